"""The runner on a real workbook: moving, keeping, undoing, marking, the lesson, the end."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from textual import events

from tests.app.exercise_shop import EXERCISE, HOLDERS, NUMBER, RULES, TABLE, TELL, TEXT, exercise_session
from tests.app.frames import frame, golden
from tests.app.stage import TODAY, RunnerStage, spelled, until
from tests.app.test_editors import HOSTILE, SEEN
from tests.workplaces import at_home
from workbook.app.exercise.brief_answers import brief
from workbook.domain import NOTHING, Check, DateItem, Evidence, Tell
from workbook.session import Session
from workbook.session.answering import answer

SIZES = [(60, 20), (80, 24), (120, 40)]


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    at_home(tmp_path / "home", monkeypatch)
    session = exercise_session(tmp_path)
    yield session
    session.close()


def value(session: Session, item: str) -> object:
    response = session.response(item)
    return response.value if response is not None else None


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
@pytest.mark.parametrize("item", [TABLE, TEXT, TELL])
async def test_frames_of_an_exercise(session: Session, size: tuple[int, int], item: str, update_golden: bool) -> None:
    answer(session, TABLE, ({"name": "Okafor", "profit": "high"}, {"name": "Lakeside Hotel"}))
    stage = RunnerStage(session, EXERCISE, item)
    async with stage.run_test(size=size) as pilot:
        await pilot.pause()
        golden(stage, f"runner-{item}-{size[0]}", update_golden)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
async def test_frames_of_a_rating(session: Session, size: tuple[int, int], update_golden: bool) -> None:
    session.lessons_opened.add("readiness-strategy")
    stage = RunnerStage(session, "readiness-strategy")
    async with stage.run_test(size=size) as pilot:
        await pilot.press(*spelled(["3", "enter", "type:the list of June"]))
        await pilot.pause()
        golden(stage, f"runner-rating-{size[0]}", update_golden)


async def test_everything_typed_is_in_the_session_at_once_and_stays(session: Session) -> None:
    stage = RunnerStage(session, EXERCISE)
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press(*spelled(["type:Anna", "tab", "h", "f4", "7", "f4", "type:No hotels", "f4", "3"]))
        await pilot.pause()
        assert value(session, TELL) == Tell(3)
        await pilot.press("f3", "f3", "f3")
        await pilot.pause()
        assert "Anna" in frame(stage)
    assert value(session, TABLE) == ({"name": "Anna", "profit": "high"},)
    assert (value(session, NUMBER), value(session, TEXT)) == (7, "No hotels")


async def test_keys_typed_ahead_reach_the_field_they_are_meant_for(session: Session) -> None:
    stage = RunnerStage(session, EXERCISE)
    async with stage.run_test() as pilot:
        await pilot.pause()
        for key in ["O", "k", "f4", "7", "f4", "h", "i", "f4", "3", "f4"]:
            stage.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(lambda: value(session, TELL) is not None and stage.keys.idle)
    given = [value(session, item) for item in (TABLE, NUMBER, TEXT, TELL)]
    assert given == [({"name": "Ok"},), 7, "hi", Tell(3)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
async def test_keys_typed_before_the_first_picture_are_not_lost(session: Session, size: tuple[int, int]) -> None:
    stage = RunnerStage(session, EXERCISE, TEXT)
    async with stage.run_test(size=size):
        for key in "abc":
            stage.post_message(events.Key(key, key))
        await until(lambda: value(session, TEXT) == "abc")
    assert value(session, TEXT) == "abc"


async def test_it_opens_at_the_first_item_without_an_answer(session: Session) -> None:
    answer(session, TABLE, ({"name": "Okafor"},))
    stage = RunnerStage(session, EXERCISE)
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert stage.runner.run.items[stage.runner.index].id == NUMBER
        await pilot.press("f4")
        await pilot.pause()
        assert session.folder.left_at is None  # so far it was only looked at
        await pilot.press("x")
        await until(lambda: session.folder.left_at is not None)
        assert session.folder.left_at is not None
        assert session.folder.left_at.item == TEXT


async def test_a_required_item_passed_by_empty_is_marked_quietly_and_bars_nothing(session: Session) -> None:
    stage = RunnerStage(session, EXERCISE)
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press("f4", "f4")
        await pilot.pause()
        assert "Question 3 of 4  ○○[○]○" in frame(stage)
        await pilot.press("f3")
        await pilot.pause()
        assert "○ open" in frame(stage)
        await pilot.press("5")
        await pilot.pause()
        assert "○ open" not in frame(stage)


async def test_what_was_begun_but_not_chosen_is_shown_at_the_end_and_is_not_called_empty(session: Session) -> None:
    stage = RunnerStage(session, RULES, "gift-given")
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press(*spelled(["tab", "type:the bank asked", "f4", "f3"]))
        await pilot.pause()
        assert "○ not chosen yet" in frame(stage)
        assert "○ open" not in frame(stage)
    assert stage.runner.run.made()[0].answer == "Not chosen yet: the bank asked"


async def test_a_question_passed_by_empty_still_says_that_it_is_private(session: Session) -> None:
    stage = RunnerStage(session, HOLDERS, "holders-list")
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press("f4", "f3")
        await pilot.pause()
        assert "○ open · private" in frame(stage)
        await pilot.press(*spelled(["type:Ana", "f4", "f3"]))
        await pilot.pause()
        assert "○ not finished · private" in frame(stage)


async def test_the_end_says_days_and_checks_as_the_documents_do(session: Session) -> None:
    answer(session, "gift-given", Check("yes", "a bottle"))
    stage = RunnerStage(session, RULES)
    async with stage.run_test():
        assert stage.runner.run.made()[0].answer == "yes: a bottle"
    asked = next(item for item in session.pack.item_by_id.values() if isinstance(item, DateItem))
    assert brief(asked, date(2026, 11, 24)) == "24 November 2026"


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=["60", "80"])
async def test_all_ways_on_are_seen_at_the_end_of_a_long_exercise(session: Session, size: tuple[int, int]) -> None:
    for item in ("gift-rule", "gift-source"):
        answer(session, item, "We take no money for a name we give, and pay none for a name given to us. " * 2)
    for item in ("gift-given", "gift-told", "gift-allowed"):
        answer(
            session,
            item,
            Check("yes", "Said at each hand-over, in the last sentence of it: nobody pays us for a name."),
        )
    stage = RunnerStage(session, RULES, "gift-tell")
    async with stage.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("f4")
        await pilot.pause()
        seen = frame(stage)
        assert "▸    Go on to" in seen
        assert "Leave it here for today" in seen


async def test_half_a_number_is_there_again_and_the_last_whole_one_is_kept(session: Session) -> None:
    stage = RunnerStage(session, EXERCISE, NUMBER)
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press("1", "x", "f4", "f3")
        await pilot.pause()
        assert "▌ 1x" in frame(stage)
        assert (value(session, NUMBER), session.held(NUMBER)) == (1, "1x")
        await pilot.press("backspace", "backspace")
        await pilot.pause()
    assert (value(session, NUMBER), session.held(NUMBER)) == (None, "")


async def test_undo_is_of_the_field_first_and_then_of_the_workbook(session: Session) -> None:
    stage = RunnerStage(session, EXERCISE, NUMBER)
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press("5", "f4", "x", "ctrl+z")
        await pilot.pause()
        assert value(session, TEXT) is None
        await pilot.press("f3", "ctrl+z", "ctrl+z")
        await pilot.pause()
        assert value(session, NUMBER) is None
        await pilot.press("ctrl+y")
        await pilot.pause()


async def test_a_deleted_row_comes_back_where_it_was(session: Session) -> None:
    rows = ({"name": "Okafor"}, {"name": "Lakeside"})
    answer(session, TABLE, rows)
    stage = RunnerStage(session, EXERCISE, TABLE)
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press("up", "up", "ctrl+d")
        await pilot.pause()
        assert value(session, TABLE) == rows[1:]
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert value(session, TABLE) == rows
        assert "1 ▸Okafor" in frame(stage)


async def test_cells_are_undone_one_by_one(session: Session) -> None:
    stage = RunnerStage(session, EXERCISE, TABLE)
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press(*spelled(["type:Ana", "enter", "type:Ben", "enter", "ctrl+z"]))
        await pilot.pause()
        assert value(session, TABLE) == ({"name": "Ana"},)


async def test_a_rating_moves_the_score_and_its_evidence_is_kept(session: Session) -> None:
    stage = RunnerStage(session, "readiness-strategy")
    item = stage.runner.run.items[0].id
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press(*spelled(["4", "enter", "type:notes"]))
        await pilot.pause()
        assert "proven 0.0 ▸ " in frame(stage)
    rated = session.rated(item)
    assert rated is not None
    assert (rated.level, rated.evidence) == (4, (Evidence(TODAY, "notes"),))


async def test_looking_at_a_rating_says_nothing(session: Session) -> None:
    stage = RunnerStage(session, "readiness-strategy")
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press("down", "down", "f4", "up", "f4")
        await pilot.pause()
    assert not session.standings()


async def test_the_lesson_is_one_key_away_and_the_answer_waits_under_it(session: Session) -> None:
    stage = RunnerStage(session, EXERCISE, TEXT)
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press("a", "f2")
        await pilot.pause()
        assert "Whoever comes every week knows the shop" in frame(stage)
        await pilot.press("escape", "b")
        await pilot.pause()
        assert "What did you not expect" in frame(stage)
    assert value(session, TEXT) == "ab"


async def test_a_newcomer_is_invited_to_the_lesson_until_it_was_opened_or_something_answered(session: Session) -> None:
    async def invited(exercise: str, *keys: str) -> bool:
        stage = RunnerStage(session, exercise)
        async with stage.run_test() as pilot:
            await pilot.pause()
            seen = "New here?" in frame(stage)
            await pilot.press(*keys)
            await pilot.pause()
        return seen

    assert await invited(EXERCISE)
    assert await invited(EXERCISE, "f2")
    assert not await invited(EXERCISE)
    assert await invited(RULES, "y")
    assert not await invited(RULES)


async def test_the_lesson_goes_beside_the_page_as_the_window_grows(session: Session) -> None:
    stage = RunnerStage(session, EXERCISE, TEXT)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("a")
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        seen = frame(stage)
        assert "Who comes every week" in seen
        assert "What did you not expect" in seen
        await pilot.resize_terminal(60, 20)
        await pilot.press("b")
        await pilot.pause()
        assert "What did you not expect" in frame(stage)
    assert value(session, TEXT) == "ab"


async def test_the_end_shows_what_was_made_and_goes_on(session: Session, update_golden: bool) -> None:
    answer(session, TABLE, ({"name": "Okafor"},))
    answer(session, TELL, Tell(3, "shorter"))
    stage = RunnerStage(session, EXERCISE, TELL)
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press("f4")
        await pilot.pause()
        golden(stage, "runner-end-80", update_golden)
        await pilot.press("up", "up", "enter")
        await pilot.pause()
        assert stage.runner.run.items[stage.runner.index].id == TEXT
        await pilot.press("f4", "f4", "enter")
        await pilot.pause()
        assert stage.runner.run.exercise.id == "shared"


async def test_help_says_why_it_is_asked_and_lists_the_keys(session: Session, update_golden: bool) -> None:
    stage = RunnerStage(session, "readiness-strategy")
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press("f1")
        await pilot.pause()
        golden(stage, "help-80", update_golden)
        await pilot.press("escape")
        await pilot.pause()
        assert stage.screen is stage.runner
        assert "0-4 Choose" in frame(stage)


async def test_help_and_back_keeps_typing_and_the_place_in_it(session: Session) -> None:
    stage = RunnerStage(session, EXERCISE, TEXT)
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press("a", "c", "left", "f1", "escape", "b")
        await pilot.pause()
    assert value(session, TEXT) == "abc"


async def test_ten_thousand_characters_in_a_small_terminal(session: Session) -> None:
    answer(session, TEXT, "word " * 2000)
    stage = RunnerStage(session, EXERCISE, TEXT)
    async with stage.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        await pilot.press(*"end")
        await pilot.pause()
        assert "end" in frame(stage)
        assert "over the" in frame(stage)
    assert str(value(session, TEXT)).endswith("end")


async def test_foreign_text_in_an_answer_is_shown_as_it_is(session: Session) -> None:
    answer(session, TEXT, HOSTILE)
    answer(session, TABLE, ({"name": HOSTILE},))
    stage = RunnerStage(session, EXERCISE, TEXT)
    async with stage.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert SEEN[:40] in frame(stage).replace(NOTHING, "")
        await pilot.press("f4", "f4")
        await pilot.pause()
        assert SEEN[:40] in frame(stage)
        assert "\x1b" not in frame(stage)
    assert value(session, TEXT) == HOSTILE


async def test_it_reads_the_same_without_colour(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    stage = RunnerStage(session, EXERCISE, TELL)
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press("2", "up")
        await pilot.pause()
        seen = frame(stage)
    assert "● " in seen
    assert "▸ 1 ○" in seen
    assert "2 ●" in seen
