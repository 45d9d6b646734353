"""How each kind of item is asked for line by line: what is shown before, and how the lines become its value."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from workbook.cli.output import out
from workbook.cli.typed_lines import CLEAR, END, Lines, bare
from workbook.domain import (
    TELL_STEPS,
    Cell,
    Check,
    CheckItem,
    ChoiceItem,
    ChoicesItem,
    Item,
    ListItem,
    PickItem,
    Row,
    TableItem,
    Tell,
    TellItem,
    TextItem,
    Value,
    cell_text,
    limits,
    lines_of,
    list_lines,
    one_line,
    picked,
    read_answer,
    read_cell,
    understood,
    understood_cell,
)


class Keep:
    """What is there stays."""


KEEP: Final = Keep()
Given = Value | Keep | None
"""A value, KEEP, or None for an answer to be emptied."""


Save = Callable[[Value], None]

NO_SOURCES: Final[Mapping[str, str]] = {}
"""What there is to pick from, for an item that is no pick."""


def ask(
    item: Item, present: Value | None, lines: Lines, today: date, save: Save, sources: Mapping[str, str] = NO_SOURCES
) -> Given:
    """Ask for the value of any item but a table or a rating, again until it is one. `sources` are what a pick is from, with remarks.

    Of a value in two parts the first is put away with `save` before the second is asked for.
    """
    match item:
        case TextItem():
            typed = lines.ask_many("Your answer, as many lines as you like, then a line with only a full stop:")
            return KEEP if typed is None else "\n".join(typed).strip() or None
        case ListItem():
            typed = lines.ask_many("One thing on each line, then a line with only a full stop:")
            return KEEP if typed is None else list_lines("\n".join(typed)) or None
        case ChoiceItem() | ChoicesItem():
            _numbered([f"{choice.text} ({choice.key})" for choice in item.choices])
            several = isinstance(item, ChoicesItem)
            return _words(item, lines, today, "Numbers or keys:" if several else "Number or key:")
        case PickItem():
            if not sources:
                out("There is nothing to pick from yet. You may type the words yourself.")
            _numbered([f"{text} ({remark})" if remark else text for text, remark in sources.items()])
            prompt = f"Numbers, {item.max} at most:" if item.max > 1 else "Number:"
            return _words(item, lines, today, prompt, list(sources), lines_of(present))
        case CheckItem():
            return _with_line(item, present, lines, today, save, "Yes, no or unknown:", "What shows it?")
        case TellItem():
            for step, words in enumerate(TELL_STEPS):
                out(f"  {step}. {words}")
            return _with_line(item, present, lines, today, save, "Step, 0 to 4:", "What would make it so?")
        case _:
            return _words(item, lines, today, "Your answer:")


def ask_rows(
    item: TableItem, present: Sequence[Row], lines: Lines, today: date, save: Callable[[tuple[Row, ...]], None]
) -> None:
    """Go through the rows of a table and on to new ones, cell by cell. Every row is saved as it is left, however that is."""
    rows = list(present)
    place = 0
    while place < item.max:
        row = dict(rows[place]) if place < len(rows) else {}
        is_new = place >= len(rows)
        out(f"{'New row' if is_new else 'Row'} {place + 1}. A full stop ends the table.")
        try:
            ended = _ask_row(item, row, lines, today)
        finally:
            changed = [*rows[:place], *([row] if row else []), *rows[place + 1 :]]
            if changed != rows:
                rows = changed
                save(tuple(rows))
        if ended or (is_new and not row):
            return
        place += 1 if row else 0
    out(f"That is row {item.max}, the last it may have.")


def shown(item: Item, value: Value | None) -> str:
    """The present answer in words; empty without one."""
    match value:
        case None:
            return ""
        case Check():
            return f"{value.answer}{': ' if value.evidence else ''}{value.evidence}"
        case Tell():
            step = "no step yet" if value.step is None else f"step {value.step}"
            return f"{step}{': ' if value.better else ''}{value.better}"
        case tuple() if isinstance(item, TableItem):
            return "\n".join(f"  {number}. {_row_words(item, row)}" for number, row in enumerate(value, start=1))  # type: ignore[arg-type]  # a table's value is rows
        case tuple():
            return "\n".join(f"  {line}" for line in value)
        case str():
            return value
        case _:
            return cell_text(value)


def _row_words(item: TableItem, row: Row) -> str:
    cells = ((column.label, cell_text(row.get(column.key))) for column in item.columns)
    return "; ".join(f"{one_line(label)}: {one_line(text)}" for label, text in cells if text)


def _numbered(texts: Sequence[str]) -> None:
    for number, text in enumerate(texts, start=1):
        out(f"  {number}. {one_line(text)}")


def _words(
    item: Item, lines: Lines, today: date, prompt: str, known: Sequence[str] = (), before: Sequence[str] = ()
) -> Given:
    """A value from one line; numbers stand for what is `known`. Several picks are split at commas, else at spaces.

    Picks are among what is `known`, or were picked `before`.
    """
    several = isinstance(item, PickItem) and item.max > 1
    while True:
        line = lines.ask(prompt)
        if line in ("", END):
            return KEEP
        if line == CLEAR:
            return None
        words = _apart(bare(line), known) if several else [bare(line)]
        words = [_at(word, known) for word in words]
        value, wrong = read_answer(item, words or [""], today)
        if value is not None and isinstance(item, PickItem):
            value, wrong = picked(lines_of(value), known, before)
        if value is not None:
            if said := understood(item, bare(line), value):
                out(f"Read as {said}.")
            return value
        out(wrong)


def _apart(line: str, known: Sequence[str]) -> list[str]:
    """The several words of one line, whether commas or spaces are between them."""
    parts = [part.strip() for part in line.split(",") if part.strip()]
    if len(parts) == 1 and all(_at(word, known) in known for word in line.split()):
        return line.split()
    return parts


def _at(word: str, known: Sequence[str]) -> str:
    """What the number `word` stands for, else `word` itself."""
    if word not in known and word.isascii() and word.isdigit() and 1 <= int(word) <= len(known):
        return known[int(word) - 1]
    return word


def _with_line(
    item: Item, present: Value | None, lines: Lines, today: date, save: Save, prompt: str, more: str
) -> Given:
    """A check or a tell: a word or a step, then a line that an Enter leaves as it was."""
    before = present.evidence if isinstance(present, Check) else present.better if isinstance(present, Tell) else ""
    value = present
    while (line := lines.ask(prompt)) not in ("", END):
        if line == CLEAR:
            return None
        value, wrong = read_answer(item, [line, before] if before else [line], today)
        if value is not None:
            save(value)
            break
        out(wrong)
    if not isinstance(value, Check | Tell):
        return KEEP
    line = lines.ask(f"{more}{f' Now: {one_line(before)}.' if before else ''}")
    if line in ("", END):
        return KEEP
    words = "" if line == CLEAR else bare(line)
    return Check(value.answer, words) if isinstance(value, Check) else Tell(value.step, words)


def _ask_row(item: TableItem, row: dict[str, Cell], lines: Lines, today: date) -> bool:
    """Ask for each cell of one row, in place. True when the table is to end here."""
    for column in item.columns:
        choices = f" ({', '.join(column.choices)})" if column.choices else ""
        present = cell_text(row.get(column.key))
        while True:
            line = lines.ask(f"{one_line(column.label)}{choices}{f' [{one_line(present)}]' if present else ''}:")
            if line == END:
                return True
            if line == CLEAR:
                row.pop(column.key, None)
            elif line:
                cell, wrong = read_cell(column, bare(line), today)
                if cell is None:
                    out(wrong)
                    continue
                row[column.key] = cell
                if said := understood_cell(column, bare(line), cell):
                    out(f"Read as {said}.")
            break
    return False


def over(item: Item, value: Value, today: date) -> str:
    """What a kept answer still breaks of its item's limits, in a sentence."""
    wrong = limits(item, value, today)
    return f"It is kept, but: {wrong}" if wrong else ""
