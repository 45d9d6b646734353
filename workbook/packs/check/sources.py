"""What draws on other answers: picks, tables that go on from a list, comparisons, and places in prose. Each must lead somewhere."""

from collections.abc import Collection, Mapping

from workbook.domain import CHART, FACTS, MANY, Block, Item, ListItem, PickItem, Prose, RatingItem, TableItem, dataclass
from workbook.domain.charting import CHARTS
from workbook.packs.check.suggest_id import Near
from workbook.packs.read.prose_blocks import without_places

Fault = tuple[str, str]
"""What is wrong, and how to mend it."""


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A fault in prose: the block it stands in, and the place or mark that is at fault."""

    block: Block
    mark: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Sources:
    """The items of a pack by id, the place of each in reading order, and every id that is written at all.

    An id that is written and not among the items was left out for an error of its own, which says enough.
    """

    items: Mapping[str, Item]
    order: Mapping[str, int]
    written: Collection[str]
    near: Near

    def lines(self, user: str, name: str, column: str | None, verb: str, before: int) -> Fault | None:
        """Why `user` cannot draw lines from the item `name`, as “a picks from b”; None when it can.

        `before` is the place in reading order before which it must stand.
        """
        fault = self._source(user, name, column, verb, before)
        source = self.items.get(name)
        if fault is not None or source is None:
            return fault
        if isinstance(source, TableItem):
            if column is None:
                columns = [one.key for one in source.columns]
                return (
                    f"“{user}” wants a column of the table “{name}”.",
                    f"Write {name}. and one of {', '.join(columns)}.",
                )
        elif not isinstance(source, ListItem | PickItem):
            mend = "Draw from a list, a column of a table, or a pick."
            return f"“{name}” is a {source.kind}, which has no lines.", mend
        drawing = self.items.get(user)
        if drawing is not None and not _keeps_to_itself(drawing) and (kept := guarded(source, column)):
            what = f"“{user}” {verb} {kept}, and would carry its words to where all may read them."
            return what, f"Mark “{user}” `private` as well, or ask for it in words of its own."
        return None

    def compared(self, user: str, place: str, before: int, verb: str = "compares with") -> Fault | None:
        """Why the answer to `user` cannot be compared with what `place` names, as `item` or `item.column`."""
        name, _, column = place.partition(".")
        return self._source(user, name, column or None, verb, before)

    def gone(self, name: str) -> bool:
        """Whether the item `name` was left out for an error of its own."""
        return name not in self.items and name in self.written

    def _source(self, user: str, name: str, column: str | None, verb: str, before: int) -> Fault | None:
        """What holds for whatever draws on another item."""
        shown = f"{name}.{column}"[:70] if column else name[:70]
        source = self.items.get(name)
        if source is None:
            what = f"“{user}” {verb} “{shown}”, which is not here.{self.near(name, self.items)}"
            return what, "Use an id of this pack."
        if source.retired:
            return f"“{shown}” is retired, so nothing can be drawn from it.", "Draw from a question still asked."
        if isinstance(source, RatingItem):
            return f"“{shown}” is a rating, so nothing can be drawn from it.", "Draw from a question that is no rating."
        if self.order[source.id] >= before:
            return f"“{user}” {verb} “{shown}”, which does not come before it.", "Move one of the two."
        if column is None:
            return None
        if not isinstance(source, TableItem):
            return f"“{name}” is no table and has no columns.", f"Write {name}."
        columns = [one.key for one in source.columns]
        if column not in columns:
            what = f"The table “{name}” has no column “{column[:40]}”.{self.near(column, columns)}"
            return what, f"Write {name}. and one of {', '.join(columns)}."
        return None

    def settled(self, prose: Prose, before: int | None, within: Item | None = None) -> tuple[Prose, list[Misplaced]]:
        """`prose` with only such places as can be filled, and what was wrong; others stand there as they were written.

        They may name only items that stand before the place `before` in reading order, if that is given. What is private may
        stand in the words of a private answer, `within` which they are.
        """
        wrong: list[Misplaced] = []
        blocks: list[Block] = []
        for block in prose:
            places = block.places
            words = "".join([span.text for run in (block.spans, *block.cells) for span in run if not span.code])
            if not places and "{{" not in words and "}}" not in words:  # as most are
                blocks.append(block)
                continue
            if mark := next((mark for mark in ("{{", "}}") if mark in words), ""):
                mend = "Write “{{ item }}” or “{{ item.column }}”, in lower case and on one line."
                wrong.append(Misplaced(block, mark, ("These braces hold no place.", mend)))
            tables = {place.partition(".")[0] for place in places if "." in place}
            if len(tables) > 1 and block.kind in MANY:
                fault = (
                    f"One line draws on {len(tables)} tables: {', '.join(sorted(tables))[:90]}.",
                    "Keep to the columns of one table in one line.",
                )
                wrong.append(Misplaced(block, places[0], fault))
            private = within is not None and within.private
            faults = {place: self._place(place, block, before, private) for place in dict.fromkeys(places)}
            bad = {place for place, fault in faults.items() if fault is not None}
            for place, found in faults.items():
                if found is not None and not self.gone(place.partition(".")[0]):
                    wrong.append(Misplaced(block, place, found))
            blocks.append(without_places(block, bad) if bad else block)
        return tuple(blocks), wrong

    def _chart(self, shown: str, chart: str, block: Block, before: int | None) -> Fault | None:
        """Why a chart cannot be drawn here; `before` is given where prose is no document."""
        names = [f"{CHART}.{name}" for name in CHARTS]
        if chart not in CHARTS:
            return f"There is no chart “{shown}”.{self.near(shown, names)}", f"Write one of {', '.join(names)}."
        if before is not None:
            return (
                f"The chart “{shown}” stands on a page that is no document.",
                "Put it into a file of the folder documents.",
            )
        if block.kind != "paragraph" or len(block.spans) > 1:
            return f"The chart “{shown}” stands inside a text.", "Give it a paragraph of its own."
        return None

    def _place(self, place: str, block: Block, before: int | None, private: bool = False) -> Fault | None:
        name, _, column = place.partition(".")
        shown = place[:70]
        if block.kind == "row" and not block.level:
            return f"The place “{shown}” stands in the headings of a table.", "Put it into a row below them."
        if place in FACTS:
            return None
        if name == CHART:
            return self._chart(shown, column, block, before)
        item = self.items.get(name)
        if item is None:
            near = self.near(name, (*self.items, *FACTS))
            return f"The place “{shown}” names no question of this pack.{near}", "Use the id of an item."
        if item.retired or isinstance(item, RatingItem):
            return f"“{name}” cannot fill a place.", "Name a question that is still asked, and no rating."
        if item.private and not private:
            mend = "Take the place away, or `private` from the question."
            return f"“{name}” is private, so no page may show it.", mend
        if before is not None and self.order[name] >= before:
            return f"“{name}” is asked only after this.", "Move one of the two."
        columns = [one.key for one in item.columns] if isinstance(item, TableItem) else []
        if column and not private and isinstance(item, TableItem) and column in _private(item):
            mend = f"Take the place away, or `private` from the column “{column}”."
            return f"“{shown}” is private, so no page may show it.", mend
        if column and column not in columns:
            near = self.near(column, columns)
            what = f"“{name}” has no column “{column[:40]}”.{near}"
            return what, f"It has {', '.join(columns)}." if columns else f"Write {name}."
        if columns and not column and (block.kind != "paragraph" or len(block.spans) > 1):
            return f"The table “{name}” stands inside a sentence.", f"Name a column, as {name}.{columns[0]}."
        return None


def _private(item: TableItem) -> tuple[str, ...]:
    """The keys of the columns whose cells never stand on a page."""
    return tuple(column.key for column in item.columns if column.mark == "private")


def guarded(source: Item, column: str | None) -> str:
    """What of `source` no page may show, as a message names it: all of it, this column, rows without consent; else empty."""
    if source.private:
        return f"the private “{source.id}”"
    if not isinstance(source, TableItem):
        return ""
    if column in _private(source):
        return f"the private “{source.id}.{column}”"
    asks = any(one.mark == "consent" for one in source.columns)
    return f"all rows of “{source.id}”, also those without consent" if asks else ""


def _keeps_to_itself(drawing: Item) -> bool:
    """Whether what `drawing` takes over stands on no page: it is private, or the first column of a table is, which takes it."""
    return drawing.private or (isinstance(drawing, TableItem) and drawing.columns[0].mark == "private")
