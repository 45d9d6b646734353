"""The inside of a `:::` block: the question, its help, and what each kind reads beside them (options, columns, anchors)."""

import re
from collections.abc import Sequence
from dataclasses import field, replace
from typing import get_args

from workbook.domain import (
    LEVELS,
    Block,
    CellKind,
    Choice,
    ChoiceItem,
    ChoicesItem,
    Column,
    ColumnMark,
    Item,
    LineItem,
    ListItem,
    Prose,
    RatingItem,
    Span,
    TableItem,
    TextItem,
    dataclass,
    did_you_mean,
)
from workbook.packs.read.findings import Report
from workbook.packs.read.lift_lines import Written, read_lifts
from workbook.packs.read.markdown import entries, groups, line_of, rows
from workbook.packs.read.prose_blocks import prose, said, spans, text
from workbook.packs.read.start_blocks import take_starts
from workbook.packs.read.token import Token

Group = Sequence[Token]

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COLUMN = re.compile(r"(?P<key>[^:(]*)(:(?P<kind>[^(]*)(\((?P<choices>.*)\))?)?")
_MARKED = re.compile(r"(?P<spec>.*\S)\s+(?P<mark>[^\s()]+)")
_CELL_KINDS: tuple[CellKind, ...] = get_args(CellKind)
_MARKS: tuple[ColumnMark, ...] = get_args(ColumnMark)[1:]
_EVIDENCE = "Evidence:"


@dataclass(slots=True)
class Body:
    """What is left to read of a block: its line, its top-level groups, and the lines of lifts found by id."""

    line: int
    groups: list[Group]
    report: Report
    lift_lines: dict[str, int] = field(default_factory=dict)

    def take(self, *kinds: str) -> list[Group]:
        """Takes the groups that open with one of `kinds` out of the rest."""
        taken = [group for group in self.groups if group[0].type in kinds]
        self.groups = [group for group in self.groups if group[0].type not in kinds]
        return taken


def read_body(item: Item, tokens: Sequence[Token], report: Report) -> tuple[Item | None, dict[str, int]]:
    """`item` with its question, help and all that its kind reads from `tokens`, and the lines of its lifts.

    None when something is missing without which it cannot be asked; that is on the report then.
    """
    body = Body(item.line, list(groups(tokens)), report)
    prompt, after = _question(body)
    starts, body.groups, filled = take_starts(item.kind, body.groups, report)
    read: Item | None
    match item:
        case ChoiceItem() | ChoicesItem():
            read = _choices(item, body)
        case TableItem():
            read = _table(item, body)
        case RatingItem():
            read = _rating(item, body)
        case LineItem() | TextItem() | ListItem():
            read = replace(item, starts=starts) if starts else item
        case _:
            read = item
    if read is None or not prompt:
        return None, body.lift_lines
    aid = (*after, *(block for group in body.groups for block in prose(group)))
    _no_places_but([*(place for block in aid for place in block.places), *filled], tokens, report)
    return replace(read, prompt=prompt, help=aid), body.lift_lines


def _no_places_but(fine: list[str], tokens: Sequence[Token], report: Report) -> None:
    """Reports the places that are not among the `fine` ones, in the help: in a question, an option, an anchor."""
    for token in reversed(tokens):  # the question comes first, and its help has the same place as likely as not
        for span in spans(token) if "{{" in token.content else ():
            if span.place in fine:
                fine.remove(span.place)
            elif span.place:
                what = f"The place “{span.place[:70]}” stands where none can be filled."
                report.error(line_of(token), what, "Put it into the lesson, or into the help under the question.")


def _question(body: Body) -> tuple[str, Prose]:
    """The bold words that begin the first paragraph, and what follows them in it."""
    if body.groups and body.groups[0][0].type == "paragraph_open":
        found = spans(body.groups[0][1])
        bold = next((index for index, span in enumerate(found) if not span.bold), len(found))
        prompt = said(found[:bold]).strip()
        if prompt:
            body.groups.pop(0)
            rest = _stripped(found[bold:])
            return prompt, (Block("paragraph", rest),) if rest else ()
    body.report.error(body.line, "This block has no question.", "Begin it with a line in bold: **What do you ask?**")
    return "", ()


def _stripped(found: Sequence[Span]) -> tuple[Span, ...]:
    """`found` without white space at its start; empty when nothing else is there."""
    if not "".join(span.text for span in found).strip():
        return ()
    return (replace(found[0], text=found[0].text.lstrip()), *found[1:])


def _keyed(inline: Token) -> tuple[str, str | None]:
    """The words of an option or column, and the text in back-ticks that ends it, if one does."""
    found = spans(inline)
    if found and found[-1].code:
        return said(found[:-1]).strip(), found[-1].text.strip()
    return said(found).strip(), None


def _right_key(key: str | None, label: str, line: int, lines: dict[str, int], report: Report) -> bool:
    """Whether `key` may be the key of the option or column `label` and is new; else it is reported."""
    if key is None:
        mend = f"End it with a key in back-ticks, as “{label[:40]} `key`”."
        report.error(line, f"“{label[:40]}” has no key.", mend)
    elif not _KEY.fullmatch(key) or len(key) > 64:
        report.error(line, f"“{key[:40]}” cannot be a key.", "Use lower-case letters, digits and hyphens.")
    elif key in lines:
        report.error(line, f"The key “{key}” is used twice.", "Give each a key of its own.")
    elif not label:
        report.error(line, f"The key “{key}” has no words before it.", "Write what people shall read.")
    else:
        lines[key] = line
        return True
    return False


def _choices(item: ChoiceItem | ChoicesItem, body: Body) -> Item | None:
    lists = body.take("bullet_list_open")
    if not lists:
        mend = "List them under the question, with a blank line between: - Words for it `key`"
        body.report.error(body.line, "This question has nothing to choose from.", mend)
        return None
    found: list[Choice] = []
    lines: dict[str, int] = {}
    for entry in (entry for group in lists for entry in entries(group)):
        label, key = _keyed(entry.inline)
        if entry.more:
            body.report.error(entry.line, "This option holds more than one line of text.", "Put the rest elsewhere.")
        elif _right_key(key, label, entry.line, lines, body.report) and key is not None:
            found.append(Choice(key, label))
    if isinstance(item, ChoicesItem) and item.min > len(found) > 0:
        body.report.error(body.line, f"`min` is {item.min}, with {len(found)} to choose from.", "Lower `min`.")
        item = replace(item, min=0)
    return replace(item, choices=tuple(found)) if found else None


def _table(item: TableItem, body: Body) -> Item | None:
    tables = body.take("table_open")
    if len(tables) != 1:
        mend = "Write one header row with a key for each column, and under it a row of dashes with as many cells."
        body.report.error(body.line, f"A table question wants one table, found {len(tables)}.", mend)
        return None
    header, *examples = rows(tables[0])
    line = line_of(tables[0][0])
    lines: dict[str, int] = {}
    columns = [column for cell in header if (column := _column(cell, line, lines, body.report))]
    if len(columns) < len(header):
        return None
    shown = tuple(tuple(text(cell) for cell in row) for row in examples)
    return replace(item, columns=tuple(columns), examples=tuple(row for row in shown if any(row)))


def _column(cell: Token, line: int, lines: dict[str, int], report: Report) -> Column | None:
    label, spec = _keyed(cell)
    marked = _MARKED.fullmatch(spec or "")
    if marked is not None:
        spec = marked["spec"]
    match = _COLUMN.fullmatch(spec or "")
    if spec is not None and match is None:
        report.error(line, f"“{spec[:40]}” cannot be read.", "Write `key`, `key:number` or `key:choice(high,low)`.")
        return None
    key = None if spec is None or match is None else match["key"].strip()
    if match is None or not _right_key(key, label, line, lines, report) or key is None:
        return None
    name = (match["kind"] or "line").strip()
    kind = next((known for known in _CELL_KINDS if known == name), None)
    if kind is None:
        near = did_you_mean(name, _CELL_KINDS)
        mend = f"Use one of {', '.join(_CELL_KINDS)}."
        report.error(line, f"The column “{key}” has the unknown kind “{name[:40]}”.{near}", mend)
        return None
    choices = tuple(choice.strip() for choice in (match["choices"] or "").split(",")) if match["choices"] else ()
    wrong = [choice for choice in choices if not _KEY.fullmatch(choice)]
    if wrong or len(set(choices)) < len(choices) or (kind == "choice") != bool(choices):
        what = f"The choices of the column “{key}” cannot be read."
        report.error(line, what, f"Write them as `{key}:choice(high,low)`: lower-case words, each once.")
        return None
    mark = _mark(marked["mark"], key, kind, line, report) if marked else ""
    return None if mark is None else Column(key, label, kind, choices, mark)


def _mark(word: str, key: str, kind: CellKind, line: int, report: Report) -> ColumnMark | None:
    """What the word behind the kind of the column `key` says about its cells; None when it is reported."""
    mark = next((known for known in _MARKS if known == word), None)
    if mark is None:
        near = did_you_mean(word, _MARKS)
        mend = f"Write {' or '.join(_MARKS)} behind it, or nothing."
        report.error(line, f"The column “{key}” has the unknown mark “{word[:40]}”.{near}", mend)
    elif mark == "consent" and kind != "check":
        what = f"The column “{key}” is a {kind}, and nobody can tick their consent in it."
        report.error(line, what, f"Write it as `{key}:check consent`.")
        return None
    return mark


def _rating(item: RatingItem, body: Body) -> Item | None:
    anchors = _anchors(body)
    evidence = _evidence(body)
    listed: list[Written] = []
    for entry in (entry for group in body.take("bullet_list_open") for entry in entries(group)):
        if entry.more:
            body.report.error(entry.line, "This lift holds more than one line of text.", "Put the rest elsewhere.")
        else:
            bold = next((span.text for span in spans(entry.inline) if span.bold), "")
            listed.append(Written(text(entry.inline), bold, entry.line))
    lifts, body.lift_lines = read_lifts(listed, body.report)
    for level in (2, 4):
        if len(lifts) == len(listed) and not any(lift.to == level for lift in lifts):
            mend = f"Add “- to {level}, small, 1 week: **A name for it.** What to do first.” to its list."
            body.report.error(body.line, f"This rating has no lift towards level {level}.", mend)
    if anchors is None:
        return None
    return replace(item, anchors=anchors, evidence=evidence, lifts=lifts)


def _anchors(body: Body) -> tuple[str, ...] | None:
    lists = body.take("ordered_list_open")
    mend = "Write five numbered lines, 0 to 4, with a blank line before and after them."
    if len(lists) != 1:
        found = "none" if not lists else f"{len(lists)} numbered lists"
        body.report.error(body.line, f"A rating wants one list of five anchors, found {found}.", mend)
        return None
    line = line_of(lists[0][0])
    anchors = entries(lists[0])
    if len(anchors) != len(LEVELS):
        body.report.error(line, f"A rating wants five anchors, found {len(anchors)}.", mend)
        return None
    start = lists[0][0].number
    if start != 0:
        found = str(start)
        body.report.error(line, f"The anchors begin at {found}.", "Number them 0 to 4.")
        return None
    for anchor in anchors:
        if anchor.more or "\n" in anchor.inline.content:
            what = "This anchor runs on over more than one line."
            body.report.error(anchor.line, what, "Put each anchor on one line, with a blank line after the last.")
    return tuple(text(anchor.inline) for anchor in anchors)


def _evidence(body: Body) -> str:
    """The line that asks for evidence, without its first word."""
    found = [
        group for group in body.groups if group[0].type == "paragraph_open" and text(group[1]).startswith(_EVIDENCE)
    ]
    if len(found) != 1:
        what = f"A rating wants one line that begins with “{_EVIDENCE}”, found {len(found) or 'none'}."
        mend = f"Write one, with blank lines around it: “{_EVIDENCE} the date, and what shows it.”"
        body.report.error(body.line, what, mend)
        return ""
    body.groups = [group for group in body.groups if group is not found[0]]
    words = text(found[0][1]).removeprefix(_EVIDENCE).strip()
    if not words:
        body.report.error(line_of(found[0][0]), f"Nothing follows “{_EVIDENCE}”.", "Say what shows a level 3 or 4.")
    return words
