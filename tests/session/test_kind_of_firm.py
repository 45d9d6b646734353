"""Saying what kind of firm it is, in an open workbook: one change, which undo takes back, and which reaches the file."""

from pathlib import Path

from tests.builders import pack, rating
from tests.store.filled import new, opened
from workbook.domain import OWNER, Applies, Asked, GivenFirm, Pack, Turned
from workbook.session import Session, now
from workbook.session.kind_of_firm import say_firm


def some() -> Pack:
    walk_in = rating("a-walk", applies=Applies(kind=("walk-in",)))
    return pack(
        {"a": [rating("a-all"), walk_in], "b": [rating("b-all"), rating("b-job", applies=Applies(kind=("job",)))]}
    )


def test_it_is_one_change_and_undo_takes_it_back(tmp_path: Path) -> None:
    session = Session(some(), opened(new(tmp_path / "w")), [], OWNER, now)
    assert [one.id for one in session.pack.ratings] == ["a-all", "b-all"], "an account"
    turned = say_firm(session, GivenFirm(kind="walk-in"))
    assert isinstance(turned, Turned)
    assert (turned.come.ratings, turned.gone.ratings) == (("a-walk",), ())
    assert [one.id for one in session.pack.ratings] == ["a-all", "a-walk", "b-all"]
    assert list(session.score().items) == ["a-all", "a-walk", "b-all"]
    session.undo()
    assert session.firm.kind == "account"
    assert [one.id for one in session.pack.ratings] == ["a-all", "b-all"]
    assert list(session.score().items) == ["a-all", "b-all"]
    session.redo()
    assert session.close() == ()
    assert opened(tmp_path / "w").profile.firm == GivenFirm("walk-in", "team", "no", "established")


def test_what_is_said_again_is_no_change(tmp_path: Path) -> None:
    session = Session(some(), opened(new(tmp_path / "w")), [], OWNER, now)
    assert say_firm(session, GivenFirm(kind="account", bound="no")) == Turned(Asked(), Asked())
    assert session.undo() is None
    session.close()


def test_another_window_says_it(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    here, there = (Session(some(), opened(root), [], OWNER, now) for _ in range(2))
    assert not here.score().items.get("b-job")
    say_firm(there, GivenFirm(kind="job"))
    there.close()
    here.refresh()
    assert here.firm.kind == "job"
    assert list(here.score().items) == ["a-all", "b-all", "b-job"]
    here.close()
