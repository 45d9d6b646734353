"""The example workbooks: each is whole, fits its kind of firm, and only its days depend on the day it is made."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from tests.alone.score_result import is_whole, score
from tests.session.examples import Demo
from tests.workplaces import at_home
from workbook.domain import Firm, PickItem, RatingItem, Tell, limits, quarter_of
from workbook.domain.moving import moved_day, moved_label, newest_moment
from workbook.domain.outline import Outline
from workbook.domain.progress import is_answered
from workbook.domain.ways import way
from workbook.session.demo import FIRST, FOLDER, STORIES, build, is_demo, quarters_to, story_of, told
from workbook.store.format.render import render
from workbook.store.results import changed_by_hand

PLAIN_DAY = date(2026, 11, 20)
OTHER_DAY = date(2027, 3, 25)
FIRST_OF_QUARTER, LAST_OF_QUARTER, LEAP_DAY = date(2026, 10, 1), date(2027, 12, 31), date(2028, 2, 29)
DAYS = [PLAIN_DAY, OTHER_DAY, FIRST_OF_QUARTER, LAST_OF_QUARTER, LEAP_DAY]
SHORT = [story for story in STORIES if story != FIRST]

EVERY = pytest.mark.parametrize("story", STORIES)
EVERY_DAY = pytest.mark.parametrize(("story", "day"), list(product(STORIES, DAYS)))
EVERY_SHORT = pytest.mark.parametrize("story", SHORT)

Made = Callable[..., Demo]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """An example, made once for a day."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        at_home(home, patch)
        yield cache(lambda story, day=PLAIN_DAY: Demo(home / f"{story}-{day}", day, story))


def test_every_story_is_named() -> None:
    assert {path.parent.name for path in FOLDER.glob("*/workbook.toml")} == set(STORIES)


@EVERY_DAY
def test_it_is_made_and_opens_without_a_problem(made: Made, story: str, day: date) -> None:
    demo = made(story, day)
    assert demo.faults == []
    assert demo.problems == ()
    assert demo.folder.read_only is None
    assert is_demo(demo.root)
    assert story_of(demo.root) == story


def test_there_is_one_for_each_kind_of_firm(made: Made) -> None:
    firms = {story: made(story).folder.profile.kind_of_firm for story in STORIES}
    assert firms == {
        "harbour-ledger": Firm("account", "team", "no", "established"),
        "ten-to-four": Firm("walk-in", "team", "no", "established"),
        "larch-house": Firm("appointment", "team", "yes", "established"),
        "baxter-tiling": Firm("job", "solo", "no", "new"),
    }
    assert all(made(story).folder.profile.firm.asked for story in STORIES)


def test_only_the_example_is_recognised(tmp_path: Path) -> None:
    assert not is_demo(tmp_path)
    (tmp_path / "workbook.toml").write_text('format = 1\nid = "corner-shop"\n', encoding="utf-8")
    assert not is_demo(tmp_path) and story_of(tmp_path) is None
    (tmp_path / "workbook.toml").write_text("id = [", encoding="utf-8")
    assert not is_demo(tmp_path) and story_of(tmp_path) is None


def test_a_folder_with_something_in_it_is_left_alone(made: Made, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ana", encoding="utf-8")
    assert len(build(tmp_path, PLAIN_DAY)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
    assert build(made(FIRST).root, PLAIN_DAY) != []


def test_a_missing_folder_above_is_made(tmp_path: Path) -> None:
    assert build(tmp_path / "deep" / "down", PLAIN_DAY) == []


@EVERY
def test_everything_fits_the_exercises(made: Made, story: str) -> None:
    demo = made(story)
    for item_id, response in demo.folder.answers.items():
        item = demo.pack.item_by_id[item_id]
        assert (response.kind, response.rev) == (item.kind, item.rev), item_id
        assert limits(item, response.value, response.at.date()) == "", item_id
        assert is_answered(Outline.of(item), response, None), item_id
    for _, item_id, rated in demo.ratings():
        item = demo.pack.item_by_id[item_id]
        assert isinstance(item, RatingItem) and (rated.na is None or item.na), item_id
        assert item_id in demo.pack.exercise_of, item_id
    assert set(demo.folder.answers) <= set(demo.pack.exercise_of)
    assert set(demo.folder.tracks) <= set(demo.pack.exercise_by_id)
    people = {person.id for person in demo.folder.profile.people}
    assert {person for person, _, _ in demo.ratings()} <= people
    assert {decision.by for decision in demo.folder.decisions} <= people
    names = {person.name.split()[0] for person in demo.folder.profile.people}
    assert {action.owner for action in demo.folder.actions if action.owner} <= names


@EVERY
def test_what_was_picked_is_there_to_be_picked(made: Made, story: str) -> None:
    demo = made(story)
    for item in demo.pack.item_by_id.values():
        if not isinstance(item, PickItem) or item.id not in demo.folder.answers:
            continue
        source = demo.value(item.source)
        offered = [row.get(item.column) for row in source] if item.column else list(source)
        assert set(demo.value(item.id)) <= set(offered), item.id


@EVERY_DAY
def test_nothing_has_happened_in_the_future(made: Made, story: str, day: date) -> None:
    demo = made(story, day)
    moments = [response.at for response in demo.folder.answers.values()]
    moments += [decision.at for decision in demo.folder.decisions]
    moments += [step.at for action in demo.folder.actions for step in action.history]
    moments += [round_.head.closed for round_ in demo.folder.rounds.values() if round_.head.closed is not None]
    assert all(moment.date() <= day for moment in moments)
    for _, item_id, rated in demo.ratings():
        assert rated.at.date() <= day, item_id
        assert all(line.date <= rated.at.date() for line in rated.evidence), item_id
    for track in demo.folder.tracks.values():
        assert track.started is not None and track.started <= (track.finished or day) <= day


@EVERY_DAY
def test_its_days_are_moved_by_whole_quarters_as_far_as_can_be(made: Made, story: str, day: date) -> None:
    number = quarters_to(day, story)
    newest = max(moment for one in told(story) if (moment := newest_moment(one.entries)) is not None).date()
    assert moved_day(newest, number) <= day < moved_day(newest, number + 1)
    labels = {moved_label(label, number) for label in ("2026-Q1", "2026-Q2", "2026-Q3")}
    assert set(made(story, day).folder.rounds) == (labels if story == FIRST else set())


@EVERY
def test_each_file_is_as_the_program_writes_it(story: str) -> None:
    """They are a fixture of the format: to read one and write it again changes no byte."""
    for one in told(story):
        assert render(one.entries, one.kind) == (FOLDER / story / one.name).read_bytes(), one.name


@pytest.mark.parametrize("day", DAYS)
def test_its_results_bear_their_sums_and_are_scored_alone(made: Made, day: date) -> None:
    root = made(FIRST, day).root
    found = sorted(root.glob("rounds/*/result.toml"))
    assert len(found) == 3
    for path in found:
        text = path.read_text(encoding="utf-8")
        assert changed_by_hand(root, path.parent.name) is None and is_whole(text)
        said = tomllib.loads(text)["score"]
        proven, stated, possible = score(text)
        assert (str(proven), str(possible)) == (said["proven"], said["possible"])
        assert (str(stated) if stated is not None else None) == said.get("stated")


@pytest.mark.parametrize(
    ("story", "told"),
    [
        ("harbour-ledger", (32.8, 35.3, 37.0)),
        ("ten-to-four", (11.2, None, 71.8)),
        ("larch-house", (9.1, None, 73.0)),
        ("baxter-tiling", (9.5, None, 70.2)),
    ],
)
def test_its_score_is_as_told(made: Made, story: str, told: tuple[float, float | None, float]) -> None:
    """Three have rated two plans or so: most is still possible, and nothing is said of the whole yet."""
    score = made(story).view.score()
    per_cent = [
        None if part is None else int(1000 * part) / 10 for part in (score.proven, score.stated, score.possible)
    ]
    assert tuple(per_cent) == told


@EVERY_SHORT
def test_only_harbour_ledger_has_a_past(made: Made, story: str) -> None:
    assert quarters(made(story)) == {quarter_of(PLAIN_DAY)}
    assert len(quarters(made(FIRST))) == 4


def quarters(demo: Demo) -> set[str]:
    """The quarters in which something was rated."""
    return {quarter_of(rated.at.date()) for _, _, rated in demo.ratings()}


@EVERY_SHORT
def test_the_short_way_is_gone_and_its_four_pages_are_ready(made: Made, story: str) -> None:
    demo = made(story)
    found = demo.view.progress().exercises
    assert demo.folder.profile.settings.way == "short"
    taken = way(demo.pack, "short").exercises
    assert len(taken) >= 10
    assert {found[one].status for one in taken} == {"done"}
    pages = {one.id: demo.view.page(one) for one in demo.pack.documents}
    for name in ("introduction-guide", "conversion-promise-card", "forwardable-note", "loop-closing-messages"):
        assert pages[name].state == "ready", (name, pages[name].holes)
    assert any(page.state != "ready" for page in pages.values())


@EVERY_SHORT
def test_it_is_honest_about_what_is_weak_and_what_is_missing(made: Made, story: str) -> None:
    demo = made(story)
    tells = [one.value for one in demo.folder.answers.values() if isinstance(one.value, Tell)]
    assert min(tell.step for tell in tells if tell.step is not None) == 1
    assert any(row["source"] == "unknown" for row in demo.value("new-customers"))
    assert any(row["reached"] == "no" or row["reached"] == "partly" for row in demo.value("results-checked"))
    assert any(row["reached"] == "unknown" for row in demo.value("results-checked"))
    levels = [entry.level for entry in demo.view.score().items.values()]
    assert {0, 1, 2} <= set(levels) and None in levels


@EVERY_SHORT
def test_it_has_begun_to_act(made: Made, story: str) -> None:
    folder = made(story).folder
    assert {action.status for action in folder.actions} >= {"committed", "done"}
    assert folder.suggested and folder.decisions
    progress = made(story).view.progress()
    assert progress.next.exercise is None, "the short way is done"
    assert folder.left_at is not None
    assert progress.exercises[folder.left_at.exercise].status == "started", "and something was begun beside it"


def test_a_bound_firm_names_nobody_and_asks_for_nothing(made: Made) -> None:
    demo = made("larch-house")
    assert demo.value("promise-introductions") == 0
    assert all(len(row["name"].split(",")[0]) == 2 or "insurer" in row["name"] for row in demo.value("customers"))
    assert all(entry.level is None for item, entry in demo.view.score().items.items() if item.startswith("ask-moments"))
