"""What earlier answers offer for a later one: words to start from, the number that was just counted, picks that they speak for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.frames import frame
from tests.app.stage import NOON, RunnerStage, until
from tests.builders import row
from tests.starting import starting_shop
from tests.workplaces import at_home
from workbook.domain import PickItem
from workbook.session import Session, open_session
from workbook.session.answering import answer
from workbook.session.marking import marks_for
from workbook.session.reusable import Begun, Sum, accept, reusable_for


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    at_home(tmp_path / "home", monkeypatch)
    session, problems = open_session(starting_shop(tmp_path / "shop"), clock=lambda: NOON)
    assert session is not None, problems
    yield session
    session.close()


def regulars(session: Session) -> None:
    rows = (
        row(name="Ana", profit="high", sent=2),
        row(name="Ben", profit="low", sent=1),
        row(name="Cleo", profit="high", sent=0),
        row(name="Dan"),
    )
    assert answer(session, "regulars", rows) is None


def words(stage: RunnerStage) -> str:
    """The frame as one line, for sentences that may be broken anywhere."""
    return " ".join(frame(stage).split())


DRAFT = "A first draft is ready, made of your answers on this page. f5 puts it in, for you to change."


async def test_a_draft_is_offered_once_all_of_it_is_answered_and_put_in_by_a_key(session: Session) -> None:
    answer(session, "result", "a dry cellar.")
    stage = RunnerStage(session, "starting", "said")
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert "first draft" not in frame(stage) and "f5 Take over" not in frame(stage)
    answer(session, "way-out", "we come back")
    stage = RunnerStage(session, "starting", "said")
    async with stage.run_test() as pilot:
        await until(lambda: DRAFT in words(stage))
        assert session.response("said") is None, "nothing is an answer before a key says so"
        await pilot.press("f5")
        await pilot.pause()
        assert session.value("said") == "You'll have this: a dry cellar.\n\nIf not: we come back."
        assert "▌ If not: we come back." in frame(stage)
        assert "first draft" not in frame(stage) and "f5 Take over" not in frame(stage)
        await pilot.press("!")
        await pilot.pause()
        assert session.value("said") == "You'll have this: a dry cellar.\n\nIf not: we come back.!"
        await pilot.press("ctrl+z", "ctrl+z")
        await pilot.pause()
        assert session.response("said") is None
        await until(lambda: DRAFT in words(stage))


async def test_what_is_typed_is_never_written_over(session: Session) -> None:
    answer(session, "result", "a dry cellar")
    answer(session, "way-out", "we come back")
    stage = RunnerStage(session, "starting", "said")
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press("x", "f5")
        await pilot.pause()
        assert session.value("said") == "x"
        assert "first draft" not in frame(stage)


def test_each_firm_is_offered_its_own_words(session: Session) -> None:
    answer(session, "result", "a dry cellar")
    answer(session, "way-out", "we come back")
    said = session.pack.item_by_id["said"]
    assert reusable_for(session, said) == Begun("You'll have this: a dry cellar.\n\nIf not: we come back.", (), True)
    note = session.pack.item_by_id["note"]
    answer(session, "said", "We promise.")
    regulars(session)
    answer(session, "favourites", ("Ana",))
    assert reusable_for(session, note) == Begun("We promise.\n\nFrom Corner Shop, for Ana.", ("The promise",), False)


def test_words_that_are_too_long_for_the_field_are_not_offered(session: Session) -> None:
    answer(session, "result", "a dry cellar all the year")
    short = session.pack.item_by_id["short"]
    assert reusable_for(session, short) is None
    answer(session, "result", "a dry cellar")
    assert reusable_for(session, short) == Begun("A dry cellar.", (), True)


def test_a_list_begins_with_what_was_listed_though_it_wants_more(session: Session) -> None:
    answer(session, "regulars", ({"name": "Ana"}, {"name": "Ben"}))
    lines = session.pack.item_by_id["lines"]
    offered = reusable_for(session, lines)
    assert offered == Begun(("Ana", "Ben"), (), True)
    assert accept(session, lines, offered) is None
    assert session.value("lines") == ("Ana", "Ben")


async def test_the_number_that_was_just_counted_is_offered(session: Session) -> None:
    best, every = session.pack.item_by_id["regulars-best"], session.pack.item_by_id["regulars-all"]
    assert reusable_for(session, best) is None
    regulars(session)
    stage = RunnerStage(session, "starting", "regulars-best")
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert "Under “Who comes?”, 3 rows say what counts here; 1 of them fits. f5 puts 1 in." in words(stage)
        await pilot.press("f4")
        await pilot.pause()
        assert "You listed 4 under “Who comes?”. f5 puts 4 in." in words(stage)
        await pilot.press("f5")
        await pilot.pause()
    assert session.value("regulars-all") == 4
    assert reusable_for(session, every) is None
    offered = reusable_for(session, best)
    assert isinstance(offered, Sum) and accept(session, best, offered) is None
    assert session.value("regulars-best") == 1


async def test_picks_that_an_earlier_answer_speaks_for_say_so(session: Session) -> None:
    regulars(session)
    stage = RunnerStage(session, "starting", "favourites")
    async with stage.run_test() as pilot:
        await pilot.pause()
        shown = [line.rstrip() for line in frame(stage).splitlines()]
        assert any(line.endswith("Ana  profit: high · sent: 2") for line in shown)
        assert any(line.endswith("Ben") for line in shown), "nothing is said of the others"
        assert "Up to 3 of them." in frame(stage), "no count before the first"
        await pilot.press("1")
        await pilot.pause()
        assert "1 of up to 3 picked" in frame(stage)
    first = session.pack.item_by_id["first"]
    assert isinstance(first, PickItem)
    assert marks_for(session, first) == {"Ana": "named in “The promise”"}
    assert session.value("favourites") == ("Ana",), "the remark is no part of the answer"
