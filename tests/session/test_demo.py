"""The example workbook: it is whole, it reads like one firm, and only its days depend on the day it is made."""

import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from tests.workplaces import at_home
from workbook.domain import Evidence, PickItem, Problem, Rated, RatingItem, limits, quarter_of
from workbook.domain.actions import Status
from workbook.domain.progress import is_answered
from workbook.session import View, demo_story, find_pack
from workbook.session.demo import PACK, build, is_demo
from workbook.store.folder import Folder

PLAIN_DAY = date(2026, 11, 20)
OTHER_DAY = date(2027, 3, 25)
FIRST_OF_QUARTER, LAST_OF_QUARTER, LEAP_DAY = date(2026, 10, 1), date(2027, 12, 31), date(2028, 2, 29)
DAYS = [PLAIN_DAY, OTHER_DAY, FIRST_OF_QUARTER, LAST_OF_QUARTER, LEAP_DAY]


class Demo:
    """The example made for one day, read back from its files."""

    def __init__(self, root: Path, today: date) -> None:
        self.root, self.today = root, today
        self.faults = build(root, today)
        folder, _ = Folder.open(root)
        pack, _ = find_pack(PACK, root)
        assert folder is not None and pack is not None
        self.folder, self.pack, self.problems = folder, pack, folder.problems
        self.view = View(pack, folder, [], lambda: datetime.combine(today, time(12)).astimezone())

    def value(self, item: str) -> Any:
        return self.folder.answers[item].value

    def ratings(self) -> Iterator[tuple[str, str, Rated]]:
        for label, checkin in self.folder.rounds.items():
            yield from ((label, item, rated) for given in checkin.ratings.values() for item, rated in given.items())


@pytest.fixture(scope="module")
def demos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[date, Demo]]:
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        at_home(home, patch)
        yield {day: Demo(home / f"demo-{day}", day) for day in DAYS}


@pytest.fixture
def demo(demos: dict[date, Demo]) -> Demo:
    return demos[PLAIN_DAY]


@pytest.mark.parametrize("day", DAYS)
def test_it_is_made_and_opens_without_a_problem(demos: dict[date, Demo], day: date) -> None:
    assert demos[day].faults == []
    assert demos[day].problems == ()
    assert demos[day].folder.read_only is None
    assert is_demo(demos[day].root)


def test_only_the_example_is_recognised(tmp_path: Path) -> None:
    assert not is_demo(tmp_path)
    (tmp_path / "workbook.toml").write_text('format = 1\nid = "corner-shop"\n', encoding="utf-8")
    assert not is_demo(tmp_path)
    (tmp_path / "workbook.toml").write_text("id = [", encoding="utf-8")
    assert not is_demo(tmp_path)


def test_a_folder_with_something_in_it_is_left_alone(demos: dict[date, Demo], tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ana", encoding="utf-8")
    assert len(build(tmp_path, PLAIN_DAY)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
    assert build(demos[PLAIN_DAY].root, PLAIN_DAY) != []


def test_everything_fits_the_exercises(demo: Demo) -> None:
    for item_id, response in demo.folder.answers.items():
        item = demo.pack.item_by_id[item_id]
        assert (response.kind, response.rev) == (item.kind, item.rev), item_id
        assert limits(item, response.value, response.at.date()) == "", item_id
        assert is_answered(item, response, None), item_id
    for _, item_id, rated in demo.ratings():
        item = demo.pack.item_by_id[item_id]
        assert isinstance(item, RatingItem) and (rated.na is None or item.na), item_id
    assert set(demo.folder.tracks) <= set(demo.pack.exercise_by_id)
    people = {person.id for person in demo.folder.profile.people}
    assert {rated.by for _, _, rated in demo.ratings()} == people
    assert {decision.by for decision in demo.folder.decisions} <= people
    names = {person.name.split()[0] for person in demo.folder.profile.people}
    assert {action.owner for action in demo.folder.actions if action.owner} <= names


def test_what_was_picked_is_there_to_be_picked(demo: Demo) -> None:
    for item in demo.pack.item_by_id.values():
        if not isinstance(item, PickItem) or item.id not in demo.folder.answers:
            continue
        source = demo.value(item.source)
        offered = [row.get(item.column) for row in source] if item.column else list(source)
        assert set(demo.value(item.id)) <= set(offered), item.id


@pytest.mark.parametrize("day", DAYS)
def test_nothing_has_happened_in_the_future(demos: dict[date, Demo], day: date) -> None:
    demo = demos[day]
    moments = [response.at for response in demo.folder.answers.values()]
    moments += [decision.at for decision in demo.folder.decisions]
    moments += [step.at for action in demo.folder.actions for step in action.history]
    assert all(moment.date() < day for moment in moments)
    for label, item_id, rated in demo.ratings():
        assert rated.at.date() <= day and quarter_of(rated.at.date()) == label, item_id
        assert all(line.date <= rated.at.date() for line in rated.evidence), item_id
    for track in demo.folder.tracks.values():
        assert track.started is not None and track.started <= (track.finished or day) <= day


def test_the_data_names_no_day_of_the_calendar() -> None:
    for file in demo_story.FOLDER.glob("*.toml"):
        assert not re.search(r"\b(19|20)\d\d\b", file.read_text(encoding="utf-8")), file.name


def shifted(demo: Demo) -> Any:
    """All that is in the workbook, its days counted from the day it was made for and its quarters by their order."""

    def relative(value: Any) -> Any:
        match value:
            case datetime():
                return (value.date() - demo.today).days, value.time()
            case date():
                return (value - demo.today).days
            case dict():
                return {key: relative(part) for key, part in value.items() if key not in ("label", "opened")}
            case list() | tuple():
                return [relative(part) for part in value]
            case _:
                return value

    folder = demo.folder
    kept = [
        {key: asdict(one) for key, one in folder.answers.items()},
        {key: asdict(one) for key, one in folder.tracks.items()},
    ]
    rounds = [asdict(folder.rounds[label]) for label in sorted(folder.rounds)]
    actions = [asdict(one) for one in (*folder.actions, *folder.suggested)]
    decisions = [asdict(one) for one in folder.decisions]
    return relative([kept, rounds, actions, decisions, asdict(replace(folder.profile, id="")), folder.left_at])


def test_another_day_makes_the_same_firm(demos: dict[date, Demo]) -> None:
    assert shifted(demos[PLAIN_DAY]) == shifted(demos[OTHER_DAY])


@pytest.mark.parametrize("day", DAYS)
def test_every_day_shows_the_same_score(demos: dict[date, Demo], day: date) -> None:
    score, plain = demos[day].view.score(), demos[PLAIN_DAY].view.score()
    assert (score.proven, score.stated, score.possible) == (plain.proven, plain.stated, plain.possible)
    assert [action.key for action in demos[day].view.actions()] == [
        action.key for action in demos[PLAIN_DAY].view.actions()
    ]


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
    by = demo.view.folder.profile.people[0].id
    changes = {
        rated.level - before[1].level
        for item in score.items
        if (rated := demo.view.rated(item, by)) and (before := demo.view.earlier(item, by)) and rated.level is not None
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
    assert [person.name for person in demo.folder.profile.people] == ["Ana Ruiz", "Ben", "Mira"]
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
    words = str(shifted(demo))
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


def test_what_does_not_fit_an_item_is_said(demo: Demo) -> None:
    item = demo.pack.item_by_id
    today = demo.today
    assert demo_story.value_of(item["source-asked-when"], "never", today, today)[1]
    assert demo_story.value_of(item["goal-review"], "+400d", today, today)[1]
    assert demo_story.value_of(item["goal-review"], "-10d", today, demo_story.Calendar(today).day(-20))[1] == ""
    gate = item["promises-are-kept"]
    assert isinstance(gate, RatingItem)
    at = demo_story.Calendar(today).at(today, 7)
    assert demo_story.rated_of(gate, "nobody is here", at, "ana", today)[1]
    assert demo_story.rated_of(gate, [4, "+1d", "soon"], at, "ana", today)[1]
    rated, wrong = demo_story.rated_of(gate, [3, "-1d", "27 of 30 kept"], at, "ana", today)
    assert rated is not None and not wrong
    assert rated.evidence == (Evidence(demo_story.Calendar(today).day(-1), "27 of 30 kept"),)


def test_a_missing_folder_above_is_made(demos: dict[date, Demo], tmp_path: Path) -> None:
    problems: list[Problem] = build(tmp_path / "deep" / "down", PLAIN_DAY)
    assert problems == []


def test_every_document_is_ready_but_for_what_was_set_aside(demo: Demo) -> None:
    """The pages could be used on Monday; one hole is left, from the exercise that Ana skipped."""
    pages = {one.id: demo.view.page(one) for one in demo.pack.documents}
    assert len(pages) > 20
    open_pages = {name: page.holes for name, page in pages.items() if page.state != "ready"}
    assert list(open_pages) == ["referral-baseline"]
