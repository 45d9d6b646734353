"""Each character is kept as it was typed or pasted, and shown so that it does nothing else."""

import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from textual import events

from tests.app.frames import frame
from tests.app.stage import EditorStage, until
from tests.app.test_editors import ASKED
from tests.workplaces import at_home
from workbook.app.launch import set_up
from workbook.app.textual_edges.terminal_edge import WholePastes
from workbook.domain import Column, LineItem, TableItem, TextItem

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


@pytest.mark.parametrize("end", ["\n", "\r\n", "\v", "\f", "\u0085", "\u2028"])
async def test_a_line_that_was_given_with_a_line_end_never_keeps_the_mark_that_is_shown_for_it(end: str) -> None:
    stage = EditorStage(LineItem(**ASKED), f"one{end}two")
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "one⏎two" in frame(stage)
        await pilot.press("z")
        await pilot.pause()
    assert stage.value == "one\ntwoz"
