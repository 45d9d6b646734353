"""Typing goes where the eye is: no letter of a sentence is a command, and no key takes what nobody gave up."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events

from tests.app.frames import frame
from tests.app.page_shop import page_shop
from tests.app.shop import TODAY, clock, full_shop
from tests.app.stage import EditorStage, RunnerStage, given, session_in, spelled, until
from tests.app.test_editors import ASKED
from tests.app.test_rating_editor import RATING
from tests.app.test_story import owner
from tests.app.test_typing_kept import typed
from tests.workplaces import at_home
from workbook.app.base import Judgement
from workbook.app.exercise.runner_screen import RunnerScreen
from workbook.app.widgets import Field
from workbook.app.widgets.place_line import PlaceLine
from workbook.domain import Column, Evidence, LineItem, Rated, TableItem, Tell, TellItem, TextItem, plain
from workbook.domain.marks import PLAIN
from workbook.session import Session
from workbook.session.answering import answer
from workbook.session.rating import rate


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = session_in(tmp_path)
    yield session
    session.close()


# Letters are no commands where one writes


async def test_a_sentence_after_a_low_level_is_its_note(tmp_path: Path) -> None:
    async with owner(full_shop(tmp_path / "shop")) as ana:
        await ana.press("r", "down", "enter", "down", "down", "enter", "2", "tab")
        await ana.type("Told Tom and Ines at the March meeting")
        ana.sees("Told Tom and Ines at the March meeting", "never counts as proof")
        rated = ana.session.rated("strategy-2")
        assert rated is not None
        assert (rated.level, rated.note, rated.evidence) == (2, "Told Tom and Ines at the March meeting", ())
        assert isinstance(ana.app.screen, RunnerScreen)
        await ana.press("escape", "enter")
        ana.sees("Told Tom and Ines at the March meeting")


@pytest.mark.parametrize("item", ["strategy-1", "best-who"])
@pytest.mark.parametrize("before", [(), ("tab",), ("tab", "tab"), ("f2",), ("f4", "f4")])
async def test_no_sentence_leads_away_from_an_exercise(item: str, before: tuple[str, ...], tmp_path: Path) -> None:
    """Wherever the focus is, also in the lesson beside the page, or at the end of the exercise."""
    async with owner(full_shop(tmp_path / "shop"), size=(120, 30)) as ana:
        exercise = ana.session.pack.exercise_of[item]
        await ana.app.open_page("exercise", exercise.id, item)
        await ana.press(*before)
        depth = len(ana.app.screen_stack)
        await ana.type("oh, we had a fear here: who are d")
        await ana.press("question_mark", "exclamation_mark", "é")
        assert len(ana.app.screen_stack) == depth
        assert isinstance(ana.app.screen, RunnerScreen)
        assert ana.app.screen.shows(exercise.id)


async def test_a_letter_that_goes_nowhere_says_where_commands_are_and_they_are_there(tmp_path: Path) -> None:
    async with owner(full_shop(tmp_path / "shop")) as ana:
        await ana.app.open_page("exercise", "readiness-content", "content-2")
        await ana.press("a")
        ana.sees("Nothing is written here.", "ctrl+p")
        await ana.press("ctrl+o", *"actions", "enter")
        await until(lambda: not isinstance(ana.app.screen, RunnerScreen) and ana.app.screen.is_mounted)
        await ana.press()
        ana.sees("most points for the effort first")


async def test_while_one_looks_for_an_exercise_letters_go_on_looking(tmp_path: Path) -> None:
    async with owner(full_shop(tmp_path / "shop")) as ana:
        await ana.press("e", "f", *"poo", "tab", *"rs")
        assert len(ana.app.screen_stack) == 2
        ana.sees("poors")


async def test_in_the_list_of_folders_letters_go_on_with_the_path(tmp_path: Path) -> None:
    (tmp_path / "shops").mkdir()
    async with owner(None) as ana:
        await ana.press("o", "ctrl+a")
        ana.app.post_message(events.Paste(f"{tmp_path}/"))
        await until(lambda: "shops" in frame(ana.app))
        await ana.press("down")
        before = ana.app.screen.field.text  # type: ignore[attr-defined]  # it is the page of folders
        await ana.press("q", "n")
        assert ana.app.screen.field.text == f"{before}qn"  # type: ignore[attr-defined]  # the page of a text


# What goes with a level, and comes back


SHOWN = (Evidence(TODAY, "Review with M.K."),)
THREE = Rated(rev=1, at=clock(), level=3, evidence=SHOWN)


async def test_evidence_that_goes_with_its_level_is_said_and_comes_back_with_one_undo(session: Session) -> None:
    item = next(iter(session.pack.exercise_by_id["readiness-strategy"].live))
    rate(session, item.id, level=3, evidence=SHOWN)
    stage = RunnerStage(session, "readiness-strategy", item.id)
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        assert "The line of evidence went with the 3; ctrl+z brings both back" in frame(stage)
        assert (rated := session.rated(item.id)) is not None and (
            rated.level,
            rated.evidence,
        ) == (2, ())
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert (rated := session.rated(item.id)) is not None and (
            rated.level,
            rated.evidence,
        ) == (3, SHOWN)
        assert "Review with M.K." in frame(stage)
        await pilot.press("1", "f4", "f3")
        await pilot.pause()
        assert "What showed a 3 or a 4 comes back with one." in frame(stage)
        await pilot.press("4")
        await pilot.pause()
        assert "Review with M.K." in frame(stage)
    assert (rated := session.rated(item.id)) is not None and (rated.level, rated.evidence) == (
        4,
        SHOWN,
    )


async def test_a_line_that_is_not_finished_waits_while_the_level_is_low() -> None:
    stage = await given(EditorStage(RATING), "3", "tab", "shift+tab", *spelled(["type:never"]), "shift+tab", "2")
    assert stage.value == Judgement(2)
    assert stage.said[-1].held == "never\t"


async def test_words_begun_at_the_levels_go_under_them() -> None:
    assert (await given(EditorStage(RATING), "1", "type:Ask Ben")).value == Judgement(1, note="Ask Ben")
    shown = Judgement(3, evidence=(Evidence(TODAY, "Ask Ben"),))
    assert (await given(EditorStage(RATING), "3", "type:Ask Ben")).value == shown
    assert (await given(EditorStage(RATING), "minus", "type:Ask Ben")).value == Judgement(note="Ask Ben")
    assert (await given(EditorStage(RATING), "x", "type:alone", "shift+tab", "2")).value == Judgement(2)


# Enter, and what a form is filled with


async def test_enter_goes_on_from_what_would_make_it_so(tmp_path: Path) -> None:
    async with owner(full_shop(tmp_path / "shop")) as ana:
        await ana.press("f9")
        await ana.type("The spring mail")
        await ana.press("enter", "2", "tab")
        await ana.type("One worn part")
        await ana.press("enter")
        await ana.type("Rewrote it")
        await ana.press("enter")
        kept = next(one for one in ana.session.folder.decisions if one.what == "The spring mail")
        assert (kept.step, kept.better, kept.changed) == (2, "One worn part", "Rewrote it")


async def test_enter_at_the_end_of_a_tell_goes_on_and_lines_that_were_there_stay() -> None:
    stage = EditorStage(TellItem(id="q", prompt="Would they?"), Tell(2, "one\ntwo"))
    async with stage.run_test() as pilot:
        await pilot.press("tab", "enter", "x")
        await pilot.pause()
    assert stage.value == Tell(2, "one\ntwox")


async def test_a_field_of_many_lines_says_what_enter_does() -> None:
    stage = EditorStage(TextItem(**ASKED))
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert "enter New line" in frame(stage)
    one = EditorStage(LineItem(**ASKED))
    async with one.run_test() as pilot:
        await pilot.pause()
        assert "New line" not in frame(one)


@pytest.mark.parametrize(
    ("keys", "owner_is"),
    [(("M", "a"), "Ma"), (("right", "M"), "BenM"), (("left", "M"), "MBen"), (("backspace",), ""), (("tab",), "Ben")],
)
async def test_what_a_form_is_filled_with_gives_way_to_what_is_typed(
    keys: tuple[str, ...], owner_is: str, tmp_path: Path
) -> None:
    async with owner(full_shop(tmp_path / "shop")) as ana:
        action = next(one for one in ana.session.actions() if one.owner == "Ben")
        await ana.app.open_page("card", action.id)
        await ana.press(*keys)
        assert ana.app.screen.owner.value == owner_is  # type: ignore[attr-defined]  # it is the card


async def test_ctrl_a_selects_all_and_function_keys_select_nothing() -> None:
    stage = await given(EditorStage(LineItem(**ASKED), "Ana"), "ctrl+a", "x")
    assert stage.value == "x"
    assert (await given(EditorStage(LineItem(**ASKED), "Ana"), "f6", "f7", "x")).value == "Anax"


# Keys of other keyboards

FILLED = ({"name": "Mill Lane Dental"},)
NAMES = TableItem(id="q", prompt="Who?", columns=(Column("name", "Name"), Column("size", "Size", "choice", ("big",))))


@pytest.mark.parametrize("letter", ["å", "∂", "˙", "ß", "\u00a0"])
async def test_a_letter_that_a_mac_makes_of_alt_replaces_nothing(letter: str) -> None:
    for after in ((), ("escape",), ("enter",), ("right",), ("tab",)):
        stage = EditorStage(NAMES, FILLED)
        async with stage.run_test(size=(80, 24)) as pilot:
            await pilot.press("up")
            stage.post_message(events.Key(letter, letter))
            await pilot.pause()
            assert "Mill Lane Dental" in frame(stage)
            await pilot.press(*after)
            await pilot.pause()
            assert "Mill Lane Dental" in frame(stage)
        assert stage.said == []


async def test_a_word_in_another_script_still_takes_the_place_of_a_cell() -> None:
    stage = EditorStage(NAMES, FILLED)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press("up")
        for letter in "Émile":
            stage.post_message(events.Key(letter, letter))
        await until(lambda: bool(stage.said) and stage.keys.idle)
        await pilot.pause()
    assert stage.value == ({"name": "Émile"},)
    assert await typed(EditorStage(NAMES), "Émile") == ({"name": "Émile"},)


async def test_the_commands_of_a_table_are_in_the_palette_also_while_a_cell_is_written(tmp_path: Path) -> None:
    async with owner(page_shop(tmp_path / "shop")) as ana:
        await ana.app.open_page("exercise", "guests", "guests")
        for keys in ((), ("A",)):
            await ana.press(*keys, "ctrl+p", *"row")
            ana.sees("New row", "ctrl+r", "Delete row", "ctrl+d", "Move row up", "ctrl+t", "Move row down", "ctrl+g")
            await ana.press("escape")


@pytest.mark.parametrize(("on", "back"), [("f4", "f3"), ("ctrl+n", "ctrl+b"), ("alt+right", "alt+left")])
async def test_on_and_back_have_keys_that_every_terminal_sends(on: str, back: str, session: Session) -> None:
    stage = RunnerStage(session, "readiness-strategy")
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press(on, on, back)
        await until(lambda: stage.keys.idle)
        assert stage.runner.index == 1
        await pilot.press("ctrl+l")
        assert stage.runner.has_class("-reading")


async def test_a_click_on_a_neighbour_goes_there(session: Session) -> None:
    stage = RunnerStage(session, "readiness-strategy")
    async with stage.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        line = stage.runner.query_one(PlaceLine)
        await pilot.click(line, offset=(115, 0))
        await pilot.pause()
        assert stage.runner.index == 1
        await pilot.click(line, offset=(5, 0))
        await pilot.pause()
        assert stage.runner.index == 1
        words = frame(stage).splitlines()[-3]
        await pilot.click(line, offset=(words.index("◂"), 0))
        await pilot.pause()
        assert stage.runner.index == 0


async def test_in_plain_marks_the_place_among_the_dots_is_still_marked(session: Session) -> None:
    stage = RunnerStage(session, "readiness-strategy")
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        words = frame(stage).splitlines()[-2]
    assert "".join(PLAIN.get(char, char) for char in words).startswith("  Question 1 of 9  [o]ooo")


async def test_a_click_on_a_dot_goes_to_its_question(session: Session) -> None:
    stage = RunnerStage(session, "readiness-strategy")
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        line = stage.runner.query_one(PlaceLine)
        words = frame(stage).splitlines()[-2]
        assert words.startswith("  Question 1 of ") and "◂" not in words and "▸" not in words
        dots = len("  Question 1 of 3  ")
        assert words.startswith("  Question 1 of 9  [○]○○")
        await pilot.click(line, offset=(dots + 4, 0))
        await pilot.pause()
        assert stage.runner.index == 2
        assert frame(stage).splitlines()[-2].startswith("  Question 3 of 9  ○○[○]○")
        await pilot.click(line, offset=(dots, 0))
        await pilot.pause()
        assert stage.runner.index == 0


# Too long


async def test_a_text_that_is_too_long_says_so_where_one_writes(session: Session) -> None:
    """Under the longest help there is, in a small terminal."""
    texts = [one for one in session.pack.item_by_id.values() if isinstance(one, TextItem) and not one.retired]
    item = max(texts, key=lambda one: sum(len(plain((block,))) for block in one.help))
    answer(session, item.id, "a" * item.max)
    stage = RunnerStage(session, session.pack.exercise_of[item.id].id, item.id)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert stage.runner.run.mark(item) == "●"
        stage.runner.query_one("#page").scroll_home(animate=False)
        await pilot.press("b")
        await until(lambda: "This is 1 character over the" in frame(stage))
        assert "! too long" in frame(stage)
        assert stage.runner.run.mark(item) == "!"
        await pilot.press("f4", "f3")
        await until(lambda: "This is 1 character over the" in frame(stage))


async def test_every_line_that_changes_is_drawn_anew() -> None:
    """A letter draws its own line alone; what changes several lines at once without a new height draws them all."""
    stage = EditorStage(TextItem(id="q", prompt="Why?"))
    async with stage.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        field = stage.query_one(Field)
        for text in ("one first\none second\none third", "two first\ntwo second\ntwo third"):
            field.put(text)
            await until(lambda text=text: all(line in frame(stage) for line in text.split("\n")))  # type: ignore[misc]  # the default binds the loop's value
        field.replace("three first\nthree second\nthree third", (0, 0), field.document.end)
        await until(lambda: all(f"three {line}" in frame(stage) for line in ("first", "second", "third")))
        field.undo()
        await until(lambda: all(f"two {line}" in frame(stage) for line in ("first", "second", "third")))
        field.redo()
        await until(lambda: all(f"three {line}" in frame(stage) for line in ("first", "second", "third")))
        field.move_cursor((1, 0))
        await pilot.press("x", "up", "y")
        await until(lambda: "tyhree first" in frame(stage) and "xthree second" in frame(stage))
        field.select_all()
        await pilot.press("backspace")
        await until(lambda: "three" not in frame(stage))
