"""What stands beside a page from 110 columns on, and that in little room nothing of a line is lost."""

from pathlib import Path

import pytest
from textual.content import Content

from tests.app.frames import frame
from tests.app.page_shop import page_shop_with
from tests.app.shop import clock
from tests.app.stage import until
from tests.app.way_shop import way_shop
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.base import Go
from workbook.app.widgets import Detail, framed, headed, heading, stacked


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


async def seen(root: Path, way: Go, wanted: str, size: tuple[int, int]) -> str:
    """The frame of a page once the `wanted` words stand in it."""
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=size) as pilot:
        await until(lambda: app.session is not None)
        await pilot.pause()
        app.post_message(way)
        await until(lambda: wanted in frame(app))
        found = frame(app)
    app.close_workbook()
    return found


@pytest.mark.parametrize(
    ("way", "title", "wanted", "also"),
    [
        (
            Go("chapter", "strategy"),
            "2 About strategy",
            "╭─ Its exercises ─",
            ["Your regular guests", "15 min", " enter  Begin "],
        ),
        (
            Go("document", "guest-sheet"),
            "Documents › Guest sheet",
            "╭─ Who it is for ─",
            ["Everyone behind the counter", "This page draws on", "tab  Next place"],
        ),
        (Go("settings"), "Marks  ", "╭─ Colours ─", ["● Dark", "○ High contrast", " enter  Change "]),
        (Go("ways"), "Ways through", "╭─ The long way ─", ["Your best customers", "25 min", " enter  Take "]),
    ],
)
async def test_a_wide_page_says_more_beside_it(
    way: Go, title: str, wanted: str, also: list[str], tmp_path: Path
) -> None:
    root = page_shop_with(tmp_path / "shop")
    found = await seen(root, way, wanted, (120, 40))
    assert [words for words in also if words not in found] == []
    assert wanted not in await seen(root, way, title, (80, 24))


async def test_a_week_says_what_it_asks_and_what_its_page_is_about(tmp_path: Path) -> None:
    found = await seen(way_shop(tmp_path / "shop"), Go("way", "weeks"), "╭─ Your regular guests ─", (120, 40))
    assert "ask         Ask your newest" in found and "thank       Thank one" in found
    assert "What it asks ─" in found


async def test_the_foot_of_settings_says_what_a_command_is_for(tmp_path: Path) -> None:
    root = page_shop_with(tmp_path / "shop")
    found = await seen(root, Go("settings"), "The colours of every page", (80, 24))
    assert "The colours of every page, in all workbooks on this computer." in found


def test_a_heading_is_never_cut() -> None:
    lines = heading("Are you bound to secrecy, or by rules?").draw(24).plain.split("\n")
    assert " ".join(line.strip(" ─") for line in lines) == "Are you bound to secrecy, or by rules?"
    assert lines[-1].endswith("─") and max(map(len, lines)) <= 24
    assert headed("Short", "remark", 24).plain == "Short ─────────── remark"


def test_what_has_no_room_beside_a_name_stands_below_it() -> None:
    draw = stacked(Content("Open a workbook"), Content("a remark"))
    assert draw(40).plain == "Open a workbook" + " " * 17 + "a remark"
    assert draw(20).plain == "Open a workbook\n  a remark"


def test_a_frame_ends_in_an_ellipsis_where_its_text_goes_on() -> None:
    lines = framed(Detail("Name", [Content(str(one)) for one in range(9)]), 30, 6)
    assert [len(line.plain) for line in lines] == [30] * 6
    assert lines[0].plain.startswith("╭─ Name ─") and "…" in lines[-2].plain


def test_a_long_title_goes_on_below_the_edge_of_its_frame() -> None:
    detail = Detail("From meeting to screen, and back again", [Content("one")], Content("30 min"))
    lines = [line.plain for line in framed(detail, 36, 8)]
    assert [len(line) for line in lines] == [36] * 8
    assert lines[0].startswith("╭─ From meeting to ─") and "30 min" in lines[0]
    assert lines[1].strip("│ ") == "screen, and back again" and lines[2].strip("│ ") == "one"
    assert "…" not in "".join(lines)


async def test_a_frame_that_goes_on_says_which_key_shows_more_and_it_does(tmp_path: Path) -> None:
    app = WorkbookApp(page_shop_with(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(110, 12)) as pilot:
        await until(lambda: app.session is not None)
        await pilot.pause()
        app.post_message(Go("ways"))
        await until(lambda: "shift+↓ More" in frame(app))
        top = frame(app)
        for key in ("shift+down", "right_curly_bracket"):
            for _ in range(9):
                await pilot.press(key)
            await until(lambda: "shift+↓ More" not in frame(app))
            assert frame(app) != top and "╭─ The long way ─" in frame(app)
            for _ in range(9):
                await pilot.press("shift+up" if key == "shift+down" else "left_curly_bracket")
            await until(lambda: frame(app) == top)
        await pilot.resize_terminal(80, 24)
        await until(lambda: "╭─" not in frame(app))
        await pilot.press("shift+down")
        assert "shift+↓" not in frame(app)
    app.close_workbook()
