"""The open workbook of a command: which one is meant, as of which day, and what is said when it is left."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.cli.faults import REFUSED, Refused, Usage
from workbook.cli.output import complain
from workbook.domain import NEAR_IDS, Item, Problem, command, did_you_mean, errors, one_line, unbroken
from workbook.session import Clock, View, now, open_session, open_view
from workbook.store.locate import locate

if TYPE_CHECKING:
    from workbook.session import Session

LONGEST = 4000
"""Characters that one line of text may have, wherever it is typed."""


def root_of(args: Namespace) -> Path:
    """The folder of the workbook that a command is about."""
    found = locate(args.workbook, Path.cwd())
    if isinstance(found, Problem):
        raise Refused(found)
    return found


def clock_of(on: date | None) -> Clock:
    """The clock of a command: the present moment, or the same time of day on the day given."""
    if on is None:
        return now
    return lambda: datetime.combine(on, now().time()).astimezone()


def reading(args: Namespace, *, quiet: bool = False) -> View:
    """The workbook to look at. What is wrong with it is said first, on stderr, unless `quiet` leaves that to the command."""
    view, problems = open_view(root_of(args), clock_of(args.on), args.on)
    if view is None:
        raise Refused(*problems)
    if not quiet:
        complain(view.problems)
    return view


@contextmanager
def writing(args: Namespace, *, drafting: bool = False) -> Iterator["Session"]:
    """The workbook to change, by the person of `--as`. It is saved at the end; a save that fails is refused with the reason.

    What else is wrong in it is said then, or at once to somebody who answers line by line (`drafting`).
    """
    if args.on is not None and args.on > date.today():
        raise Refused("The day of an answer cannot lie in the future.")
    session, problems = open_session(
        root_of(args), person=getattr(args, "as_", None), clock=clock_of(args.on), until=args.on, drafting=drafting
    )
    if session is None:
        raise Refused(*problems)
    if drafting:
        complain(session.problems)
    try:
        yield session
    except BaseException:
        session.close()
        raise
    if failed := errors(session.close()):
        raise Refused(*failed)
    if not drafting:
        complain(session.problems)


def findings(view: View) -> int:
    """The exit code of a command that only looked: 1 when something could not be read, so that its answer is not whole."""
    return REFUSED if errors(view.problems) else 0


def done(problem: Problem | None) -> None:
    """Goes on when a change was made, and refuses when it was not."""
    if problem is not None:
        raise Refused(problem)


def find_item(view: View, item_id: str) -> Item:
    """The item with this id that is still asked, of any firm; else refused, with the nearest one."""
    pack = view.whole
    item = pack.item_by_id.get(item_id)
    if item is not None and not item.retired:
        return item
    shown = one_line(item_id, 70)
    if item is not None:
        raise Refused(f"“{shown}” is no longer asked. Its answer stays in your files.")
    if exercise := pack.exercise_by_id.get(item_id):
        inside = ", ".join(item.id for item in exercise.live)
        raise Refused(f"“{shown}” is an exercise. Its items are: {inside}.")
    near = did_you_mean(item_id, [item.id for item in pack.item_by_id.values() if not item.retired], NEAR_IDS)
    raise Refused(f"There is no item “{shown}”.{near} {command('pack show --items')} lists them all.")


def sound(text: str, *, lines: bool = False) -> str:
    """Typed text that can be kept: readable and not endless. Line ends become spaces, unless `lines`."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise Refused("Some of that is not readable text. Type it as UTF-8.")
    longest = max((len(line) for line in text.splitlines()), default=0)
    if longest > LONGEST:
        raise Refused(f"That line has {longest} characters; {LONGEST} are the most.")
    return text if lines else unbroken(text).strip()


def day_of(view: View, text: str, option: str, read: Callable[[str, date], tuple[date | None, str]]) -> date:
    """The day typed after `option`, as `read` reads it on the workbook's own day."""
    found, wrong = read(text, view.today)
    if found is None:
        raise Usage(f"{option}: {wrong}")
    return found
