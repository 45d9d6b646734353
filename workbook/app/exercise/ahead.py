"""What the page is made of that “Go on” leads to, to have it at hand while somebody still reads Home."""

from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget

from workbook.app.editors import kind_for
from workbook.app.exercise.looking_back import Ago
from workbook.app.exercise.quiet_lines import ReuseLine
from workbook.app.exercise.reader_prose import Help, Lesson, Told
from workbook.app.exercise.runner_screen import RunnerScreen
from workbook.app.exercise.suggestions import Suggestions
from workbook.app.widgets import Note, PageScroll
from workbook.app.widgets.place_line import PlaceLine
from workbook.app.widgets.prompt import Prompt
from workbook.session import Session

ALWAYS: tuple[type[Widget], ...] = (
    Horizontal,
    PageScroll,
    Prompt,
    Help,
    ReuseLine,
    Ago,
    Suggestions,
    Note,
    Lesson,
    Told,
    PlaceLine,
)
"""What stands around every question."""


def parts(session: Session) -> tuple[type[Screen[None]], list[type[Widget]]]:
    """The screen, and the kinds of widget on it. The module of the editor is loaded by that."""
    follows = session.progress().next
    exercise = session.pack.exercise_by_id.get(follows.exercise or "")
    asked = [*exercise.live] if exercise is not None else []
    first = next((item for item in asked if item.id == follows.item), next(iter(asked), None))
    if first is None:
        return RunnerScreen, [*ALWAYS]
    editor = kind_for(first)
    return RunnerScreen, [*ALWAYS, editor, *editor.PARTS]
