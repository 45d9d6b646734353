"""One answer asked in two places: what is remembered of each exercise, and the action of an exercise put on the list once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.shop import TODAY
from tests.app.stage import session_in
from tests.builders import row
from tests.flowing import flowing_session
from tests.workplaces import at_home
from workbook.domain import Bookmark, Problem, Track
from workbook.domain.actions import Action, Status
from workbook.session import Session
from workbook.session.acting import adopt_exercise, move_action
from workbook.session.answering import answer
from workbook.session.prerequisites import building_on, wanted
from workbook.session.rating import rate
from workbook.session.reusable import Listed, Starter, Unlisted, accept, reusable_for
from workbook.session.tracking import mark_opened, remember_place, skip_exercise


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    at_home(tmp_path / "home", monkeypatch)
    session = flowing_session(tmp_path / "shop")
    yield session
    session.close()


def test_finishing_in_the_workshop_opens_no_other_exercise(session: Session) -> None:
    mark_opened(session, "half-day")
    answer(session, "people", ({"name": "Ana"},))
    remember_place(session, "half-day", "traits")
    answer(session, "traits", ("calm",), typing=True)
    session.leave()
    rate(session, "content-1", level=2)
    tracks = session.folder.tracks
    assert tracks["best"] == Track(finished=TODAY)
    assert tracks["half-day"] == Track(started=TODAY, finished=TODAY)
    assert "readiness-content" not in tracks
    assert session.folder.left_at == Bookmark("half-day", "traits")
    assert session.progress().exercises["best"].status == "done"
    assert session.progress().exercises["readiness-content"].answered == 1
    mark_opened(session, "best")
    assert session.folder.tracks["best"] == Track(started=TODAY, finished=TODAY)


def test_an_answer_stands_in_the_file_of_the_chapter_it_lives_in(session: Session) -> None:
    mark_opened(session, "half-day")
    answer(session, "traits", ("calm",))
    answer(session, "wish", "a list")
    assert session.flush() == ()
    answers = session.folder.root / "answers"
    assert "calm" in (answers / "02-strategy.toml").read_text(encoding="utf-8")
    assert "calm" not in (answers / "06-workshop.toml").read_text(encoding="utf-8")


def test_what_an_exercise_builds_on_is_said_until_it_is_there_or_set_aside(session: Session) -> None:
    rated = session.pack.exercise_by_id["rated"]
    assert [(gap.exercise.id, gap.item) for gap in wanted(session, rated)] == [("best", "traits")]
    assert building_on(wanted(session, rated)) == "This builds on “Your best customers”, which is not done yet."
    skip_exercise(session, "best", "no time")
    assert wanted(session, rated) == ()
    skip_exercise(session, "best", None)
    answer(session, "traits", ("calm",))
    assert [gap.exercise.id for gap in wanted(session, rated)] == ["best"]
    answer(session, "people", ({"name": "Ana"},))
    assert wanted(session, rated) == ()
    assert building_on(()) == ""


def test_rows_are_offered_as_long_as_some_are_missing(session: Session) -> None:
    marks, places = (session.pack.item_by_id[name] for name in ("marks", "places"))
    assert reusable_for(session, marks) == Unlisted("people", "Your best customers")
    answer(session, "people", tuple({"name": name} for name in ("Ana", "Ben", "Cleo", "Dan", "Eve")))
    answer(session, "marks", (row(name=" ben", step=3),))
    offered = reusable_for(session, marks)
    assert isinstance(offered, Listed)
    assert (offered.listed, offered.missing, len(offered.rows)) == (5, 4, 3)
    assert accept(session, marks, offered) is None
    assert session.value("marks") == ({"name": " ben", "step": 3}, {"name": "Ana"}, {"name": "Cleo"}, {"name": "Dan"})
    assert reusable_for(session, marks) is None
    session.undo()
    assert session.value("marks") == (row(name=" ben", step=3),)
    starter = reusable_for(session, places)
    assert isinstance(starter, Starter)
    assert accept(session, places, starter) is None
    assert session.value("places") == starter.rows
    assert reusable_for(session, places) is None
    answer(session, "places", starter.rows[:1])
    rest = reusable_for(session, places)
    assert rest == Starter(starter.rows[1:], more=True)
    assert accept(session, places, rest) is None
    assert session.value("places") == starter.rows
    answer(session, "places", starter.rows[:1])
    session.thinned.add("places")  # rows were deleted on purpose
    assert reusable_for(session, places) is None


def test_an_exercise_puts_its_action_on_the_list_once(session: Session) -> None:
    walk = session.pack.exercise_by_id["walk"]
    assert session.on_the_list(walk) is None
    made = adopt_exercise(session, "walk", owner="Ben")
    assert isinstance(made, Action)
    assert session.on_the_list(walk) == made
    assert isinstance(adopt_exercise(session, "walk"), Problem)
    move_action(session, made.id, Status.DONE)
    more = adopt_exercise(session, "walk")
    assert isinstance(more, Action) and session.on_the_list(walk) == more
    assert session.action(made.id) != more
    session.undo()
    session.undo()
    session.undo()
    assert session.on_the_list(walk) is None
    again = adopt_exercise(session, "walk")
    assert isinstance(again, Action) and again.id == made.id


def test_asking_waits_while_promises_are_not_kept(session: Session) -> None:
    rate(session, "foundation-1", level=1)
    refused = adopt_exercise(session, "gift")
    assert isinstance(refused, Problem) and "We keep our promises" in refused.what
    assert isinstance(adopt_exercise(session, "walk"), Action)
    rate(session, "foundation-1", level=2)
    assert isinstance(adopt_exercise(session, "gift"), Action)


def test_what_is_listed_on_the_same_page_is_named_by_its_question(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    offered = reusable_for(session, session.pack.item_by_id["difference-in-their-words"])
    assert offered == Unlisted("phrases-worth-keeping", "Which phrases would a friend remember?")
    session.close()
