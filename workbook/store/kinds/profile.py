"""`workbook.toml` as a profile, and a profile as the entries of that file."""

from typing import Any

from workbook.domain.ids import is_id
from workbook.domain.problem import Problem
from workbook.domain.text import one_line
from workbook.domain.workbook import PackRef, Person, Profile, Settings
from workbook.store.format import codec
from workbook.store.format.entries import Entries, Key
from workbook.store.format.toml import line_of
from workbook.store.kinds.layout import WORKBOOK

FORMER_DEMO = "demo-harbour-ledger"
"""The id by which earlier versions knew the example; now it says `demo = true`."""

_BY_HAND = "Mend it in a text editor."


def read_profile(entries: Entries, text: str = "") -> tuple[Profile | None, list[Problem]]:
    """The profile that `entries` hold, and what is wrong with them. None when the business or its pack cannot be told."""
    problems: list[Problem] = []

    def bad(key: Key, what: str) -> None:
        problems.append(Problem(WORKBOOK, line_of(text, key) if text else None, what, _BY_HAND))

    business, own_id = entries.get(("business",)), entries.get(("id",))
    if not isinstance(business, str) or not business.strip():
        bad(("business",), "“business” is missing, or is not a text.")
    pack = codec.read(PackRef, entries.get(("pack",), {}))
    if isinstance(pack, str):
        bad(("pack",), f"The pack cannot be told: {pack}")
    settings = _settings(entries.get(("settings",), {}))
    if isinstance(settings, str):
        bad(("settings",), f"The settings are not used: {settings}")
        settings = Settings()
    people: list[Person] = []
    for key, value in entries.items():
        if key[0] == "people":
            person = _person(key, value)
            if isinstance(person, str):
                bad(key, person)
            else:
                people.append(person)
    if not isinstance(business, str) or isinstance(pack, str):
        return None, problems
    own_id = own_id if isinstance(own_id, str) else ""  # a missing one is made at the first save
    demo = entries.get(("demo",)) is True or own_id == FORMER_DEMO
    return Profile(own_id, business, pack, tuple(people), settings, demo), problems


def _settings(table: Any) -> Settings | str:
    settings = codec.read(Settings, table)
    if isinstance(settings, str):
        return settings
    if not 1 <= settings.year_start <= 12:
        return "“year_start” is not a month from 1 to 12."
    return settings if settings.introductions >= 0 else "“introductions” is below 0."


def _person(key: Key, table: Any) -> Person | str:
    if len(key) == 1:
        return "“people” should be a list of tables."
    if key[1].startswith("?"):
        return "Two people have the same id." if isinstance(table.get("id"), str) else "A person has no id."
    person = codec.read(Person, table)
    if isinstance(person, str):
        return person
    if not is_id(person.id) or person.id == "checkin":
        return f"“{one_line(person.id, 60)}” cannot be a person's id."
    return person


def write_profile(profile: Profile, old: Entries) -> Entries:
    """The entries of `workbook.toml` for a profile, over those it had: what the profile does not know is kept.

    A person who is no longer in the profile goes; a table that never was a proper person stays.
    """
    entries: Entries = {
        ("id",): codec.write(profile.id),
        ("business",): codec.write(profile.business),
        ("pack",): codec.write(profile.pack, old.get(("pack",))),
    }
    if profile.demo:
        entries[("demo",)] = True
    for person in profile.people:
        entries["people", person.id] = codec.write(person, old.get(("people", person.id)))
    entries[("settings",)] = codec.write(profile.settings, old.get(("settings",)))
    for key, value in old.items():
        if key not in entries and not (
            key[0] == "people" and len(key) == 2 and not isinstance(_person(key, value), str)
        ):
            entries[key] = value
    return entries
