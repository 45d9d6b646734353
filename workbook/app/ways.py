"""The ways on from the end of an exercise: the action list, the next exercise, the pages that it fills, or out."""

from dataclasses import dataclass
from typing import Literal

from workbook.app.screens.page import Page
from workbook.app.words import count
from workbook.domain.action import Action
from workbook.domain.actions import ACTIVE_BUILDS, active_builds, waits
from workbook.domain.pack import Exercise
from workbook.domain.progress import following
from workbook.domain.text import clean, one_line
from workbook.session.session import Session

PAGES = 2
"""Pages that an exercise leads to at most; all of them stand under Documents."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way on: its words, the kind of place it leads to, and which. `list` puts the exercise `at` on the action list."""

    words: str
    to: Literal["exercise", "document", "list", "card", "rating", "out"]
    at: str = ""


def ways_on(session: Session, exercise: Exercise) -> list[Way]:
    """The ways on from `exercise`; the first is what most people want."""
    then = next(iter(following(session.pack, session.progress(), exercise)), None)
    ways = [to_list(session, exercise)] if exercise.action else []
    if then is not None:
        ways.append(Way(f"Go on to “{one_line(then.title)}”, {count(then.minutes, 'minute')}", "exercise", then.id))
    for page in session.flow.pages(exercise)[:PAGES]:
        ways.append(Way(f"See “{one_line(page.title)}”, which this fills", "document", page.id))
    leave = "Leave it here for today" if then is not None else "This was the last one. Back to where you came from"
    return [*ways, Way(leave, "out")]


def to_list(session: Session, exercise: Exercise) -> Way:
    """The way from an exercise of the library to the action list, as things stand."""
    there = session.on_the_list(exercise)
    if there is not None:
        return Way("It is on your action list: open it", "card", there.id)
    gate = session.pack.item_by_id.get(session.score().gate_down or "") if exercise.asks else None
    if gate is not None:
        return Way(f"{waits(gate)} Go there first", "rating", gate.id)
    return Way(f"Put “{one_line(exercise.action).rstrip('.')}” on the action list", "list", exercise.id)


def follow(page: Page, session: Session, way: Way) -> None:
    """Take a way that leads to another page."""
    match way.to:
        case "list":
            _put_on_list(page, session, way.at)
        case "rating":
            page.go("exercise", session.pack.exercise_of[way.at].id, way.at)
        case "document" | "card":
            page.go(way.to, way.at)
        case _:
            pass


def _put_on_list(page: Page, session: Session, exercise_id: str) -> None:
    """Add the action and open its card; where three are under way already, ask first which one to park."""
    if len(active_builds(session.actions())) >= ACTIVE_BUILDS:
        from workbook.app.screens.actions import park_one  # only a full list needs it

        park_one(page, lambda: _put_on_list(page, session, exercise_id))
        return
    made = session.adopt(exercise_id)
    if isinstance(made, Action):
        page.go("card", made.id)
    else:
        page.notify(clean(str(made)), severity="error")
