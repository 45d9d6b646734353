"""`workbook find`: looks for words in the exercises and in everything that was written."""

from collections.abc import Sequence

from workbook.cli.faults import DONE, REFUSED
from workbook.cli.options import Parser
from workbook.cli.output import err, out, out_json
from workbook.cli.workplace import findings, reading, sound
from workbook.reports import wrap
from workbook.reports.action_words import state_words
from workbook.reports.search_report import CAN_BE_FOUND, nothing_words, search_json, search_text
from workbook.session.searching import Search


def run(argv: Sequence[str]) -> int:
    """Prints what holds all the words, with the text around them; 1 when nothing does."""
    parser = Parser(
        "find",
        f"{wrap(f'Look for words in {CAN_BE_FOUND}.')}\nSeveral words must all stand in what is found.",
        "workbook find promise",
        "workbook find thank you --all",
    )
    parser.add_argument("words", metavar="WORDS", nargs="+", help="what to look for; the beginning of a word is enough")
    parser.add_argument("--all", action="store_true", help="every hit, not the first few of each kind")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    args = parser.read(argv)
    typed = sound(" ".join(args.words))
    if not typed:
        parser.error("WORDS are empty: say what to look for")
    view = reading(args)
    search = Search(view, state_words)
    found = search.find(typed)
    if args.json:
        out_json(search_json(found, typed))
    elif found.count:
        out(search_text(found, every=args.all))
    else:
        err(nothing_words(*search.nothing(typed)))
    return (findings(view) or DONE) if found.count else REFUSED
