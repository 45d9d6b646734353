"""Finding by name: exercises and documents, by their ids as well, in the tree and among all commands."""

from pathlib import Path

import pytest

from tests.app.frames import frame
from tests.app.library import large_shop
from tests.app.page_shop import page_shop_with
from tests.app.shop import clock
from tests.app.stage import until
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.documents.document_screen import DocumentScreen
from workbook.app.exercise.exercises_screen import ExercisesScreen
from workbook.app.exercise.runner_screen import RunnerScreen
from workbook.app.general.palette_screen import PaletteScreen
from workbook.app.widgets import named
from workbook.store.user import dirs, settings


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


@pytest.mark.parametrize(
    ("typed", "names", "found"),
    [
        ("", ("The promise at the sale",), True),
        ("promise", ("The promise at the sale", "conversion-promise"), True),
        ("conversion promise", ("The promise at the sale", "conversion-promise"), True),
        ("conversion-promise", ("The promise at the sale", "conversion-promise"), True),
        ("sale promise", ("The promise at the sale",), True),
        ("café", ("Im CAFÉ",), True),
        ("promise card", ("The promise at the sale", "conversion-promise"), False),
    ],
)
def test_every_word_is_somewhere_in_the_name_or_the_id(typed: str, names: tuple[str, ...], found: bool) -> None:
    assert named(typed.casefold().split(), *names) is found


async def test_what_is_found_stands_at_the_top_and_one_enter_opens_it(tmp_path: Path) -> None:
    app = WorkbookApp(large_shop(tmp_path), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await pilot.press("e", "end", "f", *"idea")
        await until(lambda: "▸" in frame(app) and "Idea 12" in frame(app))
        lines = frame(app).splitlines()
        assert "Ideas to choose from" in lines[4]
        assert lines[5].lstrip().startswith("▌▸") and "Idea 1 " in lines[5]
        await pilot.press("down", "down", "enter")
        await until(lambda: isinstance(app.screen, RunnerScreen) and "Idea 3" in frame(app))
        await pilot.press("escape")
        await until(lambda: isinstance(app.screen, ExercisesScreen))
        await until(
            lambda: any(line.lstrip().startswith("▌▸") and "Idea 3" in line for line in frame(app).splitlines())
        )
    app.close_workbook()


@pytest.mark.parametrize(
    ("typed", "page"), [("guest sheet", "Documents › Guest sheet"), ("poor", "Signs of a poor fit")]
)
async def test_documents_and_ids_are_found_in_the_tree(typed: str, page: str, tmp_path: Path) -> None:
    app = WorkbookApp(page_shop_with(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await pilot.press("e", "f", *(key if key != " " else "space" for key in typed), "enter")
        await until(lambda: isinstance(app.screen, RunnerScreen | DocumentScreen))
        await until(lambda: page in frame(app))
    app.close_workbook()


@pytest.mark.parametrize(
    ("typed", "seen", "opens"),
    [
        ("preferences", "Settings", "settings"),
        ("animation", "Settings", "settings"),
        ("export", "Documents", "documents"),
        ("guest-sheet", "Guest sheet", "document"),
        ("welcome card", "Welcome card", "document"),
        ("signs of a poor", "Signs of a poor fit", "exercise"),
        ("poor", "Signs of a poor fit", "exercise"),
    ],
)
async def test_all_commands_hold_exercises_and_documents_too(typed: str, seen: str, opens: str, tmp_path: Path) -> None:
    app = WorkbookApp(page_shop_with(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await pilot.press("ctrl+p")
        await until(lambda: isinstance(app.screen, PaletteScreen))
        await pilot.press(*({" ": "space", "-": "minus"}.get(key, key) for key in typed))
        await until(lambda: f"▸ {seen}" in frame(app))
        await pilot.press("enter")
        await until(lambda: getattr(app.screen, "PLACE", "") == opens)
    app.close_workbook()


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("light", "Light colours"),
        ("dark", "Dark colours"),
        ("night", "Dark colours"),
        ("theme", "Settings"),
        ("colours", "Settings"),
        ("colors", "Settings"),
        ("contrast", "High contrast"),
        ("font", "Settings"),
        ("shortcuts", "Help"),
        ("export", "Documents"),
        ("print", "Documents"),
        ("pdf", "Documents"),
        ("email", "Documents"),
        ("backup", "Where your files are"),
        ("save", "Saving"),
        ("autosave", "Saving"),
        ("quit", "Quit"),
        ("exit", "Quit"),
        ("close", "Quit"),
        ("undo", "Undo"),
        ("mistake", "Undo"),
        ("redo", "Redo"),
        ("todo", "Actions"),
        ("to-do", "Actions"),
        ("lessons", "Exercises"),
        ("dashboard", "Home"),
        ("search", "Search"),
        ("look for", "Search"),
        ("score", "Readiness"),
        ("open", "Other workbook"),
        ("manual", "Help"),
        ("decision", "Tell a friend?"),
        ("weekly", "Ways"),
    ],
)
async def test_a_command_is_found_by_every_word_that_people_use(typed: str, seen: str, tmp_path: Path) -> None:
    app = WorkbookApp(page_shop_with(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await pilot.press(*("a" if seen == "Home" else "h"), "ctrl+p")
        await until(lambda: isinstance(app.screen, PaletteScreen))
        await pilot.press(*({" ": "space", "-": "minus"}.get(key, key) for key in typed))
        screen = app.screen
        assert isinstance(screen, PaletteScreen)
        await until(lambda: screen.field.text == typed)
        await pilot.pause()
        names = [line.plain.partition("  ")[0] for line in screen.rows.lines]
        assert seen in names, names
        assert names[-1] == f"Search for “{typed}”"
    app.close_workbook()


async def test_the_colours_are_changed_at_once_and_for_good(tmp_path: Path) -> None:
    app = WorkbookApp(page_shop_with(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await pilot.press("ctrl+p", *"light", "space", *"colours")
        await until(lambda: "▸ Light colours" in frame(app))
        await pilot.press("enter")
        await until(lambda: app.theme.startswith("workbook-light"))
        assert settings.load(dirs.config_dir())[0].theme == "light"
    app.close_workbook()


async def test_that_there_is_nothing_to_save_is_said_where_people_look_for_it(tmp_path: Path) -> None:
    app = WorkbookApp(page_shop_with(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await pilot.press("ctrl+p", *"saving")
        await until(lambda: "▸ Saving" in frame(app))
        await pilot.press("enter")
        await until(lambda: "within a second" in " ".join(one.message for one in app._notifications))
    app.close_workbook()


async def test_how_to_back_up_is_found_where_people_look_for_it(tmp_path: Path) -> None:
    app = WorkbookApp(page_shop_with(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await pilot.press("ctrl+p", *"backup")
        await until(lambda: "▸ Where your files are" in frame(app))
        await pilot.press("enter")
        await until(lambda: "copy that folder" in " ".join(one.message for one in app._notifications))
    app.close_workbook()


async def test_a_card_that_is_being_filled_is_not_left_by_a_name(tmp_path: Path) -> None:
    app = WorkbookApp(page_shop_with(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await pilot.press("f9")
        await until(lambda: getattr(app.screen, "PLACE", "") == "filter")
        await pilot.press("ctrl+p", *"poor")
        await until(lambda: "Nothing is called like that." in frame(app))
    app.close_workbook()
