"""What the format needs to know of a file: its comment line, and where in it tables stand that are entries of their own."""

from workbook.domain import dataclass


@dataclass(frozen=True, eq=False)
class Shape:
    """A sort of file: its name in the code, its comment line, its lists of tables with ids, its groups of tables."""

    name: str
    comment: str
    lists: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
