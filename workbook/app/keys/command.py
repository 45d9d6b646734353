"""What a command is: where it works, its key, its word in the footer, what it does; and how tables of them are written."""

from typing import NamedTuple


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

    @property
    def movable(self) -> bool:
        """Whether it can have another key."""
        return bool(self.id) and not self.fixed


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
