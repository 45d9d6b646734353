"""What one file was found to hold, and whether it may be written: damaged, cut off, newer or unsafe files are never saved over."""

from dataclasses import field
from typing import Any, Literal

from workbook.domain import Problem, command, dataclass, one_line
from workbook.store.format import migrations
from workbook.store.format.entries import Entries, Key, split
from workbook.store.format.limits import OWN, Limits, flaw_in
from workbook.store.format.shape import Shape
from workbook.store.format.toml import END, FORMAT, BadToml, has_end, line_of, line_of_marks, parse
from workbook.store.inside import earlier_of

State = Literal["good", "cut off", "damaged", "newer", "unsafe"]
"""good: may be written. cut off, newer, unsafe: shown, never written. damaged: nothing can be shown, never written."""

REPAIR = "doctor --repair"
"""The command that a person can run first for a damaged file. Once it was of no use, `store.doctor` says what else there is."""


@dataclass(slots=True)
class Content:
    """What a file holds. `sealed` is the problem that forbids writing it; `migrated` says that it is of an older format."""

    state: State
    entries: Entries = field(default_factory=dict)
    sealed: Problem | None = None
    notes: list[Problem] = field(default_factory=list)
    migrated: bool = False
    text: str = ""


def understand(data: bytes, name: str, shape: Shape, most: Limits = OWN) -> Content:
    """The content of the file `name`, whatever its bytes are."""
    try:
        doc, text = parse(data, most)
    except BadToml as error:
        return Content("damaged", sealed=Problem(name, error.line, error.what, _by_hand()))
    content = _checked(doc, text, has_end(data), name, shape, most)
    line = line_of_marks(text)
    if line is not None:
        what = "A text here holds both versions of a merge by git, and the marks between them."
        content.notes.append(Problem(name, line, what, "Keep what is right and delete the marks.", "note"))
    return content


def _checked(doc: dict[str, Any], text: str, whole: bool, name: str, shape: Shape, most: Limits) -> Content:
    if not doc:
        return Content("damaged", sealed=Problem(name, None, "The file holds nothing but comments.", _by_hand()))
    found = doc.get("format")
    if type(found) is not int or found < 0:
        what = f"The line `format = {FORMAT}` is missing, so this may not be a whole file."
        return _sealed("unsafe", doc, text, shape, Problem(name, 1, what, f"Put `format = {FORMAT}` at the top."))
    if found > FORMAT:
        what = f"This file is of format {one_line(str(found), 20)}, written by a newer version of this program."
        mend = "It is shown but never changed. Update this program to change it."
        return _sealed("newer", doc, text, shape, Problem(name, 1, what, mend))
    current = migrations.up_to_date(shape.name, doc, found)
    if current is None:
        what = f"This file is of format {found}, which this program does not know."
        return _sealed("unsafe", doc, text, shape, Problem(name, 1, what, "It is shown but never changed."))
    if flaw_in(doc, most) is not None:
        key, flaw = _flawed(doc, most)
        what = f"Under “{one_line('.'.join(key), 80)}”: {flaw[0].lower()}{flaw[1:]} So the file is shown but never changed."
        problem = Problem(name, line_of(text, key), what, "Mend it in a text editor.")
        return _sealed("unsafe", current, text, shape, problem)
    if not whole:
        what = (
            f"The file does not end with the line `{END}`. It may have been cut off, so it is shown but never changed."
        )
        mend = f"Run {command(REPAIR)} if all is there, else copy an earlier version over it, from {earlier_of(name)}."
        return _sealed("cut off", current, text, shape, Problem(name, text.count("\n") + 1, what, mend))
    return Content("good", split(current, shape), migrated=found < FORMAT, text=text)


def _flawed(doc: dict[str, Any], most: Limits) -> tuple[Key, str]:
    """Where in a document the first thing is that is not within the limits, as far as its second key, and what is wrong there."""
    key, flaw = next((key, flaw) for key, value in doc.items() if (flaw := flaw_in({key: value}, most)))
    table = doc[key]
    inner = (
        [one for one, value in table.items() if flaw_in({"": {one: value}}, most)] if isinstance(table, dict) else []
    )
    return (key, *inner[:1]), flaw


def _sealed(state: State, doc: dict[str, Any], text: str, shape: Shape, problem: Problem) -> Content:
    safe = {key: value for key, value in doc.items() if is_keepable(value)}
    return Content(state, split(safe, shape), problem, text=text)


def is_keepable(value: Any) -> bool:
    """Whether a value that stands at the top of a file is within the limits, so that it can be written again."""
    return flaw_in({"": value}) is None


def _by_hand() -> str:
    return f"Mend it in a text editor, or run {command(REPAIR)}."
