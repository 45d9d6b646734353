"""A desk with a few answers on it, and small tables, for tests of the hints."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from tests.builders import exercise, pack
from workbook.domain import Column, Filler, Item, ListItem, Row, TableItem, TextItem, Value
from workbook.hints import hints
from workbook.hints.context import Context
from workbook.hints.vocabulary import vocabulary
from workbook.packs import catalog
from workbook.packs.read.findings import Report
from workbook.packs.read.pack_files import HINTS
from workbook.packs.read.word_lists import read_word_lists

WORD_LISTS = read_word_lists((catalog.shipped() / HINTS).read_text(encoding="utf-8"), Report(HINTS))
"""The words of the shipped pack."""

VOCABULARY = vocabulary(WORD_LISTS)

TODAY = date(2026, 11, 20)
"""A Friday."""


def table(id: str, *columns: str, hint: str = "", against: str = "") -> TableItem:
    """A table whose columns are written as in a pack: `step:level`, `seen:choice(few,some,many)`, or a key alone."""
    made = []
    for one in columns:
        key, _, kind = one.partition(":")
        kind, _, choices = kind.rstrip(")").partition("(")
        keys = tuple(filter(None, choices.split(",")))
        made.append(Column(key, key.capitalize(), kind or "line", keys))  # type: ignore[arg-type]  # a kind as text
    return TableItem(id=id, prompt="?", columns=tuple(made), hints=(hint,) if hint else (), against=against)


def text(hint: str, words: int | None = None, against: str = "") -> TextItem:
    """A text with one hint."""
    return TextItem(id="text", prompt="?", words=words, hints=(hint,), against=against)


def lines(hint: str = "", id: str = "lines", against: str = "") -> ListItem:
    """A list, with a hint or none."""
    return ListItem(id=id, prompt="?", hints=(hint,) if hint else (), against=against)


def desk(items: tuple[Item, ...] = (), values: Mapping[str, Value] | None = None, people: int = 1) -> Context:
    """A desk on which other items are answered."""
    made = replace(pack({"page": ()}, more=[exercise("before", "page", *items)]), word_lists=WORD_LISTS)
    return Context(Filler(made, (values or {}).get), ("Cleo Marsh", "Ana Ruiz", "Ben Okoye")[:people], TODAY)


def said(item: Item, value: Value, at: Context | None = None) -> str:
    """All that is said about an answer, a hint a line."""
    return "\n".join(hints(item, value, at or desk()))


def rows(*given: Row) -> tuple[Row, ...]:
    """Rows of a table."""
    return given
