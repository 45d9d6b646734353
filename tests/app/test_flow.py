"""The flow in an exercise: what is taken over, what it builds on, hints, where it leads, and items asked again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.frames import frame
from tests.app.shop import clock, with_session
from tests.app.stage import RunnerStage, session_in, spelled, until
from tests.builders import row
from tests.flowing import flowing_session, flowing_shop
from tests.workplaces import at_home
from workbook.app.base import Go, PickScreen
from workbook.app.exercise.exercise_run import Made
from workbook.app.exercise.next_steps import to_list, ways_on
from workbook.app.exercise.quiet_lines import ReuseLine
from workbook.app.general.help_screen import HelpScreen
from workbook.app.widgets import Field
from workbook.domain import Row
from workbook.domain.actions import Action, Status
from workbook.session import Session, open_session
from workbook.session.acting import add_action, move_action
from workbook.session.answering import answer
from workbook.session.rating import rate

ASK = "Do you know anyone who might want us? I would be glad to hear of anyone at all, at any time."
VAGUE = "◇ “Anyone” brings nobody to mind."


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    at_home(tmp_path / "home", monkeypatch)
    session = flowing_session(tmp_path / "shop")
    yield session
    session.close()


def words(stage: RunnerStage) -> str:
    """The frame as running text, wherever its lines break."""
    return " ".join(frame(stage).split())


async def test_a_list_to_begin_with_is_seen_taken_over_and_taken_back(session: Session) -> None:
    stage = RunnerStage(session, "places")
    offered = "Begin with this list of 3; delete what does not apply. f5 takes it over."
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert offered in words(stage)
        assert "The van" in frame(stage)
        assert session.value("places") is None
        await pilot.press("f5")
        await pilot.pause()
        assert offered not in words(stage)
        assert [row["place"] for row in session.value("places")] == ["The sign", "The van", "The invoice"]  # type: ignore[union-attr,index]
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert session.value("places") is None
        assert offered in words(stage)


async def test_rows_listed_elsewhere_are_brought_in_and_those_that_are_there_stay(session: Session) -> None:
    answer(session, "people", ({"name": "Ana"}, {"name": "Ben"}, {"name": "Cleo"}))
    answer(session, "marks", (row(name="ana", step=4),))
    stage = RunnerStage(session, "rated", "marks")
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert "You listed 3 in “Your best customers”. f5 brings in the 2 that are missing here." in words(stage)
        await pilot.press("f5")
        await pilot.pause()
        assert "You listed" not in words(stage)
        assert "3  Cleo" in frame(stage)
    assert session.value("marks") == ({"name": "ana", "step": 4}, {"name": "Ben"}, {"name": "Cleo"})


async def test_where_nothing_is_listed_yet_the_way_there_is_one_key(session: Session) -> None:
    stage = RunnerStage(session, "rated", "marks")
    async with stage.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "This goes on from “Your best customers”, where nothing is listed yet. f6 opens it." in words(stage)
        assert "which is not done yet" not in words(stage), "said once is enough"
        await pilot.press("f6")
        await pilot.pause()
    assert stage.gone == [Go("exercise", "best", "people")]


async def test_what_an_exercise_builds_on_is_said_at_its_first_item_only(session: Session) -> None:
    answer(session, "people", ({"name": "Ana"},))
    answer(session, "marks", (row(name="Ana", step=4),))
    stage = RunnerStage(session, "rated", "marks")
    said = "This builds on “Your best customers”, which is not done yet. f6 opens it."
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert said in words(stage)
        await pilot.press("f4")
        await pilot.pause()
        assert said not in words(stage)
        assert "f6" not in frame(stage)
        await pilot.press("f3", "f6")
        await pilot.pause()
        assert stage.gone == [Go("exercise", "best", "traits")]
        answer(session, "traits", ("calm",))
        stage.runner.refill()
        await pilot.pause()
        assert said not in words(stage)


async def test_a_question_whose_help_wants_an_answer_leads_to_it(session: Session) -> None:
    page = session.pack.exercise_by_id["rated"]
    offering = ReuseLine(session)
    offering.turn(page.items[1], page)
    assert offering.source == ("", "")
    answer(session, "people", ({"name": "Ana"},))
    answer(session, "marks", (row(name="Ana", step=4),))
    offering.turn(page.items[0], page)
    assert offering.source == ("best", "traits")


async def test_lesson_and_help_hold_the_readers_own_words_and_change_with_them(session: Session) -> None:
    stage = RunnerStage(session, "rated", "marks")
    async with stage.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        hole = "(not written yet: “Your best customers”)"
        assert f"You wrote that they share {hole}." in words(stage)
        assert "They share this: (not written yet:" in words(stage)
        answer(session, "traits", ("calm", "near"))
        stage.push_screen(HelpScreen())
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert "You wrote that they share calm, near." in words(stage)
        assert "They share this: calm, near" in words(stage)


async def test_suggestions_come_after_a_pause_below_the_field_and_bar_nothing(session: Session) -> None:
    stage = RunnerStage(session, "rated", "ask-words")
    async with stage.run_test() as pilot:
        await pilot.pause()
        where = stage.screen.query_one(Field).region.offset
        await pilot.press(*spelled([f"type:{ASK}"]))
        assert VAGUE not in words(stage), "no key waits for a suggestion"
        await until(lambda: VAGUE in words(stage))
        assert stage.screen.query_one(Field).region.offset == where
        assert "!" not in frame(stage).replace("ask-words", "")
        await pilot.press("f4", "f3")
        await pilot.pause()
        assert VAGUE in words(stage), "an item that is opened says it at once"
        answer(session, "ask-words", None)
        stage.runner.refill()
        await pilot.pause()
        assert VAGUE not in words(stage)


async def test_the_end_leads_on_to_the_pages_it_fills(session: Session) -> None:
    answer(session, "traits", ("calm",))
    stage = RunnerStage(session, "best", "people")
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press("f4")
        await pilot.pause()
        assert "▸ Go on to “Each of them, rated”, 10 minutes" in words(stage)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "▸ See “Best-customer sheet”, which this fills" in words(stage)
    assert stage.gone == [Go("document", "sheet", "")]


def test_a_page_that_only_asks_again_leads_on_to_what_is_made_of_that(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    ways = ways_on(session, session.pack.exercise_by_id["introduction-page"])
    assert next(way.at for way in ways if way.to == "document") == "introduction-guide"
    session.close()


async def test_the_question_stays_in_sight_above_ten_rows_with_long_suggestions(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    idea: Row = {"for": "customers", "remarkable": 0, "relevant": 3, "reasonable": 4, "repeatable": 3}
    answer(
        session, "trigger-ideas", tuple({**idea, "idea": f"A small extra, number {n}, of the kind"} for n in range(10))
    )
    asked = " ".join(session.pack.item_by_id["trigger-ideas"].prompt.split()[:5])
    stage = RunnerStage(session, "trigger-workshop", "trigger-ideas")
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert asked in words(stage)
        await pilot.press("pagedown")
        await pilot.pause()
        assert "10 ▸A small" in words(stage)
        assert asked in words(stage)
    session.close()


def test_the_pages_that_are_most_made_of_an_exercise_are_offered_first(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    for exercise, page in (
        ("trigger-phrases", "trigger-phrase-sheet"),
        ("introduction-forms", "partner-introduction-form"),
        ("results-definition", "results-review-agenda"),
        ("introduction-page", "introduction-guide"),  # all but its last question is asked again
    ):
        ways = ways_on(session, session.pack.exercise_by_id[exercise])
        assert next(way.at for way in ways if way.to == "document") == page
    session.close()


def test_an_idea_that_does_not_fit_now_is_not_what_comes_first(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    exercise = session.pack.exercise_by_id["welcome-back"]
    assert ways_on(session, exercise)[0].to == "list"
    for said, first, last in (("later", "exercise", "list"), ("not-us", "exercise", "list"), ("now", "list", "out")):
        answer(session, "welcomeback-fit", said)
        ways = ways_on(session, exercise)
        assert (ways[0].to, ways[-1].to) == (first, last)
    session.close()


async def test_nothing_to_pick_from_names_the_question_of_the_same_exercise(session: Session) -> None:
    stage = RunnerStage(session, "places", "first-place")
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert "First fill in “Place” under “Which places are there?”" in words(stage)


async def test_rows_that_were_only_brought_in_are_no_answer_yet(session: Session) -> None:
    answer(session, "people", ({"name": "Ana"}, {"name": "Ben"}))
    stage = RunnerStage(session, "rated", "marks")
    async with stage.run_test() as pilot:
        await pilot.press("f5", "f4")
        await pilot.pause()
        assert stage.runner.run.made()[0] == Made("○", "How good is each?", "2 rows, nothing written beside yet")
        await pilot.press("f3", "up", "up", "right", "3")
        await pilot.pause()
        assert stage.runner.run.made()[0] == Made("●", "How good is each?", "1 row: Ana")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=lambda size: str(size[0]))
async def test_which_kind_of_exercise_it_is(session: Session, size: tuple[int, int]) -> None:
    stage = RunnerStage(session, "best")
    async with stage.run_test(size=size) as pilot:
        await pilot.pause()
        assert "  Question 1 of 2  [○]○   strategic" in frame(stage)


async def test_a_suggested_step_goes_on_the_list_once(session: Session) -> None:
    stage = RunnerStage(session, "walk")
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press("f4")
        await pilot.pause()
        assert "▸ Put “Walk past your own door” on the action list" in words(stage)
        await pilot.press("enter")
        await pilot.pause()
        made = session.on_the_list(session.pack.exercise_by_id["walk"])
        assert made is not None
        assert stage.gone == [Go("card", made.id)]
        stage.runner.refill()
        await pilot.pause()
        assert "▸ It is on your action list: open it" in words(stage)
        await pilot.press("f3", "f10")
        await pilot.pause()
    assert stage.gone == [Go("card", made.id)] * 2
    assert [one for one in session.actions() if one.key.startswith("own:")] == [made]
    move_action(session, made.id, Status.DONE)
    way = to_list(session, session.pack.exercise_by_id["walk"])
    assert (way.to, way.words) == ("list", "Put “Walk past your own door” on the action list again")


async def test_a_full_list_asks_first_which_action_to_park(session: Session) -> None:
    own = [add_action(session, f"Thing {number}", str(number)) for number in range(3)]
    stage = RunnerStage(session, "walk")
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press("f10")
        await pilot.pause()
        assert isinstance(stage.screen, PickScreen)
        await pilot.press("enter")
        await pilot.pause()
    assert isinstance(own[0], Action)
    assert session.on_the_list(session.pack.exercise_by_id["walk"]) is not None


async def test_what_asks_customers_leads_to_the_promise_first(session: Session) -> None:
    rate(session, "foundation-1", level=0)
    stage = RunnerStage(session, "gift")
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press("f4")
        await pilot.pause()
        assert "Asking customers waits until “We keep our promises” stands at 2 or more." in words(stage)
        await pilot.press("enter")
        await pilot.pause()
    assert stage.gone == [Go("exercise", "readiness-foundation", "foundation-1")]
    assert session.on_the_list(session.pack.exercise_by_id["gift"]) is None


async def test_the_key_that_leads_to_the_promise_says_why(session: Session) -> None:
    rate(session, "foundation-1", level=0)
    stage = RunnerStage(session, "gift")
    async with stage.run_test() as pilot:
        await pilot.press("f10")
        await pilot.pause()
        (told,) = stage._notifications
    assert stage.gone == [Go("exercise", "readiness-foundation", "foundation-1")]
    assert told.message == "Asking customers waits until “We keep our promises” stands at 2 or more."


async def test_what_was_said_in_passing_does_not_cover_the_next_question(session: Session) -> None:
    stage = RunnerStage(session, "best")
    async with stage.run_test() as pilot:
        await pilot.pause()
        stage.notify("Kept.")
        await pilot.press("f4")
        await pilot.pause()
        assert not list(stage._notifications)
        stage.notify("Another window changed this.", severity="warning")
        await pilot.press("f4")
        await pilot.pause()
        assert [one.message for one in stage._notifications] == ["Another window changed this."]


async def test_an_item_asked_again_is_the_same_answer_and_says_where_it_lives(session: Session) -> None:
    answer(session, "traits", ("calm",))
    stage = RunnerStage(session, "half-day", "traits")
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert "from: Your best customers" in words(stage)
        await pilot.press("enter", *"near", "f4", "3", "f4", "f4")
        await pilot.pause()
        assert "What do they share? calm · near" in words(stage)
        assert session.folder.left_at is not None
        assert (session.folder.left_at.exercise, session.folder.left_at.item) == ("half-day", "wish")
    assert session.value("traits") == ("calm", "near")
    rated = session.rated("content-1")
    assert rated is not None and rated.level == 3
    assert stage.gone == []


async def test_an_unreadable_file_is_that_of_the_chapter_the_item_lives_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_home(tmp_path / "home", monkeypatch)
    root = with_session(flowing_shop(tmp_path / "shop"), lambda session: answer(session, "traits", ("calm",)))
    (root / "answers" / "02-strategy.toml").write_text("traits = = 3\n", encoding="utf-8")
    session, _ = open_session(root, clock=clock)
    assert session is not None
    stage = RunnerStage(session, "half-day", "traits")
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert "may be in “answers/02-strategy.toml”, which cannot be read now" in words(stage)
        await pilot.press("f4", "f4")
        await pilot.pause()
        assert "cannot be read now" not in words(stage)
    session.close()


async def test_the_question_stays_in_sight_above_a_list_longer_than_the_page(session: Session) -> None:
    answer(session, "places", tuple({"place": f"Place {number}"} for number in range(1, 7)))
    stage = RunnerStage(session, "places", "first-place")
    async with stage.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        assert "Which first?" in frame(stage)
        await pilot.press("end")
        await pilot.pause()
        assert "▸ 6" in frame(stage)


async def test_a_table_leaves_the_question_and_its_suggestions_in_sight(session: Session) -> None:
    stage = RunnerStage(session, "places")
    async with stage.run_test(size=(60, 16)) as pilot:
        await pilot.press("f5")
        await pilot.pause()
        seen = frame(stage)
    assert "Which places are there?" in seen
    assert "The invoice" in seen
