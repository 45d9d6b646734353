"""Whole ways through the app, by keyboard alone, as an owner goes them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.frames import frame
from tests.app.shop import TODAY, clock, empty_shop, full_shop, with_session
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.base import Page
from workbook.app.home.home_screen import HomeScreen
from workbook.app.pages import resolve
from workbook.domain.actions import Status, grouped
from workbook.session import Session
from workbook.session.rating import rate


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    at_home(tmp_path / "home", monkeypatch)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


class Owner:
    """Somebody at the keyboard."""

    def __init__(self, app: WorkbookApp, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> "Owner":
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()
        return self

    async def type(self, text: str) -> "Owner":
        names = {" ": "space", ",": "comma", ".": "full_stop", "&": "ampersand", "-": "minus", "'": "apostrophe"}
        return await self.press(*(names.get(letter, letter) for letter in text))

    def sees(self, *words: str) -> "Owner":
        seen = frame(self.app)
        for word in words:
            assert word in seen, f"{word!r} is not in:\n{seen}"
        return self

    @property
    def session(self) -> Session:
        assert self.app.session is not None
        return self.app.session


@asynccontextmanager
async def owner(root: Path | None, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Owner]:
    """An owner who opens the app on `root`, and closes it at the end."""
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield Owner(app, pilot)
    assert app.close_workbook() == ()


async def test_from_nothing_to_a_commitment_and_back(home: Path) -> None:
    """Start, a new workbook, the first exercise, a rating, why, a commitment, three undos, and all there the next day."""
    async with owner(None) as ana:
        ana.sees("Start a workbook for your business", "Nothing is sent anywhere")
        await ana.press("n")
        await ana.type("Baker & Sons")
        ana.sees("baker-sons")
        await ana.press("enter")
        await ana.type("Ana Ruiz,Ben")
        await ana.press("f4")
        ana.sees("What kind of firm is it?", "They just walk in")
        await ana.press("escape")  # another day
        ana.sees("Baker & Sons", "No number yet", "The short way", "Begin here")
        await ana.press("enter")
        await ana.press("escape")
        assert isinstance(ana.app.screen, HomeScreen)
        await ana.press("r", "down", "enter", "down")
        await ana.press("enter", "2")
        await ana.press("escape", "escape")
        first = ana.session.pack.ratings_of(ana.session.score().plans[0].id)[0]
        rated = ana.session.rated(first.id)
        assert rated is not None and rated.level == 2
        await ana.press("w")
        ana.sees("Why is Readiness")
        await ana.press("escape", "a", "c")
        ana.sees("Who", "Ana Ruiz")
        await ana.press("tab")
        await ana.type("fri")
        ana.sees("Friday 27 November 2026")
        await ana.press("f4")
        assert [one.due for one in ana.session.actions() if one.status is Status.COMMITTED] == [TODAY.replace(day=27)]
        await ana.press("ctrl+z", "ctrl+z")
        ana.sees("Taken back")
        assert not any(one.status is Status.COMMITTED for one in ana.session.actions())
        assert ana.session.rated(first.id) is None
        await ana.press("ctrl+z")
        ana.sees("There is nothing to take back since")
        await ana.press("ctrl+y", "ctrl+y")
        await ana.press("escape")
        ana.app.clear_notifications()
        await ana.press()
        ana.sees("Due", "in 7 days")
    async with owner(home / "baker-sons") as ana:
        ana.sees("Baker & Sons", "Due", "in 7 days")
        again = ana.session.rated(first.id)
        assert again is not None and again.level == 2
    async with owner(None) as ana:
        ana.sees("Recent", "Baker & Sons", "~/baker-sons")


async def test_escape_always_goes_one_step_back(tmp_path: Path) -> None:
    async with owner(full_shop(tmp_path / "shop")) as ana:
        for keys in (
            ["e"],
            ["r", "enter", "w"],
            ["a", "c"],
            ["f9"],
            ["f12"],
            ["e", "c"],
            ["ctrl+p"],
            ["question_mark"],
            ["f7"],
        ):
            await ana.press(*keys)
            depth = len(ana.app.screen_stack)
            assert depth > 1, keys
            while len(ana.app.screen_stack) > 1:
                await ana.press("escape")
                assert len(ana.app.screen_stack) == depth - 1, keys
                depth -= 1
            assert isinstance(ana.app.screen, HomeScreen)


async def test_pages_do_not_pile_up(tmp_path: Path) -> None:
    async with owner(full_shop(tmp_path / "shop")) as ana:
        await ana.press(*"eraeraera")
        assert [screen.PLACE for screen in ana.app.screen_stack if isinstance(screen, Page)] in (
            ["home", "exercises", "readiness", "actions"],
            ["home", "exercises", "readiness"],
        )


async def test_a_key_pressed_before_the_workbook_is_open_is_not_lost(tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        app.simulate_key("e")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, Page) and app.screen.PLACE == "exercises"
    app.close_workbook()


async def test_arrows_walk_from_the_plans_to_the_lines_and_back(tmp_path: Path) -> None:
    async with owner(full_shop(tmp_path / "shop")) as ana:
        await ana.press("down", "enter")
        ana.sees("Readiness", "We teach something that people pass on")
        await ana.press("escape", "up", "up", "enter")
        ana.sees("Why is Readiness")
        await ana.press("escape", "down", "enter")
        assert isinstance(ana.app.screen, Page) and ana.app.screen.PLACE == "exercise"


async def test_enter_opens_what_gains_most_and_what_is_due(tmp_path: Path) -> None:
    async with owner(full_shop(tmp_path / "shop")) as me:
        groups = grouped(me.session.actions())
        for action in (groups.next[0], groups.doing[0]):
            home = me.app.screen
            assert isinstance(home, HomeScreen)
            home.face.go(("action", action.id))
            await me.press("enter")
            assert isinstance(me.app.screen, Page)
            assert resolve(me.session, "action", action.id, "")[0] == me.app.screen.PLACE
            await me.press("escape")


async def test_home_begins_at_what_comes_next(tmp_path: Path) -> None:
    root = empty_shop(tmp_path / "shop")
    async with owner(root) as me:
        await me.press("enter", "0", "f4")
        while not isinstance(me.app.screen, HomeScreen):
            await me.press("escape")
        assert me.app.screen.under == ("card",)
    async with owner(root) as me:
        assert isinstance(me.app.screen, HomeScreen)
        assert me.app.screen.under == ("card",)


async def test_a_fourth_build_asks_which_one_to_park(tmp_path: Path) -> None:
    async with owner(full_shop(tmp_path / "shop")) as ana:
        await ana.press("a", "a")
        await ana.type("Paint the door")
        await ana.press("enter")
        await ana.press("f4")
        ana.sees("3 of 3 being done", "Paint the door")
        await ana.press("a")
        await ana.type("Paint the van")
        await ana.press("enter")
        ana.sees("3 are the most at once")
        await ana.press("enter")
        await ana.press("f4")
        ana.sees("3 of 3 being done", "Paint the van")
        assert sum(one.status is Status.PARKED for one in ana.session.actions()) == 2


async def test_done_asks_for_the_level_and_dropping_for_a_reason(tmp_path: Path) -> None:
    async with owner(full_shop(tmp_path / "shop")) as ana:
        await ana.press("a", "x")
        ana.sees("rate it now")
        await ana.press("enter")
        assert isinstance(ana.app.screen, Page) and ana.app.screen.PLACE == "exercise"
        await ana.press("escape", "home", "d")
        ana.sees("Why?")
        await ana.press("enter")
        ana.sees("It needs a few words.")
        await ana.type("no time")
        await ana.press("enter")
        dropped = [one for one in ana.session.actions() if one.status is Status.DROPPED]
        assert {one.history[-1].reason for one in dropped} == {"somebody else does it", "no time"}


async def test_the_card_tells_a_slip_from_a_helper_as_the_command_does(tmp_path: Path) -> None:
    async with owner(full_shop(tmp_path / "shop")) as ana:
        await ana.press("a", "enter")
        await ana.type("Anna")
        await ana.press("f4")
        assert "Did you mean “Ana”?" in " ".join(frame(ana.app).split())
        await ana.type(" from next door")
        await ana.press("f4")
        assert isinstance(ana.app.screen, Page) and ana.app.screen.PLACE == "actions"
        assert "Anna from next door" in {one.owner for one in ana.session.actions()}
        said = [one.message for one in ana.app._notifications]
        assert said == ["Kept. Nobody of the name “Anna from next door” is in the workbook's people: Ana Ruiz, Ben."]


async def test_skipping_and_taking_up_again(tmp_path: Path) -> None:
    async with owner(full_shop(tmp_path / "shop")) as ana:
        await ana.press("e", "s")
        await ana.type("done before")
        await ana.press("enter")
        ana.sees("set aside: done before")
        await ana.press("s")
        assert "set aside: done before" not in frame(ana.app)


async def test_the_filter_keeps_a_decision_and_opens_it_again(tmp_path: Path) -> None:
    async with owner(empty_shop(tmp_path / "shop")) as ana:
        await ana.press("f9")
        await ana.type("The new sign")
        await ana.press("enter", "3", "f4")
        (kept,) = ana.session.folder.decisions
        assert (kept.what, kept.step) == ("The new sign", 3)
        await ana.press("f9")
        ana.sees("Earlier", "The new sign")
        await ana.press("f4")
        ana.sees("Say in a few words what it is about.")


async def test_undo_and_another_program_show_on_the_page(tmp_path: Path) -> None:
    root = full_shop(tmp_path / "shop")
    async with owner(root) as ana:
        await ana.press("r", "down", "down", "enter")
        ana.sees("open")
        with_session(root, lambda session: rate(session, "content-2", level=2))
        ana.app.look_outside()
        await ana.press()
        assert " open" not in frame(ana.app)


async def test_settings_hold_at_once_and_the_next_time(tmp_path: Path) -> None:
    root = empty_shop(tmp_path / "shop")
    async with owner(root) as ana:
        await ana.press("f12", "enter")
        assert ana.app.theme.startswith("workbook-light")
        await ana.press(*["down"] * 5, "enter", "alt+s")
        ana.sees("changed  alt+s")
        await ana.press("enter", "a")
        ana.sees("is also")
        await ana.press("escape", "backspace", "up", "enter", "alt+s", "escape", "alt+s")
        assert isinstance(ana.app.screen, Page) and ana.app.screen.PLACE == "exercises"
    async with owner(root) as ana:
        assert ana.app.theme.startswith("workbook-light")
        await ana.press("e")
        assert isinstance(ana.app.screen, HomeScreen)
        await ana.press("alt+s")
        assert isinstance(ana.app.screen, Page) and ana.app.screen.PLACE == "exercises"


async def test_every_command_is_in_the_palette_and_does_what_its_key_does(tmp_path: Path) -> None:
    async with owner(full_shop(tmp_path / "shop")) as ana:
        await ana.press("ctrl+p")
        await ana.type("friend")
        ana.sees("Tell a friend?", "f9")
        await ana.press("enter")
        assert isinstance(ana.app.screen, Page) and ana.app.screen.PLACE == "filter"


async def test_the_mouse_opens_what_it_clicks(tmp_path: Path) -> None:
    async with owner(full_shop(tmp_path / "shop")) as ana:
        await ana.pilot.click("FaceView", offset=(35, 11))
        await ana.press()
        ana.sees("Readiness", "We teach something that people pass on")


async def test_another_workbook_can_be_opened(tmp_path: Path) -> None:
    root = full_shop(tmp_path / "shop")
    other = empty_shop(tmp_path / "other", business="Northside Physio")
    async with owner(root) as ana:
        await ana.press("f11", "o")
        screen = ana.app.screen
        screen.query_one("Field").put(str(other))  # type: ignore[attr-defined]  # the widget is a Field
        await ana.press("enter")
        ana.sees("Northside Physio", "No number yet")


async def test_an_app_that_is_left_while_home_still_loads_ends_without_a_fault(tmp_path: Path) -> None:
    async with owner(full_shop(tmp_path / "shop")) as ana:
        pass
    assert ana.app.screen_stack == []
    ana.app._load_what_comes_next()  # its timer may be due while the screens go
