"""`workbook answer`: sets or empties one answer, or walks through the questions line by line."""

import sys
from argparse import Namespace
from collections.abc import Sequence

from workbook.cli.faults import DONE, Refused
from workbook.cli.options import Parser
from workbook.cli.output import err, out
from workbook.cli.telling import answer_told
from workbook.cli.workplace import find_item, sound, writing
from workbook.domain import (
    LONGEST,
    CheckItem,
    ChoicesItem,
    Item,
    ListItem,
    PickItem,
    RatingItem,
    TableItem,
    TellItem,
    Value,
    command,
    lines_of,
    picked,
    read_answer,
    understood,
)
from workbook.session import Session
from workbook.session.answering import answer

MOST = 64 * 1024
"""Characters that are read from stdin for one answer."""


def run(argv: Sequence[str]) -> int:
    """Answers one item, or goes through the questions with `--plain`."""
    parser = Parser(
        "answer",
        "Answer one item. Several values make a list, choices or picks; after yes, no or\nunknown, or a tell-a-friend step, "
        "they are the line beside it.",
        'workbook answer boring-places "The first page of the website" "The voicemail"',
        "workbook answer customers --rows customers.tsv",
        "workbook answer --plain best-customers     line by line, for screen readers",
    )
    parser.add_argument("item", metavar="ITEM", nargs="?", help="the item's id; with --plain also an exercise")
    parser.add_argument("value", metavar="VALUE", nargs="*", help="the answer; - reads it from stdin")
    parser.add_argument("--rows", metavar="FILE", help="the rows of a table, from a .tsv or .json file; - reads stdin")
    parser.add_argument("--clear", action="store_true", help="empty the answer")
    parser.add_argument("--plain", action="store_true", help="ask line by line, without a screen")
    parser.add_argument("--as", dest="as_", metavar="WHO", help="who answers, else the first of the people")
    args = parser.read(argv)
    ways = [bool(args.value), bool(args.rows), args.clear, args.plain]
    if sum(ways) != 1 or (args.item is None and not args.plain):
        parser.error("this wants an ITEM and one of: values, -, --rows FILE, --clear; or --plain")
    if args.plain:
        from workbook.cli.plain import walk

        with writing(args, drafting=True) as session:
            walk(session, args.item)
        return DONE
    with writing(args) as session:
        item = find_item(session, args.item)
        if isinstance(item, RatingItem) and not args.value:
            raise Refused(f"“{item.id}” is a rating: use {command(f'rate {item.id} LEVEL')}, or open to leave it open.")
        before = session.score()
        value, read = _value(args, item, session)
        if (problem := answer(session, item.id, value)) is not None:
            raise Refused(problem)
        told, hints = answer_told(session, item, before, read), session.hints(item)
    out(told)
    for words in hints:
        err(f"Suggestion: {words}")
    return DONE


def _value(args: Namespace, item: Item, session: Session) -> tuple[Value | None, str]:
    """What is answered, and what it was read as where that is not what was typed."""
    if args.clear:
        return None, ""
    if args.rows and not isinstance(item, TableItem):
        raise Refused(f"“{item.id}” is not a table, so it has no rows.")
    if isinstance(item, TableItem) and (args.rows or args.value == ["-"]):
        from workbook.cli.table_input import rows_from

        return rows_from(args.rows or "-", item, session.today)
    words = _from_stdin(item) if args.value == ["-"] else args.value
    value, wrong = read_answer(item, [sound(word, lines=True) for word in words] or [""], session.today)
    if isinstance(item, PickItem) and isinstance(value, tuple):
        value, wrong = picked(
            lines_of(value), session.listed(item.source, item.column), lines_of(session.value(item.id))
        )
    if value is None:
        raise Refused(f"{item.id}: {wrong}")
    return value, understood(item, " ".join(words), value)


def _from_stdin(item: Item) -> list[str]:
    """What stdin holds, as the words that would have been typed for this kind of item."""
    text = sys.stdin.read(MOST + 1) if sys.stdin is not None else ""
    if len(text) > MOST:
        raise Refused(f"That is more than {MOST} characters, too much for one answer.")
    text = text.removeprefix("\ufeff").strip("\r\n")
    match item:
        case ListItem() | PickItem() | ChoicesItem():
            return text.splitlines()
        case CheckItem():
            return text.split(maxsplit=LONGEST)
        case TellItem():
            return text.split(maxsplit=1)
        case _:
            return [text]
