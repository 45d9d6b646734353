"""Which screen each page is. Each is imported when it is first wanted, so that a start pays for Home alone."""

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from textual.screen import Screen
from textual.widget import Widget

from workbook.app.base import Visit, evidence_of
from workbook.domain.actions import Action, Status

if TYPE_CHECKING:
    from workbook.session import Session

ALWAYS = {
    "help": "general.help_screen",
    "settings": "general.settings_screen",
    "start": "general.start_screen",
    "new": "general.new_screen",
    "other": "general.open_screen",
}
"""Pages that need no open workbook, each with the module whose `opened()` makes its screen."""

OF_A_WORKBOOK = {
    "exercises": "exercise.exercises_screen",
    "exercise": "exercise.runner_screen",
    "ways": "exercise.ways_screen",
    "way": "exercise.way_screen",
    "chapter": "exercise.chapter_screen",
    "moment": "exercise.moment_screen",
    "readiness": "readiness.readiness_screen",
    "why": "readiness.why_screen",
    "actions": "actions.actions_screen",
    "card": "actions.card_screen",
    "checkin": "round.checkin_screen",
    "review": "round.review_screen",
    "round": "round.round_screen",
    "then": "round.then_screen",
    "change": "round.change_screen",
    "documents": "documents.documents_screen",
    "document": "documents.document_screen",
    "filter": "filter.filter_screen",
    "problems": "general.problems_screen",
    "firm": "general.firm_screen",
    "people": "general.people_screen",
    "person": "general.person_screen",
    "versions": "general.versions_screen",
    "search": "general.search_screen",
}
"""Pages of an open workbook; their modules' `opened(visit)` makes the screen, or none where there is nothing to show."""


def load(page: str) -> None:
    """Have the screen of a page of a workbook at hand before it is wanted. In a thread that would take a megabyte more."""
    import_module(f"workbook.app.{OF_A_WORKBOOK[page]}")


def parts_ahead(session: "Session") -> tuple[type[Screen[Any]], Iterable[type[Widget]]]:
    """The screen of the exercise that “Go on” leads to, and the kinds of widget on it, loaded."""
    made: tuple[type[Screen[Any]], Iterable[type[Widget]]] = import_module("workbook.app.exercise.ahead").parts(session)
    return made


def resolve(session: "Session", page: str, at: str, item: str) -> tuple[str, str, str]:
    """Where an action is done: a suggested answer or proof on its rating's page, to renew one at what shows it, all else on its card."""
    action = session.action(at) if page == "action" else None
    if not isinstance(action, Action):
        return page, at, item
    gen = action.gen
    if gen.item in session.pack.exercise_of and gen.lane != "build" and action.status is Status.SUGGESTED:
        item = evidence_of(gen.item) if action.renews else gen.item
        return "exercise", session.pack.exercise_of[gen.item].id, item
    return "card", action.id, ""


def make(page: str, session: "Session | None", at: str, item: str, before: str) -> Screen[Any] | None:
    """A new screen for the page of this name, showing `at`; None for one that can't be shown now.

    `before` is the name of the page in sight.
    """
    made: Screen[Any] | None = None
    if page in ALWAYS:
        made = import_module(f"workbook.app.{ALWAYS[page]}").opened(
            *([at] if at else ())
        )  # none shows more than one thing
    elif page in OF_A_WORKBOOK and session is not None:
        made = import_module(f"workbook.app.{OF_A_WORKBOOK[page]}").opened(Visit(session, at, item, before))
    return made
