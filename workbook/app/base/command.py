"""What a command is: where it works, its key, its word in the footer, what it does; and how tables of them are written."""

from typing import NamedTuple


class Place(NamedTuple):
    """A place where commands work: `within` is the place around it whose commands work there too.

    `written` says that people write there, so that a key that types a character can't be a command. `general` is what has
    a part in many screens, as every list.
    """

    title: str
    within: str = "everywhere"
    written: bool = False
    general: bool = False


PLACES = {
    "everywhere": Place("Everywhere", "", general=True),
    "home": Place("Home"),
    "exercises": Place("Exercises"),
    "readiness": Place("Readiness"),
    "why": Place("Why"),
    "actions": Place("Actions"),
    "commit": Place("An action's card", written=True),
    "documents": Place("Documents"),
    "document": Place("A document"),
    "filter": Place("Filter", written=True),
    "problems": Place("Files that need care"),
    "versions": Place("Two versions"),
    "settings": Place("Settings"),
    "start": Place("Start"),
    "page": Place("Every screen", general=True),
    "exercise": Place("An exercise", written=True),
    "choice": Place("A choice", "exercise", written=True),
    "pick": Place("A choice from what was answered", "exercise", written=True),
    "empty-pick": Place("A choice from what is still to be answered", "exercise", written=True),
    "check": Place("A yes or no", "exercise", written=True),
    "tell": Place("“Would a client tell a friend?”", "exercise", written=True),
    "ladder": Place("The words under a yes or no, or a step", "exercise", written=True),
    "rating": Place("A rating", "exercise", written=True),
    "evidence": Place("What shows a rating", "rating", written=True),
    "lines": Place("A list that is written", "exercise", written=True),
    "table": Place("A table", "exercise", written=True),
    "cell": Place("A cell that is written in", "table", written=True),
    "end": Place("The end of an exercise", "exercise", written=True),
    "chapter": Place("A chapter"),
    "new": Place("A new workbook", written=True),
    "other": Place("Another folder", written=True),
    "field": Place("Wherever one writes", written=True, general=True),
    "rows": Place("Every list", general=True),
    "marks": Place("Every list of answers", written=True, general=True),
    "ask": Place("A short question", written=True),
    "ask-which": Place("A question with answers to choose from"),
    "palette": Place("The list of all commands", written=True),
    "help": Place("Help"),
}
"""Where commands work, by name; as Settings and the page of all keys list them."""


class Command(NamedTuple):
    """One command. `id` never changes (settings name it), `key` may list several, `label` stands in the footer.

    Without an `id` it keeps its key, and no list of commands names it: it does what it does in every program. `named` is
    what its keys are called together, where only the first of them is worth a name or each is the mark of a line in sight;
    those marks are `fixed`. `priority` goes before whatever has the focus.
    """

    where: str
    id: str
    key: str
    label: str
    says: str
    action: str
    show: bool = True
    priority: bool = False
    named: str = ""
    fixed: bool = False


def here(
    where: str,
    *rows: tuple[str, str, str, str, str],
    show: bool = True,
    priority: bool = False,
    first: bool = False,
) -> tuple[Command, ...]:
    """Commands of one place. With `first` only the first key of each is named: the others are the same for other keyboards."""
    return tuple(Command(where, *row, show, priority, row[1].partition(",")[0] if first else "") for row in rows)


def marks(where: str, keys: str, named: str) -> tuple[Command, ...]:
    """The keys of a list's lines, which are the marks before them; one entry in the footer."""
    says = "Choose the line with that mark"
    return tuple(
        Command(where, f"{where}.{key}", key, "Choose", says, f"pick('{key}')", not index, named=named, fixed=True)
        for index, key in enumerate(keys)
    )


def undoing(where: str) -> tuple[Command, ...]:
    """Undo and redo where answers are typed: the workbook's, before the field's own. Only undo stands in the footer."""
    return (
        Command(
            where, "app.undo", "ctrl+z,super+z", "Undo", "Take the last change back", "app.undo", True, True, "ctrl+z"
        ),
        Command(where, "app.redo", "ctrl+y,super+y", "Redo", "Make it again", "app.redo", False, True, "ctrl+y"),
    )
