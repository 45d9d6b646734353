"""Typing goes where the eye is: each character is kept as it came, and no letter of a sentence is a command."""

import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from textual import events

from tests.app.frames import frame
from tests.app.page_shop import page_shop
from tests.app.shop import TODAY, clock, full_shop
from tests.app.stage import EditorStage, RunnerStage, session_in, until
from tests.app.test_editors import ASKED, RATING, given, spelled
from tests.app.test_story import owner
from tests.workplaces import at_home
from workbook.app.launch import set_up
from workbook.app.pastes import WholePastes
from workbook.app.screens.runner import RunnerScreen
from workbook.app.widgets.editors.base import Judgement
from workbook.app.widgets.place import PlaceLine
from workbook.domain.item import Column, LineItem, TableItem, TellItem, TextItem
from workbook.domain.prose import plain
from workbook.domain.response import Evidence, Rated, Tell
from workbook.session.session import Session

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
KEPT = {
    "wide space": "山田\u3000太郎",
    "no-break space": "a\u00a0b",
    "Persian joiner": "می\u200cخواهم",
    "Indic joiner": "क्\u200dष",
    "family": FAMILY,
    "flag": SCOTLAND,
    "variation": "\u2764\ufe0f",
    "direction": "abc\u200fעב\u200e",
    "embedding": "\u202a+44 20 7946 0000\u202c",
    "isolate": "\u2067אב\u2069 and \u2066x\u2069",
    "override": "\u202e83.5",
    "soft hyphen and byte order": "a\u00adb\ufeffc",
    "combining": "e\u0301",
    "private and unassigned": "\ue000\U0010ffff",
}


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = session_in(tmp_path)
    yield session
    session.close()


async def typed(stage: EditorStage, text: str) -> object:
    """What the editor says once each character of `text` came as a key, as a terminal sends it."""
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for letter in text:
            for key in WholePastes().feed(letter):
                stage.post_message(key)
        await until(lambda: bool(stage.said) and stage.keys.idle)
        await pilot.pause()
        assert all(
            letter.isprintable() or letter in "\n\u200c\u200d" or seen_nowhere(letter) for letter in frame(stage)
        )
    return stage.value


async def pasted(stage: EditorStage, *texts: str) -> list[object]:
    """What the editor says after each of these pastes, each into an emptied field."""
    found: list[object] = []
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for text in texts:
            stage.said.clear()
            stage.post_message(events.Paste(text))
            await until(lambda: bool(stage.said))
            found.append(stage.value)
            await pilot.press("ctrl+a", "backspace")
            await pilot.pause()
    return found


def seen_nowhere(letter: str) -> bool:
    """Whether a terminal draws nothing for it, and it turns nothing around."""
    return unicodedata.category(letter) in ("Cf", "Zs", "Co", "Cn") and not "\u202a" <= letter <= "\u202e"


@pytest.mark.parametrize("name", KEPT)
async def test_what_is_typed_is_kept(name: str) -> None:
    assert await typed(EditorStage(LineItem(**ASKED)), KEPT[name]) == KEPT[name]


async def test_what_is_pasted_is_kept_in_lines_texts_and_cells() -> None:
    texts = list(KEPT.values())
    assert await pasted(EditorStage(LineItem(**ASKED)), *texts) == texts
    assert await pasted(EditorStage(TextItem(**ASKED)), *texts) == texts
    table = EditorStage(TableItem(columns=(Column("a", "A"),), **ASKED))
    assert await pasted(table, texts[0]) == [({"a": texts[0]},)]


async def test_all_of_unicode_is_kept_as_it_is_pasted() -> None:
    """Every 41st character that is no control character, in pieces, so that a text is not endless."""
    whole = [chr(code) for code in range(0x20, sys.maxunicode + 1, 41)]
    kept = [one for one in whole if unicodedata.category(one) not in ("Cc", "Cs", "Zl", "Zp")]
    pieces = ["x" + "".join(kept[at : at + 3000]) + "x" for at in range(0, len(kept), 3000)]
    assert await pasted(EditorStage(TextItem(**ASKED)), *pieces) == pieces


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"], ids=ascii)
async def test_whatever_ends_a_line_is_a_line_end_or_a_space(end: str) -> None:
    assert await pasted(EditorStage(TextItem(**ASKED)), f"First{end}Second") == ["First\nSecond"]
    assert await pasted(EditorStage(LineItem(**ASKED)), f"First{end}Second{end}") == ["First Second"]


async def test_control_characters_are_kept_and_shown_as_marks() -> None:
    stage = EditorStage(LineItem(**ASKED))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        stage.post_message(events.Paste("a\x1b[31mred\x07"))
        await until(lambda: bool(stage.said))
        await pilot.pause()
        assert "a␛[31mred␇" in frame(stage)
        await pilot.press("left", "x")
        await pilot.pause()
        assert "a␛[31mredx␇" in frame(stage)
    assert stage.value == "a\x1b[31mredx\x07"


# A paste with escapes in it


@for_all(st.text(st.sampled_from("\x1bab[;0m~ \x07\r"), max_size=60), st.integers(1, 9))
def test_a_paste_arrives_whole_however_the_terminal_cuts_it(text: str, size: int) -> None:
    stream = f"x\x1b[200~{text}\x1b[201~y\x1b[C"
    reader = WholePastes()
    came = [one for at in range(0, len(stream), size) for one in reader.feed(stream[at : at + size])]
    assert [one.text if isinstance(one, events.Paste) else one.key for one in came] == ["x", text, "y", "right"]  # type: ignore[attr-defined]  # all else are keys


def test_over_a_slow_line_the_rest_of_a_key_has_more_time() -> None:
    for far, own, delay in (
        ({}, {}, None),
        ({"SSH_CONNECTION": "1"}, {}, "400"),
        ({"SSH_CONNECTION": "1"}, {"ESCDELAY": "50"}, "50"),
    ):
        environ = {**far, **own}
        set_up(environ)
        assert environ.get("ESCDELAY") == delay


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
        ana.sees("Next, by points for the effort")


async def test_while_one_looks_for_an_exercise_letters_go_on_looking(tmp_path: Path) -> None:
    async with owner(full_shop(tmp_path / "shop")) as ana:
        await ana.press("e", "slash", *"poo", "tab", *"rs")
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
        assert ana.app.screen.field.text == f"{before}qn"  # type: ignore[attr-defined]


# What goes with a level, and comes back


SHOWN = (Evidence(TODAY, "Review with M.K."),)
THREE = Rated(rev=1, at=clock(), by="ana", level=3, evidence=SHOWN)


async def test_evidence_that_goes_with_its_level_is_said_and_comes_back_with_one_undo(session: Session) -> None:
    item = next(iter(session.pack.exercise_by_id["readiness-strategy"].live))
    session.rate(item.id, level=3, evidence=SHOWN)
    stage = RunnerStage(session, "readiness-strategy", item.id)
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        assert "The line of evidence went with the 3; ctrl+z brings both back" in frame(stage)
        assert (rated := session.rated(item.id)) is not None and (rated.level, rated.evidence) == (2, ())
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert (rated := session.rated(item.id)) is not None and (rated.level, rated.evidence) == (3, SHOWN)
        assert "Review with M.K." in frame(stage)
        await pilot.press("1", "f4", "f3")
        await pilot.pause()
        assert "What showed a 3 or a 4 comes back with one." in frame(stage)
        await pilot.press("4")
        await pilot.pause()
        assert "Review with M.K." in frame(stage)
    assert (rated := session.rated(item.id)) is not None and (rated.level, rated.evidence) == (4, SHOWN)


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
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        line = stage.runner.query_one(PlaceLine)
        await pilot.click(line, offset=(78, 0))
        await pilot.pause()
        assert stage.runner.index == 1
        await pilot.click(line, offset=(40, 0))
        await pilot.pause()
        assert stage.runner.index == 1
        await pilot.click(line, offset=(1, 0))
        await pilot.pause()
        assert stage.runner.index == 0


# Too long


async def test_a_text_that_is_too_long_says_so_where_one_writes(session: Session) -> None:
    """Under the longest help there is, in a small terminal."""
    texts = [one for one in session.pack.item_by_id.values() if isinstance(one, TextItem) and not one.retired]
    item = max(texts, key=lambda one: sum(len(plain((block,))) for block in one.help))
    session.answer(item.id, "a" * item.max)
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
