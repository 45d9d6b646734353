"""What is offered for an answer has to hold: words to start from, things that are counted or marked. What does not is taken out."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from workbook.domain import (
    Column,
    Item,
    LineItem,
    ListItem,
    NumberItem,
    PickItem,
    Start,
    TableItem,
    TextItem,
    Wanted,
    dataclass,
    read_selection,
)
from workbook.packs.check.firm_sets import firms_of, named
from workbook.packs.check.sources import Fault, Sources, guarded
from workbook.packs.read.locate_words import Lines

_ANSWERS = {"check": ("yes", "no"), "level": ("0", "1", "2", "3", "4")}
_COUNTED = ("number", "level")


@dataclass(frozen=True, slots=True)
class Offers:
    """The rules for one item: `before` is its place in reading order, `lines` are those of its file."""

    sources: Sources
    before: int
    lines: Lines

    def settled(self, item: Item) -> tuple[Item, list[tuple[int, Fault]]]:
        """`item` with only such offers as can be made, and what is wrong with the others, each with its line."""
        faults: list[tuple[int, Fault]] = []
        if isinstance(item, LineItem | TextItem | ListItem) and item.starts:
            kept = tuple(one for one in item.starts if not self._start(one, item, faults))
            faults += ((item.line, fault) for fault in _twice(item.id, kept))
            item = item if kept == item.starts else replace(item, starts=kept)
        elif isinstance(item, NumberItem) and item.counts and (fault := self._selection(item, item.counts, "counts")):
            faults += [] if self._told(item.counts) else [(item.line, fault)]
            item = replace(item, counts="")
        elif isinstance(item, PickItem) and item.marks and (fault := self._selection(item, item.marks, "marks")):
            faults += [] if self._told(item.marks) else [(item.line, fault)]
            item = replace(item, marks="")
        return item, faults

    def _told(self, selection: str) -> bool:
        """Whether what a selection names was left out for an error of its own."""
        read = read_selection(selection)
        return read is not None and self.sources.gone(read.source)

    def _start(self, start: Start, item: Item, faults: list[tuple[int, Fault]]) -> bool:
        """Whether something is wrong with a start; it is put down then, unless it was told before."""
        _, wrong = self.sources.settled(start.words, self.before, within=item)
        for one in wrong:
            faults.append((self.lines.of_mark(one.mark, item.line) or item.line, one.fault))
        places = [place for block in start.words for place in block.places]
        kept = "" if item.private or wrong else next(filter(None, map(self._guarded, places)), "")
        if kept:
            what = f"“{item.id}” starts from {kept}, and would carry its words to where all may read them."
            faults.append((item.line, (what, f"Mark “{item.id}” `private` as well, or start it from something else.")))
        return bool(wrong or kept) or any(self.sources.gone(place.partition(".")[0]) for place in places)

    def _guarded(self, place: str) -> str:
        """What no page may show of what a place draws on; empty where all may."""
        name, _, column = place.partition(".")
        source = self.sources.items.get(name)
        return guarded(source, column or None) if source is not None else ""

    def _selection(self, item: Item, text: str, verb: str) -> Fault | None:
        """Why what `counts` or `marks` says cannot be found; None when it can."""
        read = read_selection(text)
        if read is None:
            return f"`{verb}` of “{item.id}” cannot be read.", "Write an item, or one of its columns."
        if fault := self.sources.compared(item.id, _place(read.source, read.column), self.before, verb):
            return fault
        source = self.sources.items[read.source]
        if not isinstance(source, TableItem | ListItem | PickItem):
            return f"“{read.source}” is a {source.kind}, which has no lines.", "Name a list, a table or a pick."
        if not isinstance(source, TableItem):
            if read.wanted:
                return f"“{read.source}” is no table, and its lines have no columns.", f"Write `{verb}={read.source}`."
            return None
        return next((fault for one in read.wanted if (fault := self._wanted(one, source))), None)

    def _wanted(self, one: Wanted, table: TableItem) -> Fault | None:
        """Why no cell of the column can be what is wanted."""
        column = next((column for column in table.columns if column.key == one.column), None)
        if column is None:
            keys = [column.key for column in table.columns]
            what = f"The table “{table.id}” has no column “{one.column[:40]}”.{self.sources.near(one.column, keys)}"
            return what, f"It has {', '.join(keys)}."
        if one.least is not None and column.kind not in _COUNTED:
            return f"“{table.id}.{column.key}” is a {column.kind}, which has no amount.", "Name a number or a level."
        known = _words(column)
        wrong = [word for word in one.words if word not in known]
        if wrong and not known:
            what = f"“{table.id}.{column.key}” is a {column.kind}, of which no words are known."
            return what, f"Write “{column.key} is filled”, or name another column."
        if wrong:
            what = f"No row of “{table.id}” says “{wrong[0][:40]}” in “{column.key}”."
            return f"{what}{self.sources.near(wrong[0], known)}", f"It says {' or '.join(known)}."
        return None


def _words(column: Column) -> tuple[str, ...]:
    return column.choices or _ANSWERS.get(column.kind, ())


def _place(source: str, column: str | None) -> str:
    return f"{source}.{column}" if column else source


def _twice(name: str, starts: tuple[Start, ...]) -> Iterator[Fault]:
    """That a firm would be offered one of two."""
    for first, second in combinations(starts, 2):
        if both := firms_of(first.applies) & firms_of(second.applies):
            what = f"“{name}” has two texts to start from for {named(both)}."
            yield what, "Let each firm see one: “Start from {for=walk-in}:”."


def draws_of(item: Item) -> Iterator[tuple[str, Start | None]]:
    """The ids of the items that are named in what is offered for `item`, with the start that names them, if one does."""
    for start in item.starts if isinstance(item, LineItem | TextItem | ListItem) else ():
        for block in start.words:
            yield from ((place.partition(".")[0], start) for place in block.places)
    said = item.counts if isinstance(item, NumberItem) else item.marks if isinstance(item, PickItem) else ""
    if (read := read_selection(said)) is not None:
        yield read.source, None
