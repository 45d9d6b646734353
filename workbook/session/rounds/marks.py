"""Marks: points in time that somebody names, to compare with."""

from workbook.domain import MarkAt, Problem, one_line, slug, unbroken
from workbook.domain.mark import Mark
from workbook.session.session import Session
from workbook.session.view import View

LONGEST = 60
"""Letters that the name of a mark may have."""


def marks(view: View) -> tuple[Mark, ...]:
    """All marks, by their days."""
    found = [one for one in view.folder.all(MarkAt).values() if isinstance(one, Mark)]
    return tuple(sorted(found, key=lambda one: (one.on, one.id)))


def set_mark(session: Session, name: str) -> Mark | Problem:
    """Name today. A name that is there already is refused: it would no longer say which day is meant."""
    name = unbroken(name).strip()
    if not name:
        return Problem("marks.toml", None, "A mark needs a name.", "Say what happened on this day.")
    if len(name) > LONGEST:
        return Problem("marks.toml", None, f"A name has at most {LONGEST} letters.", "Give a shorter one.")
    made = Mark(slug(name), name, session.today)
    there = session.folder.get(MarkAt(made.id))
    if isinstance(there, Mark) or made.id in session.folder.rounds:
        what = f"There is “{one_line(there.name if isinstance(there, Mark) else made.id)}” already."
        return Problem("marks.toml", None, what, "Give another name.")
    return session.put((MarkAt(made.id), made), words=f"the mark “{one_line(name, 40)}”") or made
