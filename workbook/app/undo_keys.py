"""Undo and redo on the screen: a word at a time in the question in sight, and beyond it only after saying where that leads."""

from collections.abc import Awaitable, Callable

from workbook.app.base import Changed, Page
from workbook.app.base.ending import SafeEnding
from workbook.app.exercise.runner_screen import RunnerScreen
from workbook.domain import ActionAt, Exercise, Problem, TrackAt, one_line
from workbook.session import Step

Opener = Callable[[str, str, str], Awaitable[None]]
"""What shows a page: its name, what it is to show, and which item of that."""

TOLD = 8
"""Seconds that it is said where the next key leads."""

SAID = 4
"""Seconds that it is said what was taken back."""


async def replay(app: SafeEnding, open_page: Opener, *, redo: bool = False) -> None:
    """Take the last change back, or with `redo` make it again; `open_page` goes where that is seen.

    On a question it stops at the question's edge, names what the next key would change, and on that key goes there, so
    that nothing changes out of sight. A form holds what is not in the workbook yet: nothing behind it is changed from there.
    """
    session, screen = app.session, app.screen
    if session is None:
        return
    if not isinstance(screen, Page) or screen.FORM:
        app.notify(
            "There is nothing more to take back here." if not redo else "There is nothing more to make again here."
        )
        return
    if screen.own and (stray := session.next_elsewhere(screen.own, redo=redo)):
        named = f"{stray.words}{_where(app, stray)}"
        app.notify(
            f"All that was taken back here is there again. ctrl+y again brings back {named}."
            if redo
            else f"That is all of this question. ctrl+z again takes back {named}.",
            timeout=TOLD,
        )
        return
    done = session.redo() if redo else session.undo()
    if done is None:
        app.notify(
            "There is nothing to make again." if redo else "There is nothing to take back since this was opened."
        )
    elif isinstance(done, Problem):
        app.notify(f"{done.what} {done.mend}".strip(), severity="warning", timeout=TOLD)
    else:
        named = "" if done.items.intersection(screen.own) else f": {done.words}{_where(app, done)}"
        app.notify(f"Back again{named}." if redo else f"Taken back{named}. ctrl+y brings it back.", timeout=SAID)
        if not (screen.own and await _gone_to(app, open_page, screen, done)):
            screen.post_message(Changed())


def _home(app: SafeEnding, step: Step) -> tuple[Exercise, str] | None:
    """The exercise in which a step answered or rated something, and the item; None when it did something else."""
    item = next(iter(step.items), "")
    home = app.session.pack.exercise_of.get(item) if app.session is not None else None
    return (home, item) if home is not None else None


def _where(app: SafeEnding, step: Step) -> str:
    """`in “The thank-you”`, unless that is the exercise in sight."""
    home = _home(app, step)
    if home is None or (isinstance(app.screen, RunnerScreen) and home[1] in {item.id for item in app.screen.run.items}):
        return ""
    return f" in “{one_line(home[0].title)}”"


async def _gone_to(app: SafeEnding, open_page: Opener, screen: Page, step: Step) -> bool:
    """Go to where a step is seen; False when that is in sight already, or nowhere."""
    home = _home(app, step)
    if home is None:
        at = next((change.at for change in step.changes if isinstance(change.at, ActionAt | TrackAt)), None)
        if at is None:
            return False
        await open_page(*(("actions", at.id, "") if isinstance(at, ActionAt) else ("exercises", at.exercise, "")))
        return True
    exercise, item = home
    if item in screen.own:
        return False
    if isinstance(screen, RunnerScreen) and item in {one.id for one in screen.run.items}:
        await screen.open(screen.run.exercise.id, item)
    else:
        await open_page("exercise", exercise.id, item)
    return True
