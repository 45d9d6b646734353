"""Escape goes where one came from: each page stands once on the way back, wherever one went in between."""

from pathlib import Path

import pytest

from tests.app.frames import frame
from tests.app.page_shop import page_shop_with
from tests.app.shop import clock, empty_shop, full_shop, with_session
from tests.app.stage import until
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.base import Page
from workbook.app.exercise.runner_screen import RunnerScreen
from workbook.domain import PickItem
from workbook.session import Session
from workbook.session.answering import answer
from workbook.session.tracking import remember_place

SAME = """\
---
id: risks
title: Risks
minutes: 5
---
# Risks

One idea.

::: list risks

**What could go wrong?**

:::

::: pick first {from=risks}

**Which comes first?**

:::
"""


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


def trail(app: WorkbookApp) -> list[str]:
    """The pages from Home to the one that is shown; of an exercise its id, and its item behind a colon."""
    return [_named(page) for page in app.screen_stack if isinstance(page, Page)]


def _named(page: Page) -> str:
    if isinstance(page, RunnerScreen):
        return page.run.exercise.id
    return page.PLACE


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        # to the page that one came from is a way back
        (["exercises", "exercise best", "exercises"], ["home", "exercises"]),
        (["readiness", "exercise readiness-content", "readiness"], ["home", "readiness"]),
        # what was opened from an exercise, and the list of all of them from a rating
        (["exercise best", "document guest-sheet", "documents", "exercise readiness-content", "documents"],
         ["home", "best", "document", "documents"]),
        (["exercise best", "documents", "readiness", "exercise readiness-content", "documents"],
         ["home", "best", "readiness", "readiness-content", "documents"]),
        # to one further back: it comes along, and escape leads to where one was
        (["exercise best", "document guest-sheet", "exercise readiness-content", "document guest-sheet"],
         ["home", "best", "document"]),
        (["exercise best", "document guest-sheet", "exercise readiness-content", "actions", "document guest-sheet"],
         ["home", "best", "readiness-content", "actions", "document"]),
        (["documents", "exercise readiness-content", "actions", "documents"],
         ["home", "readiness-content", "actions", "documents"]),
        (["exercise best", "exercise poor", "actions", "exercise best"], ["home", "poor", "actions", "best"]),
        # an item of the exercise that is shown is no new page
        (["exercise best best-who", "exercise best best-why"], ["home", "best"]),
        (["exercise best", "actions", "readiness", "exercise best best-why"], ["home", "actions", "readiness", "best"]),
        # two pages of one kind are two, one page twice is one
        (["why overall", "why plan:content", "why overall"], ["home", "why"]),
        (["why overall", "why plan:content", "actions", "why overall"], ["home", "why", "actions", "why"]),
        (["exercises", "chapter content", "chapter content"], ["home", "exercises", "chapter"]),
        # home is where all ways begin
        (["exercise best", "documents", "actions", "home"], ["home"]),
    ],
)  # fmt: skip
async def test_each_page_stands_once_on_the_way_back(steps: list[str], found: list[str], tmp_path: Path) -> None:
    app = WorkbookApp(page_shop_with(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        for step in steps:
            await app.open_page(*step.split())
            await pilot.pause()
        assert trail(app) == found
        for left in range(len(found) - 1, 0, -1):
            await pilot.press("escape")
            await until(lambda left=left: trail(app) == found[:left])  # type: ignore[misc]  # the default binds the loop's value
    app.close_workbook()


async def test_what_was_finished_is_no_place_to_come_back_to(tmp_path: Path) -> None:
    """From a question to what it builds on, in the same exercise; then on to the next, and out."""
    root = empty_shop(tmp_path / "shop")
    (chapter,) = root.glob("packs/*/02-strategy")
    (chapter / "00-risks.md").write_text(SAME, encoding="utf-8")
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await app.open_page("exercises")
        await app.open_page("exercise", "risks", "first")
        await until(lambda: "Which comes first?" in frame(app))
        assert app.session is not None and isinstance(app.session.pack.item_by_id["first"], PickItem)
        await pilot.press("enter")
        await until(lambda: "What could go wrong?" in frame(app))
        assert trail(app) == ["home", "exercises", "risks"]
        await pilot.press(*"rain", "f4", "f4")
        await until(lambda: "Go on to “Your best customers”" in frame(app))
        await pilot.press("enter")
        await until(lambda: trail(app) == ["home", "exercises", "best"])
        await pilot.press("escape")
        await until(lambda: trail(app) == ["home", "exercises"])
    app.close_workbook()


async def test_a_jump_to_another_exercise_leads_back_to_the_question(tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await app.open_page("exercise", "best", "best-why")
        await app.open_page("exercise", "poor", "poor-why")
        await until(lambda: "Signs of a poor fit" in frame(app))
        await pilot.press("escape")
        await until(lambda: trail(app) == ["home", "best"] and "What about why?" in frame(app))
    app.close_workbook()


async def test_going_on_to_an_exercise_that_one_came_from_takes_it_along(tmp_path: Path) -> None:
    """From a later exercise to an earlier one, and on from there to the later again: it stands once."""
    app = WorkbookApp(empty_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await app.open_page("exercise", "poor")
        await app.open_page("exercise", "best", "best-why")
        await until(lambda: "What about why?" in frame(app))
        await pilot.press(*"slope", "f4")
        await until(lambda: "Go on to “Signs of a poor fit”" in frame(app))
        await pilot.press("enter")
        await until(lambda: trail(app) == ["home", "poor"])
        await pilot.press("escape")
        await until(lambda: trail(app) == ["home"])
    app.close_workbook()


def _place(session: Session | None) -> str:
    assert session is not None
    return session.folder.left_at.item if session.folder.left_at is not None else ""


async def test_the_place_to_go_on_from_follows_what_is_answered(tmp_path: Path) -> None:
    """Neither a look from the list nor one through the field to find with moves it, whatever is leafed through there."""
    root = with_session(
        empty_shop(tmp_path / "shop"), lambda session: answer(session, "best-who", "Those on the slope")
    )
    with_session(root, lambda session: remember_place(session, "best", "best-why"))
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await pilot.press("e", "f", *"poor", "enter")
        await until(lambda: trail(app) == ["home", "exercises", "poor"])
        await pilot.press("f4", "f4", "f4")
        await until(lambda: trail(app)[-1] != "poor")
        assert _place(app.session) == "best-why"
        await pilot.press("escape", "escape")
        await app.open_page("exercise", "poor", "poor-why")
        await until(lambda: "What about why?" in frame(app))
        await pilot.press("escape", "h")
        await until(lambda: trail(app) == ["home"])
        assert _place(app.session) == "best-why"
        assert "Your best customers" in frame(app)
        await app.open_page("exercise", "poor", "poor-why")
        await until(lambda: "What about why?" in frame(app))
        await pilot.press("x")
        await until(lambda: _place(app.session) == "poor-why")
    app.close_workbook()


async def test_within_the_exercise_that_was_left_the_place_follows_the_pages(tmp_path: Path) -> None:
    root = with_session(empty_shop(tmp_path / "shop"), lambda session: remember_place(session, "best", "best-who"))
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await app.open_page("exercise", "best")
        await until(lambda: "What about who?" in frame(app))
        await pilot.press("f4")
        await until(lambda: _place(app.session) == "best-why")
    app.close_workbook()
