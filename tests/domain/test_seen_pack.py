"""The pack as a firm sees it: what is not for it is not there, and all that names it finds it there."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.builders import ON, exercise, lift, pack, rating, standings
from workbook.domain import (
    Applies,
    Block,
    Document,
    Exercise,
    Firm,
    LineItem,
    Pack,
    RatingItem,
    Span,
    every_firm,
    score,
    seen,
)

WALK_IN = Applies(kind=("walk-in",))
JOB = Applies(kind=("job",))


def block(text: str, level: int = 0, applies: Applies = Applies()) -> Block:  # noqa: B008  # a frozen value
    return Block("heading" if level else "paragraph", (Span(text),), level or 1, applies=applies)


LESSON = (
    block("Begin."),
    block("An example", 2, JOB),
    block("A builder."),
    block("And more", 3),
    block("Of the builder."),
    block("An example", 2, WALK_IN),
    block("A café."),
    block("In the end", 2),
    block("All of us."),
    block("For the counter", 2, WALK_IN),
    block("A till."),
    Block("fact", (Span("A fact card stands last."),)),
)


def some() -> Pack:
    """A pack in which every sort of thing is for some firms only."""
    till = LineItem(id="till", prompt="What does the till say?", applies=WALK_IN)
    invoice = LineItem(id="invoice", prompt="What does the invoice say?", applies=JOB)
    both = LineItem(id="both", prompt="What do you say?")
    page = replace(exercise("page", "a", till, invoice, both), lesson=LESSON)
    counter = replace(exercise("counter", "a", LineItem(id="tally", prompt="Count.")), applies=WALK_IN)
    again = replace(exercise("again", "b"), asked=(till, both))
    ratings = {
        "a": [
            rating("a-all", lifts=(lift(2), lift(4, id="job", applies=JOB), lift(4, id="walk", applies=WALK_IN))),
            rating("a-walk", 3, applies=WALK_IN),
        ],
        "b": [rating("b-job", 2, applies=JOB), rating("b-team", applies=Applies(size=("team",))), rating("b-all")],
    }
    made = pack(ratings, more=[page, counter, again])
    papers = [
        Document(name, name, "a", "Us", LESSON, "d.md", applies) for name, applies in (("d", JOB), ("e", Applies()))
    ]
    return replace(made, documents=tuple(papers))


def words(page: Exercise) -> list[str]:
    return ["".join(span.text for span in one.spans) for one in page.lesson]


def test_what_is_not_for_the_firm_is_not_there() -> None:
    shop = seen(some(), Firm(kind="walk-in", size="solo"))
    assert list(shop.exercise_by_id) == ["page", "counter", "readiness-a", "again", "readiness-b"]
    assert list(shop.item_by_id) == ["till", "both", "tally", "a-all", "a-walk", "b-all"]
    assert [one.id for one in shop.ratings] == ["a-all", "a-walk", "b-all"]
    assert [one.id for one in shop.documents] == ["e"]
    assert list(shop.exercise_of) == list(shop.item_by_id)
    builder = seen(some(), Firm(kind="job", size="team"))
    assert list(builder.item_by_id) == ["invoice", "both", "a-all", "b-job", "b-team", "b-all"]
    assert [one.id for one in builder.documents] == ["d", "e"]


def test_a_section_goes_up_to_the_next_heading_that_is_not_below_it() -> None:
    page = seen(some(), Firm(kind="walk-in")).exercise_by_id["page"]
    told = ["Begin.", "An example", "A café.", "In the end", "All of us.", "For the counter", "A till."]
    assert words(page) == [*told, "A fact card stands last."]
    page = seen(some(), Firm(kind="job")).exercise_by_id["page"]
    told = ["Begin.", "An example", "A builder.", "And more", "Of the builder.", "In the end", "All of us."]
    assert words(page) == [*told, "A fact card stands last."], "a card is of the whole page"


def test_lifts_of_others_are_not_offered() -> None:
    for kind, name in (("job", "job"), ("walk-in", "walk")):
        found = seen(some(), Firm(kind=kind)).item_by_id["a-all"]  # type: ignore[arg-type]  # words of a firm
        assert isinstance(found, RatingItem)
        assert [one.id for one in found.lifts] == ["to-2", name]


def test_what_is_asked_again_is_the_same_item() -> None:
    shop = seen(some(), Firm(kind="walk-in"))
    assert [one.id for one in shop.exercise_by_id["again"].live] == ["till", "both"]
    assert [one.id for one in shop.asking["till"]] == ["page", "again"]
    assert [one.id for one in seen(some(), Firm()).exercise_by_id["again"].live] == ["both"]


@pytest.mark.parametrize("firm", list(every_firm()))
def test_it_is_one_pack_for_each_firm(firm: Firm) -> None:
    made = seen(some(), firm)
    assert seen(made, firm) is made, "nothing more is to be left out"
    assert (made.id, made.version, made.sha256) == (some().id, some().version, some().sha256)
    fresh = replace(made)  # looks everything up anew
    assert list(fresh.exercise_of) == list(made.exercise_of)
    assert fresh.ratings == made.ratings
    assert all(made.exercise_of[one] is made.exercise_by_id[made.exercise_of[one].id] for one in made.item_by_id)


def test_a_pack_for_everybody_is_not_made_anew() -> None:
    everybody = pack({"a": [rating("a-1")], "b": [rating("b-1")]})
    assert seen(everybody, Firm()) is everybody


def test_a_rating_that_is_not_there_is_no_gap_and_not_set_aside() -> None:
    levels = standings({"a-all": "2", "a-walk": "4e", "b-all": "2", "b-job": "0"})
    now = score(seen(some(), Firm(kind="account", size="solo")), levels, ON)
    assert [len(plan.items) for plan in now.plans] == [1, 1]
    assert (now.proven, now.possible, now.answered, now.na) == (Fraction(1, 2), Fraction(1, 2), Fraction(1), 0)
    builder = score(seen(some(), Firm(kind="job", size="solo")), levels, ON)
    assert builder.plans[1].weight == 3
    assert builder.proven < now.proven
