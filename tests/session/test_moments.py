"""Moments in a sitting: each comes once, tells only what is true, and compares with how the workbook stood when one began."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.app.page_shop import all_of_it
from tests.app.shop import TODAY, clock, with_session
from tests.app.way_shop import way_shop
from tests.workplaces import at_home
from workbook.domain import Evidence, GivenFirm
from workbook.session import Session, open_session
from workbook.session.answering import answer
from workbook.session.kind_of_firm import say_firm
from workbook.session.moments import look, since_opened
from workbook.session.rating import rate
from workbook.session.taking_ways import take_way
from workbook.session.tracking import mark_opened, skip_exercise

CHAPTER = ("best", "poor", "guests", "readiness-strategy")


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shop in which two questions and the ratings of its second chapter are open."""
    at_home(tmp_path / "home", monkeypatch)
    return with_session(way_shop(tmp_path / "shop"), begun)


@pytest.fixture
def session(shop: Path) -> Iterator[Session]:
    opened, problems = open_session(shop, clock=clock)
    assert opened is not None, problems
    assert take_way(opened, "long") is None
    yield opened
    opened.close()


def begun(session: Session) -> None:
    all_of_it(session)
    answer(session, "best-why", None)
    answer(session, "poor-who", "Whoever asks for the price first.")


def finish(session: Session, but: str = "") -> None:
    """Open every exercise of the chapter and answer what is open in it."""
    for one in CHAPTER:
        mark_opened(session, one)
    answer(session, "best-why", "Because we remember what they like.")
    answer(session, "poor-why", "They are never glad of it.")
    for item in ("strategy-1", "strategy-2"):
        if item != but:
            assert rate(session, item, level=2) is None


def test_a_chapter_comes_once_with_what_was_made_in_it(session: Session) -> None:
    finish(session)
    found = look(session)
    assert found is not None
    assert (found.ended.chapters, found.ended.plans) == (("strategy",), ("strategy",))
    assert found.made is not None and (found.made.exercises, found.made.answers, found.made.ratings) == (4, 7, 2)
    assert [(page.id, new) for page, new in found.pages] == [("guest-sheet", True)]
    assert [(one.title, one.before) for one in found.moved] == [("Strategy", None), ("", None)]
    assert look(session) is None
    answer(session, "poor-why", "They are never glad of anything.")
    assert look(session) is None, "an answer that is edited ends nothing"


def test_what_was_open_in_between_ends_again(session: Session) -> None:
    finish(session)
    assert look(session) is not None
    answer(session, "poor-why", None)
    assert look(session) is None
    answer(session, "poor-why", "They are never glad of it.")
    again = look(session)
    assert again is not None and again.ended.chapters == ("strategy",)


def test_what_is_open_and_closed_between_two_looks_is_no_end(session: Session) -> None:
    finish(session)
    assert look(session) is not None
    answer(session, "poor-why", None)
    answer(session, "poor-why", "They are never glad of it.")
    assert look(session) is None


def test_what_was_undone_ends_again_only_when_it_is_done_again(session: Session) -> None:
    finish(session)
    assert look(session) is not None
    session.undo()
    assert look(session) is None
    session.redo()
    assert look(session) is not None


def test_what_was_done_before_the_first_exercise_was_opened_is_no_moment(session: Session) -> None:
    assert look(session) is None
    answer(session, "best-why", "Because.")
    assert rate(session, "content-1", level=4) is None
    mark_opened(session, "best")
    assert look(session) is None


def test_the_last_exercise_may_be_set_aside(session: Session) -> None:
    finish(session, but="strategy-2")
    assert look(session) is None
    skip_exercise(session, "readiness-strategy", "not now")
    found = look(session)
    assert found is not None and found.made is not None
    assert (found.made.exercises, found.made.skipped) == (3, 1)


def test_another_kind_of_firm_ends_nothing_and_moves_nothing(session: Session) -> None:
    mark_opened(session, "readiness-content")
    assert rate(session, "content-1", level=2) is None
    assert look(session) is None
    say_firm(session, GivenFirm(kind="walk-in"))  # content-2 is for others
    progress = session.progress()
    assert next(part for part in progress.chapters if part.id == "content").done == 1
    assert look(session) is None
    assert since_opened(session, session.pack.exercise_by_id["readiness-content"]) == ((), ())


def test_a_way_ends_where_one_is_on_it(session: Session) -> None:
    assert take_way(session, "short") is None
    mark_opened(session, "best")
    answer(session, "best-why", "Because we remember what they like.")
    found = look(session)
    assert found is not None and found.ended.way == "short" and found.made is not None
    assert found.made.exercises == 2


def test_a_step_tells_the_ratings_that_raised_it_and_the_plans_that_moved_most(session: Session) -> None:
    mark_opened(session, "readiness-customers")
    mark_opened(session, "readiness-strategy")
    for number, item in enumerate(("strategy-1", "content-1", "customers-1"), start=1):
        lines = (Evidence(TODAY - timedelta(days=number), f"seen with customer {number}, notes in the folder"),)
        assert rate(session, item, level=4, evidence=lines) is None
    found = look(session)
    assert found is not None and found.ended.label == "building" and found.before == "starting"
    assert (found.made, found.rated) == (None, (3, 3))
    assert [one.title for one in found.moved] == ["Strategy", "Content", "Customers", ""]
    assert session.sitting.fallen is None
    assert rate(session, "content-1", level=0) is None
    assert look(session) is None, "a step down is no moment"
    assert session.sitting.fallen is not None and session.sitting.fallen.score.label == "building"
    assert rate(session, "content-1", level=1) is None
    assert look(session) is None and session.sitting.fallen is not None
    assert rate(session, "content-1", level=3) is None
    assert look(session) is not None and session.sitting.fallen is None, "it counts as a 2, and that is enough"


def test_an_exercise_compares_with_how_it_was_when_it_was_first_opened(session: Session) -> None:
    exercise = session.pack.exercise_by_id["best"]
    mark_opened(session, "best")
    answer(session, "best-why", "Because we remember what they like.")
    mark_opened(session, "best")
    pages, moved = since_opened(session, exercise)
    assert [page.id for page in pages] == ["guest-sheet"] and moved == ()
    mark_opened(session, "poor")
    assert since_opened(session, session.pack.exercise_by_id["poor"]) == ((), ())


def test_a_sentence_is_ones_own_and_never_what_is_private(shop: Path) -> None:
    (text,) = shop.rglob("02-poor.md")
    text.write_text(
        text.read_text(encoding="utf-8").replace("text poor-why", "text poor-why {private}"), encoding="utf-8"
    )
    opened, problems = open_session(shop, person="ben", clock=clock)
    assert opened is not None, problems
    mark_opened(opened, "readiness-strategy")
    answer(opened, "poor-why", "They are never glad of it.")
    answer(opened, "best-why", "")
    for item in ("strategy-1", "strategy-2"):
        assert rate(opened, item, level=2) is None
    answer(opened, "best-why", "Coffee is why")
    found = look(opened)
    assert found is not None
    assert found.wrote == "", "Ana wrote the others, and what Ben wrote is private, or too short"
    opened.close()


def test_what_was_written_over_several_evenings_says_so(shop: Path) -> None:
    at = datetime.fromisoformat("2026-11-20T21:30:00+01:00")
    for step in range(2):
        opened, problems = open_session(shop, clock=lambda step=step: at + timedelta(days=step))  # type: ignore[misc]  # the default binds the loop's value
        assert opened is not None, problems
        for item in ("guests", "signs", "welcome", "best-who", "poor-who") if not step else ():
            value = opened.value(item)
            answer(opened, item, None)
            answer(opened, item, value)
        if step:
            finish(opened)
            found = look(opened)
            assert found is not None and found.made is not None
            assert (found.made.days, found.made.evenings) == (2, True)
        opened.close()
