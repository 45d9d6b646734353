"""The options in braces after a question's id: `{max=3 unit="per week" optional}`, typed by the fields of the item's dataclass."""

import re
from decimal import Decimal
from functools import cache
from typing import Any

from workbook.domain import (
    ITEM_TYPES,
    ChoicesItem,
    ListItem,
    NumberItem,
    TableItem,
    did_you_mean,
    is_id,
    read_selection,
)
from workbook.packs.read.braces import pairs
from workbook.packs.read.conditions import CONDITIONS, applies, listed, read_condition
from workbook.packs.read.findings import Report
from workbook.packs.read.pack_limits import TABLE_ROWS
from workbook.packs.read.validate import field_types, fit

_COLUMN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?")

_FROM_HEAD = ("id", "kind", "line", "source", "column", "applies")
_FROM_BODY = ("prompt", "help", "choices", "columns", "examples", "anchors", "evidence", "lifts", "starts")
_DRAWING = ("pick", "table")  # the kinds that may draw on an earlier answer with `from`

_BOUNDS: dict[tuple[str, str], tuple[int, int]] = {
    ("line", "max"): (1, 4_000),
    ("text", "max"): (1, 64_000),
    ("text", "lines"): (1, 40),
    ("text", "words"): (1, 10_000),
    ("list", "min"): (0, 100),
    ("list", "max"): (1, 100),
    ("choices", "min"): (0, 100),
    ("choices", "max"): (1, 100),
    ("date", "within"): (0, 3_660),
    ("table", "rows"): (1, TABLE_ROWS),
    ("table", "max"): (1, TABLE_ROWS),
    ("pick", "max"): (1, 100),
    ("rating", "weight"): (1, 3),
}
"""The smallest and largest value of an option, by kind and name."""


@cache
def _field_types(kind: str) -> dict[str, Any]:
    return field_types(ITEM_TYPES[kind])


@cache
def known_options(kind: str) -> tuple[str, ...]:
    """The names of the options that a kind may have."""
    names = [name for name in _field_types(kind) if name not in (*_FROM_HEAD, *_FROM_BODY)]
    return (*(["from"] if kind in _DRAWING else ()), *names, *CONDITIONS)


def read_options(kind: str, text: str, line: int, report: Report) -> dict[str, Any]:
    """The options in `text` (without its braces) as fields of the kind's dataclass; wrong ones are reported and left out."""
    values: dict[str, Any] = {}
    seen: set[str] = set()
    asked: dict[str, tuple[str, ...]] = {}
    for name, raw in pairs(text, line, report):
        if name in seen:
            report.error(line, f"`{name}` is given twice.", "Keep one of them.")
        elif name not in known_options(kind):
            near = did_you_mean(name, known_options(kind))
            known = ", ".join(sorted(known_options(kind)))
            report.error(line, f"`{kind}` has no option `{name}`.{near}", f"It has {known}.")
        elif name in CONDITIONS and raw is not None:
            asked[name] = read_condition(name, listed(raw), line, report)
        else:
            _take(kind, name, raw, values, line, report)
        seen.add(name)
    if asked:
        values["applies"] = applies(asked)
    _agree(kind, values, line, report)
    return values


def _take(kind: str, name: str, raw: str | None, values: dict[str, Any], line: int, report: Report) -> None:
    """Puts one option that the kind has into `values`, if its value is right."""
    wanted = _field_types(kind).get(name, str)
    if wanted is bool:
        if raw is None:
            values[name] = True
        else:
            report.error(line, f"`{name}` stands alone, without a value.", f"Write just `{name}`, or leave it out.")
        return
    if raw is None:
        report.error(line, f"`{name}` wants a value.", f"Write it as `{name}=…`.")
        return
    if name == "from":
        if _is_place(raw, name, line, report):
            values["source"], _, column = raw.partition(".")
            values["column"] = column or None
        return
    if name == "against":
        if _is_place(raw, name, line, report):
            values[name] = raw
        return
    if name in ("counts", "marks"):
        if read_selection(raw) is not None:
            values[name] = raw
        else:
            mend = f'Write it as `{name}="item"`, or `{name}="item.column where other-column is high, third is 1 or more"`.'
            report.error(line, f"`{name}` cannot be read: “{raw[:60]}”.", mend)
        return
    if name == "hints":
        words = [word.strip() for word in raw.removeprefix("(").removesuffix(")").split(",")]
        if all(words):
            values[name] = tuple(dict.fromkeys(words))
        else:
            report.error(line, "`hints` has an empty name in it.", "Write `hints=ask` or `hints=(ask,spoken)`.")
        return
    if name == "replaces" and not is_id(raw):
        report.error(line, f"`replaces` wants the id of an older question, found “{raw}”.", "Copy that id.")
        return
    if name == "fact" and not is_id(raw):
        report.error(line, f"`fact` wants the name of a number, found “{raw[:40]}”.", "Write it as `fact=some-number`.")
        return
    value, why = fit(wanted, raw, strict=False)
    low, high = _BOUNDS.get((kind, name), (1, 9_999) if name == "rev" else (None, None))
    if why:
        report.error(line, f"`{name}` {why}", f"Write a value such as `{name}=3`.")
    elif low is not None and high is not None and not low <= value <= high:
        report.error(line, f"`{name}` is {raw[:40]}, outside {low} to {high}.", "Choose a value within.")
    elif isinstance(value, Decimal) and not _NUMBER.fullmatch(raw):
        report.error(line, f"`{name}` wants a plain number, found “{raw[:40]}”.", "Write digits, as 12 or 0.5.")
    else:
        values[name] = value


def _is_place(raw: str, name: str, line: int, report: Report) -> bool:
    """Whether `raw` is an item or a column of one; else that is reported."""
    item, dot, column = raw.partition(".")
    if is_id(item) and (_COLUMN.fullmatch(column) or not dot):
        return True
    mend = f"Write it as `{name}=item` or `{name}=item.column`."
    report.error(line, f"`{name}` wants an id, found “{raw[:40]}”.", mend)
    return False


def _agree(kind: str, values: dict[str, Any], line: int, report: Report) -> None:
    """Reports options that contradict each other, and drops them from `values`."""
    item = ITEM_TYPES[kind](id="", prompt="", **values)
    match item:
        case ListItem() | NumberItem() | ChoicesItem():
            if item.min is not None and item.max is not None and item.min > item.max:
                report.error(line, f"`min` {item.min} is more than `max` {item.max}.", "Change one of them.")
                values.pop("min", None)
                values.pop("max", None)
            if isinstance(item, NumberItem) and item.step is not None and item.step <= 0:
                report.error(line, f"`step` is {item.step}.", "Choose one above 0.")
                values.pop("step")
        case TableItem():
            if "rows" not in values and item.max < item.rows:  # fewer rows than are offered unasked
                values["rows"] = item.max
            elif item.rows > item.max:
                report.error(line, f"`rows` {item.rows} is more than `max` {item.max}.", "Change one of them.")
                values.pop("rows", None)
                values.pop("max", None)
