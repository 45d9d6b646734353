"""Harbour Ledger, the first of the examples: it reads like one firm, and every screen has something to show."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.session.examples import Demo
from tests.workplaces import at_home
from workbook.domain.actions import Status
from workbook.reports.document_report import written

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        at_home(home, patch)
        yield Demo(home / "demo", TODAY)


def test_the_score_has_something_of_everything(demo: Demo) -> None:
    score = demo.view.score()
    assert score.stated is not None
    assert 0.3 < score.proven < score.stated < score.possible < 0.6
    items = score.items.values()
    assert any(entry.counts and entry.level is None for entry in items)
    assert any(entry.level == 4 and entry.proven for entry in items)
    assert sum(entry.level is not None and not entry.proven for entry in items) >= 3
    assert any(entry.doubt == "stale" for entry in items)
    assert any(not entry.counts for entry in items)
    carried = [entry for entry in items if entry.standing is not None and entry.standing.carried]
    assert 5 < len(carried) < 15
    changes = {
        rated.level - before[1].level
        for item in score.items
        if (rated := demo.view.rated(item)) and (before := demo.view.earlier(item)) and rated.level is not None
        if before[1].level is not None
    }
    assert {-2, 0, 1, 2} <= changes


def test_every_screen_has_something_to_show(demo: Demo) -> None:
    progress = demo.view.progress()
    assert {one.status for one in progress.exercises.values()} == {"new", "started", "done", "skipped"}
    assert (progress.next.exercise, progress.next.item) == ("bridges", "bridge-message")
    by_status: dict[Status, list[Any]] = {}
    for action in demo.folder.actions:
        by_status.setdefault(action.status, []).append(action)
    assert set(by_status) == {Status.COMMITTED, Status.DONE, Status.DROPPED, Status.PARKED}
    late, soon = sorted(by_status[Status.COMMITTED], key=lambda action: action.due)
    assert late.due < demo.today < soon.due
    assert late.carried == 1 and soon.when and soon.then and soon.rehearsed
    assert all(action.history[-1].reason for action in by_status[Status.DROPPED] + by_status[Status.PARKED])
    assert demo.folder.suggested
    assert len(demo.folder.decisions) == 3
    assert len({decision.step for decision in demo.folder.decisions}) == 3


def test_it_advises_to_look_and_to_repair_before_anything_is_asked(demo: Demo) -> None:
    """The belief that no log supports, and of what is to be built the missing flag; never an ask."""
    suggested = [action.gen for action in demo.view.actions() if action.status is Status.SUGGESTED]
    assert (suggested[0].lane, suggested[0].item) == ("prove", "first-contact-quick")
    assert next(gen.item for gen in suggested if gen.lane == "build") == "repair-before-ask"
    asking = next(gen for gen in suggested if gen.item == "asks-are-made")
    assert asking.blocked_by == ("repair-before-ask",)


def test_it_is_the_firm_of_the_worked_example(demo: Demo) -> None:
    """Each fact of its story."""
    assert demo.folder.profile.business == "Harbour Ledger"
    assert [person.name for person in demo.folder.profile.people] == ["Ana Ruiz", "Ben", "Mira", "Tom Okafor"]
    assert (demo.value("active-customers"), demo.value("customers-who-referred")) == (48, 9)
    newest = demo.value("new-customers")
    sources = [row["source"] for row in newest]
    assert [sources.count(source) for source in ("referral", "search", "unknown")] == [12, 5, 3]
    year = [row for row in newest if (demo.today - row["came"]).days <= 365 and row["source"] == "referral"]
    assert demo.value("referred-customers-won") == len(year)
    assert len({row["sender"] for row in year}) == demo.value("customers-who-referred") - 1  # one friend went elsewhere
    best = demo.value("customers")
    assert demo.value("customers-both-count") == sum(row["profit"] == "high" and row["referred"] > 0 for row in best)
    assert demo.value("core-difference") == "You know on the 3rd what you earned last month."
    assert "sleep before tax day" in demo.value("purpose")
    assert "voice note of two lines" in demo.value("thirty-seconds")
    words = str([one.value for one in demo.folder.answers.values()]) + str(demo.folder.actions)
    for phrase in (
        "when it's too late",
        "the bank wants numbers by Friday",
        "tax adviser, bank officer, payroll, notary",
    ):
        assert phrase in words
    assert demo.value("promise-result") == ("The month is closed by the 3rd, three months in a row",)
    assert demo.value("promise-introductions") == demo.folder.profile.settings.introductions == 2
    assert demo.value("review-minutes") == 30
    level = {item: entry.level for item, entry in demo.view.score().items.items()}
    assert [level[item] for item in ("first-contact-quick", "promises-are-kept", "repair-before-ask")] == [4, 2, 0]
    assert not demo.view.score().items["first-contact-quick"].proven


def test_every_document_is_ready(demo: Demo) -> None:
    """The pages could be used on Monday."""
    pages = {one.id: demo.view.page(one) for one in demo.pack.documents}
    assert len(pages) > 20
    assert {name: page.holes for name, page in pages.items() if page.state != "ready"} == {}


def test_the_baseline_shows_how_the_number_moved_from_check_in_to_check_in(demo: Demo) -> None:
    told = written(demo.view.page(demo.pack.document_by_id["referral-baseline"]), "text", "en")
    section = told.partition("How that has moved\n")[2].partition("The question before anything goes out")[0]
    assert all(quarter in section for quarter in ("2026-Q1", "2026-Q2", "2026-Q3"))


def test_a_firm_without_closed_check_ins_has_no_heading_for_them(tmp_path: Path) -> None:
    tiler = Demo(tmp_path / "demo", TODAY, "baxter-tiling")
    told = written(tiler.view.page(tiler.pack.document_by_id["referral-baseline"]), "text", "en")
    assert "How ready we are to be recommended" in told and "moved" not in told and "at the close" not in told
