"""What a moment says, line by line, and the card with what is next."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.builders import AT, ON, exercise, pack, rating, standings
from workbook.domain import Block, Document, Pack, Response, Score, Span, TextItem, Track, score
from workbook.domain.filled_document import PageNow
from workbook.domain.moments import Ended, Made, Moment, Moved
from workbook.domain.progress import Progress, progress
from workbook.reports.home_report import done_now
from workbook.reports.moment_report import end_lines, fall_words, gain_words, made_line, plain_lines, told
from workbook.reports.next_report import going_on, next_card

MADE = Made(exercises=9, skipped=0, answers=38, ratings=0, days=3, evenings=True)
NOTHING = Moment(Ended(), "starting", None, (0, 0), (), (), "")


def book() -> Pack:
    texts = [TextItem(id=f"{name}-why", prompt="Why?") for name in ("best", "poor")]
    more = [exercise(one.id.removesuffix("-why"), "strategy", one) for one in texts]
    ratings = {plan: [rating(f"{plan}-{number}") for number in (1, 2)] for plan in ("strategy", "ready")}
    return pack(ratings | {"library": []}, scored={"library": "no"}, more=more)


def page(name: str, *items: str) -> Document:
    body = tuple(Block("paragraph", (Span(item, place=item),)) for item in items)
    return Document(name, name.capitalize(), "strategy", "Anybody", body, f"documents/{name}.md")


def state(one: Pack, levels: dict[str, str], *answered: str) -> tuple[Progress, Score]:
    answers = {item: Response(kind="text", rev=1, at=AT, by="ana", value="They pay.") for item in answered}
    given = standings(levels)
    return progress(one, answers, given, {"best": Track(started=date(2026, 11, 2))}, None), score(one, given, ON)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "9 exercises, 38 answers, on three evenings"),
        ({"ratings": 8, "evenings": False}, "9 exercises, 38 answers and 8 ratings, on three days"),
        ({"exercises": 1, "answers": 1, "days": 1}, "1 exercise, 1 answer, in one evening"),
        ({"answers": 0, "ratings": 2, "days": 1, "evenings": False}, "9 exercises, 2 ratings, on one day"),
        ({"skipped": 1, "days": 14}, "9 exercises and 1 set aside, 38 answers, on 14 evenings"),
        ({"answers": 0, "days": 0, "evenings": False}, "9 exercises"),
    ],
)
def test_what_was_made(changed: dict[str, int], words: str) -> None:
    assert made_line(replace(MADE, **changed)) == words  # type: ignore[arg-type]  # fields of several kinds


def test_all_that_ends_at_once_stands_on_one_page_the_chapter_first() -> None:
    one = book()
    now, score_now = state(
        one, dict.fromkeys(("strategy-1", "strategy-2", "ready-1", "ready-2"), "2"), "best-why", "poor-why"
    )
    found = replace(
        NOTHING,
        ended=Ended(("strategy",), ("strategy", "ready"), "long", "building"),
        made=MADE,
        pages=tuple((page(name), name == "first") for name in ("first", "second", "third", "fourth")),
        moved=(Moved("Strategy", Fraction(485, 1000), Fraction(661, 1000)), Moved("", None, Fraction(1, 2))),
        wrote="They pay.",
    )
    words = plain_lines(told(found, one, now, score_now), going_on(one, now))
    *said, _ = words
    assert " ".join(" ".join(said).split()) == (
        "Chapter 1 is done: Strategy; 2 of 2 chapters. "
        "With it: The plan Strategy is done, 50.0 of 100 proven; The plan Ready is done, 50.0 of 100 proven; "
        "The long way is done, 4 exercises, 40 min; From Starting to Building, 10.0 short of Working. "
        "You made: 9 exercises, 38 answers, on three evenings; First, now ready to print; Second, ready to print; "
        "Third, ready to print; and 1 more page, under Documents. "
        "It moved: Strategy 48.5, now 66.1; Proven 50.0, the first number. "
        "You wrote: “They pay.”"
    )


def test_a_plan_without_ratings_is_counted_in_exercises() -> None:
    one = book()
    now, score_now = state(one, {}, "best-why", "poor-why")
    head = told(replace(NOTHING, ended=Ended(plans=("strategy",))), one, now, score_now).head
    assert (head.number, head.title, head.name) == ("2", "The plan Strategy is done", "2 exercises")
    assert head.places == ("begun", "new") and head.whole == "0 of 2 plans"


def test_a_step_says_what_raised_it_and_what_the_next_one_needs() -> None:
    one = book()
    now, score_now = state(one, dict.fromkeys(("strategy-1", "strategy-2", "ready-1", "ready-2"), "2"))
    words = told(replace(NOTHING, ended=Ended(label="building"), rated=(3, 2)), one, now, score_now)
    assert (words.head.number, words.head.title, words.head.name) == (
        "50",
        "From Starting to Building",
        "10.0 short of Working",
    )
    assert words.head.places == ("done", "done", "new", "new")
    assert words.parts == (("You made", words.parts[0][1]),)
    assert words.parts[0][1][0].words == "3 ratings, two of them shown by a dated line"


def test_the_end_of_an_exercise_takes_a_sentence_for_each() -> None:
    pages = [page("promise card"), page("welcome page")]
    moved = [Moved("Strategy", Fraction(1, 2), Fraction(3, 5)), Moved("", None, Fraction(1, 10))]
    assert end_lines(pages, moved) == [
        "“Promise card” and “Welcome page” are ready to print.",
        "Strategy: 50.0, now 60.0. Proven: 10.0, the first number.",
    ]
    assert end_lines(pages[:1], []) == ["“Promise card” is ready to print."]
    assert end_lines([], []) == []


def test_a_gain_and_a_loss_are_told_by_their_signs() -> None:
    assert gain_words(Moved("", Fraction(1, 2), Fraction(632, 1000))) == "+13.2"
    assert gain_words(Moved("", Fraction(1, 2), Fraction(491, 1000))) == "−0.9"


def test_a_step_down_names_its_cause() -> None:
    one = book()
    levels = dict.fromkeys(("strategy-1", "strategy-2", "ready-1", "ready-2"), "2")
    before, now = state(one, levels)[1], state(one, levels | {"ready-1": "0"})[1]
    assert fall_words(before, now) == "Starting again, from Building: Ready went from 50.0 to 25.0."


def test_the_card_of_what_is_next() -> None:
    one = book()
    fresh, _ = state(one, {})
    found = next_card(one, fresh)
    assert found is not None
    assert (found.chapter, found.name, found.far, found.holds, found.word) == (
        "1 Strategy",
        "Best",
        "3 exercises",
        "10 minutes",
        "Begin",
    )
    begun, _ = state(one, {"strategy-1": "2"})
    chosen = next_card(one, begun, chosen="readiness-strategy")
    assert chosen is not None
    assert (chosen.far, chosen.done, chosen.total, chosen.item, chosen.word) == (
        "question 2 of 2",
        1,
        2,
        "strategy-2",
        "Go on",
    )


@pytest.mark.parametrize(
    ("items", "words"),
    [(("best-why",), "makes “Sheet”"), (("best-why", "poor-why"), "goes into “Sheet”"), (("poor-why",), "")],
)
def test_the_card_names_the_page_that_it_goes_into(items: tuple[str, ...], words: str) -> None:
    one = book()
    found = next_card(one, state(one, {})[0], [PageNow("sheet", "Sheet", ready=False, items=frozenset(items))])
    assert found is not None and found.holds == " · ".join(filter(None, ["10 minutes", words]))


def test_where_everything_is_done_the_card_leads_to_the_actions() -> None:
    one = book()
    now, _ = state(one, dict.fromkeys(("strategy-1", "strategy-2", "ready-1", "ready-2"), "2"), "best-why", "poor-why")
    assert next_card(one, now) is None
    assert (going_on(one, now).page, going_on(one, now).why) == ("actions", "Every exercise is done.")


def test_home_and_the_page_of_a_moment_count_the_same_chapters() -> None:
    one = book()
    taken = ("best", "readiness-ready")
    one = replace(one, exercises=tuple(replace(page, essential=page.id in taken) for page in one.exercises))
    answers = {"best-why": Response(kind="text", rev=1, at=AT, by="ana", value="They pay.")}
    now, score_now = progress(one, answers, {}, {}, None, "short"), score(one, {}, ON)
    head = told(replace(NOTHING, ended=Ended(("strategy",))), one, now, score_now).head
    assert (head.title, head.whole) == ("Chapter 1 is done on the short way", "1 of 2 chapters")
    done = done_now(one, now, (), (), ON, 1)
    assert (done.finished, len(done.chapters)) == (1, 2) and done.chapters == head.places


def test_a_shorter_way_that_ends_comes_before_its_chapters() -> None:
    one = book()
    one = replace(one, exercises=tuple(replace(page, essential=page.id == "best") for page in one.exercises))
    answers = {"best-why": Response(kind="text", rev=1, at=AT, by="ana", value="They pay.")}
    now, score_now = progress(one, answers, {}, {}, None, "short"), score(one, {}, ON)
    found = told(replace(NOTHING, ended=Ended(("strategy",), way="short")), one, now, score_now)
    assert (found.head.title, found.parts[0][1][0].name) == (
        "The short way is done",
        "Chapter 1 is done on the short way",
    )
