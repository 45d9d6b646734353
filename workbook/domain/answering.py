"""From typed words to values: what a number, a day or any answer may look like, and what is wrong with it in plain words."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from workbook.domain.days import MONTHS, NO_SUCH_DAY, months_on, read_day
from workbook.domain.ids import did_you_mean
from workbook.domain.item import (
    CheckItem,
    ChoiceItem,
    ChoicesItem,
    Column,
    DateItem,
    Item,
    LineItem,
    ListItem,
    NumberItem,
    PickItem,
    RatingItem,
    TableItem,
    TellItem,
    TextItem,
)
from workbook.domain.response import Cell, Check, Row, Tell, Value
from workbook.domain.text import one_line

Number = int | Decimal
BIGGEST = 2**53
"""Numbers are kept within this, so that every TOML and JSON reader agrees on them."""

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def read_number(text: str) -> tuple[Number | None, str]:
    """The number in `text` (a decimal comma will do), or None and what is wrong. Whole numbers come as int."""
    compact = text.strip().replace(" ", "").replace("\u00a0", "")
    if compact.count(",") == 1 and "." not in compact:
        compact = compact.replace(",", ".")
    try:
        number = Decimal(compact)
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():  # words such as `nan` and `inf` are numbers to a computer only
        return None, "That is not a number yet. Write it in digits, such as 12 or 7.5."
    if abs(number) > BIGGEST:
        return None, "That number is too big to keep."
    return (int(number) if number == number.to_integral_value() else number), ""


def read_date(text: str, today: date, *, ahead: bool = False) -> tuple[date | None, str]:
    """The day in `text`: `2026-12-15`, `15 dec`, `15.12.`, `today`, `+14d`, `+2w`, `+8m`, or the next `fri`.

    A day without a year is the nearest one, or with `ahead` the next.
    """
    word = text.strip().lower()
    fixed = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if word in fixed:
        return today + timedelta(days=fixed[word]), ""
    if shift := re.fullmatch(r"([+-]\d{1,4})([dw])", word):
        return today + timedelta(days=int(shift[1]) * (7 if shift[2] == "w" else 1)), ""
    if shift := re.fullmatch(r"([+-]\d{1,4})m", word):
        on = months_on(today, int(shift[1]))
        return on, "" if on else NO_SUCH_DAY
    if (weekday := word.removeprefix("next ")[:3]) in _DAYS and word.removeprefix("next ").isalpha():
        return today + timedelta(days=(_DAYS.index(weekday) - today.weekday() - 1) % 7 + 1), ""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", word):
        try:
            return date.fromisoformat(word), ""
        except ValueError:
            return None, NO_SUCH_DAY
    found, wrong = read_day(word, today, ahead=ahead)
    wrong = wrong or "That is not a day yet. Write it as 2026-12-15, 15 dec, today, -3d, +2w or fri."
    return found, "" if found else wrong


def day_examples(within: int | None, today: date) -> str:
    """How a day may be written, in words that all mean a day `within` so many days from today; and that limit before them."""
    most = 14 if within is None else min(within, 14)
    day = today + timedelta(days=most)
    ways = [day.isoformat(), f"{day.day} {MONTHS[day.month - 1][:3].lower()}", "today"]
    if most:
        ways += [f"+{most}d", *(["+2w"] if most == 14 else []), _DAYS[(today + timedelta(days=min(most, 7))).weekday()]]
    limit = "As" if within is None else f"Within {within} day{'' if within == 1 else 's'}, as"
    return f"{limit} {', '.join(ways[:-1])} or {ways[-1]}."


def limits(item: Item, value: Value, today: date | None = None) -> str:
    """What `value` breaks of the item's own limits, in one sentence, or an empty text. Nothing is cut for it."""
    match item, value:
        case LineItem() | TextItem(), str() if len(value) > item.max:
            over = len(value) - item.max
            return f"This is {over} character{'' if over == 1 else 's'} over the {item.max} it may have."
        case LineItem(), str() if "\n" in value:
            return "This wants one line."
        case NumberItem(), int() | Decimal():
            return _number_limits(item, value)
        case DateItem(within=int() as within), date() if today is not None:
            if not today <= value <= today + timedelta(days=within):
                return f"This wants a day within {within} days from today."
        case ListItem(), tuple():
            return _count_limits(len(value), item.min, item.max, "line", "lines")
        case ChoicesItem(), tuple():
            return _count_limits(len(value), item.min, item.max or len(item.choices), "choice", "choices")
        case PickItem(), tuple():
            return _count_limits(len(value), 0, item.max, "pick", "picks")
        case TableItem(), tuple():
            return _count_limits(len(value), 0, item.max, "row", "rows")
        case _:
            pass
    return ""


def outside(item: Item, value: Value | None, today: date) -> bool:
    """Whether an answer lies outside what its item asks for, as a text that is too long does: it is kept, and marked."""
    return value is not None and bool(limits(item, value, today))


def _number_limits(item: NumberItem, value: Number) -> str:
    unit = f" {item.unit}" if item.unit else ""
    if item.min is not None and value < item.min:
        return f"The least is {item.min}{unit}."
    if item.max is not None and value > item.max:
        return f"The most is {item.max}{unit}."
    if item.step and (value - (item.min or 0)) % item.step != 0:
        return f"This goes in steps of {item.step}{unit}."
    return ""


def _count_limits(count: int, least: int, most: int, one: str, many: str) -> str:
    if count > most:
        return f"There are {count} {many}; the most is {most}."
    if count < least:
        return f"There {'is' if count == 1 else 'are'} {count} {one if count == 1 else many}; it wants {least} or more."
    return ""


def read_answer(item: Item, words: Sequence[str], today: date) -> tuple[Value | None, str]:
    """The value of `words` as typed in a shell for `item`, or None and what is wrong.

    Several words are lines, keys or picks for list, choices and pick; for check and tell the words after the first
    are the evidence and what would make it so. Tables and ratings are not read here.
    """
    one = " ".join(words).strip()
    match item:
        case LineItem() | TextItem():
            value: Value | None = one or None
        case NumberItem():
            value, wrong = read_number(one)
            if wrong:
                return None, wrong
        case DateItem():
            value, wrong = read_date(one, today, ahead=item.within is not None)
            if wrong:
                return None, wrong
        case ListItem() | PickItem():
            value = tuple(line for word in words for line in word.splitlines() if line.strip())
        case CheckItem():
            if words[0] not in ("yes", "no", "unknown"):
                return None, "This wants yes, no or unknown, and then, if you like, a line that shows it."
            value = Check(words[0], " ".join(words[1:]))  # type: ignore[arg-type]  # narrowed by the line above
        case TellItem():
            if words[0] not in ("0", "1", "2", "3", "4"):
                return None, "This wants a step from 0 to 4, and then, if you like, what would make it so."
            value = Tell(int(words[0]), " ".join(words[1:]))
        case ChoiceItem():
            value, wrong = _key(item.choices, one)
            if wrong:
                return None, wrong
        case ChoicesItem():
            keys = [_key(item.choices, word) for word in words]
            if wrong := next((wrong for _, wrong in keys if wrong), ""):
                return None, wrong
            value = tuple(dict.fromkeys(key for key, _ in keys if key))
        case TableItem():
            return None, "This is a table: give its rows in a file with --rows FILE.tsv or --rows FILE.json."
        case RatingItem():
            return None, f"This is a rating: use “workbook rate {item.id} LEVEL”."
    if value in (None, ()):
        return None, "There is nothing in it. To empty an answer, use --clear."
    return (None, wrong) if value is not None and (wrong := limits(item, value, today)) else (value, "")


def _key(choices: Sequence[object], word: str) -> tuple[str | None, str]:
    known = [choice.key for choice in choices if hasattr(choice, "key")]
    if word in known:
        return word, ""
    return (
        None,
        f"There is no choice “{one_line(word, 70)}” here.{did_you_mean(word, known)} The choices are {', '.join(known)}.",
    )


def read_cell(column: Column, text: str, today: date) -> tuple[Cell | None, str]:
    """The value of one table cell as typed, or None and what is wrong; an empty text is None without fault.

    A weekday is the nearest such day, today included: most columns of days tell of what was.
    """
    word = text.strip()
    if not word:
        return None, ""
    match column.kind:
        case "number":
            return read_number(word)
        case "date":
            day, wrong = read_date(word, today)
            if day is not None and word.isalpha() and word[:3].lower() in _DAYS and (day - today).days > 3:
                day -= timedelta(days=7)
            return day, wrong
        case "check":
            known = {"yes": True, "y": True, "x": True, "true": True, "no": False, "n": False, "false": False}
            return (known[word.lower()], "") if word.lower() in known else (None, "This wants yes or no.")
        case "level":
            return (int(word), "") if word in ("0", "1", "2", "3", "4") else (None, "This wants a step from 0 to 4.")
        case "choice":
            if word.lower() in column.choices:
                return word.lower(), ""
            return None, f"This wants one of {', '.join(column.choices)}."
        case _:
            return text, ""


def starter_rows(item: TableItem) -> tuple[tuple[Row, ...], str]:
    """The rows that a table with `starter` begins with, and what is wrong with them; days in them are not relative."""
    keys = [column.key for column in item.columns]
    rows, wrong = read_rows(item, [dict(zip(keys, row, strict=False)) for row in item.examples], date.max)
    return rows or (), wrong


def read_rows(item: TableItem, rows: Sequence[Mapping[str, str]], today: date) -> tuple[tuple[Row, ...] | None, str]:
    """The rows of a table from texts by column key, or None and the first thing wrong, with its row (from 1) and column."""
    columns = {column.key: column for column in item.columns}
    found: list[Row] = []
    for number, row in enumerate(rows, start=1):
        cells: dict[str, Cell] = {}
        for key, text in row.items():
            if key not in columns:
                return None, f"Row {number}: there is no column “{one_line(key, 70)}”.{did_you_mean(key, columns)}"
            cell, wrong = read_cell(columns[key], text, today)
            if wrong:
                return None, f"Row {number}, column “{key}”: {wrong}"
            if cell is not None:
                cells[key] = cell
        if cells:
            found.append(cells)
    value = tuple(found)
    return (None, wrong) if (wrong := limits(item, value, today)) else (value, "")
