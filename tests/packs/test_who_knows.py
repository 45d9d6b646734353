"""Who can know how it stands with a rating: the option, and the page that says it of each of ours, with the reasons."""

from pathlib import Path

import pytest

from tests.pages import table
from tests.workplaces import PARSED
from workbook.domain import Firm, Pack, RatingItem, seen
from workbook.packs import catalog
from workbook.packs.check.lock import locked
from workbook.packs.read.findings import Report
from workbook.packs.read.item_options import read_options
from workbook.reports.pack_report import pack_json

PAGE = "who-knows.md"


@pytest.fixture(scope="module")
def pack() -> Pack:
    pack, _ = catalog.load(catalog.shipped(), PARSED)
    assert pack is not None
    return pack


# The option


def test_everybody_can_know_what_says_nothing_else() -> None:
    report = Report("a.md")
    assert RatingItem(id="a", prompt="A.", **read_options("rating", "weight=2", 1, report)).knows == "all"
    item = RatingItem(id="a", prompt="A.", **read_options("rating", "knows=owner fact=asks-made", 1, report))
    assert (item.knows, item.fact) == ("owner", "asks-made")
    assert not report.problems


@pytest.mark.parametrize(
    ("options", "what"),
    [
        ("knows=staff", "`knows` wants “owner”, “customers” or “all”, found “staff”."),
        ("knows", "`knows` wants a value."),
        ("fact=3%", "`fact` wants the name of a number, found “3%”."),
    ],
)
def test_what_cannot_be_said_is_told(options: str, what: str) -> None:
    report = Report("a.md")
    assert read_options("rating", options, 3, report) == {}
    assert [(one.line, one.what) for one in report.problems] == [(3, what)]


def test_only_a_rating_says_who_can_know_it() -> None:
    report = Report("a.md")
    read_options("line", "knows=owner", 3, report)
    assert [one.what for one in report.problems] == ["`line` has no option `knows`."]


def test_who_can_know_it_changes_nothing_of_what_is_asked() -> None:
    """The lock holds what carries meaning: it may be judged anew without a new revision."""
    plain = RatingItem(id="a", prompt="A.", anchors=("a", "b", "c", "d", "e"))
    told = RatingItem(id="a", prompt="A.", anchors=("a", "b", "c", "d", "e"), knows="owner", fact="asks-made")
    assert locked(plain) == locked(told)


def test_it_is_shown_as_data(pack: Pack) -> None:
    items = {item["id"]: item for one in pack_json(pack)["exercises"] for item in one["items"]}
    assert (items["exchange-is-reviewed"]["knows"], items["exchange-is-reviewed"]["fact"]) == ("owner", None)
    assert items["one-message-everywhere"]["knows"] == "all"
    assert not any("knows" in one for one in items.values() if one["kind"] != "rating")


# Ours


def test_the_page_says_of_every_rating_who_can_know_it_and_why(pack: Pack) -> None:
    rows = table(PAGE, "Rating", "Id", "knows", "Why")
    assert [(title, name, knows) for title, name, knows, _ in rows] == [
        (one.prompt.removesuffix("."), one.id, one.knows)
        for plan in pack.plans
        for one in pack.ratings
        if pack.chapter_of(pack.exercise_of[one.id]).plan == plan.id
    ]
    assert len({why for *_, why in rows}) >= len(rows) - 1, "a reason is a reason of its own"
    assert f"all {len(rows)} of them" in (Path("docs") / PAGE).read_text(encoding="utf-8")


def test_the_page_counts_them_rightly(pack: Pack) -> None:
    for title, owner, customers, everybody, weight in table(
        PAGE, "Plan", "owner", "customers", "all", "Weight of `all`, of that of the plan"
    ):
        plan = next(one.id for one in pack.plans if one.title == title)
        ratings = [one for one in pack.ratings if pack.chapter_of(pack.exercise_of[one.id]).plan == plan]
        found = [sum(one.knows == knows for one in ratings) for knows in ("owner", "customers", "all")]
        assert [int(owner), int(customers), int(everybody)] == found, title
        heavy = sum(one.weight for one in ratings if one.knows == "all")
        assert weight == f"{heavy} of {sum(one.weight for one in ratings)}", title


@pytest.mark.parametrize("kind", ["job", "appointment", "account", "walk-in"])
@pytest.mark.parametrize("age", ["new", "established"])
def test_every_plan_keeps_two_that_anybody_inside_can_know(pack: Pack, kind: str, age: str) -> None:
    """A round in which nobody can be told from the others asks only these."""
    for bound in ("yes", "no"):
        here = seen(pack, Firm(kind, "team", bound, age))  # type: ignore[arg-type]  # all are of FIRM
        for plan in here.plans:
            ratings = here.ratings_of(plan.id)
            assert not ratings or sum(one.knows == "all" for one in ratings) >= 2, (plan.id, kind, age, bound)
