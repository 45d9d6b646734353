"""The check-in on the screen: begun, gone through, left and gone on with, closed and taken back."""

import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.checkins import Desk, desk, noon
from tests.app.frames import frame, golden
from tests.app.shop import TODAY, empty_shop, with_session
from tests.app.stage import until
from tests.systems import signals
from tests.workplaces import at_home, home_variables
from workbook.app.round.change_screen import ChangeScreen
from workbook.app.round.checkin_screen import CheckinScreen
from workbook.app.round.review_screen import ReviewScreen
from workbook.app.round.round_screen import RoundScreen
from workbook.app.round.then_screen import ThenScreen
from workbook.domain import Evidence, RoundAt
from workbook.domain.actions import Action, Status
from workbook.session import Session
from workbook.session.acting import commit_action
from workbook.session.rating import rate
from workbook.session.rounds.answering import gone_through
from workbook.session.rounds.closing import close_round
from workbook.session.rounds.opening import new_round

BEFORE = noon(2026, 8, 14)
"""The day of the check-in before."""

SIZES = [(80, 24), (120, 40), (60, 20), (40, 15)]
LEVELS = {"foundation-1": 3, "strategy-1": 4, "strategy-2": 1, "content-1": 2, "content-2": 0, "customers-1": 1}


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


def summer(session: Session) -> None:
    """A check-in of the third quarter, closed, and two actions taken on then."""
    for item, level in (LEVELS | {"customers-2": 3, "customers-3": 2}).items():
        lines = [Evidence(BEFORE.date() - timedelta(days=3), f"seen with Okafor, {item}")] if level > 2 else []
        assert rate(session, item, level=level, evidence=lines) is None
    id = new_round(session, size="full")
    assert isinstance(id, str)
    for asked in session.pack.ratings:
        assert gone_through(session, session.folder.rounds[id], asked) is None
    offered = [one for one in session.actions() if one.status is Status.SUGGESTED and one.gen.lane == "build"]
    for one, owner, days in zip(offered, ("Ana Ruiz", "Ben"), (20, 40), strict=False):
        due = BEFORE.date() + timedelta(days=days)
        assert commit_action(session, one.id, owner=owner, due=due, when="it is Monday") is None
    assert not hasattr(close_round(session, session.folder.rounds[id]), "mend")


def shop(folder: Path) -> Path:
    """A workbook with that check-in behind it."""
    from workbook.session import open_session

    root = empty_shop(folder)
    session, problems = open_session(root, clock=lambda: BEFORE)
    assert session is not None, problems
    summer(session)
    assert session.close() == ()
    return root


NOW = noon(TODAY.year, TODAY.month, TODAY.day)


@asynccontextmanager
async def autumn(root: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Desk]:
    """The app, a quarter later."""
    async with desk(root, NOW, size) as at:
        yield at


def waiting(at: Desk) -> list[Action]:
    return [one for one in at.session.folder.actions if one.status is Status.COMMITTED]


async def past_the_actions(at: Desk) -> RoundScreen:
    """On from the open actions to the ratings."""
    await at.on(ReviewScreen)
    await at.press("end", "enter")
    found: RoundScreen = await at.on(RoundScreen)
    return found


async def to_then(at: Desk) -> ThenScreen:
    """Through all ratings, two of them otherwise than the last time."""
    await at.begin("full")
    await past_the_actions(at)
    changed = {"content-1": 3, "strategy-2": 2}
    await at.rate(
        lambda item: changed.get(item.id, said(at, item.id)),
        lambda item: "" if item.id not in changed else "seen in the paper",
    )
    found: ThenScreen = await at.on(ThenScreen)
    return found


def said(at: Desk, item: str) -> int:
    level = (LEVELS | {"customers-2": 3, "customers-3": 2})[item]
    return level


async def picture(at: Desk, name: str, update: bool) -> None:
    """The frame, once all is saved."""
    assert at.session.flush() == ()
    await until(lambda: "Saving" not in frame(at.app))
    await at.pilot.pause()
    golden(at.app, name, update)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
async def test_the_five_screens(tmp_path: Path, size: tuple[int, int], update_golden: bool) -> None:
    root = shop(tmp_path / "shop")
    async with autumn(root, size) as at:
        await at.press("i")
        await at.on(CheckinScreen)
        await picture(at, f"checkin-{size[0]}", update_golden)
        await at.press("escape")
        await at.begin("full")
        await at.on(ReviewScreen)
        await picture(at, f"checkin-actions-{size[0]}", update_golden)
        await past_the_actions(at)
        await at.press("3")
        await picture(at, f"checkin-rating-{size[0]}", update_golden)
        changed = {"content-1": 3, "strategy-2": 2}
        await at.rate(
            lambda item: changed.get(item.id, said(at, item.id)),
            lambda item: "seen in the paper" if item.id in changed else "",
        )
        await at.on(ThenScreen)
        await picture(at, f"checkin-then-{size[0]}", update_golden)
        await at.then(lambda item: 1)
        await at.on(ChangeScreen)
        await picture(at, f"checkin-change-{size[0]}", update_golden)


async def test_open_actions_come_first_and_what_was_kept_once_takes_a_smaller_step(tmp_path: Path) -> None:
    root = shop(tmp_path / "shop")
    async with autumn(root) as at:
        await at.begin("full")
        await at.on(ReviewScreen)
        await at.press("home", "k", "k")
        assert [one.carried for one in waiting(at)] == [1, 1]
        await at.press("ctrl+z")
        assert sorted(one.carried for one in waiting(at)) == [0, 1]
    async with desk(root, noon(2027, 2, 10)) as at:
        await at.press("i")
        await at.on(CheckinScreen)
        await at.press("enter")
        await at.on(ReviewScreen)
        for _ in range(2):
            await at.press("k")
            await at.press("down")
        assert "second time" in " ".join(frame(at.app).split())
        carried = next(one for one in waiting(at) if one.carried == 1)
        page = at.app.screen
        assert isinstance(page, ReviewScreen)
        while page.action is None or page.action.id != carried.id:
            await at.press("up")
        await at.press("s", "type:Ask one of them on Friday", "enter")
        after = next(one for one in waiting(at) if one.id == carried.id)
        assert (after.carried, after.then) == (2, "Ask one of them on Friday")


async def test_what_was_said_before_is_hidden_until_a_level_is_chosen(tmp_path: Path) -> None:
    root = shop(tmp_path / "shop")
    async with autumn(root) as at:
        await at.begin("full")
        page = await past_the_actions(at)
        shown = frame(at.app)
        assert "Last quarter" not in shown and "Okafor" not in shown and "▸ 3 ●" not in shown
        assert page.item.id == "foundation-1"
        await at.press("3")
        shown = frame(at.app)
        assert "Last quarter you said 3" in shown and "seen with Okafor" in shown


async def test_where_nothing_has_changed_a_rating_takes_three_keys_at_most(tmp_path: Path) -> None:
    root = shop(tmp_path / "shop")
    async with autumn(root) as at:
        await at.begin("full")
        page = await past_the_actions(at)
        count = len(page.far.items)
        for _ in range(count):
            item = page.item
            await at.press(str(said(at, item.id)), "enter")  # two, and never more than three
            assert at.app.screen is not page or page.item is not item, item.id
        await at.on(ChangeScreen)
        round_ = at.session.folder.rounds[page.round_id]
        assert len(round_.replies["ana-ruiz"]) == count
        assert [at.session.standings()[id].level for id in LEVELS] == list(LEVELS.values())


def state(at: Desk) -> str:
    return at.session.folder.rounds["2026-Q4"].state


async def test_a_whole_check_in_its_close_and_its_undo(tmp_path: Path) -> None:
    root = shop(tmp_path / "shop")
    async with autumn(root) as at:
        page = await to_then(at)
        assert "Knowing what you know now" in frame(at.app)
        assert {page.item.id} <= {"content-1", "strategy-2"}
        assert await at.then(lambda item: 0) == 2
        await at.on(ChangeScreen)
        await at.close()
        assert state(at) == "closed" and at.session.folder.rounds["2026-Q4"].result
        assert "Closed." in frame(at.app)
        assert at.session.flush() == ()
        await at.press("ctrl+z")
        assert state(at) == "open"
        assert at.session.flush() == ()
        assert "enter Close the check-in" in frame(at.app)
        await at.press("enter")
        assert state(at) == "closed"
    text = (root / "rounds/2026-Q4/result.toml").read_text(encoding="utf-8")
    assert "actions" in text


async def test_its_opening_can_be_taken_back_on_every_screen_of_it(tmp_path: Path) -> None:
    root = shop(tmp_path / "shop")
    async with autumn(root) as at:
        await at.begin("full")
        await past_the_actions(at)
        await at.press(*["ctrl+z"] * 3)
        assert "2026-Q4" not in at.session.folder.rounds
        assert not isinstance(at.app.screen, RoundScreen)
        await at.press("ctrl+y")
        assert "2026-Q4" in at.session.folder.rounds
    async with autumn(root) as at:
        await at.press("i")
        await at.on(CheckinScreen)
        await at.press("enter")
        await at.on(ReviewScreen)
        at.session.put((RoundAt("2026-Q4"), None), words="by hand")
        await at.press("end", "enter")
        await at.on(CheckinScreen)


async def test_it_is_left_at_any_question_and_gone_on_with(tmp_path: Path) -> None:
    root = shop(tmp_path / "shop")
    async with autumn(root) as at:
        await at.begin("full")
        page = await past_the_actions(at)
        await at.rate(lambda item: 2, lambda item: "", most=3)
        here = page.item.id
        await at.press("escape")
    async with autumn(root) as at:
        await at.press("i")
        await at.on(CheckinScreen)
        assert "3 of 8" in frame(at.app)
        await at.press("enter")
        page = await past_the_actions(at)
        assert page.item.id == here and "3 of 8 gone through" in frame(at.app)


KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from tests.app.test_checkin import autumn, past_the_actions

async def main():
    async with autumn(Path(sys.argv[1])) as at:
        await at.begin("full")
        await past_the_actions(at)
        await at.rate(lambda item: 2, lambda item: "", most=3)
        at.session.flush()
        await at.press("1")
        print("typed", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


@signals
async def test_it_goes_on_where_a_killed_program_left_it(tmp_path: Path) -> None:
    root = shop(tmp_path / "shop")
    env = home_variables(tmp_path / "home") | {"PYTHONPATH": str(Path(__file__).parents[2]), "TERM": "xterm-256color"}
    done = subprocess.run([sys.executable, "-c", KILLED, str(root)], env=env, capture_output=True, text=True)
    assert done.returncode == -signal.SIGKILL and "typed" in done.stdout, done.stderr
    async with autumn(root) as at:
        await at.press("i")
        await at.on(CheckinScreen)
        await at.press("enter")
        page = await past_the_actions(at)
        assert len(page.far.done) in (3, 4) and page.item.id not in page.far.done


async def test_a_result_changed_by_hand_is_said_on_its_closing_page(tmp_path: Path) -> None:
    root = shop(tmp_path / "shop")
    file = root / "rounds/2026-Q3/result.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("weight = 3", "weight = 2", 1), encoding="utf-8")
    async with autumn(root) as at:
        await at.press("i")
        await at.on(CheckinScreen)
        await at.press("end", "enter")
        await at.on(ChangeScreen)
        assert "changed after the close" in " ".join(frame(at.app).split())


async def test_who_is_not_asked_sees_a_check_in_of_another_as_nothing_to_go_on_with(tmp_path: Path) -> None:
    root = with_session(shop(tmp_path / "shop"), lambda session: new_round(session))
    async with autumn(root) as at:
        at.session.sit(next(person for person in at.session.folder.profile.people if person.id == "ben"))
        await at.press("i")
        await at.on(CheckinScreen)
        assert "Go on with" not in frame(at.app) and "A pulse" in frame(at.app)
