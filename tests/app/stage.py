"""Small apps to test one part on: an editor alone, or the runner on a real workbook."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widget import Widget

from tests.workplaces import new_workbook
from workbook.app.base import Changed, Editor, EditorInput, Go
from workbook.app.editors import editor_for
from workbook.app.exercise.runner_screen import RunnerScreen
from workbook.app.keys import KeysInTurn
from workbook.app.widgets import DARK, THEMES, KeyLine, Note, TitleLine, saved_words
from workbook.domain import Item
from workbook.session import Session, open_session

TODAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


class Themed(KeysInTurn):
    """An app in our theme."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Screen { background: $background; color: $foreground; }"

    def get_default_screen(self) -> Screen[object]:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK
        return super().get_default_screen()


class EditorStage(Themed):
    """One editor; `said` is all that it said, `told` what stood under it at the end."""

    def __init__(self, item: Item, value: object = None, **more: object) -> None:
        super().__init__()
        self.editor: Editor = editor_for(item, EditorInput(today=TODAY, quarter="2026-Q4", value=value, **more))  # type: ignore[arg-type]  # any value
        self.said: list[Editor.Edited] = []
        self.wanted: list[str] = []
        self.told = ""

    def compose(self) -> Iterable[Widget]:
        title = TitleLine("5 Strategy › An exercise", "1 of 3")
        title.saved = saved_words("saved", "12:00")
        yield title
        with VerticalScroll(can_focus=False):
            yield self.editor
        yield KeyLine()

    def on_ready(self) -> None:
        self.editor.start()

    def on_editor_edited(self, event: Editor.Edited) -> None:
        self.said.append(event)

    def on_editor_wanted(self, event: Editor.Wanted) -> None:
        self.wanted.append(event.item_id)

    @property
    def value(self) -> object:
        """The last value that it gave."""
        return self.said[-1].value


async def given(stage: EditorStage, *keys: str) -> EditorStage:
    """The stage after these keys; a long word of letters stands for each of them."""
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*spelled(keys))
        await pilot.pause()
        stage.told = "\n".join(note.words for note in stage.query(Note) if note.display)
    return stage


def spelled(keys: Iterable[str]) -> list[str]:
    """`"type:Ana"` as its letters, other keys as they are."""
    letters = {" ": "space", "-": "minus", "+": "plus"}
    return [
        letters.get(part, part)
        for key in keys
        for part in (key.removeprefix("type:") if key.startswith("type:") else [key])
    ]


class RunnerStage(Themed):
    """The runner on a workbook, with the little of the app that it needs."""

    BINDINGS = [  # noqa: RUF012  # as Textual declares it
        Binding("f1,question_mark", "help", "Help", id="app.help", tooltip="What this is for, and its keys"),
        Binding("ctrl+z", "undo", "Undo", show=False, id="app.undo"),
        Binding("ctrl+y", "redo", "Redo", show=False, id="app.redo"),
    ]

    def __init__(self, session: Session, exercise: str, item: str | None = None) -> None:
        super().__init__()
        self.session = session
        self.runner = RunnerScreen(session, exercise, item)
        self.gone: list[Go] = []

    def on_mount(self) -> None:
        self.push_screen(self.runner)

    def on_go(self, message: Go) -> None:
        self.gone.append(message)

    def action_help(self) -> None:
        from workbook.app.general.help_screen import HelpScreen

        self.push_screen(HelpScreen())

    def action_undo(self) -> None:
        self.session.undo()
        self.runner.post_message(Changed())

    def action_redo(self) -> None:
        self.session.redo()
        self.runner.post_message(Changed())


async def until(holds: Callable[[], bool]) -> None:
    """Let the app work until something holds: at once on a quick machine, and a slow one has the time it needs."""
    for _ in range(3000):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came to hold")


def session_in(folder: Path) -> Session:
    """A session on a new workbook in `folder`, always at noon of the same day."""
    session, problems = open_session(new_workbook(folder / "shop"), clock=lambda: NOON)
    assert session is not None, problems
    return session
