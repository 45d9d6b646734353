"""“A quarter ago you wrote …” on the pages that ask: one key, there where it has something, and the files read when it is pressed."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.app.exercise_shop import EXERCISE, NUMBER, TABLE, TELL, TEXT, exercise_session
from tests.app.frames import frame, golden
from tests.app.stage import NOON, RunnerStage, spelled
from tests.workplaces import at_home
from workbook.domain import Evidence, Row, Tell, Value
from workbook.session import Session, open_session
from workbook.session.answering import answer
from workbook.session.rating import rate
from workbook.session.rounds.closing import close_round
from workbook.session.rounds.opening import new_round
from workbook.store.disk import history

AUGUST = datetime(2026, 8, 27, 12, 0, tzinfo=UTC)
NOVEMBER = NOON
READY = "readiness-strategy"
LABEL = "A quarter ago"
KEY = "alt+q"

Shop = Callable[[datetime], Session]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    """The shop, opened at any moment; it is closed before it is opened again."""
    at_home(tmp_path / "home", monkeypatch)
    exercise_session(tmp_path).close()
    opened: list[Session] = []

    def at(moment: datetime) -> Session:
        leave()
        session, problems = open_session(tmp_path / "shop", clock=lambda: moment)
        assert session is not None, problems
        opened.append(session)
        return session

    def leave() -> None:
        for session in opened:
            assert session.close() == ()
        opened.clear()

    yield at
    leave()


def checked_in(shop: Shop, **answers: Value) -> None:
    """In August these answers are given, and the quarter's check-in is closed."""
    session = shop(AUGUST)
    for name, value in answers.items():
        assert answer(session, name.replace("_", "-"), value) is None
    id = new_round(session)
    assert isinstance(id, str)
    close_round(session, session.folder.rounds[id])


async def test_one_key_shows_what_was_written_then_and_hides_it(shop: Shop) -> None:
    checked_in(shop, regulars_surprise="They ring back the same day.")
    stage = RunnerStage(shop(NOVEMBER), EXERCISE, TEXT)
    async with stage.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert LABEL not in frame(stage)  # what stands was written then
        await pilot.press(KEY)
        assert "On 27 August" not in frame(stage)
        await pilot.press(*spelled(["type: And they pay."]))
        await pilot.pause()
        assert LABEL in frame(stage)
        await pilot.press(KEY)
        await pilot.pause()
        assert "On 27 August you wrote: They ring back the same day.\n" in frame(stage).replace("  ", "\n")
        await pilot.press(*spelled(["type: Mostly."]))
        await pilot.pause()
        assert "On 27 August you wrote" in frame(stage)  # one goes on writing with it in sight
        await pilot.press("ctrl+s")  # where alt types a letter, as on a Mac
        await pilot.pause()
        assert "On 27 August" not in frame(stage)
        assert LABEL in frame(stage)
    assert stage.session.value(TEXT) == "They ring back the same day. And they pay. Mostly."


async def test_there_is_no_key_without_a_check_in(shop: Shop) -> None:
    answer(shop(AUGUST), TEXT, "They ring back.")
    session = shop(NOVEMBER)
    answer(session, TEXT, "They pay.")
    stage = RunnerStage(session, EXERCISE, TEXT)
    async with stage.run_test(size=(120, 40)) as pilot:
        await pilot.press(KEY)
        await pilot.pause()
        assert LABEL not in frame(stage)
        assert not stage.runner.ago.display


async def test_what_is_not_kept_any_more_is_said_in_one_line(shop: Shop) -> None:
    checked_in(shop)
    session = shop(NOVEMBER)
    answer(session, TEXT, "They pay.")
    stage = RunnerStage(session, EXERCISE, TEXT)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press(KEY)
        await pilot.pause()
        assert "Nothing different is kept here from the check-in of 27 August." in frame(stage)


async def test_nothing_is_read_before_the_key(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    checked_in(shop, regulars_surprise="They ring back the same day.")
    session = shop(NOVEMBER)
    answer(session, TEXT, "They pay.")
    session.leave()
    asked: list[str] = []
    versions = history.versions

    def noted(root: Path, name: str) -> list[Path]:
        asked.append(name)
        return versions(root, name)

    monkeypatch.setattr(history, "versions", noted)
    stage = RunnerStage(session, EXERCISE, TEXT)
    async with stage.run_test(size=(120, 40)) as pilot:
        await pilot.press(*spelled(["type: Mostly."]))
        await pilot.pause()
        assert LABEL in frame(stage)
        session.leave()
        assert session.flush() == ()
        asked.clear()
        await pilot.press("f3", "f4")
        await pilot.pause()
        assert not asked
        await pilot.press(KEY)
        await pilot.pause()
        assert "They ring back the same day." in frame(stage)
        assert asked == [session.folder.file_of(session.answer_at(session.pack.item_by_id[TEXT]))]


async def test_it_is_gone_with_the_question_and_after_undo(shop: Shop) -> None:
    checked_in(shop, regulars_surprise="They ring back the same day.")
    stage = RunnerStage(shop(NOVEMBER), EXERCISE, TEXT)
    async with stage.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("x", KEY)
        await pilot.pause()
        assert "On 27 August" in frame(stage)
        await pilot.press("f4")
        await pilot.pause()
        assert "On 27 August" not in frame(stage)
        await pilot.press("f3", KEY)
        await pilot.pause()
        assert "On 27 August" in frame(stage)
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert stage.session.value(TEXT) == "They ring back the same day."
        assert "On 27 August" not in frame(stage)
        assert LABEL not in frame(stage)


async def test_an_answer_of_another_year_and_of_somebody_else_says_so(shop: Shop) -> None:
    session = shop(AUGUST)
    ben = next(one for one in session.folder.profile.people if one.name == "Ben")
    session.sit(ben)
    answer(session, NUMBER, 3)
    checked_in(shop)
    session = shop(NOVEMBER + timedelta(days=60))
    answer(session, NUMBER, 5)
    stage = RunnerStage(session, EXERCISE, NUMBER)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press(KEY)
        await pilot.pause()
        assert "On 27 August 2026 Ben wrote: 3 people" in frame(stage)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=lambda size: str(size[0]))
async def test_frames_of_a_table_of_then(shop: Shop, size: tuple[int, int], update_golden: bool) -> None:
    then: tuple[Row, ...] = (
        {"name": "Okafor", "profit": "high", "referred": 3},
        {"name": "Lakeside Hotel", "profit": "low", "found": "walked in one morning"},
    )
    now: tuple[Row, ...] = ({"name": "Okafor", "profit": "high", "referred": 4},)
    checked_in(shop, regulars_list=then)
    session = shop(NOVEMBER)
    answer(session, TABLE, now)
    stage = RunnerStage(session, EXERCISE, TABLE)
    async with stage.run_test(size=size) as pilot:
        await pilot.press(KEY)
        await pilot.pause()
        golden(stage, f"runner-ago-{size[0]}", update_golden)


async def test_a_long_one_has_the_arrows_until_it_is_hidden(shop: Shop) -> None:
    checked_in(shop, regulars_surprise="\n".join(f"Line {number} of August" for number in range(1, 31)))
    stage = RunnerStage(shop(NOVEMBER), EXERCISE, TEXT)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("x")
        field = stage.runner.focused
        await pilot.press(KEY)
        await pilot.pause()
        assert "On 27 August you wrote:" in frame(stage)
        assert stage.runner.focused is stage.runner.ago
        await pilot.press("end")
        await pilot.pause()
        assert "Line 30 of August" in frame(stage)
        await pilot.press(KEY)
        await pilot.pause()
        assert not stage.runner.ago.display
        assert stage.runner.focused is field
        await pilot.press("y")
        await pilot.pause()
    assert str(stage.session.value(TEXT)).endswith("xy")


async def test_a_rating_says_what_was_said_and_what_showed_it(shop: Shop) -> None:
    session = shop(AUGUST)
    item = session.pack.exercise_by_id[READY].live[0]
    rate(session, item.id, level=3, evidence=(Evidence(AUGUST.date(), "the list of June"),))
    checked_in(shop)
    session = shop(NOVEMBER)
    stage = RunnerStage(session, READY, item.id)
    async with stage.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert LABEL not in frame(stage)
        await pilot.press("1")
        await pilot.pause()
        assert LABEL in frame(stage)
        await pilot.press(KEY)
        await pilot.pause()
        assert "On 27 August you said 3:" in frame(stage)
        assert "27 Aug  the list of June" in frame(stage)


async def test_a_step_of_then_has_its_words(shop: Shop) -> None:
    checked_in(shop, regulars_tell=Tell(2, "Ask them\nby name"))
    session = shop(NOVEMBER)
    answer(session, TELL, Tell(3))
    stage = RunnerStage(session, EXERCISE, TELL)
    async with stage.run_test(size=(120, 40)) as pilot:
        await pilot.press(KEY)
        await pilot.pause()
        shown = frame(stage)
        assert "On 27 August you said:" in shown
        assert "│ 2: They would speak well of it if asked." in shown
        assert "│ by name" in shown
