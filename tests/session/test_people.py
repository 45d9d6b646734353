"""The people of a workbook: they join, change, leave and come back, and one of them answers at a time."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.workplaces import at_home
from workbook.domain import Evidence, Person, Problem, ProfileAt
from workbook.session import Session, open_session
from workbook.session.acting import add_action
from workbook.session.new_workbook import make
from workbook.session.people import (
    add_person,
    answers_now,
    bring_back,
    change_person,
    end_person,
    people_here,
    people_of,
    worth_saying,
)
from workbook.session.rating import rate

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
ITEM = "ideal-customer-written"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    at_home(tmp_path / "home", monkeypatch)
    assert make(tmp_path / "shop", "Shop", ["Ana Ruiz", "Ben"]) == []
    return tmp_path / "shop"


def opened(root: Path, person: str | None = None, on: datetime = NOON) -> Session:
    session, problems = open_session(root, person=person, clock=lambda: on)
    assert session is not None, problems
    return session


def refused(root: Path, person: str, on: datetime = NOON) -> str:
    session, problems = open_session(root, person=person, clock=lambda: on)
    assert session is None
    return problems[-1].what


def names(session: Session) -> list[str]:
    return [one.name for one in people_here(session)]


def test_somebody_joins_with_an_id_of_their_own_and_is_in_the_file(root: Path) -> None:
    session = opened(root)
    made = add_person(session, name="  Ben \n Ito ", role="Workshop", part="inside", since=date(2026, 11, 2))
    assert made == Person("ben-ito", "Ben Ito", "Workshop", "inside", date(2026, 11, 2))
    second = add_person(session, name="Ben")
    assert isinstance(second, Person) and second.id == "ben-2"
    assert worth_saying(session, "ben-2") == "Two people are called “Ben”. Tell them apart, by an initial for example."
    session.close()
    again = opened(root)
    assert people_of(again)[2:] == (made, second)
    assert 'part = "inside"\nsince = 2026-11-02\n' in (root / "workbook.toml").read_text(encoding="utf-8")
    again.close()


def test_nobody_gets_the_id_of_one_whose_words_are_still_there(root: Path) -> None:
    """A name that comes again must not take over what somebody else had said."""
    session = opened(root, "ben")
    assert rate(session, ITEM, level=2) is None
    session.flush()
    profile = session.folder.profile
    assert session.put((ProfileAt(), replace(profile, people=profile.people[:1])), words="by hand") is None
    made = add_person(session, name="Ben")
    assert isinstance(made, Person) and made.id == "ben-2"
    session.close()


def test_a_change_keeps_the_id_and_is_undone_as_one_step(root: Path) -> None:
    session = opened(root)
    assert change_person(session, "ben", name="Benedict", part="owner") is None
    assert people_of(session)[1] == Person("ben", "Benedict", part="owner")
    session.undo()
    assert people_of(session)[1] == Person("ben", "Ben")
    assert change_person(session, "ana-ruiz", name="Ana Soto") is None
    assert session.person.name == "Ana Soto"
    session.undo()
    assert session.person.name == "Ana Ruiz", "who answers is called as the workbook says"
    session.close()


@pytest.mark.parametrize(
    ("told", "what"),
    [
        ({"name": "  "}, "A person needs a name."),
        ({"name": "x" * 121}, "A name has 120 characters at most."),
        ({"role": "x" * 121}, "What somebody does has 120 characters at most."),
        (
            {"since": date(2026, 3, 3), "until": date(2026, 3, 1)},
            "Ben would leave on 1 March 2026, before coming on 3 March 2026.",
        ),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(root: Path, told: dict[str, object], what: str) -> None:
    session = opened(root)
    problem = change_person(session, "ben", **told)  # type: ignore[arg-type]  # any of what may be told
    assert isinstance(problem, Problem) and problem.what == what
    problem = change_person(session, "benny", name="Benny")
    assert isinstance(problem, Problem) and problem.what == "Nobody of this workbook has the id “benny”."
    assert people_of(session)[1] == Person("ben", "Ben")
    session.close()


def test_who_has_left_is_not_offered_and_what_they_said_still_counts(root: Path) -> None:
    session = opened(root, "ben")
    line = Evidence(date(2026, 11, 12), "Drawn from Cove Bakery, Quay Fitness and the chandler")
    assert rate(session, ITEM, level=4, evidence=(line,)) is None
    before = session.score()
    assert answers_now(session, "ana-ruiz") is None
    assert end_person(session, "ben", NOON.date()) is None
    assert names(session) == ["Ana Ruiz"] and len(people_of(session)) == 2
    assert session.score() == before and session.problems == ()
    problem = answers_now(session, "ben")
    assert problem is not None and problem.what == "“Ben” is not there today."
    slip = add_action(session, "Call three customers", "t0", owner="Ben")
    assert isinstance(slip, Problem) and slip.what == "Ben is no longer there."
    session.close()
    assert refused(root, "ben") == "“Ben” has left, on 20 November 2026. The people are Ana Ruiz."
    earlier = opened(root, "ben", datetime(2026, 11, 19, 12, tzinfo=UTC))
    assert earlier.person.id == "ben", "as of a day on which they were there"
    earlier.close()
    again = opened(root)
    assert bring_back(again, "ben") is None and names(again) == ["Ana Ruiz", "Ben"]
    again.close()


def test_who_comes_later_is_not_there_yet(root: Path) -> None:
    session = opened(root)
    add_person(session, name="Cleo", since=date(2026, 12, 1))
    assert names(session) == ["Ana Ruiz", "Ben"]
    session.close()
    assert refused(root, "cleo") == "“Cleo” is not there yet. The people are Ana Ruiz, Ben."


def test_somebody_has_to_be_there(root: Path) -> None:
    session = opened(root)
    assert end_person(session, "ana-ruiz", NOON.date()) is None
    assert session.person.id == "ben", "who is left answers now"
    problem = end_person(session, "ben", date(2026, 12, 1))
    assert problem is not None and problem.what == "Somebody has to be there to answer."
    session.close()
    assert opened(root).person.id == "ben"


def test_two_of_a_name_are_told_apart_by_the_id(root: Path) -> None:
    session = opened(root)
    add_person(session, name="BEN")
    session.close()
    assert refused(root, "bEN ") == "2 people are called “bEN”. Say which of them by the id: ben or ben-2."
    assert opened(root, "ben-2").person.name == "BEN"
    assert opened(root, "Ana ruiz").person.id == "ana-ruiz"


def test_the_next_person_neither_takes_back_nor_sees_what_the_last_one_had_begun(root: Path) -> None:
    session = opened(root)
    assert rate(session, ITEM, level=4, held="2026-11-12\thalf a li") is None
    assert (
        rate(session, "core-difference-heard", level=3, evidence=(Evidence(NOON.date(), "three said the same"),))
        is None
    )
    assert rate(session, "core-difference-heard", level=1) is None
    assert session.aside and session.held(ITEM)
    assert answers_now(session, "ben") is None
    assert not session.aside and not session.held(ITEM)
    assert session.undo() is None, "Ben takes back nothing that Ana did"
    assert answers_now(session, "ana-ruiz") is None
    assert session.held(ITEM) == "2026-11-12\thalf a li"
    session.close()


def test_what_waits_for_its_writer_outlives_the_program(root: Path) -> None:
    session = opened(root)
    assert rate(session, ITEM, level=4, held="2026-11-12\thalf a li") is None
    assert answers_now(session, "ben") is None
    session.flush()
    session.close()
    again = opened(root, "ben")
    assert not again.held(ITEM)
    again.close()
    assert opened(root).held(ITEM) == "2026-11-12\thalf a li"


def test_a_second_person_in_a_firm_of_one_is_worth_saying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)
    assert make(tmp_path / "shop", "Shop", ["Ana"]) == []
    session = opened(tmp_path / "shop")
    made = add_person(session, name="Ben")
    assert isinstance(made, Person)
    assert (
        worth_saying(session, made.id) == "The kind of firm still says that the owner works alone: Settings changes it."
    )
    session.close()
