"""`workbook.toml`: the business, its people and its settings. Without it there is no workbook."""

from collections.abc import Mapping
from typing import Any

from workbook.domain import GivenFirm, Person, Profile, ProfileAt, Settings, is_id, is_workbook_id, one_line
from workbook.store.kinds.kind import KEPT, Kind, Part, Rule, Whole, ours, within

WORKBOOK = "workbook.toml"

FORMER_DEMO = "demo-harbour-ledger"
"""The id by which earlier versions knew the example; now it says `demo = true`."""


def _same_id(mine: Any, theirs: Any) -> Any:
    """Of two ids that were made for one workbook on two computers the smaller, so that both come to the same."""
    made = [one for one in (mine, theirs) if isinstance(one, str) and is_workbook_id(one)]
    return min(made, default=mine)


def _no_person(person: Person) -> str | None:
    if is_id(person.id) and person.id != "checkin":
        return None
    return f"“{one_line(person.id, 60)}” cannot be a person's id."


def _backwards(person: Person) -> str | None:
    if person.since is None or person.until is None or person.since <= person.until:
        return None
    return f"“{one_line(person.name, 60)}” leaves before they come: “until” is {person.until}, “since” {person.since}."


def _named(found: Mapping[str, Any]) -> Mapping[str, Any]:
    """An id that is missing, or is no text, is made at the first save."""
    own_id = found.get("id") if isinstance(found.get("id"), str) else ""
    return {**found, "id": own_id, "demo": found.get("demo") is True or own_id == FORMER_DEMO}


_NO_BUSINESS = "“business” is missing, or is not a text."

PROFILE = Kind(
    "workbook",
    f"A referral workbook: the business, its people and its settings. {KEPT}",
    file=WORKBOOK,
    called="the file of the workbook itself",
    whole=Whole(
        Profile,
        ProfileAt,
        {
            "id": Part(clash=_same_id, optional=True),
            "business": Part(_NO_BUSINESS, rules=(Rule(lambda name: None if name.strip() else _NO_BUSINESS),)),
            "pack": Part("The pack cannot be told: {}", together=True, clash=ours),
            "settings": Part(
                "The settings are not used: {}",
                instead=Settings(),
                rules=(
                    within("year_start", 1, 12, "“year_start” is not a month from 1 to 12."),
                    within("introductions", 0, None, "“introductions” is below 0."),
                ),
            ),
            "firm": Part("The kind of firm is not used: {}", instead=GivenFirm()),
            "people": Part(
                rules=(Rule(_no_person), Rule(_backwards)),
                no_id="A person has no id.",
                same_id="Two people have the same id.",
            ),
        },
        lists={"people": Person},
        fill=_named,
    ),
)
