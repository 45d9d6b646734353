"""The tree of exercises: what builds on what, strategic and tactical, ideas to choose from, and unfolding in little room."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.app.frames import frame, golden
from tests.app.library import large_shop
from tests.app.shop import clock, with_session
from tests.app.stage import until
from tests.builders import exercise, pack
from tests.flowing import flowing_shop
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.exercise.exercises_screen import ExercisesScreen
from workbook.app.exercise.prerequisites_line import threads
from workbook.app.exercise.runner_screen import RunnerScreen
from workbook.app.widgets import Rows
from workbook.domain import Block, Document, Flow, LineItem, Pack, PickItem, Response, Span
from workbook.domain.progress import progress
from workbook.session import Session
from workbook.session.answering import answer
from workbook.session.rating import rate


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


async def seen(
    root: Path, keys: list[str], size: tuple[int, int] = (80, 24), *, name: str = "", update: bool = False
) -> str:
    """The frame after these keys on the tree, compared with a golden one if there is a `name`."""
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in ["e", *keys]:
            await pilot.press(key)
        await pilot.pause()
        if name:
            golden(app, name, update)
        found = frame(app)
    app.close_workbook()
    return found


async def test_a_library_is_there_to_choose_from(tmp_path: Path, update_golden: bool) -> None:
    root = large_shop(tmp_path)
    await seen(root, ["end"], name="exercises-library", update=update_golden)
    by_plan = await seen(root, ["v"])
    assert "12 ideas" in by_plan
    assert "0 of 13" not in by_plan


async def test_what_was_unfolded_is_seen_as_far_as_there_is_room(tmp_path: Path) -> None:
    root = large_shop(tmp_path)
    for size in ((80, 24), (60, 20)):
        lines = (await seen(root, ["left", "end", "up", "enter"], size)).splitlines()
        shown = [number for number in range(1, 13) if any(f"○ Idea {number} " in line for line in lines)]
        assert any("Ideas to choose from" in line for line in lines)
        assert len(shown) >= (12 if size[1] == 24 else 11)


async def test_the_foot_says_what_an_exercise_builds_on_and_feeds(tmp_path: Path) -> None:
    root = large_shop(tmp_path)
    assert "Feeds “Customer sheet” and “The day”" in await seen(root, ["f", "l", "i", "s", "t", "enter", "escape"])
    found = await seen(root, ["f", "d", "a", "y", "enter", "escape"])
    assert "Builds on “Customers, listed”" in found


async def test_the_foot_follows_what_is_found(tmp_path: Path) -> None:
    root = large_shop(tmp_path)
    assert "Next:" in await seen(root, [])
    assert "Next:" not in await seen(root, ["f", "l", "i", "s", "t"])


async def test_a_page_of_ratings_and_a_list_and_one_answered_elsewhere_are_counted(tmp_path: Path) -> None:
    root = flowing_shop(tmp_path / "shop")
    (page,) = root.glob("packs/*/03-content/readiness.md")
    page.write_text(page.read_text(encoding="utf-8") + "\n::: list more\n\n**Which?**\n\n:::\n", encoding="utf-8")

    def fill(session: Session) -> None:
        answer(session, "more", ("one",))
        rate(session, "content-1", level=3)

    with_session(root, fill)
    lines = (await seen(root, ["f", *"content"])).splitlines()
    assert any("Readiness: content" in line and "2 of 3, 1 unproven" in line for line in lines)
    lines = (await seen(root, ["f", *"half"])).splitlines()
    assert any("○ In half a day" in line and "1 of 3, 1 unproven" in line for line in lines)


def here(found: str) -> str:
    """The row under the cursor."""
    return next((line for line in found.splitlines() if line.lstrip().startswith(("▌▸", "▸"))), "")


async def test_after_finding_the_cursor_stays_on_what_was_found(tmp_path: Path) -> None:
    root = large_shop(tmp_path)
    find = ["left", "home", "f", *"idea", "enter", "escape"]
    assert "Idea 1 " in here(await seen(root, find))
    assert "Idea 1 " in here(await seen(root, [*find, "escape"]))
    assert "Ideas to choose from" in here(await seen(root, [*find, "up", "enter", "escape"]))
    assert "Idea 1 " in await seen(root, [*find, "up", "enter", "escape"])
    assert "About foundation" in here(await seen(root, ["left", "home", "f", *"idea", "escape"]))


async def test_the_cursor_stands_on_what_was_open_last(tmp_path: Path) -> None:
    app = WorkbookApp(large_shop(tmp_path), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("e")
        assert app.session is not None
        for _ in range(2):  # the second time, the place left last is the same before and after
            app.screen.query_one(Rows).go(("exercise", "best"))
            await pilot.press("enter")
            await until(lambda: isinstance(app.screen, RunnerScreen))
            await pilot.pause()
            while "Go on to “Signs of a poor fit”" not in frame(app):
                await pilot.press("f4")
                await pilot.pause()
            await pilot.press("enter")
            await until(lambda: "About strategy › Signs of a poor fit" in frame(app))
            await pilot.press("escape")
            await until(lambda: isinstance(app.screen, ExercisesScreen))
            await pilot.pause()
            assert "Signs of a poor fit" in here(frame(app))
    app.close_workbook()


async def test_strategic_and_tactical_are_told_at_the_foot_and_in_the_pane(tmp_path: Path) -> None:
    root = large_shop(tmp_path)
    find = ["f", *"list"]
    assert "Strategic. One idea." in await seen(root, find)
    assert "kind        strategic" in await seen(root, find, (120, 40))


async def test_the_pane_says_how_a_lesson_begins_what_it_asks_and_what_comes_of_it(tmp_path: Path) -> None:
    root = large_shop(tmp_path)
    with_session(root, lambda session: answer(session, "best-who", "Regulars"))
    found = await seen(root, ["f", *"your", "space", *"best"], (120, 40))
    assert "╭─ Your best customers ─" in found and "25 min ─╮" in found
    assert "One idea, and one example." in found
    assert "questions   ●○  1 of 2 answered" in found
    assert "✓ What about who?" in found and "○ What about why?" in found
    assert " enter  Open " in found


async def test_the_pane_says_what_a_chapter_is_about_and_the_word_of_its_key(tmp_path: Path) -> None:
    root = large_shop(tmp_path)
    found = await seen(root, ["left"], (120, 40))
    assert "What foundation is about." in found and " enter  Unfold " in found
    assert "What foundation is about." in await seen(root, ["left"])
    assert "─ Foundation ─" in await seen(root, ["left", "v", "home"], (120, 40))


async def test_what_nobody_has_begun_has_no_bar_and_no_zero(tmp_path: Path) -> None:
    found = await seen(large_shop(tmp_path), ["left"])
    assert "0 of" not in found.replace("0 of 9 exercises done", "") and "·····" not in found
    assert "1 exercise " in found


def woven() -> Pack:
    """One exercise that draws on four, and feeds a page."""
    names = ["One", "Two", "Three", "Four"]
    sources = [exercise(name.lower(), "a", LineItem(id=f"{name.lower()}-item", prompt="?")) for name in names]
    last = exercise("last", "a", *(PickItem(id=f"p-{one.id}", prompt="?", source=f"{one.id}-item") for one in sources))
    sheet = Document("sheet", "The sheet", "a", "us", (Block("paragraph", (Span("", place="p-one"),)),), "sheet.md")
    return replace(pack({"a": []}, more=[*sources, last]), documents=(sheet,))


def said(cells: int, *answered: str) -> tuple[str, ...]:
    """The lines about the last exercise of `woven`, when these are answered."""
    made = woven()
    answers = {f"{id}-item": Response(kind="line", rev=1, at=clock(), by="ana", value="x") for id in answered}
    return threads(Flow(made), progress(made, answers, {}, {}, None), made.exercise_by_id["last"], cells)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (60, "Builds on “One”, “Two” and 2 more"),
        (30, "Builds on “One” and 3 more"),
        (25, "Builds on “O…” and 3 more"),
    ],
)
def test_names_give_way_to_a_count_where_it_is_narrow(cells: int, words: str) -> None:
    assert said(cells)[0] == words


def test_only_what_is_not_done_yet_is_named() -> None:
    assert said(60, "one", "three") == ("Builds on “Two” and “Four”", "Feeds “The sheet”")
    assert said(60, "one", "two", "three", "four") == ("Feeds “The sheet”",)
