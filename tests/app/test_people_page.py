"""The page of people: who is there, who answers, joining and leaving; and that the keyboard goes from one to another cleanly."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.app.frames import frame, golden
from tests.app.shop import TODAY, clock, empty_shop, full_shop, with_session
from tests.app.stage import spelled, until
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.base import Go
from workbook.domain import Person, ProfileAt
from workbook.session import Session, open_session

PEOPLE = (
    Person("ana-ruiz", "Ana Ruiz", "Owner"),
    Person("ben", "Ben", "Workshop", "inside", since=date(2026, 3, 2)),
    Person("ben-2", "BEN", since=date(2026, 11, 2)),
    Person("cleo", "Cleo Marsh", "Summer help", since=date(2026, 6, 1), until=date(2026, 9, 1)),
    Person("dora", "Dora", "Front desk", since=date(2026, 12, 1)),
)


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)
    monkeypatch.setenv("HOME", str(tmp_path))


def peopled(session: Session) -> None:
    profile = session.folder.profile
    assert session.put((ProfileAt(), replace(profile, people=PEOPLE)), words="the people") is None


def said(root: Path) -> tuple[Person, ...]:
    """The people as the files have them."""
    session, problems = open_session(root, clock=clock)
    assert session is not None, problems
    session.close()
    return session.folder.profile.people


def told(app: WorkbookApp) -> str:
    """What is said in passing."""
    return " ".join(one.message for one in app._notifications)


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (120, 40)], ids=lambda size: str(size[0]))
async def test_the_list_says_who_is_there_who_answers_and_who_has_left(
    size: tuple[int, int], tmp_path: Path, update_golden: bool
) -> None:
    app = WorkbookApp(with_session(full_shop(tmp_path / "shop"), peopled), clock=clock)
    async with app.run_test(size=size) as pilot:
        await until(lambda: app.session is not None and "Corner" in frame(app))
        await pilot.press("p")
        await until(lambda: "Who takes part" in frame(app) and "✓ Saved" in frame(app))
        golden(app, f"people-{size[0]}", update_golden)
        await pilot.press("down")
        await pilot.pause()
        golden(app, f"people-namesake-{size[0]}", update_golden)
    app.close_workbook()


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=lambda size: str(size[0]))
async def test_a_person_is_a_form(size: tuple[int, int], tmp_path: Path, update_golden: bool) -> None:
    app = WorkbookApp(with_session(full_shop(tmp_path / "shop"), peopled), clock=clock)
    async with app.run_test(size=size):
        await until(lambda: app.session is not None)
        app.post_message(Go("person", "ben"))
        await until(lambda: "Meets customers" in frame(app) and "✓ Saved" in frame(app))
        golden(app, f"person-{size[0]}", update_golden)
    app.close_workbook()


async def test_somebody_joins_by_keyboard_alone(tmp_path: Path) -> None:
    root = empty_shop(tmp_path / "shop")
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await pilot.press("p")
        await until(lambda: "Who takes part" in frame(app))
        await pilot.press("n")
        await until(lambda: "What they do" in frame(app))
        await pilot.press("f4")
        await until(lambda: "A person needs a name" in frame(app))
        await pilot.press(*spelled("Cleo Marsh"), "enter", *spelled("Workshop"), "enter", "3", "tab", *spelled("2 nov"))
        await until(lambda: "Monday 2 November 2026" in frame(app))
        await pilot.press("enter", *spelled("1 oct"), "f4")
        await until(lambda: "would leave on 1 October 2026" in frame(app))
        await pilot.press("ctrl+a", "delete", *spelled("nonsense"), "f4")
        await until(lambda: "nonsense" in frame(app) and "! " in frame(app))
        await pilot.press("ctrl+a", "delete", "f4")
        await until(lambda: "Who takes part" in frame(app) and "Cleo Marsh" in frame(app))
    app.close_workbook()
    assert said(root)[-1] == Person("cleo-marsh", "Cleo Marsh", "Workshop", "inside", date(2026, 11, 2))


async def test_a_name_that_another_has_is_pointed_out(tmp_path: Path) -> None:
    root = empty_shop(tmp_path / "shop")
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        app.post_message(Go("person"))
        await until(lambda: "What they do" in frame(app))
        await pilot.press(*spelled("ben"), "f4")
        await until(lambda: "Kept. Two people are called “ben”." in told(app))
    app.close_workbook()


async def test_who_has_left_is_ended_with_a_day_and_brought_back(tmp_path: Path) -> None:
    root = empty_shop(tmp_path / "shop")
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None and "Ana ·" in frame(app))
        await pilot.press("p")
        await until(lambda: "Who takes part" in frame(app))
        await pilot.press("down", "x")
        await until(lambda: "From which day on is Ben no longer there?" in frame(app))
        assert "What they said stays where it is" in frame(app)
        await pilot.press("ctrl+a", *spelled("30 february"), "enter")
        await until(lambda: "! " in frame(app))
        await pilot.press("ctrl+a", *spelled("today"), "enter")
        await until(lambda: "Ben has left." in told(app))
        await until(lambda: "Bring back" in frame(app))
        assert "Ana ·" not in frame(app), "one alone is not named in the title"
        await pilot.press("x")
        await until(lambda: "Ben is there again." in told(app) and "Ana ·" in frame(app))
        await pilot.press("ctrl+z")
        await until(lambda: "Have left" in frame(app))
    app.close_workbook()
    assert said(root)[1] == Person("ben", "Ben", until=TODAY)


async def test_the_next_one_sits_down_by_one_command_and_begins_at_home(tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        app.post_message(Go("exercise", "readiness-strategy", "strategy-2"))
        await until(lambda: "We decline poor fits." in frame(app))
        await pilot.press("2", "ctrl+p", *spelled("log in"), "enter")
        await until(lambda: "Who answers from now on?" in frame(app))
        await pilot.press("down", "enter")
        await until(lambda: "Ben answers now." in told(app))
        await until(lambda: len(app.screen_stack) == 1 and "Ben · 2026-Q4" in frame(app))
        session = app.session
        assert session is not None and session.person.id == "ben"
        assert (kept := session.rated("strategy-2")) is not None and kept.level == 2
        await pilot.press("ctrl+z")
        await until(lambda: "There is nothing to take back" in told(app))
        await pilot.press("p", "s")
        await until(lambda: "Who takes part" in frame(app))
        assert session.person.id == "ben", "who answers already has no such key"
        await pilot.press("up", "s")
        await until(lambda: "Ana Ruiz answers now." in told(app))
    app.close_workbook()


async def test_who_answers_may_leave_and_the_next_one_begins_at_home(tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await pilot.press("p")
        await until(lambda: "Who takes part" in frame(app))
        await pilot.press("x")
        await until(lambda: "From which day on is Ana Ruiz no longer there?" in frame(app))
        await pilot.press("enter")
        await until(lambda: "Ben answers now." in told(app) and len(app.screen_stack) == 1)
        assert app.session is not None and app.session.person.id == "ben"
        app.post_message(Go("people", "ben"))
        await until(lambda: "Have left" in frame(app))
        await pilot.press("x")
        await until(lambda: "From which day on is Ben no longer there?" in frame(app))
        await pilot.press("enter")
        await until(lambda: "Somebody has to be there to answer." in told(app))
    app.close_workbook()


async def test_where_one_is_alone_the_command_leads_to_the_page(tmp_path: Path) -> None:
    app = WorkbookApp(empty_shop(tmp_path / "shop", people="Ana"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await pilot.press("alt+w")
        await until(lambda: "Who takes part" in frame(app) and "Nobody else is there yet" in told(app))
    app.close_workbook()


async def test_search_and_settings_lead_to_a_person(tmp_path: Path) -> None:
    app = WorkbookApp(with_session(empty_shop(tmp_path / "shop"), peopled), clock=clock)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(lambda: app.session is not None)
        await pilot.press("slash", *spelled("cleo"))
        await until(lambda: "Cleo Marsh" in frame(app))
        await pilot.press("enter")
        await until(lambda: "╭─ Cleo Marsh" in frame(app) and "Left on 1 September 2026." in frame(app))
        await pilot.press("escape", "escape", "f12")
        await until(lambda: "Movement" in frame(app))
        await pilot.press("down", "down", "down")
        await until(lambda: "Who takes part, who answers now" in frame(app))
        await pilot.press("enter")
        await until(lambda: "Who takes part ─" in frame(app))
    app.close_workbook()


async def test_the_app_opens_for_the_one_that_is_named(tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock, who="ben")
    async with app.run_test(size=(80, 24)):
        await until(lambda: "Ben · 2026-Q4" in frame(app))
    app.close_workbook()
