"""Places in prose filled with what was answered: in lessons, in help and in documents. Substitution only, never code.

A place is `item` or `item.column`, or the name of a fact of the workbook such as `business`; in a document it may be a chart of
the score, as `chart.plans`.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from workbook.domain.days import day_text
from workbook.domain.item import TELL_STEPS, ChoiceItem, ChoicesItem, Column, Item, NumberItem, PickItem, TableItem
from workbook.domain.late_dataclass import dataclass
from workbook.domain.numbers import number_text
from workbook.domain.pack import Pack
from workbook.domain.prose import Block, Prose, Span
from workbook.domain.response import Cell, Check, Row, Tell, Value
from workbook.domain.reuse import said_rows, shown_rows
from workbook.domain.text import clean
from workbook.domain.typed_values import cell_text

if TYPE_CHECKING:
    from workbook.domain.chart import Chart

FACTS = ("business", "today")
"""What a workbook knows without being asked, and a place may name."""

CHART = "chart"
"""What the place of a chart begins with, as if it were an item: so that no item may be called that."""

MANY = ("bullet", "number", "row")
"""The blocks that are repeated, once for each line or row of the place in them."""

GAP = "…"
"""Stands for an empty cell of a row in the middle of a list entry."""

_LOOSE_END = " :,;·–-"
_PARAGRAPH = re.compile(r"\n\s*\n")
_PLURAL = re.compile(r"\b(\w+[^\Ws])s\b")


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills places from the answers of one workbook. `value` gives the answer to an item, by its id, or None.

    `items` are looked at in place of those of the pack. `chart` gives a chart by its name, or None while there is nothing to draw.
    """

    pack: Pack
    value: Callable[[str], Value | None]
    facts: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, Item] | None = None
    chart: Callable[[str], "Chart | None"] | None = None

    def fill(self, prose: Prose, most: int = 0) -> Prose:
        """`prose` with every place filled, or marked as a hole.

        A place alone in its paragraph becomes paragraphs, bullets or a table, as its item is; a list entry or the row of
        a table is repeated for each line or row of the place in it. A block whose places are all of optional items
        without an answer is left out, and so is what only led to it: the headings above it, a sentence that ends in a
        colon. What is private is never shown. Prose without places comes back as it is.
        With `most` a place shows so many lines or rows, and how many more there are.
        """
        if not any(block.places for block in prose):
            return prose
        made = [_capped(self._block(block), most) if block.places else (block,) for block in prose]
        left_out = _left_out(prose, made)
        counter = _Counter()
        return tuple(
            counted
            for source, blocks, out in zip(prose, made, left_out, strict=True)
            for counted in counter.count(source, () if out else blocks)
        )

    def lines(self, place: str) -> tuple[str, ...]:
        """What a place holds, a text for each line, choice, pick, or row that says something; empty when nothing does.

        Rows that only bring over what another answer says do not. Private answers are among it: this is for whoever wrote them.
        """
        if place in self.facts:
            return (clean(self.facts[place]),)
        item, column = self._item(place)
        value = self.value(item.id) if item is not None else None
        if item is None or value is None:
            return ()
        if column is not None:
            return tuple(text for row in _said(item, value) if (text := _in_column(row, column)).strip())
        return tuple(text for text in value_lines(item, value) if text.strip())

    def _item(self, place: str) -> tuple[Item | None, Column | None]:
        name, _, key = place.partition(".")
        item = (self.pack.item_by_id if self.items is None else self.items).get(name)
        columns = item.columns if isinstance(item, TableItem) else ()
        return item, next((column for column in columns if column.key == key), None)

    def shown(self, place: str) -> tuple[str, ...]:
        """The texts of a place as in `lines`, without what is private or has no consent."""
        item, column = self._item(place)
        if item is None:
            return self.lines(place)
        if not _shown(item, column):
            return ()
        if not isinstance(item, TableItem):
            return self.lines(place)
        columns = (column,) if column is not None else _shown_columns(item)
        return tuple(text for row in self._rows_of(item) if (text := _row_text(row, columns)))

    def _rows_of(self, table: TableItem) -> tuple[Row, ...]:
        """The rows of `table` that may stand on a page."""
        return shown_rows(table, rows_of(self.value(table.id)))

    def _in_line(self, place: str) -> str:
        """What a place holds, as it stands inside a sentence."""
        return _PARAGRAPH.sub("\n", ", ".join(line.strip() for line in self.shown(place)))

    def _block(self, block: Block) -> tuple[Block, ...]:
        if is_chart(block.places[0]):
            return self._drawn(block.places[0])
        open_places = [place for place in block.places if not self.shown(place)]
        if len(open_places) == len(block.places) and all(self._dispensable(place) for place in open_places):
            return ()
        if len(block.spans) == 1 and block.kind in ("paragraph", "quote") and not open_places:
            return self._whole(block)
        if block.kind in MANY and (table := self._table(block)):
            return self._rows(block, table)
        if block.kind in MANY and _alone_in(block) and not open_places:
            (place,) = block.places
            return tuple(self._with(block, {place: line.strip()}) for line in self.shown(place))
        return (self._with(block, {place: self._in_line(place) for place in block.places}),)

    def _drawn(self, place: str) -> tuple[Block, ...]:
        """The chart of that place; nothing while nothing is rated, so that its heading goes as well."""
        found = self.chart(place.partition(".")[2]) if self.chart is not None else None
        if found is None:
            return ()
        from workbook.domain.charting import in_words  # a page without charts does without

        return (Block("chart", (Span(in_words(found)),), chart=found),)

    def _dispensable(self, place: str) -> bool:
        """Whether a place may stay empty: its item is optional, or may not be shown on a page."""
        item, column = self._item(place)
        return item is not None and (item.optional or not _shown(item, column))

    def _whole(self, block: Block) -> tuple[Block, ...]:
        """A place that is its whole paragraph: a table as rows, a list or column as bullets, all else as paragraphs."""
        place = block.spans[0].place
        item, column = self._item(place)
        lines = self.shown(place)
        if isinstance(item, TableItem) and column is None:
            return _table_blocks(item, self._rows_of(item))
        one = isinstance(item, PickItem) and item.max == 1
        if column is not None or (item is not None and item.kind in ("list", "pick", "choices") and not one):
            return tuple(Block("bullet", (_as(block.spans[0], line.strip()),)) for line in lines)
        parts = _PARAGRAPH.split("\n".join(lines))
        return tuple(replace(block, spans=(_as(block.spans[0], part.strip("\n")),)) for part in parts if part.strip())

    def _table(self, block: Block) -> TableItem | None:
        """The table whose columns a repeated block names, if it names any."""
        for place in block.places:
            item, column = self._item(place)
            if isinstance(item, TableItem) and column is not None:
                return item
        return None

    def _rows(self, block: Block, table: TableItem) -> tuple[Block, ...]:
        """`block` once for each row of `table` that has something to say in it; one hole when none has."""
        columns = {place: self._item(place)[1] for place in block.places if place.startswith(f"{table.id}.")}
        own = {place: column if _shown(table, column) else None for place, column in columns.items()}
        rest = {place: self._in_line(place) for place in block.places if place not in own}
        gap = " " if block.kind == "row" else GAP
        made: list[Block] = []
        for row in self._rows_of(table):
            cells = {place: _in_column(row, column).strip() if column else "" for place, column in own.items()}
            if any(cells.values()):
                texts = {place: _PARAGRAPH.sub("\n", text) or gap for place, text in cells.items()}
                empty = [place for place, text in cells.items() if not text]
                made.append(self._with(_trimmed(block, empty), {**rest, **texts}))
        return tuple(made) or (self._hole(block, next(iter(own))),)

    def _hole(self, block: Block, place: str) -> Block:
        """`block` with nothing in it but the hole of `place`: an entry without its words, a row without its other places."""
        span = Span(self._title(place), place=place)
        if block.kind != "row":
            return replace(block, spans=(span,))
        cells = [tuple(one for one in cell if not one.place) for cell in block.cells]
        cells[next(number for number, cell in enumerate(block.cells) if any(one.place for one in cell))] = (span,)
        return replace(block, cells=tuple(cells))

    def _with(self, block: Block, texts: Mapping[str, str]) -> Block:
        """`block` with these texts in its places; a place without text is a hole."""

        def run(spans: tuple[Span, ...]) -> tuple[Span, ...]:
            return tuple(self._put(span, texts.get(span.place, "")) if span.place else span for span in spans)

        return replace(block, spans=run(block.spans), cells=tuple(run(cell) for cell in block.cells))

    def _put(self, span: Span, text: str) -> Span:
        return _as(span, text) if text else replace(span, text=self._title(span.place))

    def _title(self, place: str) -> str:
        exercise = self.pack.exercise_of.get(place.partition(".")[0])
        return exercise.title if exercise is not None else place


def _capped(made: tuple[Block, ...], most: int) -> tuple[Block, ...]:
    """The first `most` blocks of `made`, apart from the heads of tables, and one with the number of the rest; all when `most` is 0."""
    heads = sum(block.kind == "row" and block.level == 0 for block in made)
    more = len(made) - heads - most
    if not most or more < 2:  # in the place of one more line stands that line itself
        return made
    last, said = made[-1], (Span(f"and {more} more"),)
    rest = (
        replace(last, cells=(said, *(() for _ in last.cells[1:]))) if last.kind == "row" else replace(last, spans=said)
    )
    return (*made[: heads + most], rest)


def is_chart(place: str) -> bool:
    """Whether a place is to be drawn, not written."""
    return place.partition(".")[0] == CHART


def holes(prose: Prose) -> tuple[str, ...]:
    """The ids of the items that filled `prose` still wants, each once, in reading order."""
    return tuple(dict.fromkeys(place.partition(".")[0] for block in prose for place in block.places))


def rows_of(value: Value | None) -> tuple[Row, ...]:
    """The rows of a table's value; none for any other."""
    return tuple(row for row in value if not isinstance(row, str)) if isinstance(value, tuple) else ()


def _said(item: Item, value: Value | None) -> tuple[Row, ...]:
    """The rows of a table's value that are answers; none for any other."""
    return said_rows(item, rows_of(value)) if isinstance(item, TableItem) else ()


def cell_words(cell: Cell | None) -> str:
    """One cell in words: a tick is yes or no, a day `14 May 2027`, nothing an empty text. Control characters show as marks."""
    return day_text(cell) if isinstance(cell, date) else clean(cell_text(cell))


def value_lines(item: Item, value: Value) -> tuple[str, ...]:
    """An answer as lines of text, in the words of its item. The rows of a table become one line each."""
    match item, value:
        case ((ChoiceItem() | ChoicesItem()), (str() | tuple())):
            keys = (value,) if isinstance(value, str) else value
            return tuple(choice.text for choice in item.choices if choice.key in keys)
        case NumberItem(), (int() | Decimal()) if item.zero and value == 0:
            return (item.zero,)
        case NumberItem(), (int() | Decimal()) if item.unit:
            unit = _PLURAL.sub(r"\1", item.unit, count=1) if value == 1 else item.unit
            return (f"{number_text(value)} {unit}",)
        case TableItem(), tuple():
            return tuple(_row_text(row, item.columns) for row in _said(item, value))
        case _, str():
            return (clean(value),)
        case _, Check():
            said = "not known yet" if value.answer == "unknown" else value.answer
            return (f"{said}: {clean(value.evidence)}" if value.evidence.strip() else said,)
        case _, Tell():
            return (TELL_STEPS[value.step],) if value.step is not None else ()
        case _, tuple():
            return tuple(clean(one) for one in value if isinstance(one, str))
        case _:
            return (cell_words(value),)


def _alone_in(block: Block) -> bool:
    """Whether a list entry holds nothing but one place, or a row no other place, so that it may be repeated."""
    fixed = block.kind != "row" and any(span.text.strip() for span in block.spans if not span.place)
    return len(block.places) == 1 and not fixed


def _in_column(row: Row, column: Column) -> str:
    text = cell_words(row.get(column.key))
    return text.replace("-", " ") if column.kind == "choice" else text


def _row_text(row: Row, columns: Sequence[Column]) -> str:
    """One row in a line: its cells in `columns` that say something."""
    return " · ".join(filter(str.strip, (_in_column(row, column) for column in columns)))


def _shown(item: Item, column: Column | None) -> bool:
    """Whether an answer to `item`, or a column of it, may stand on a page."""
    return not (item.private or item.retired or (column is not None and column.mark == "private"))


def _shown_columns(item: TableItem) -> tuple[Column, ...]:
    return tuple(column for column in item.columns if _shown(item, column))


def _as(span: Span, text: str) -> Span:
    return replace(span, text=text, place="")


def _table_blocks(item: TableItem, rows: tuple[Row, ...]) -> tuple[Block, ...]:
    """A table with the columns that hold anything."""
    used = [column for column in _shown_columns(item) if any(_in_column(row, column).strip() for row in rows)]
    head = Block("row", (), 0, cells=tuple((Span(column.label),) for column in used))
    body = (tuple((Span(_in_column(row, column)),) for column in used) for row in rows)
    return (head, *(Block("row", (), cells=cells) for cells in body if any(cell[0].text.strip() for cell in cells)))


def _trimmed(block: Block, empty: Collection[str]) -> Block:
    """`block` without the `empty` places at the end of a list entry, where punctuation leads to them: that goes too."""
    spans = list(block.spans)
    cut = ""
    while spans and (spans[-1].place in empty if spans[-1].place else not spans[-1].text.strip(_LOOSE_END)):
        cut += spans.pop().text
    if len(spans) == len(block.spans) or not block.spans[-1].place:
        return block
    if spans and not spans[-1].place:
        text = spans[-1].text.rstrip(_LOOSE_END)
        cut += spans[-1].text[len(text) :]
        spans[-1] = replace(spans[-1], text=text)
    return replace(block, spans=tuple(spans)) if cut.strip() else block


def _left_out(prose: Prose, made: Sequence[tuple[Block, ...]]) -> list[bool]:
    """Which blocks are left out: those that came to nothing, and those that only led to them."""
    out = [not blocks for blocks in made]
    for number in reversed(range(len(prose))):
        if not out[number] and prose[number].kind in ("heading", "row", "paragraph"):
            follow = list(_led_to(prose, number))
            out[number] = bool(follow) and all(out[place] for place in follow)
    return out


def _led_to(prose: Prose, number: int) -> Iterator[int]:
    """The places of the blocks that a heading, a row of headings or a sentence with a colon at its end leads to."""
    block = prose[number]
    rest = range(number + 1, len(prose))
    if block.kind == "heading":
        for place in rest:
            if prose[place].kind == "heading" and prose[place].level <= block.level:
                return
            yield place
    elif block.kind == "row" and block.level == 0:
        for place in rest:
            if prose[place].kind != "row" or prose[place].level == 0:
                return
            yield place
    elif block.kind == "paragraph" and block.spans[-1].text.rstrip().endswith(":"):
        kinds = ("bullet", "number") if rest and prose[number + 1].kind in ("bullet", "number") else None
        for place in rest:
            if place > number + 1 and prose[place].kind not in (kinds or ("row",)):
                return
            yield place
            if kinds is None and prose[place].kind != "row":
                return


class _Counter:
    """Numbers the entries of numbered lists anew, each list from its first number on, after entries were repeated or left out."""

    def __init__(self) -> None:
        self._next: dict[int, int] = {}

    def count(self, source: Block, made: tuple[Block, ...]) -> Iterator[Block]:
        """The blocks `made` from `source`, with their numbers. To be called for every block of the prose, in order."""
        if source.kind not in ("bullet", "number"):
            self._next.clear()
        for level in [level for level in self._next if level > source.level - (source.kind == "bullet")]:
            del self._next[level]
        if source.kind == "number":
            self._next.setdefault(source.level, source.number)
        for block in made:
            if source.kind == "number" == block.kind:
                yield replace(block, number=self._next[source.level])
                self._next[source.level] += 1
            else:
                yield block
