"""From typed words to values: what a number, a day or any answer may look like, and what is wrong with it in plain words."""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from workbook.domain.choosing import read_choice, read_yes, yes_and_rest
from workbook.domain.days import (
    NO_SUCH_DAY,
    day_and_month,
    days_on,
    months_on,
    read_day,
    weekday,
    weekday_name,
    weekday_text,
)
from workbook.domain.ids import did_you_mean
from workbook.domain.item import (
    CheckItem,
    Choice,
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
from workbook.domain.named_commands import command
from workbook.domain.numbers import Number, counted, number_text, read_number
from workbook.domain.response import Cell, Check, Row, Tell, Value
from workbook.domain.rows import column_named
from workbook.domain.signs import simple
from workbook.domain.text import count, one_line

_LIST_MARK = r"^(?:[-*–—•◦‣▪▫●○■□·]|\d{1,2}[.)])(?:\s+\[[ xX]\])?\s+"
"""A mark before a line of a list, as it is pasted from a page, with the box of a list of things to do."""

_SPANS = {"week": 7, "month": 1, "year": 12}
"""Days of a week, and months of the other two."""

_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}


def read_date(text: str, today: date, *, ahead: bool = False, behind: bool = False) -> tuple[date | None, str]:
    """The day in `text`: `2026-12-15`, `15 dec`, `15.12.`, `14-Dec-25`, `today`, `+14d`, `+2w`, `+8m`, or the next `fri`.

    A day without a year is the nearest one, with `ahead` the next, with `behind` the last. `in 2 weeks`, `a month ago` and `monday week`
    count as they say. What can be two days is refused, and both are named.
    """
    word = " ".join(simple(text).lower().split())
    found, wrong = _counted(word, today, behind) or read_day(word, today, ahead=ahead, behind=behind)
    wrong = wrong or "That is not a day yet. Write it as 2026-12-15, 15 dec, today, -3d, +2w or fri."
    return found, "" if found else wrong


def _counted(word: str, today: date, behind: bool) -> tuple[date | None, str] | None:
    """The day that is counted from today, as `+2w`, `next month` or `fri`; None where it is not written so."""
    fixed = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if word in fixed:
        on = days_on(today, fixed[word])
    elif shift := re.fullmatch(r"([+-]\d{1,4}) ?([dwm])", word):
        by = int(shift[1])
        on = months_on(today, by) if shift[2] == "m" else days_on(today, by * (7 if shift[2] == "w" else 1))
    elif shift := re.fullmatch(r"(next|last) (week|month|year)", word):
        by = _SPANS[shift[2]] * (1 if shift[1] == "next" else -1)
        on = days_on(today, by) if shift[2] == "week" else months_on(today, by)
    elif shift := re.fullmatch(
        r"(in )?(\d{1,4}|an?|one|two|three|four) (day|week|month|year)s?( ago| from now)?", word
    ):
        if (shift[1] is None) == (shift[4] is None):  # `two weeks` alone may be so far back
            return None
        by = _COUNTS.get(shift[2]) or int(shift[2])
        by = -by if shift[4] == " ago" else by
        size = {"day": 1, **_SPANS}[shift[3]]
        on = days_on(today, by * size) if shift[3] in ("day", "week") else months_on(today, by * size)
    elif (named := re.fullmatch(r"(\S+) week", word)) and (at := weekday(named[1])) not in (None, today.weekday()):
        on = days_on(today, (at - today.weekday()) % 7 + 7)
    elif (named := re.fullmatch(r"(?:(next|this|on|last) )?(\S+)", word)) and (at := weekday(named[2])) is not None:
        back = named[1] == "last" or (behind and named[1] not in ("next", "this"))
        on = days_on(today, -((today.weekday() - at - 1) % 7 + 1) if back else (at - today.weekday() - 1) % 7 + 1)
    else:
        return None
    return on, "" if on else NO_SUCH_DAY


def day_examples(within: int | None, today: date) -> str:
    """How a day may be written, in words that all mean a day `within` so many days from today; and that limit before them."""
    most = 14 if within is None else min(within, 14)
    day = today + timedelta(days=most)
    ways = [day.isoformat(), day_and_month(day).lower(), "today"]
    if most:
        week = weekday_name(today + timedelta(days=min(most, 7)))
        ways += [f"+{most}d", *(["+2w"] if most == 14 else []), week[:3].lower()]
    limit = "As" if within is None else f"Within {count(within, 'day')}, as"
    return f"{limit} {', '.join(ways[:-1])} or {ways[-1]}."


def limits(item: Item, value: Value, today: date | None = None) -> str:
    """What `value` breaks of the item's own limits, in one sentence, or an empty text. Nothing is cut for it."""
    match item, value:
        case LineItem() | TextItem(), str() if len(value) > item.max:
            return f"This is {count(len(value) - item.max, 'character')} over the {item.max} it may have."
        case LineItem(), str() if "\n" in value:
            return "This wants one line."
        case NumberItem(), int() | Decimal():
            return _number_limits(item, value)
        case DateItem(within=int() as within), date() if today is not None:
            if not today <= value <= today + timedelta(days=within):
                return f"This wants a day within {within} days from today."
        case ListItem(), tuple():
            return _count_limits(len(value), item.min, item.max, "line")
        case ChoicesItem(), tuple():
            return _count_limits(len(value), item.min, item.max or len(item.choices), "choice")
        case PickItem(), tuple():
            return _count_limits(len(value), 0, item.max, "pick")
        case TableItem(), tuple():
            return _count_limits(len(value), 0, item.max, "row")
        case _:
            pass
    return ""


def outside(item: Item, value: Value | None, today: date) -> bool:
    """Whether `value` breaks its item's limits (see `limits`), as a text that is too long does. Such an answer is kept, and marked."""
    return value is not None and bool(limits(item, value, today))


def _number_limits(item: NumberItem, value: Number) -> str:
    unit = f" {item.unit}" if item.unit else ""
    if item.min is not None and value < item.min:
        return f"The least is {number_text(item.min)}{unit}."
    if item.max is not None and value > item.max:
        return f"The most is {number_text(item.max)}{unit}."
    step = pace(item)
    if step and (value - (item.min or 0)) % step != 0:
        below = math.floor(value)
        if step == 1 and value != below and not (item.min or 0) % 1:
            return f"This wants a whole number: {below} or {below + 1}{unit}."
        return f"This goes in steps of {number_text(step)}{unit}."
    return ""


def pace(item: NumberItem) -> Decimal | None:
    """The step that an item goes in: its own, or 1 where its unit is counted and its limits are whole; None where any number will do."""
    whole = all(end % 1 == 0 for end in (item.min, item.max) if end is not None)
    return Decimal(1) if item.step is None and whole and counted(item.unit) else item.step


def _count_limits(number: int, least: int, most: int, thing: str) -> str:
    if number > most:
        return f"There are {count(number, thing)}; the most is {most}."
    if number < least:
        return f"There {'is' if number == 1 else 'are'} {count(number, thing)}; it wants {least} or more."
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
        case NumberItem() | DateItem():
            value, wrong = read_measure(item, one, today)
            if wrong:
                return None, wrong
        case ListItem():
            value = list_lines("\n".join(words))
        case PickItem():
            value = tuple(line for word in words for line in word.splitlines() if line.strip())
        case CheckItem():
            answer, rest = yes_and_rest(words)
            if answer is None:
                return None, "This wants yes, no or unknown, and then, if you like, a line that shows it."
            value = Check(answer, rest)
        case TellItem():
            step = read_level(words[0])
            if step is None:
                return None, "This wants a step from 0 to 4, and then, if you like, what would make it so."
            value = Tell(step, " ".join(words[1:]))
        case ChoiceItem():
            value, wrong = read_choice(item.choices, one)
            if wrong:
                return None, wrong
        case ChoicesItem():
            value, wrong = _keys(item.choices, words)
            if wrong:
                return None, wrong
        case TableItem():
            return None, "This is a table: give its rows in a file with --rows FILE.tsv or --rows FILE.json."
        case RatingItem():
            return None, f"This is a rating: use {command(f'rate {item.id} LEVEL')}."
    if value in (None, ()):
        return None, "There is nothing in it. To empty an answer, use --clear."
    return (None, wrong) if value is not None and (wrong := limits(item, value, today)) else (value, "")


def read_measure(item: NumberItem | DateItem, text: str, today: date) -> tuple[Number | date | None, str]:
    """A number or a day as it is typed, in its item's unit or on the side of today that its item asks for; its limits apart."""
    if isinstance(item, NumberItem):
        return read_number(text, unit=item.unit, step=pace(item))
    return read_date(text, today, ahead=item.within is not None)


def list_lines(text: str) -> tuple[str, ...]:
    """The lines of a list as they are kept: without white space around them, empty lines, and the mark of a list before them.

    Documents set their own marks. A mark is `-`, `*`, a bullet, `1.` or `1)` with a space behind it; alone it is no line.
    """
    lines = (re.sub(_LIST_MARK, "", line.strip()) for line in text.splitlines())
    return tuple(line for line in lines if line and not re.fullmatch(_LIST_MARK, f"{line} "))


def read_level(text: str) -> int | None:
    """The level or step from 0 to 4 that `text` says; None when it says none."""
    word = simple(text)
    return int(word) if word in ("0", "1", "2", "3", "4") else None


def _keys(choices: Sequence[Choice], words: Sequence[str]) -> tuple[tuple[str, ...] | None, str]:
    """The keys that several words choose: each is one choice, or several with commas or blanks between them."""
    keys: list[str] = []
    for word in words:
        lines = [one for one in re.split(r"[;\n]", word) if one.strip()]
        for apart in (
            [word],
            lines,
            [one for one in re.split(r"[,;\n]", word) if one.strip()],
            re.split(r"[\s,;]+", word),
        ):
            found = [read_choice(choices, one) for one in apart]
            if all(key for key, _ in found):
                keys += [key for key, _ in found if key]
                break
        else:
            return None, read_choice(choices, word)[1]
    return tuple(dict.fromkeys(keys)), ""


def understood(item: Item, typed: str, value: Value | None) -> str:
    """What `typed` was read as, in words; empty where `typed` says just that."""
    match item, value:
        case NumberItem(), int() | Decimal() if item.zero and value == 0:
            return item.zero
        case NumberItem(), int() | Decimal():
            said = f"{number_text(value)} {item.unit}".strip()
            return "" if typed.strip() in (number_text(value), said) else said
        case DateItem(), date():
            return day_understood(typed, value)
        case ChoiceItem() | ChoicesItem(), str() | tuple():
            keys = (value,) if isinstance(value, str) else value
            texts = [choice.text for choice in item.choices if choice.key in keys]
            return "" if typed.casefold().split() == list(keys) else "; ".join(texts)
        case CheckItem(), Check(answer=answer):
            return "" if typed.casefold().split()[:1] == [answer] else answer
        case _:
            return ""


def understood_cell(column: Column, typed: str, cell: Cell | None) -> str:
    """As `understood`, for one cell of a table."""
    if cell is None or (isinstance(cell, str) and column.kind != "choice"):
        return ""
    if isinstance(cell, date):
        return day_understood(typed, cell)
    return "" if typed.strip().casefold() == cell_text(cell) else cell_text(cell)


def day_understood(typed: str, day: date) -> str:
    """The day in words, where it was not typed as `2026-12-15`; else empty."""
    return "" if typed.strip() == day.isoformat() else weekday_text(day)


def cell_text(cell: Cell | None) -> str:
    """One cell of a table as it would be typed: `read_cell` reads the same from it."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | Decimal):
        return number_text(cell)
    return "" if cell is None else str(cell)


def read_cell(column: Column, text: str, today: date) -> tuple[Cell | None, str]:
    """The value of one table cell as typed, or None and what is wrong; an empty text is None without fault.

    A weekday is the nearest such day, today included: most columns of days tell of what was.
    """
    word = text.strip()
    if not word:
        return None, ""
    match column.kind:
        case "number":
            return read_number(word, label=column.label)
        case "date":
            day, wrong = read_date(word, today)
            if day is not None and weekday(word) is not None and (day - today).days > 3:
                day -= timedelta(days=7)
            return day, wrong
        case "check":
            answer = read_yes(word)
            return (answer == "yes", "") if answer in ("yes", "no") else (None, "This wants yes or no.")
        case "level":
            level = read_level(word)
            return level, "" if level is not None else "This wants a step from 0 to 4."
        case "choice":
            key, _ = read_choice([Choice(key, key) for key in column.choices], word, numbered=False)
            return key, "" if key else f"This wants one of {', '.join(column.choices)}."
        case _:
            return text, ""


def starter_rows(item: TableItem) -> tuple[tuple[Row, ...], str]:
    """The rows that a table with `starter` begins with, and what is wrong with them; days in them are not relative."""
    keys = [column.key for column in item.columns]
    rows, wrong = read_rows(item, [dict(zip(keys, row, strict=False)) for row in item.examples], date.max)
    return rows or (), wrong


def read_rows(item: TableItem, rows: Sequence[Mapping[str, str]], today: date) -> tuple[tuple[Row, ...] | None, str]:
    """The rows of a table from texts by column, or None and the first thing wrong, with its row (from 1) and column.

    A column may be named by its key or by its title.
    """
    found: list[Row] = []
    for number, row in enumerate(rows, start=1):
        cells: dict[str, Cell] = {}
        named: set[str] = set()
        for name, text in row.items():
            column = column_named(item.columns, name)
            if column is None:
                near = did_you_mean(name, [column.key for column in item.columns])
                return None, f"Row {number}: there is no column “{one_line(name, 70)}”.{near}"
            if column.key in named:
                return None, f"Row {number}: there are two cells for the column “{column.key}”."
            named.add(column.key)
            cell, wrong = read_cell(column, text, today)
            if wrong:
                return None, f"Row {number}, column “{column.key}”: {wrong}"
            if cell is not None:
                cells[column.key] = cell
        if cells:
            found.append(cells)
    value = tuple(found)
    return (None, wrong) if (wrong := limits(item, value, today)) else (value, "")
