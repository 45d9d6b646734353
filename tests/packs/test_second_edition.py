"""The page on the second edition names each rating that changed, went or came, with the weights as they were and are."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.pages import table
from tests.workplaces import PARSED
from workbook.domain import Firm, Pack, RatingItem, seen
from workbook.packs import catalog

PAGE = "ratings-second-edition.md"
FIRST: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "data/first-edition-ratings.toml").read_text(encoding="utf-8")
)
FIRMS = (Firm(), Firm(size="solo"), Firm(age="new"), Firm(size="solo", age="new"))
"""The firms of the columns, in their order."""

WORDS = {
    (): "everybody",
    ("solo",): "whoever works alone",
    ("team",): "teams",
    ("established",): "established firms",
    ("walk-in",): "walk-in firms",
    ("job", "appointment", "account"): "all but walk-in firms",
}
"""How the page says whom a rating is for."""


@pytest.fixture(scope="module")
def pack() -> Pack:
    pack, _ = catalog.load(catalog.shipped(), PARSED)
    assert pack is not None
    return pack


def said(item: RatingItem) -> str:
    return item.prompt.removesuffix(".")


def first(pack: Pack, name: str) -> RatingItem:
    """A rating of the first edition, as it is now."""
    item = pack.item_by_id[name]
    assert isinstance(item, RatingItem)
    return item


def test_each_plan_has_as_many_of_the_weight_that_is_told(pack: Pack) -> None:
    for title, before, *now in table(PAGE, "Plan", "First edition", "A team", "Alone", "A new team", "New and alone"):
        plan = next(one.id for one in pack.plans if one.title == title)
        weights = [one["weight"] for one in FIRST.values() if one["plan"] == plan]
        assert before == f"{len(weights)}, weighing {sum(weights)}"
        for kind in ("job", "appointment", "account", "walk-in"):
            for told, firm in zip(now, FIRMS, strict=True):
                ratings = seen(pack, Firm(kind, firm.size, "no", firm.age)).ratings_of(plan)
                assert told == f"{len(ratings)}, weighing {sum(one.weight for one in ratings)}", (title, kind, firm)


def test_each_weight_that_changed_is_told_with_its_reason(pack: Pack) -> None:
    told = table(PAGE, "Rating", "Before", "Now", "Why")
    assert all(why for *_, why in told)
    items = [(first(pack, name), one["weight"]) for name, one in FIRST.items()]
    changed = [[said(item), str(before), str(item.weight)] for item, before in items if item.weight != before]
    assert [row[:3] for row in told] == changed


def test_each_rating_that_went_or_came_is_told(pack: Pack) -> None:
    gone = {name: said(item) for name in FIRST if (item := first(pack, name)).retired}
    assert {name: words for words, name, _ in table(PAGE, "Rating", "Id", "Why, and what takes its place")} == gone
    new = [[said(item), WORDS[sum(item.applies.facets, ())]] for item in pack.ratings if item.id not in FIRST]
    assert [row[:2] for row in table(PAGE, "Rating", "For whom", "Why")] == new


def test_each_rating_whose_meaning_changed_is_told(pack: Pack) -> None:
    changed = [
        said(item) for name, one in FIRST.items() if (item := first(pack, name)).rev > one["rev"] and not item.retired
    ]
    assert [row[0] for row in table(PAGE, "Rating", "A 4 before", "A 4 now")] == changed


def test_no_new_rating_takes_an_old_answer_over(pack: Pack) -> None:
    assert not [item.id for item in pack.ratings if item.replaces]
