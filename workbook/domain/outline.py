"""A question without its words: what progress asks of it. A start that shows how far a workbook is reads no page for it."""

from collections.abc import Sequence

from workbook.domain.item import ChoicesItem, Item, Kind, ListItem, RatingItem, TableItem
from workbook.domain.late_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Outline:
    """One question. `least` entries make an answer; `na` says that it may be left out with a reason.

    `brought` is the key of the column of a table that is brought over from another answer, and says nothing by itself.
    """

    id: str
    kind: Kind
    optional: bool = False
    least: int = 1
    na: bool = False
    brought: str | None = None

    @classmethod
    def of(cls, item: Item) -> "Outline":
        """The outline of `item`."""
        least = max(item.min, 1) if isinstance(item, ListItem | ChoicesItem) else 1
        na = isinstance(item, RatingItem) and item.na
        return cls(item.id, item.kind, item.optional, least, na, brought(item) if isinstance(item, TableItem) else None)


@dataclass(frozen=True, slots=True)
class PageOutline:
    """What an exercise asks now, without retired items: its `own`, and `all` of it in order, items of other exercises too."""

    own: tuple[Outline, ...]
    all: tuple[Outline, ...]

    @classmethod
    def of(cls, items: Sequence[Item], asked: Sequence[Item]) -> "PageOutline":
        """The outlines of an exercise with these `items` of its own, which asks those `asked`, or its own where it asks no others."""
        own = tuple(Outline.of(item) for item in items if not item.retired)
        return cls(own, tuple(Outline.of(item) for item in asked if not item.retired) if asked else own)


def brought(table: TableItem) -> str | None:
    """The key of the column that `table` takes from another answer (`source`), if it has others beside it."""
    return table.columns[0].key if table.source and len(table.columns) > 1 else None
