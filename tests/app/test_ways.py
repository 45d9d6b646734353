"""The ways through the workbook: what “Go on” leads to, what Home says of the way and at its end, and taking another one."""

import re
from pathlib import Path

import pytest

from tests.app.frames import frame, golden
from tests.app.page_shop import all_of_it
from tests.app.shop import clock, small_pack, with_session
from tests.app.stage import until
from tests.app.way_shop import way_shop
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.home.home_screen import HomeScreen
from workbook.domain import Row
from workbook.session import Session
from workbook.session.answering import answer
from workbook.session.new_workbook import make
from workbook.session.taking_ways import take_way
from workbook.session.tracking import mark_opened, remember_place

SIZES = [(80, 24), (120, 40)]
GUESTS: tuple[Row, ...] = ({"who": "Mr Lind"},)


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


def by_weeks(session: Session) -> None:
    assert take_way(session, "weeks") is None


def end_of_the_short_way(session: Session) -> None:
    all_of_it(session)


FRAMES = {
    "ways": (None, ("t",)),
    "way-short": (None, ("t", "l")),
    "way-weeks": (by_weeks, ("t", "l")),
    "home-short": (None, ()),
    "home-weeks": (by_weeks, ()),
    "home-way-over": (end_of_the_short_way, ()),
    "exercises-way": (None, ("e",)),
}
"""What to do in the workbook, and the keys that lead from Home to each picture."""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
@pytest.mark.parametrize("name", FRAMES)
async def test_the_pages_of_ways(name: str, size: tuple[int, int], tmp_path: Path, update_golden: bool) -> None:
    root, (act, keys) = way_shop(tmp_path / "shop"), FRAMES[name]
    if act is not None:
        with_session(root, act)
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=size) as pilot:
        await until(lambda: app.session is not None)
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        golden(app, f"{name}-{size[0]}", update_golden)
    app.close_workbook()


async def test_another_way_is_taken_with_two_keys_and_undone_with_one(tmp_path: Path) -> None:
    app = WorkbookApp(way_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: "Begin here  2 About strategy" in frame(app) and "Your regular guests" in frame(app))
        assert "The short way: 2 exercises, 40 min" in frame(app)
        await pilot.press("t", "down", "enter")
        await until(lambda: "Begin here  1 About foundation" in frame(app))
        assert "The long way: 7 exercises" in frame(app)
        await pilot.press("ctrl+z")
        await until(lambda: "Begin here  2 About strategy" in frame(app) and "Your regular guests" in frame(app))
    app.close_workbook()


async def test_home_leads_to_the_weeks_and_a_week_to_its_page(tmp_path: Path) -> None:
    app = WorkbookApp(with_session(way_shop(tmp_path / "shop"), by_weeks), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: "Week 1    Know who comes." in frame(app))
        assert "on the phone" in frame(app) and "at the counter" not in frame(app)
        await pilot.press("down", "enter")
        await until(lambda: "Thank: Thank one person who sent you somebody." in frame(app))
        await pilot.press("down")
        await until(lambda: "Thank: Thank a regular for coming." in frame(app))
        await pilot.press("enter")
        await until(lambda: "Your best customers" in frame(app).split("\n")[0])
    app.close_workbook()


async def test_at_the_end_of_a_page_stands_what_there_is_now_and_the_next_of_the_way(tmp_path: Path) -> None:
    root = with_session(way_shop(tmp_path / "shop"), all_of_it_but_why)
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: "Go on" in frame(app))
        await pilot.press("enter")
        await until(lambda: "What about why?" in frame(app))
        await pilot.press(*"Because", "f4")
        await until(lambda: "You now have: Two sentences on who suits you." in frame(app))
        assert "The short way: done. See what it made, and how to go on" in frame(app)
        assert "Signs of a poor fit" not in frame(app), "that is not on the short way"
        await pilot.press("enter")
        await until(lambda: "The short way is done" in frame(app))
        assert "now ready to print" in frame(app)
        await pilot.press("h")
        await until(lambda: "Guest sheet and Welcome card are ready to use." in frame(app))
        assert "Next The short way is done. 5 more exercises ▌ The long way" in " ".join(frame(app).split())
    app.close_workbook()


def all_of_it_but_why(session: Session) -> None:
    all_of_it(session)
    answer(session, "best-why", None)


async def test_while_something_is_open_nothing_is_said_to_be_there(tmp_path: Path) -> None:
    app = WorkbookApp(with_session(way_shop(tmp_path / "shop"), all_of_it_but_why), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: "Go on" in frame(app))
        await pilot.press("enter")
        await until(lambda: "What about why?" in frame(app))
        await pilot.press("f4")
        await until(lambda: "1 question still open." in frame(app))
        assert "You now have" not in frame(app)
    app.close_workbook()


async def test_exercises_without_other_ways_say_nothing_of_any(tmp_path: Path) -> None:
    assert make(tmp_path / "shop", "Corner Shop", [], small_pack(tmp_path / "pack")) == []
    app = WorkbookApp(tmp_path / "shop", clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: "Begin" in frame(app))
        assert "long way" not in frame(app) and "short way" not in frame(app) and "key t" not in frame(app)
        await pilot.press("e")
        await until(lambda: "by chapter" in frame(app))
        assert "way" not in frame(app) and "→" not in frame(app)
    app.close_workbook()


def something_beside(session: Session) -> None:
    """The short way to its end, and half of an exercise beside it, which was left last."""
    end_of_the_short_way(session)
    assert answer(session, "poor-who", "Whoever asks for the price first.") is None
    mark_opened(session, "poor")
    remember_place(session, "poor", "poor-why")


async def test_once_the_way_is_over_the_card_says_so_and_what_was_begun_beside_it_is_a_line(tmp_path: Path) -> None:
    app = WorkbookApp(with_session(way_shop(tmp_path / "shop"), something_beside), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None and "Begun " in frame(app))
        seen = frame(app)
        assert "Next  The short way is done." in seen and "The long way" in seen and "enter  Choose" in seen
        assert "2 of 2 exercises" in seen and "question 2" not in seen
        assert re.search(r"Begun +Signs of a poor fit +1 of 2 answered", seen)
        await pilot.press("enter")
        await until(lambda: "Ways through" in frame(app))
        await pilot.press("escape")
        await until(lambda: "Begun " in frame(app))
        assert isinstance(app.screen, HomeScreen)
        app.screen.face.go(("exercise", "poor", "poor-why"))
        await pilot.press("enter")
        await until(lambda: "Question 2 of 2  ●[○]" in frame(app))
    app.close_workbook()
