"""A year of an owner, by keyboard: a full check-in, then three pulses, each closed, and what each closing page says."""

import os
from pathlib import Path

import pytest

from tests.app.checkins import Desk, desk, noon
from tests.app.frames import GOLDEN
from tests.workplaces import at_home, new_workbook
from workbook.app.round.change_screen import ChangeScreen
from workbook.app.round.review_screen import ReviewScreen
from workbook.app.round.round_screen import RoundScreen
from workbook.domain import RatingItem
from workbook.domain.actions import Status
from workbook.domain.rounds.result import Result
from workbook.domain.rounds.round import Round
from workbook.reports.charts.runs import text_lines
from workbook.reports.rounds.closing_page import closing_lines
from workbook.session.acting import commit_action
from workbook.session.rounds.page import page_parts
from workbook.session.rounds.results import result_of

DAYS = (noon(2026, 2, 10), noon(2026, 5, 12), noon(2026, 8, 11), noon(2026, 11, 10))
START = (1, 2, 0, 2, 3, 1, 2)
"""Where the ratings stand in the first quarter, one after the other."""


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


class Owner:
    """Somebody who gets better at some things, and keeps the day of what shows it."""

    def __init__(self, desk: Desk, quarter: int) -> None:
        self.session, self.quarter = desk.session, quarter
        self.places = {item.id: place for place, item in enumerate(desk.session.pack.ratings)}

    def level(self, item: RatingItem) -> int:
        """A third of the ratings go up by one each quarter, one in eleven goes down, all else stays."""
        place = self.places[item.id]
        step = self.quarter if place % 3 == 0 else -self.quarter if place % 11 == 4 else 0
        return max(0, min(4, START[place % len(START)] + step))

    def shown(self, item: RatingItem) -> str:
        """A new line for most that rest on one, with what was said the last time, which comes back by itself."""
        place = self.places[item.id]
        lines = [line for one in self.session.said(item.id) for line in one.rated.evidence]
        if place % 5 == 2 or any((self.session.today - line.date).days < 60 for line in lines):
            return ""
        return f"{('Okafor', 'Lakeside', 'Hale')[place % 3]} saw {place}"  # short: each letter is a key

    def then(self, item: RatingItem) -> int:
        """Where it was is seen a little lower now."""
        return max(self.level(item) - 2, 0)


async def actions(at: Desk, quarter: int) -> None:
    """The open actions, which come first: done, kept; the one that was kept before is made smaller, and at last dropped."""
    await at.on(ReviewScreen)
    keys = {
        1: ("x", "k"),
        2: ("s", "type:Ask one of them on Friday", "enter"),
        3: ("d", "type:It never moved", "enter"),
    }
    await at.press("home", *keys[quarter])
    assert isinstance(at.app.screen, ReviewScreen)
    assert "0 of" in at.app.screen.title_line.note
    await at.press("end", "enter")


async def check_in(at: Desk, quarter: int) -> None:
    """One whole check-in."""
    owner = Owner(at, quarter)
    await at.begin("pulse" if quarter else "full")
    if quarter:
        await actions(at, quarter)
    await at.on(RoundScreen)
    await at.rate(owner.level, owner.shown)
    asked = await at.then(owner.then)
    assert asked <= 5 and (asked > 0) == (quarter > 0)
    await at.close()
    assert isinstance(at.app.screen, ChangeScreen)


def take_up(at: Desk) -> None:
    """After the first check-in the owner takes on the two that gain most."""
    offered = [one for one in at.session.actions() if one.status is Status.SUGGESTED and one.gen.lane == "build"]
    for one, owner in zip(offered, ("Ana Ruiz", "Ben"), strict=False):
        assert commit_action(at.session, one.id, owner=owner, due=DAYS[1].date(), when="it is Monday") is None


async def test_a_year_of_check_ins(tmp_path: Path, update_golden: bool) -> None:
    root = new_workbook(tmp_path / "shop")
    proven = []
    for quarter, day in enumerate(DAYS):
        async with desk(root, day) as at:
            await check_in(at, quarter)
            if quarter == 0:
                take_up(at)
            (round_,) = [one for one in at.session.folder.rounds.values() if one.label == at.session.quarter]
            proven.append(closed(at, round_))
            page = "\n".join(text_lines(closing_lines(*page_parts(at.session, round_), 78))) + "\n"
            kept(f"year-{round_.id}", page, update_golden)
    assert len(set(proven)) > 2, "the quarters moved something"


def closed(at: Desk, round_: Round) -> object:
    """Proven, as the close has frozen it."""
    assert round_.state == "closed" and round_.head.closed is not None
    found = result_of(at.session, round_)
    assert isinstance(found, Result) and found.score.proven == at.session.score().proven
    return found.score.proven


def kept(name: str, text: str, update: bool) -> None:
    """Compare a page with the one that is kept."""
    path = GOLDEN / f"{name}.txt"
    if update:
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.exists(), f"there is no {path.name} yet: run the tests with --update-golden, and look at it"
    assert text == path.read_text(encoding="utf-8").replace(os.linesep, "\n")
