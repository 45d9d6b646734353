"""Search: from anywhere, as one types, with the words around; enter goes there and esc comes back."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.frames import frame, golden
from tests.app.page_shop import page_shop_with
from tests.app.shop import clock, full_shop, with_session
from tests.app.stage import until
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.base import Page
from workbook.app.editors.text_editor import TextEditor
from workbook.app.filter.filter_screen import FilterScreen
from workbook.app.general.palette_screen import PaletteScreen
from workbook.app.general.search_screen import SearchScreen
from workbook.app.general.settings_screen import SettingsScreen
from workbook.app.home.home_screen import HomeScreen
from workbook.session.answering import answer


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


async def type_in(pilot: Pilot[int], words: str) -> None:
    await pilot.press(*({" ": "space", "-": "minus", "/": "slash"}.get(one, one) for one in words))


def page(app: WorkbookApp) -> str:
    return app.screen.PLACE if isinstance(app.screen, Page) else ""


async def searching(app: WorkbookApp, pilot: Pilot[int], words: str, key: str = "slash") -> SearchScreen:
    """The page of searching, with these words in its field."""
    await until(lambda: app.session is not None)
    await pilot.press(key)
    await until(lambda: isinstance(app.screen, SearchScreen) and app.screen.field.has_focus)
    await type_in(pilot, words)
    screen = app.screen
    assert isinstance(screen, SearchScreen)
    await until(lambda: screen.field.text == words and bool(screen.told.words))
    return screen


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20), (40, 15)])
async def test_what_is_found_looks_like_this(size: tuple[int, int], tmp_path: Path, update_golden: bool) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=size) as pilot:
        await until(lambda: app.session is not None)
        await pilot.press("slash")
        await until(lambda: page(app) == "search")
        if size == (80, 24):
            await until(lambda: "Here you find" in frame(app))
            golden(app, "search-empty-80x24", update_golden)
        await type_in(pilot, "customer")
        await until(lambda: "found" in frame(app))
        await pilot.press("down")
        await pilot.pause()
        golden(app, f"search-{size[0]}x{size[1]}", update_golden)
    app.close_workbook()


@pytest.mark.parametrize(
    ("words", "opens", "sees"),
    [
        ("slope", "exercise", "The ones on the slope."),
        ("what about why", "exercise", "What about why?"),
        ("job is done", "card", "the job is done"),
        ("winter mail", "filter", "The winter mail"),
        ("notes folder", "exercise", "What shows it?"),
        ("set aside", "exercises", "Signs of a poor fit"),
        ("about strategy", "chapter", "What strategy is about"),
        ("light", "settings", "Colours"),
        ("ben", "people", "Ben"),
    ],
)
async def test_enter_goes_there_and_esc_comes_back(words: str, opens: str, sees: str, tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await searching(app, pilot, words)
        await pilot.press("enter")
        await until(lambda: page(app) == opens and sees in frame(app))
        await pilot.press("escape")
        await until(lambda: app.screen is screen)
        assert screen.field.text == words
        await pilot.press("escape")
        await until(lambda: isinstance(app.screen, HomeScreen))
    app.close_workbook()


async def test_a_decision_is_open_in_the_filter_and_a_setting_is_under_the_cursor(tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await searching(app, pilot, "winter mail")
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, FilterScreen))
        assert isinstance(app.screen, FilterScreen) and app.screen.changed.text == "Two sentences"
        await pilot.press("escape")
        await until(lambda: page(app) == "search")
        await type_in(pilot, "movement")  # what was looked for is selected, and gives way
        await until(lambda: "Movement" in frame(app))
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, SettingsScreen) and app.screen.rows.key == "animation")
    app.close_workbook()


async def test_a_document_opens_with_the_words_in_it(tmp_path: Path) -> None:
    root = with_session(
        page_shop_with(tmp_path / "shop"), lambda session: answer(session, "welcome", "Good morning, the usual?")
    )
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(120, 40)) as pilot:
        await searching(app, pilot, "the usual")
        assert "Your answers" in frame(app) and "Documents" in frame(app)
        while "▸ Guest sheet" not in frame(app):
            await pilot.press("down")
        await pilot.press("enter")
        await until(lambda: page(app) == "document" and "Good morning, the usual?" in frame(app))
    app.close_workbook()


@pytest.mark.parametrize("key", ["f8", "ctrl+f"])
async def test_while_one_types_a_key_leads_there_and_what_was_typed_is_found(key: str, tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await app.open_page("exercise", "best", "best-why")
        before = app.screen
        await type_in(pilot, "a/b marmalade")
        assert "a/b marmalade" in frame(app)  # a slash is a slash where one types
        await searching(app, pilot, "marmalade", key)
        assert "1 found" in frame(app)
        await pilot.press("enter")
        await until(lambda: app.screen is before)
        assert app.screen.query_one(TextEditor).field.has_focus
    app.close_workbook()


async def test_a_form_is_not_left_for_it(tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await pilot.press("f9")
        await until(lambda: page(app) == "filter")
        await pilot.press("f8", *"offer")
        await until(lambda: "offer" in frame(app))
        assert page(app) == "filter"
    app.close_workbook()


async def test_that_nothing_is_found_is_said_with_the_nearest_word(tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await searching(app, pilot, "custmers")
        assert "Nothing has “custmers” in it. Did you mean “customers”?" in frame(app)
        assert "Go there" not in frame(app)
        await pilot.press("enter")
        await type_in(pilot, " slope")
        await until(lambda: len(screen.found.words) == 2)
        await pilot.press("ctrl+a", *"slope", "space", *"poor")
        await until(lambda: "has all of these words in it. Fewer words find more." in frame(app))
    app.close_workbook()


async def test_the_rest_of_a_sort_is_one_enter_away(tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await searching(app, pilot, "a")
        assert "… and " in frame(app)
        before = len(screen.rows.lines)
        while not (isinstance(screen.rows.key, tuple) and screen.rows.key[0] == "more"):
            await pilot.press("down")
        place = screen.rows.at
        await pilot.press("enter")
        await until(lambda: len(screen.rows.lines) > before)
        assert screen.rows.at == place and "Go there" in frame(app)
        await pilot.press("pagedown", "pageup", "up")
        assert screen.field.has_focus
    app.close_workbook()


async def test_words_of_people_are_never_read_as_markup(tmp_path: Path) -> None:
    root = with_session(
        full_shop(tmp_path / "shop"), lambda session: answer(session, "best-why", "[red]quokka[/red] \x1b[31m and more")
    )
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(120, 40)) as pilot:
        await searching(app, pilot, "quokka")
        assert "[red]quokka[/red] ␛[31m and more" in frame(app)
        await pilot.press("escape")
        await searching(app, pilot, "[red]")
        assert "[red]quokka[/red]" in frame(app)
    app.close_workbook()


async def test_the_list_of_all_commands_hands_words_on_to_it(tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await pilot.press("ctrl+p", *"slope")
        await until(lambda: "▸ Search for “slope”" in frame(app))
        await pilot.press("enter")
        await until(lambda: page(app) == "search" and "1 found" in frame(app))
        await pilot.press("ctrl+p", *"winter")
        await until(lambda: isinstance(app.screen, PaletteScreen) and "▸ Search for “winter”" in frame(app))
        await pilot.press("enter")
        await until(lambda: page(app) == "search" and "winter" in frame(app) and "slope" not in frame(app))
        await pilot.press("escape")
        await until(lambda: isinstance(app.screen, HomeScreen))
    app.close_workbook()
