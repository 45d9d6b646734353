"""The table of all commands: it is the only one, what it says is so, and any key in it can be another."""

import ast
import importlib
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.dom import DOMNode

from tests.app.frames import frame
from tests.app.shop import full_shop
from tests.app.stage import EditorStage, spelled
from tests.app.test_story import owner
from tests.app.test_table import ITEM
from tests.workplaces import at_home
from tools import keys as page_of_keys
from workbook.app.app import WorkbookApp
from workbook.app.general.palette_screen import HIDDEN
from workbook.app.general.settings_screen import SettingsScreen
from workbook.app.keys import COMMANDS, keymap
from workbook.app.keys.command import Command
from workbook.app.keys.other_words import OTHER_WORDS
from workbook.app.keys.places import PLACES, clashing
from workbook.domain import RatingItem
from workbook.store.user import settings

APP = Path(__file__).resolve().parents[2] / "workbook" / "app"
REGISTRY = "keys/commands.py"


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of something of this name in the app, with the file where it stands."""
    for path in sorted(APP.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == name:
                yield path.relative_to(APP).as_posix(), node


def parts() -> Iterator[type[DOMNode]]:
    """Every screen and widget of ours."""
    for path in sorted(APP.rglob("*.py")):
        name = ".".join(("workbook.app", *path.relative_to(APP).with_suffix("").parts))
        if path.stem in ("__main__", "__init__"):
            continue
        for one in vars(importlib.import_module(name)).values():
            if isinstance(one, type) and issubclass(one, DOMNode) and one.__module__ == name:
                yield one


def command(id: str) -> Command:
    return next(one for one in COMMANDS if one.id == id)


def test_nothing_binds_a_key_but_the_table() -> None:
    assert {file for file, _ in calls("Binding")} == {REGISTRY}
    assert {file for file, _ in calls("bind")} == set()
    wrong = [
        f"{path.relative_to(APP)}:{node.lineno}"
        for path in sorted(APP.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assign | ast.AnnAssign)
        and node.value is not None
        and "BINDINGS" in ast.unparse(node).partition("=")[0]
        and not re.search(r"\bbindings\(", ast.unparse(node.value))
    ]
    assert not wrong, "\n".join(wrong)


def test_every_place_of_the_table_is_somewhere() -> None:
    asked = [ast.literal_eval(call.args[0]) for file, call in calls("bindings")]
    assert sorted(asked) == sorted(PLACES)
    assert {one.where for one in COMMANDS} == set(PLACES)
    assert all(place.within in PLACES for name, place in PLACES.items() if name not in ("everywhere", "alone"))


def test_every_command_does_something() -> None:
    ours = {one.id for one in COMMANDS if one.id}
    seen = set()
    for part in parts():
        for _, binding in part._merged_bindings or ():
            where, _, action = binding.action.partition("(")[0].rpartition(".")
            if binding.id in ours:
                seen.add(binding.id)
                target = WorkbookApp if where == "app" else part
                assert hasattr(target, f"action_{action}"), f"{part.__name__}: {binding.action}"
    assert seen == ours


def test_a_command_has_one_id_and_an_id_one_first_key() -> None:
    by_id: dict[str, set[str]] = defaultdict(set)
    for one in COMMANDS:
        if one.id:
            by_id[one.id].add(one.key.partition(",")[0])
    assert not {id: keys for id, keys in by_id.items() if len(keys) > 1}


def test_the_palette_knows_other_words_for_commands_that_there_are() -> None:
    ids = {one.id for one in COMMANDS}
    assert set(OTHER_WORDS) <= ids
    assert all(any(id.startswith(beginning) for id in ids) for beginning in HIDDEN)


def test_what_settings_say_of_a_wrong_table_of_keys_can_be_typed_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("keys = 1\n", encoding="utf-8")
    _, problems = settings.load(tmp_path)
    table, line = re.findall(r"`([^`]+)`", problems[0].mend)
    (tmp_path / "settings.toml").write_text(f"{table}\n{line}\n", encoding="utf-8")
    user, problems = settings.load(tmp_path)
    assert not problems
    assert all(command(id) for id in user.keys)


def test_the_page_of_all_keys_is_as_the_table_is() -> None:
    said = page_of_keys.PAGE.read_text(encoding="utf-8")
    assert said == page_of_keys.page(), "write it anew: python -m tools.keys"
    assert all(f"`{one.id}`" in said for one in COMMANDS if one.id and not one.fixed)


async def test_a_table_takes_the_keys_that_it_is_given() -> None:
    stage = EditorStage(ITEM)
    async with stage.run_test(size=(80, 24)) as pilot:
        stage.set_keymap(keymap({"table.add": "f8", "table.edit": "f7"}))
        await pilot.press(*spelled(["type:Ana", "escape", "f8"]))
        assert len(stage.editor.sheet.rows) == 5  # type: ignore[attr-defined]  # it is the editor of a table
        await pilot.press(*spelled(["f7", "type:Ben", "escape", "ctrl+r"]))
        await pilot.pause()
    assert stage.value == ({"name": "Ana"}, {"name": "Ben"})
    assert len(stage.editor.sheet.rows) == 5  # type: ignore[attr-defined]  # it is the editor of a table


async def test_a_command_keeps_its_key_when_another_that_shared_it_gets_a_new_one() -> None:
    """Enter edits a cell of words, and goes down from a cell of choices."""
    stage = EditorStage(ITEM)
    async with stage.run_test(size=(80, 24)) as pilot:
        stage.set_keymap(keymap({"table.edit": "f7"}))
        await pilot.press("right", "h", "enter", "m")
        await pilot.pause()
    assert stage.value == ({"profit": "high"}, {"profit": "medium"})


async def test_a_letter_that_is_no_command_any_more_begins_words() -> None:
    item = RatingItem(id="q", prompt="So?", anchors=("a", "b", "c", "d", "e"), na=True)
    stage = EditorStage(item)
    async with stage.run_test(size=(80, 24)) as pilot:
        stage.set_keymap(keymap({"rating.na": "f8"}))
        await pilot.press("3", "x")
        await pilot.pause()
        assert "x" in stage.editor._evidence.start(first=True).text  # type: ignore[attr-defined]  # it is the editor of a rating
        await pilot.press("shift+tab", "shift+tab", "f8")
        await pilot.pause()
        assert "why it does not apply to you" in frame(stage)


@pytest.mark.parametrize(
    ("id", "key", "others"),
    [
        ("table.add", "f4", {"exercise.next"}),  # an exercise is around the table
        ("table.add", "ctrl+a", {"field.all"}),  # one writes there
        ("table.add", "f9", {"app.filter"}),
        ("cell.add", "ctrl+d", {"table.delete", "cell.delete"}),
        ("rows.up", "x", {"actions.done", "people.end", "rating.na", "review.done"}),  # a list is in many screens
        ("actions.done", "r", {"go.readiness"}),
        ("actions.done", "s", set()),  # those of other screens are never there at the same time
        ("go.home", "alt+s", set()),
    ],
)
def test_a_key_is_taken_by_what_can_be_done_at_the_same_time(id: str, key: str, others: set[str]) -> None:
    assert {one.id for one in clashing(command(id), key, {})} == others


def test_a_key_that_was_given_away_is_free() -> None:
    assert not clashing(command("go.home"), "e", {"go.exercises": "alt+s"})
    assert clashing(command("go.home"), "alt+s", {"go.exercises": "alt+s"}) == [command("go.exercises")]


async def test_settings_give_the_keys_of_a_table_and_no_letter_where_people_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_home(tmp_path / "home", monkeypatch)
    async with owner(full_shop(tmp_path / "shop")) as ana:
        await ana.press("f12")
        page = ana.app.screen
        assert isinstance(page, SettingsScreen)
        while page.rows.key != ("key", "table.add"):
            await ana.pilot.press("down")
        await ana.press("enter")
        ana.sees("ctrl+r as it comes")
        await ana.press("g")
        ana.sees("g is for writing there.")
        await ana.press("f9")
        ana.sees("f9 is also “Tell a friend?” (Everywhere).")
        await ana.press("enter")
        ana.sees("enter keeps its meaning everywhere.")
        ana.sees("Press the new key for")
        await ana.press("alt+s")
        assert page.user.keys == {"table.add": "alt+s"}
