"""Which screen each page is. Each is imported when it is first wanted, so that a start pays for Home alone."""

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from workbook.app.base.page import Page
from workbook.domain.actions.action import Action, Status

LEADING = ("document", "card", "actions", "why", "exercise")
"""Pages that lead to an exercise and back: a look at it from there doesn't move the place to go on from."""

if TYPE_CHECKING:
    from workbook.app.app import WorkbookApp
    from workbook.session.session import Session


def resolve(session: "Session", page: str, at: str, item: str) -> tuple[str, str, str]:
    """Where an action is done: a suggested answer or proof on its rating's page, all else on its card."""
    action = session.action(at) if page == "action" else None
    if not isinstance(action, Action):
        return page, at, item
    gen = action.gen
    if gen.item in session.pack.exercise_of and gen.lane != "build" and action.status is Status.SUGGESTED:
        return "exercise", session.pack.exercise_of[gen.item].id, gen.item
    return "card", action.id, ""


def make(page: str, app: "WorkbookApp", at: str, item: str) -> "Screen[Any] | None":
    """A new screen for the page of this name, showing `at`; None for one that can't be shown now."""
    if page == "help":
        from workbook.app.general.help_screen import HelpScreen

        return HelpScreen()
    if page == "settings":
        from workbook.app.general.settings_screen import SettingsScreen

        return SettingsScreen()
    if page == "start":
        from workbook.app.general.start_screen import StartScreen

        return StartScreen()
    if page == "new":
        from workbook.app.general.new_screen import NewScreen

        return NewScreen()
    if page == "other":
        from workbook.app.general.open_screen import OtherScreen

        return OtherScreen()
    session = app.session
    if session is None:
        return None
    match page:
        case "exercises":
            from workbook.app.exercise.exercises_screen import ExercisesScreen

            return ExercisesScreen(session, at)
        case "exercise":
            from workbook.app.exercise.runner_screen import RunnerScreen

            runner = RunnerScreen(session, at, item or None)
            runner.run.look(on_the_way=not (isinstance(app.screen, Page) and app.screen.PLACE in LEADING))
            return runner
        case "chapter":
            from workbook.app.exercise.chapter_screen import ChapterScreen

            return ChapterScreen(session, at)
        case "readiness":
            from workbook.app.readiness.readiness_screen import ReadinessScreen

            return ReadinessScreen(session, at)
        case "why":
            from workbook.app.readiness.why_screen import WhyScreen

            return WhyScreen(session, at)
        case "actions":
            from workbook.app.actions.actions_screen import ActionsScreen

            return ActionsScreen(session, at)
        case "card":
            from workbook.app.actions.card_screen import CommitScreen

            action = session.action(at)
            return CommitScreen(session, action) if isinstance(action, Action) else None
        case "documents":
            from workbook.app.documents.documents_screen import DocumentsScreen

            return DocumentsScreen(session, at)
        case "document":
            from workbook.app.documents.document_screen import DocumentScreen

            document = session.pack.document_by_id.get(at)
            return DocumentScreen(session, document) if document is not None else None
        case "filter":
            from workbook.app.filter.filter_screen import FilterScreen

            return FilterScreen(session)
        case "problems":
            from workbook.app.general.problems_screen import ProblemsScreen

            return ProblemsScreen(session)
        case "versions":
            from workbook.app.general.versions_screen import VersionsScreen

            return VersionsScreen(session)
        case _:
            return None
