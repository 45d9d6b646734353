"""The frame, prose and the bar: what they show at any width."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget

from tests.app.frames import frame
from tests.app.stage import Themed
from workbook.app.widgets import (
    MAX_KEYS,
    MORE_KEYS,
    WIDE,
    Field,
    KeyLine,
    TitleLine,
    dots,
    prose_lines,
    saved_words,
    steps,
    strong,
    thin,
)
from workbook.app.widgets.band import CLAIMED, OPEN, PROVEN
from workbook.domain import Block, Prose, Span

shares = st.fractions(0, 1)
PINNED_KEYS = (("e", "go.exercises"), ("r", "go.readiness"), ("a", "go.actions"), ("s", "go.search"))


class Busy(Themed):
    """A screen with more keys than a footer holds."""

    BINDINGS = [  # noqa: RUF012  # as Textual declares it
        Binding("f1,question_mark", "help", "Help"),
        Binding("escape", "back", "Leave"),
        *[Binding(key, f"do('{key}')", f"Key {key}") for key in "abcdefgh"],
    ]

    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self.widgets = widgets
        self.done: list[str] = []

    def compose(self) -> ComposeResult:
        yield from self.widgets
        yield KeyLine()

    def action_do(self, key: str) -> None:
        self.done.append(key)


@pytest.mark.parametrize("width", [40, 60, 80, 160])
async def test_the_footer_is_one_line_of_at_most_seven_keys_with_help_at_the_right(width: int) -> None:
    stage = Busy()
    async with stage.run_test(size=(width, 10)) as pilot:
        await pilot.pause()
        line = frame(stage).splitlines()[-1]
    assert len(line) <= width
    most = MORE_KEYS if width >= WIDE else MAX_KEYS
    assert line.count("Key ") + line.count("Leave") <= most - 1
    assert line.endswith("? Help")


class Place(Screen[None]):
    """A page with more keys than have room, of which Home pins some."""

    PLACE = "home"
    BINDINGS = [  # noqa: RUF012  # as Textual declares it
        Binding("enter", "open", "Go on", id="home.open"),
        Binding("w", "why", "Something long that matters less"),
        *[Binding(key, f"go('{key}')", f"To the {key}", id=name) for key, name in PINNED_KEYS],
        Binding("q", "app.quit", "Quit", id="home.quit"),
        Binding("f1,question_mark", "help", "Help"),
    ]

    def compose(self) -> ComposeResult:
        yield KeyLine()


@pytest.mark.parametrize(("width", "less"), [(80, False), (160, True)])
async def test_what_is_pinned_has_its_room_first_and_keeps_its_place(width: int, less: bool) -> None:
    stage = Themed()
    async with stage.run_test(size=(width, 10)) as pilot:
        await stage.push_screen(Place())
        await pilot.pause()
        line = frame(stage).splitlines()[-1]
    assert ("matters less" in line) == less
    words = ["Go on", "To the e", "To the r", "To the a", "To the s", "q Quit", "? Help"]
    assert [word for word in words if word not in line] == []
    assert [*map(line.index, words)] == sorted(map(line.index, words))
    assert line.endswith("? Help") and len(line) <= width
    assert ("   e To" in line) == less


async def test_letters_leave_the_footer_while_something_is_typed() -> None:
    stage = Busy(Field())
    async with stage.run_test(size=(80, 10)) as pilot:
        await pilot.press("a", "question_mark")
        await pilot.pause()
        line = frame(stage).splitlines()[-1]
        assert "Key a" not in line
        assert line.endswith("f1 Help")
    assert stage.done == []


async def test_a_click_on_a_key_is_the_key() -> None:
    stage = Busy()
    async with stage.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        line = frame(stage).splitlines()[-1]
        await pilot.click(KeyLine, offset=(line.index("Key b"), 0))
        await pilot.pause()
    assert stage.done == ["b"]


@pytest.mark.parametrize("width", [30, 60, 80])
async def test_the_title_says_first_of_all_that_nothing_is_saved(width: int) -> None:
    title = TitleLine("5 Your strategy › A very long name of an exercise [red]", "2026-Q4")
    title.saved = saved_words("failed", why="the disk is full [/] \x1b]0;x")
    stage = Busy(title)
    async with stage.run_test(size=(width, 10)) as pilot:
        await pilot.pause()
        first = frame(stage).splitlines()[0]
    assert "! Not saved: the disk is" in first
    assert "\x1b" not in first


@given(shares, shares, st.integers(1, 200))
def test_a_bar_is_as_long_as_it_should_be_and_only_all_fills_it(one: Fraction, other: Fraction, cells: int) -> None:
    proven, possible = sorted((one, other))
    bar = thin(proven, possible, cells).plain
    assert len(bar) == cells
    assert bar == "".join(sorted(bar, key=(PROVEN + CLAIMED + OPEN).index))
    if cells > 1:
        assert (bar.count(PROVEN) == cells) == (proven == 1)
        assert (bar.count(PROVEN) > 0) == (proven > 0)


@given(shares, shares, st.integers(1, 200))
def test_the_strong_bar_ends_in_eighths_and_only_all_fills_it(one: Fraction, other: Fraction, cells: int) -> None:
    proven, possible = sorted((one, other))
    bar = strong(proven, possible, cells).plain
    assert len(bar) == cells
    assert bar == "".join(sorted(bar, key="█▉▊▋▌▍▎▏▒·".index))
    assert sum(bar.count(part) for part in "▉▊▋▌▍▎▏") <= 1
    assert (bar == "█" * cells) == (proven == 1)
    assert (bar[0] not in "▒·") == (proven > 0)


def test_steps_and_levels_say_without_colour_how_far_it_is() -> None:
    assert steps(3, 8, 8).plain == "━━━·····"
    assert steps(0, 0, 4).plain == "····"
    assert dots(2, 4).plain == "●●○○"


def block(kind: str, text: str, **more: int) -> Block:
    return Block(kind, (Span(text),), **more)  # type: ignore[arg-type]  # fields of a block


LESSON: Prose = (
    block("heading", "A title"),
    block("paragraph", "Some words that go on for a while, long enough to be wrapped."),
    block("bullet", "one thing that is long enough to be wrapped under itself"),
    block("bullet", "another"),
    block("number", "first", number=1),
    block("quote", "what somebody said"),
    block("code", "as it is"),
)


def test_entries_of_a_list_hang_under_themselves() -> None:
    lines = [line.plain for line in prose_lines(LESSON, 30)]
    assert lines[0] == "A title"
    first = next(at for at, line in enumerate(lines) if line.startswith("  · one"))
    assert lines[first + 1].startswith("    ")
    assert "  · another" in lines
    assert "  1. first" in lines
    assert "│ what somebody said" in lines


@given(st.integers(20, 120))
def test_prose_fits_its_width(width: int) -> None:
    assert all(len(line.plain.rstrip()) <= width for line in prose_lines(LESSON, width))


def test_foreign_prose_is_cleaned() -> None:
    assert prose_lines((block("paragraph", "\x1b]0;x [red]"),), 40)[0].plain == "␛]0;x [red]"
