"""Moments: what counts as an end, what has moved and by how much, on how many days, and which sentence is fit to be shown again."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import AT, ON, exercise, pack, rating, standings
from workbook.domain import Pack, Response, Score, TextItem, Track, WayName, score, show
from workbook.domain.moments import MOST_LETTERS, Ended, Moved, Stand, ended, made, moved, sentence, stand
from workbook.domain.progress import Progress, progress

PLANS = ("strategy", "content")


def book(*more: str) -> Pack:
    """Two plans of two ratings, a library beside them, and further exercises of one text each, named `chapter/id`."""
    texts = [
        exercise(id, chapter, TextItem(id=f"{id}-why", prompt="Why?"))
        for chapter, id in (one.split("/") for one in more)
    ]
    ratings = {plan: [rating(f"{plan}-{number}", na=True) for number in (1, 2)] for plan in PLANS}
    return pack(ratings | {"library": []}, scored={"library": "no"}, more=texts)


def far(
    one: Pack, levels: dict[str, str], texts: dict[str, str] | None = None, skipped: str = "", way: WayName = "long"
) -> Progress:
    answers = {id: Response(kind="text", rev=1, at=AT, by="ana", value=words) for id, words in (texts or {}).items()}
    return progress(one, answers, standings(levels), {id: Track(skipped="no") for id in skipped.split()}, None, way)


def scored(one: Pack, levels: dict[str, str]) -> Score:
    return score(one, standings(levels), ON)


def stood(one: Pack, levels: dict[str, str], texts: dict[str, str] | None = None, skipped: str = "") -> Stand:
    return stand(one, far(one, levels, texts, skipped), scored(one, levels))


BOTH = {"strategy-1": "1", "strategy-2": "1"}


def test_a_chapter_and_its_plan_end_with_their_last_answer() -> None:
    one = book("strategy/best")
    assert not ended(stood(one, {}), stood(one, BOTH), one), "the page beside the ratings is still open"
    found = ended(stood(one, BOTH), stood(one, BOTH, {"best-why": "They pay."}), one)
    assert found == Ended(("strategy",), ("strategy",))


def test_what_is_set_aside_is_over_once_something_is_done() -> None:
    one = book("strategy/best")
    assert ended(stood(one, {}), stood(one, BOTH, skipped="best"), one).chapters == ("strategy",)
    assert not ended(stood(one, {}), stood(one, {}, skipped="best readiness-strategy"), one)


def test_a_plan_of_two_chapters_ends_with_the_second() -> None:
    one = book("strategy/best", "content/story")
    one = replace(
        one,
        chapters=tuple(
            replace(chapter, plan="strategy") if chapter.id == "content" else chapter for chapter in one.chapters
        ),
    )
    all_but_one = BOTH | {"content-1": "1"}
    words = {"best-why": "They pay.", "story-why": "It is true."}
    found = ended(stood(one, {}), stood(one, all_but_one, words), one)
    assert (found.chapters, found.plans) == (("strategy",), ())
    found = ended(stood(one, all_but_one, words), stood(one, all_but_one | {"content-2": "1"}, words), one)
    assert (found.chapters, found.plans) == (("content",), ("strategy",))


def short_book() -> Pack:
    """Two chapters with two pages each, of which the short way takes the first."""
    one = book("strategy/best", "strategy/poor", "content/story", "content/guide")
    taken = ("best", "story")
    return replace(one, exercises=tuple(replace(page, essential=page.id in taken) for page in one.exercises))


def test_on_the_short_way_a_chapter_ends_with_what_the_way_takes_of_it() -> None:
    one, said = short_book(), {"best-why": "They pay."}
    before, now = (stand(one, far(one, {}, texts, way="short"), scored(one, {})) for texts in ({}, said))
    assert ended(before, now, one) == Ended(("strategy",))
    before, now = (stand(one, far(one, {}, texts), scored(one, {})) for texts in ({}, said))
    assert not ended(before, now, one)


def test_what_is_there_to_choose_from_has_no_end() -> None:
    one = book("library/idea")
    assert not ended(stood(one, {}), stood(one, {}, {"idea-why": "For a walk-in."}), one)


def test_a_step_is_one_upwards_only() -> None:
    one = book()
    low, high = ({"strategy-1": level, "strategy-2": level, "content-1": level, "content-2": level} for level in "12")
    assert ended(stood(one, low), stood(one, high), one).label == "building"
    assert not ended(stood(one, high), stood(one, low), one)


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        (("short", False), ("short", True), "short"),
        (("short", True), ("short", True), None),
        (("short", False), ("weeks", True), None),  # taken when it was over already
    ],
)
def test_a_way_ends_where_one_is_on_it(
    before: tuple[WayName, bool], now: tuple[WayName, bool], found: WayName | None
) -> None:
    then, after = (Stand(frozenset(), frozenset(), way, over, "starting") for way, over in (before, now))
    assert ended(then, after, book()).way == found


def test_only_what_has_moved_is_told_and_a_first_number_has_none_before_it() -> None:
    one = book()
    before, now = scored(one, {"strategy-1": "1"}), scored(one, {"strategy-1": "1", "content-1": "2"})
    assert moved(before, now, PLANS) == (Moved("Content", None, Fraction(1, 4)), Moved("", before.proven, now.proven))
    assert moved(now, now, PLANS) == ()
    assert moved(scored(one, {}), now, PLANS)[-1].before is None


def test_other_ratings_are_not_compared() -> None:
    """A firm of another kind is asked others: its plans are not the same ones."""
    one, other = book(), pack({plan: [rating(f"{plan}-1")] for plan in PLANS})
    assert moved(scored(one, {"strategy-1": "1"}), scored(other, {"strategy-1": "3e"}), PLANS) == ()


@given(before=st.fractions(0, 1), after=st.fractions(0, 1))
def test_a_gain_is_that_of_the_figures_shown(before: Fraction, after: Fraction) -> None:
    found = Moved("Strategy", before, after)
    assert Fraction(show(before)) + found.gain == Fraction(show(after))
    assert Moved("Strategy", None, after).gain == Fraction(show(after))


def test_what_was_made_is_counted_where_it_lives_with_the_days_it_was_written_on() -> None:
    one = book("strategy/best", "strategy/poor")
    late = AT.replace(hour=20)
    answers = {
        "best-why": Response(kind="text", rev=1, at=late, by="ana", value="They pay."),
        "poor-why": Response(kind="text", rev=1, at=late + timedelta(days=1), by="ana", value="They don't."),
    }
    state = far(one, BOTH, {"best-why": "They pay.", "poor-why": "They don't."})
    names = [part.id for part in one.exercises_in("strategy")]
    found = made(one, state, names, answers, {"strategy-1": late, "content-1": AT})
    assert (found.exercises, found.skipped, found.answers, found.ratings) == (3, 0, 2, 1)
    assert (found.days, found.evenings) == (2, True)
    assert not made(one, state, names, answers, {"strategy-1": AT}).evenings


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("We would not do that well for you. May I give you a name?", "We would not do that well for you."),
        ("Owners should sleep before tax day.", "Owners should sleep before tax day."),
        ("They stay. They pay. They bring a friend along.", "They stay. They pay."),
        ("We help Mr. Okafor ride to work again. Often.", "We help Mr. Okafor ride to work again."),
        ("We mend, e.g. brakes, while you wait. Always.", "We mend, e.g. brakes, while you wait."),
        ("“It rides as it should.” That is all we want to hear.", "“It rides as it should.”"),
        ("\n\n  The books are closed on the third.\nAnd more.", "The books are closed on the third."),
        ("Sleep well", ""),
        ("", ""),
        (f"One {'very ' * 60}long sentence.", ""),
    ],
)
def test_a_sentence(text: str, shown: str) -> None:
    assert sentence(text) == shown


@given(st.text())
def test_a_sentence_is_a_part_of_what_was_written(text: str) -> None:
    found = sentence(text)
    assert found in text and len(found) <= MOST_LETTERS and "\n" not in found
