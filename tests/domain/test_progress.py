"""What counts as answered, how far an exercise is, and where to go on."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.builders import AT, exercise, pack, rating, standings
from workbook.domain import (
    Bookmark,
    Check,
    CheckItem,
    ChoiceItem,
    ChoicesItem,
    Column,
    DateItem,
    Item,
    LineItem,
    ListItem,
    NumberItem,
    Pack,
    PickItem,
    Programme,
    Response,
    Said,
    TableItem,
    Tell,
    TellItem,
    TextItem,
    Track,
    Value,
    WayName,
    Week,
)
from workbook.domain.outline import Outline
from workbook.domain.progress import Next, Progress, following, is_answered, progress
from workbook.domain.ways import ways


def response(item: Item, value: Value) -> Response:
    return Response(kind=item.kind, rev=1, at=AT, by="ana", value=value)


ASK = {"id": "x", "prompt": "?"}
TAKEN_OVER = TableItem(
    id="x", prompt="?", columns=(Column("who", "Who"), Column("count", "Count", "number")), source="earlier"
)


@pytest.mark.parametrize(
    ("item", "yes", "no"),
    [
        (LineItem(**ASK), "a", "  "),  # type: ignore[arg-type]
        (TextItem(**ASK), "a\nb", "\n"),  # type: ignore[arg-type]
        (ListItem(**ASK), ("a",), ("", " ")),  # type: ignore[arg-type]
        (ListItem(**ASK, min=3), ("a", "b", "c"), ("a", "b")),  # type: ignore[arg-type]
        (ChoicesItem(**ASK, min=2), ("a", "b"), ("a",)),  # type: ignore[arg-type]
        (PickItem(**ASK), ("a",), ()),  # type: ignore[arg-type]
        (ChoiceItem(**ASK), "a", ""),  # type: ignore[arg-type]
        (TellItem(**ASK), Tell(0), Tell(None, "a better ending")),  # type: ignore[arg-type]
        (TableItem(**ASK), ({}, {"who": "M.K."}), ({"who": " ", "done": False},)),  # type: ignore[arg-type]
        (TableItem(**ASK), ({"count": 0},), ()),  # type: ignore[arg-type]
        (TAKEN_OVER, ({"who": "M.K.", "count": 0},), ({"who": "M.K."}, {"who": "S.O."})),
    ],
)
def test_an_answer_needs_something_in_it(item: Item, yes: Value, no: Value) -> None:
    assert is_answered(Outline.of(item), response(item, yes), None)
    assert not is_answered(Outline.of(item), response(item, no), None)
    assert not is_answered(Outline.of(item), None, None)


def test_zero_unknown_and_any_day_are_answers() -> None:
    given: list[tuple[Item, Value]] = [
        (NumberItem(**ASK), 0),  # type: ignore[arg-type]
        (NumberItem(**ASK), Decimal("0.0")),  # type: ignore[arg-type]
        (DateItem(**ASK), date(2026, 1, 1)),  # type: ignore[arg-type]
        (CheckItem(**ASK), Check("unknown")),  # type: ignore[arg-type]
    ]
    assert all(is_answered(Outline.of(item), response(item, value), None) for item, value in given)


def test_an_answer_to_another_kind_of_question_is_none() -> None:
    text, number = TextItem(id="x", prompt="?"), NumberItem(id="x", prompt="?")
    assert not is_answered(Outline.of(number), response(text, "twelve"), None)


@pytest.mark.parametrize(("level", "answered"), [("0", True), ("3", True), ("na", True), ("open", False), ("-", False)])
def test_a_rating_is_answered_by_a_level_or_not_applicable(level: str, answered: bool) -> None:
    assert is_answered(Outline.of(rating("x", na=True)), None, standings({"x": level}).get("x")) is answered


def test_not_applicable_answers_only_where_it_may_be_said() -> None:
    assert not is_answered(Outline.of(rating("x")), None, standings({"x": "na"})["x"])


A1, A2, A3 = (LineItem(id=f"a{n}", prompt="?", optional=n == 2) for n in (1, 2, 3))
B1 = LineItem(id="b1", prompt="?")
OLD = LineItem(id="old", prompt="?", retired=True)


def small() -> Pack:
    more = [
        exercise("first", "one", A1, A2, A3, OLD, minutes=25),
        exercise("read", "one", minutes=5),
        exercise("second", "two", B1, minutes=15),
    ]
    return pack({"one": [], "two": [rating("r1"), rating("r2")]}, more=more)


def far(*answered: str, left: str = "", rated: str = "", item: str = "", **tracks: Track) -> Progress:
    answers = {id: response(A1, "done") for id in answered}
    place = Bookmark(left, item) if left else None
    return progress(small(), answers, standings(dict(zip(("r1", "r2"), rated.split(), strict=False))), tracks, place)


def test_an_untouched_workbook_begins_at_the_beginning() -> None:
    start = far()
    assert [one.status for one in start.exercises.values()] == ["new"] * 4
    assert (start.next.exercise, start.next.item) == ("first", "a1")
    assert start.next.why == "It comes next, in chapter 1, One."


def test_required_items_make_an_exercise_done_and_retired_ones_are_not_asked() -> None:
    first = far("a1").exercises["first"]
    assert (first.status, first.answered, first.filled, first.required, first.total) == ("started", 1, 1, 2, 3)
    assert first.next == "a3"
    done = far("a1", "a3").exercises["first"]
    assert (done.status, done.answered, done.next) == ("done", 2, "a2")


def test_an_exercise_without_items_is_done_once_read() -> None:
    assert far().exercises["read"].status == "new"
    assert far(read=Track(started=date(2026, 11, 1))).exercises["read"].status == "done"


def test_optional_items_alone_never_hold_anybody_up() -> None:
    tiny = pack({"one": []}, more=[exercise("extra", "one", A2)])
    assert progress(tiny, {"a2": response(A2, "x")}, {}, {}, None).exercises["extra"].status == "done"


def test_going_on_starts_where_it_was_left() -> None:
    there = far("a1", left="second", second=Track(started=date(2026, 11, 1)))
    assert (there.next.exercise, there.next.item) == ("second", "b1")
    assert there.next.why == "You were here last, with 0 of 1 answered."
    assert far("a1", left="first", item="a1").next.item == "a1"
    assert far("a1").next.why == "You began it, in chapter 1, One."
    assert far("b1", "a1").next.exercise == "first"
    assert far(left="no-longer-there").next.exercise == "first"


def test_after_a_finished_exercise_it_goes_on_in_the_same_chapter() -> None:
    finished = far("a1", "b1", left="second")
    assert finished.next.exercise == "readiness-two"  # and not back to “first”, which was begun
    assert finished.next.why == "It comes next, in chapter 2, Two."
    begun = far("a1", "b1", left="second", rated="3 -")
    assert (begun.next.exercise, begun.next.why) == ("readiness-two", "You began it, in chapter 2, Two.")
    assert far("a1", rated="3 3", left="readiness-two").next.exercise == "second"  # an earlier one of the chapter
    assert far("a1", "b1", rated="3 3", left="second").next.exercise == "first"
    aside = far("a1", "b1", left="second", second=Track(skipped="later"))
    assert aside.next.exercise == "readiness-two"


def test_a_skipped_exercise_is_passed_over_until_it_is_complete() -> None:
    skipped = far("a1", left="first", first=Track(skipped="no customers yet"))
    assert skipped.exercises["first"].status == "skipped"
    assert skipped.next.exercise == "read"
    assert far("a1", "a3", first=Track(skipped="later")).exercises["first"].status == "done"


def test_readiness_pages_count_their_ratings() -> None:
    page = far(rated="3 -").exercises["readiness-two"]
    assert (page.status, page.answered, page.required, page.next) == ("started", 1, 2, "r2")
    assert far(rated="3 1").exercises["readiness-two"].status == "done"


def test_chapters_and_plans_sum_their_exercises() -> None:
    now = far("a1", "a3", read=Track(skipped="known"))
    one, two = now.chapters
    assert (one.done, one.skipped, one.exercises, one.answered, one.total, one.minutes_left) == (1, 1, 2, 2, 3, 0)
    assert (two.done, two.exercises, two.required, two.minutes_left) == (0, 2, 3, 25)
    assert [plan.id for plan in now.plans] == ["one", "two"]
    assert now.plans[1].minutes_left == 25


def test_what_is_there_to_choose_from_is_next_only_once_it_was_begun() -> None:
    ideas = [exercise("idea", "library", LineItem(id="i1", prompt="?"), LineItem(id="i2", prompt="?"))]
    book = pack({"library": [], "two": []}, scored={"library": "no"}, more=[*ideas, exercise("way", "two", B1)])
    assert progress(book, {}, {}, {}, None).next.exercise == "way"
    assert progress(book, {"b1": response(B1, "x")}, {}, {}, None).next.exercise is None
    assert progress(book, {"i1": response(A1, "x")}, {}, {}, None).next.exercise == "idea"
    assert progress(book, {}, {}, {"idea": Track(started=date(2026, 11, 1))}, Bookmark("idea", "i2")).next.item == "i2"


def test_nothing_left() -> None:
    read = Track(started=date(2026, 11, 1))
    done = far("a1", "a3", "b1", rated="2 2", read=read)
    assert (done.next.exercise, done.next.item, done.next.why) == (None, None, "Every exercise is done.")
    but_one = far("a1", "a3", rated="2 2", read=read, second=Track(skipped="not now"))
    assert but_one.next.why == "All is done but 1 that you skipped."


OWN_ONE = LineItem(id="wish", prompt="?")


def with_workshop() -> Pack:
    """Two chapters, and a library with two exercises to choose from: one asks `a1` and `b1` again, with one of its own."""
    again = replace(exercise("again", "three", OWN_ONE), asked=(A1, B1, OWN_ONE))
    more = [exercise("first", "one", A1, A2), exercise("second", "two", B1), exercise("choice", "three", OLD), again]
    return pack({"one": [], "two": [], "three": []}, scored={"three": "no"}, more=more)


def worked(*answered: str, **tracks: Track) -> Progress:
    return progress(with_workshop(), {id: response(A1, "done") for id in answered}, {}, tracks, None)


def test_an_item_asked_again_counts_in_both_exercises_and_once_in_the_sums() -> None:
    now = worked("a1")
    assert (now.exercises["first"].answered, now.exercises["again"].answered) == (1, 1)
    assert (now.exercises["again"].total, now.exercises["again"].next) == (3, "b1")
    assert [(plan.answered, plan.total) for plan in now.plans] == [(1, 2), (0, 1), (0, 1)]
    assert sum(chapter.total for chapter in now.chapters) == len({"a1", "a2", "b1", "wish"})


def test_to_open_an_exercise_does_not_begin_it_and_half_an_answer_does() -> None:
    asks = pack({"one": []}, more=[exercise("begin", "one", ListItem(id="many", prompt="?", min=3))])
    for given, status in (((), "new"), (("a",), "started"), (("a", "b"), "started"), (("a", "b", "c"), "done")):
        answers = {"many": response(asks.item_by_id["many"], given)} if given else {}
        now = progress(asks, answers, {}, {"begin": Track(started=date(2026, 11, 1))}, None)
        assert now.exercises["begin"].status == status, given


def test_an_answer_given_at_home_begins_no_workshop() -> None:
    assert worked("a1").exercises["again"].status == "new"
    assert worked("a1").next.exercise == "second"
    assert worked("a1", again=Track(started=date(2026, 11, 1))).exercises["again"].status == "started"
    assert worked(again=Track(started=date(2026, 11, 1))).exercises["again"].status == "new"
    assert worked("wish").exercises["again"].status == "started"
    assert worked("a1", "b1", "wish").exercises["again"].status == "done"


def test_the_way_on_passes_the_library_over_and_stays_in_it_once_there() -> None:
    pack, now = with_workshop(), worked("a1")
    here = pack.exercise_by_id
    assert [one.id for one in following(pack, now, here["second"])] == []
    assert [one.id for one in following(pack, now, here["first"])] == ["second"]
    assert [one.id for one in following(pack, now, here["choice"])] == ["again", "second"]


def paths() -> Pack:
    """Two chapters of three exercises, of which the first and the last are on the short way, and a programme that turns them round."""
    asks = {name: LineItem(id=f"{name}-it", prompt="?") for name in "abcdef"}
    pages = [
        replace(exercise(name, "one" if name < "d" else "two", item), essential=name in "af")
        for name, item in asks.items()
    ]
    said = (Said("Do it."),)
    weeks = tuple(Week(place, f"Week {place}.", name, said, said) for place, name in enumerate("fab", 1))
    return replace(pack({"one": [], "two": []}, more=pages), programme=Programme("turn", "Turned", (), weeks))


def gone(name: WayName, *answered: str, left: str = "", opened: str = "") -> Progress:
    answers = {f"{id}-it": response(A1, "done") for id in answered}
    tracks = {opened: Track(started=date(2026, 11, 1))} if opened else {}
    return progress(paths(), answers, {}, tracks, Bookmark(left, f"{left}-it") if left else None, name)


@pytest.mark.parametrize(("name", "order"), [("short", "fa"), ("long", "abcdef"), ("weeks", "fab")])
def test_what_is_next_keeps_to_the_way(name: WayName, order: str) -> None:
    for place, id in enumerate(order):
        now = gone(name, *order[:place])
        assert (now.next.exercise, now.way.at, now.way.done) == (id, id, place)
        assert now.way.exercises == tuple(order)
    assert gone(name, *order).way.over


def test_the_short_way_and_that_of_weeks_end() -> None:
    assert gone("short", "f", "a").next == Next(None, None, "The short way is done.")
    assert gone("weeks", "f", "a", "b").next == Next(None, None, "All the weeks are done.")


def test_who_began_a_page_beside_the_way_goes_on_there_and_who_looked_at_one_does_not() -> None:
    asked = LineItem(id="c-more", prompt="?")
    book = paths()
    more = replace(book.exercise_by_id["c"], items=(*book.exercise_by_id["c"].items, asked))
    book = replace(book, exercises=tuple(more if one.id == "c" else one for one in book.exercises))
    begun = {"c-it": response(A1, "done")}
    assert progress(book, begun, {}, {}, Bookmark("c", "c-more"), "short").next.exercise == "c"
    assert progress(book, {}, {}, {}, Bookmark("c", "c-more"), "short").next.exercise == "f"


def test_after_a_page_comes_the_next_of_the_way() -> None:
    here = paths().exercise_by_id
    assert [one.id for one in following(paths(), gone("short", "f"), here["f"])] == ["a"]
    assert [one.id for one in following(paths(), gone("short"), here["a"])] == ["f"]
    assert [one.id for one in following(paths(), gone("weeks", "c"), here["c"])] == ["f", "a", "b"]


def test_a_pack_without_the_way_has_the_long_one() -> None:
    bare = replace(paths(), programme=None, exercises=tuple(replace(one, essential=False) for one in paths().exercises))
    assert [one.name for one in ways(bare)] == ["long"]
    assert progress(bare, {}, {}, {}, None, "weeks").way.name == "long"
    assert [one.name for one in ways(paths())] == ["short", "long", "weeks"]
