"""Proof that lapses soon: where it is said, and how it is renewed with the level as it is."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.app.frames import frame, golden
from tests.app.shop import TODAY, clock, full_shop, with_session
from tests.app.stage import until
from tests.app.test_story import owner
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.exercise.runner_screen import RunnerScreen
from workbook.app.home.home_screen import HomeScreen
from workbook.domain import FRESH_DAYS, Evidence
from workbook.domain.actions import Action
from workbook.session import Session
from workbook.session.acting import commit_action
from workbook.session.rating import rate


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


DECEMBER = date(2026, 12, 14)


def until_day(day: date, words: str) -> Evidence:
    """A line that lapses on that day."""
    return Evidence(day - timedelta(days=FRESH_DAYS + 1), words)


def soon(session: Session) -> None:
    """Three proofs that lapse: one in the plan that is strongest, one in a weak one, one beside the score."""
    for item, level, day in (
        ("strategy-1", 4, TODAY + timedelta(days=60)),
        ("customers-2", 3, DECEMBER),
        ("foundation-1", 3, TODAY + timedelta(days=80)),
    ):
        assert rate(session, item, level=level, evidence=(until_day(day, f"seen by M.K. for {item}"),)) is None


def lapsing_shop(folder: Path) -> Path:
    """A workbook with proofs that lapse soon."""
    return with_session(full_shop(folder), soon)


def renewal(session: Session, item: str = "customers-2") -> Action:
    return next(one for one in session.actions() if one.renews and one.gen.item == item)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 50)])
async def test_home_says_what_lapses_next_in_the_room_left_for_it(
    size: tuple[int, int], tmp_path: Path, update_golden: bool
) -> None:
    async with owner(lapsing_shop(tmp_path / "shop"), size) as ana:
        ana.sees("Lapses    3 proofs, first “Customers know")
        ana.sees("14 Dec  −3.3")
        ana.sees("Try next")  # what gains something, not what keeps it
        golden(ana.app, f"home-lapses-{size[0]}", update_golden)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_what_lapses_within_a_fortnight_needs_somebody(size: tuple[int, int], tmp_path: Path) -> None:
    def near(session: Session) -> None:
        line = until_day(TODAY + timedelta(days=14), "seen by M.K. at the desk")
        assert rate(session, "foundation-1", level=3, evidence=(line,)) is None

    async with owner(with_session(full_shop(tmp_path / "shop"), near), size) as ana:
        ana.sees("Lapses    ! Proof of “We keep our promises”")  # beside the score it takes nothing from it
        assert "−" not in frame(ana.app)


async def test_it_is_the_first_to_go_where_home_has_no_room(tmp_path: Path) -> None:
    async with owner(lapsing_shop(tmp_path / "shop"), (60, 20)) as ana:
        ana.sees("Try next")
        assert "Lapses" not in frame(ana.app)


async def test_enter_on_it_opens_what_shows_the_rating_and_a_line_renews_it(tmp_path: Path) -> None:
    async with owner(lapsing_shop(tmp_path / "shop")) as ana:
        while isinstance(ana.app.screen, HomeScreen) and ana.app.screen.under[0] != "renew":
            await ana.press("down")
        await ana.press("enter")
        await until(lambda: isinstance(ana.app.screen, RunnerScreen))
        await ana.press()
        ana.sees("Customers know whom to send", "Proven until it lapses on 14 December: a new line renews it.")
        await ana.press(*"Two of five sent somebody")
        ana.sees("Proven by what stands here.")
        assert "lapses" not in frame(ana.app)
        await ana.press("escape")
        ana.sees("2 proofs, first “Our ideal customer is written down")
        given = ana.session.rated("customers-2")
        assert given is not None and given.level == 3
        assert [line.text for line in given.evidence] == ["seen by M.K. for customers-2", "Two of five sent somebody"]
        assert given.evidence[1].date == TODAY


async def test_of_an_earlier_quarter_the_level_stands_and_waits_for_its_line(tmp_path: Path) -> None:
    """Looking says nothing: the level is said again with the line, not before."""

    root = lapsing_shop(tmp_path / "shop")
    later = clock() + timedelta(days=50)
    app = WorkbookApp(root, clock=lambda: later)
    async with app.run_test(size=(100, 32)) as pilot:
        await until(lambda: app.session is not None)
        session = app.session
        assert session is not None and session.quarter == "2027-Q1"
        await app.open_page("action", renewal(session, "strategy-1").id)
        await until(lambda: isinstance(app.screen, RunnerScreen))
        await pilot.pause()
        assert "What shows it?" in frame(app) and session.rated("strategy-1") is None
        await pilot.press(*"Drawn anew from six customers")
        await pilot.press("escape")
        given = session.rated("strategy-1")
        assert given is not None and (given.level, len(given.evidence)) == (4, 2)
    app.close_workbook()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_the_list_says_when_and_what_is_lost(size: tuple[int, int], tmp_path: Path, update_golden: bool) -> None:
    async with owner(lapsing_shop(tmp_path / "shop"), size) as ana:
        at = renewal(ana.session).id
        await ana.app.open_page("actions", at)
        await ana.press()
        ana.sees("lapses  −3.3", "14 Dec", "enter Renew")
        told = " ".join(frame(ana.app).replace("│", " ").split())
        if size[0] >= 120:
            assert "This proof lapses on 14" in told and "If it lapses" in told
        golden(ana.app, f"actions-lapses-{size[0]}", update_golden)


async def test_one_that_was_taken_on_is_done_with_its_line(tmp_path: Path) -> None:
    def take(session: Session) -> None:
        soon(session)
        assert commit_action(session, renewal(session).id, owner="Ben", due=TODAY + timedelta(days=9)) is None

    async with owner(with_session(full_shop(tmp_path / "shop"), take)) as ana:
        action = renewal(ana.session)
        await ana.app.open_page("actions", action.id)
        await ana.press()
        ana.sees("Renew “Customers know whom to send”")
        await ana.press("enter")
        ana.sees("This proof lapses on 14 December: 3.3 points unless renewed.", "renew · 5 minutes", "Done means")
        await ana.press("escape", "x")
        ana.sees("Yes: add the new line now")
        await ana.press("enter")
        await until(lambda: isinstance(ana.app.screen, RunnerScreen))
        await ana.press(*"Two of five sent somebody")
        assert ana.session.action(action.id).gen.met  # type: ignore[union-attr]  # it is there


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_readiness_says_it_beside_the_rating_and_in_its_pane(
    size: tuple[int, int], tmp_path: Path, update_golden: bool
) -> None:
    async with owner(lapsing_shop(tmp_path / "shop"), size) as ana:
        await ana.app.open_page("readiness", "customers")
        await ana.press("down", "down")
        ana.sees("lapses 14 December")
        if size[0] >= 120:
            ana.sees("It lapses on 14 December. A new")
        golden(ana.app, f"readiness-lapses-{size[0]}", update_golden)


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("overall", "If nothing is done, it is 41.0 in 30 days and 35.0 in 60."),
        ("plan:customers", "If nothing is done, it is 37.5 in 30 days."),
        ("plan:content", "If nothing is done, it stays at 30.0 for the next 90 days."),
        ("plan:foundation", "If nothing is done, it is 50.0 in 90 days."),
        ("item:customers-2", "If nothing is done, it counts as 2 of 4 in 30 days: its proof lapses on 14"),
        ("lens:service", "If nothing is done, it is"),
    ],
)
async def test_why_says_what_a_number_will_be(at: str, told: str, tmp_path: Path) -> None:
    async with owner(lapsing_shop(tmp_path / "shop"), (120, 40)) as ana:
        await ana.app.open_page("why", at)
        await ana.press()
        ana.sees(told)
