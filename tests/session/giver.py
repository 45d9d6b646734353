"""What people give, one thing of each kind, for a file that may refuse it; and a process that gives one and waits to be killed.

Run as `python -m tests.session.giver WORKBOOK KIND`; it says a line whenever the state of saving changes.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbook.domain import Decision, Evidence, Problem
from workbook.domain.actions import Action, Status
from workbook.session import Session, open_session
from workbook.session.acting import add_action, adopt_exercise, commit_action, move_action
from workbook.session.answering import answer
from workbook.session.deciding import decide
from workbook.session.rating import rate
from workbook.session.tracking import skip_exercise

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)

SHOWN = (Evidence(NOON.date(), "Mara sent two friends this week"),)


@dataclass(frozen=True)
class Given:
    """The file that it belongs into, how it is given, and what is then seen of it; None before."""

    file: str
    give: Callable[[Session], Problem | None]
    seen: Callable[[Session], object]


def _ratings(session: Session) -> list[str]:
    return [one.id for one in session.pack.item_by_id.values() if one.kind == "rating" and not one.retired]


def rating(session: Session) -> str:
    """The rating that is given; one that may not apply."""
    return next(item for item in _ratings(session) if getattr(session.pack.item_by_id[item], "na", False))


def _rated(session: Session) -> object:
    rated = session.rated(rating(session))
    return None if rated is None else (rated.level, rated.na, rated.evidence, rated.note)


def _the_action(session: Session) -> str:
    return _every_action(session)[0]


def _every_action(session: Session) -> list[str]:
    return sorted(one.id for one in session.actions() if one.gen.item and one.gen.lane == "finish")


def _committed(session: Session) -> object:
    action = session.action(_the_action(session))
    assert isinstance(action, Action)
    return (action.owner, action.when, action.then) if action.status is Status.COMMITTED else None


def _dropped(session: Session) -> object:
    action = session.action(_the_action(session))
    assert isinstance(action, Action)
    return action.history[-1].reason if action.status is Status.DROPPED else None


def _own(session: Session) -> object:
    return next((one.title for one in session.actions() if one.title == "Call Marta about the partner form"), None)


def _library(session: Session) -> str:
    return next(one.id for one in session.pack.exercises if one.action)


def _adopted(session: Session) -> object:
    found = session.on_the_list(session.pack.exercise_by_id[_library(session)])
    return found.owner if found is not None else None


def _skipped(session: Session) -> object:
    track = session.folder.tracks.get(session.pack.exercises[0].id)
    return track.skipped if track is not None else None


def _wrong(made: Action | Problem) -> Problem | None:
    return made if isinstance(made, Problem) else None


GIVEN = {
    "answer": Given(
        "answers/05-strategy.toml",
        lambda session: answer(session, "customers-surprise", "we ring back within the hour"),
        lambda session: session.value("customers-surprise"),
    ),
    "rating": Given(
        "ratings/ana-ruiz.toml",
        lambda session: rate(session, rating(session), level=3, evidence=SHOWN, note="ask Ben as well"),
        _rated,
    ),
    "no rating": Given(
        "ratings/ana-ruiz.toml",
        lambda session: rate(session, rating(session), na="nobody works here but me"),
        _rated,
    ),
    "commitment": Given(
        "actions.toml",
        lambda session: commit_action(
            session, _the_action(session), owner="Ana", when="the till is counted", then="I open it"
        ),
        _committed,
    ),
    "drop": Given(
        "actions.toml",
        lambda session: move_action(session, _the_action(session), Status.DROPPED, "somebody else does it"),
        _dropped,
    ),
    "own action": Given(
        "actions.toml",
        lambda session: _wrong(add_action(session, "Call Marta about the partner form", "0123456789abcdef")),
        _own,
    ),
    "library": Given(
        "actions.toml", lambda session: _wrong(adopt_exercise(session, _library(session), owner="Ben")), _adopted
    ),
    "decision": Given(
        "log/decisions.toml",
        lambda session: decide(
            session, Decision(id="d-1", at=NOON, by=session.person.id, what="the Friday mail", step=2, better="shorter")
        ),
        lambda session: next(((one.what, one.better) for one in session.decisions() if one.id == "d-1"), None),
    ),
    "skip": Given(
        "progress.toml",
        lambda session: skip_exercise(session, session.pack.exercises[0].id, "done elsewhere"),
        _skipped,
    ),
}


def fill(session: Session) -> None:
    """Give something else into each of the files, so that they are there."""
    assert answer(session, "ideal-profile", "a firm of five") is None
    assert rate(session, _ratings(session)[-1], level=2) is None
    assert commit_action(session, _every_action(session)[1], owner="Ben") is None
    assert decide(session, Decision(id="d-0", at=NOON, by=session.person.id, what="the sign")) is None
    assert skip_exercise(session, session.pack.exercises[1].id, "later") is None


def main(root: Path, kind: str) -> None:
    session, problems = open_session(root, clock=lambda: NOON)
    assert session is not None, problems
    session.listener = lambda: print("the state has changed", flush=True)
    assert GIVEN[kind].give(session) is not None, "nothing refuses it"
    sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
