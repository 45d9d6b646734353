"""`workbook doctor`: looks for damage in a workbook's files, and mends what can be mended without guessing."""

from collections.abc import Sequence
from pathlib import Path

from workbook.cli.faults import Refused, Usage
from workbook.cli.options import Parser
from workbook.cli.output import complain, out, out_json
from workbook.cli.workplace import root_of
from workbook.domain import Problem, errors, one_line
from workbook.reports.problems_report import doctor_json
from workbook.session import View, open_view
from workbook.session.rounds.telling import round_notes
from workbook.store.conflicts import Choice
from workbook.store.doctor import choose, examine, repair

CHOICES: tuple[Choice, ...] = ("mine", "theirs", "both")
"""What can be chosen of two versions: the one in use, the other, or both where they are text, a list or a table."""


def run(argv: Sequence[str]) -> int:
    """Prints what is wrong; with `--repair` what was mended first, and then what is still wrong."""
    parser = Parser(
        "doctor",
        "Look for damage in a workbook's files. Only --repair and --choose change any.",
        "workbook doctor",
        "workbook doctor --repair --workbook harbour-ledger",
        "workbook doctor --choose best-customers theirs",
        on=False,
    )
    parser.add_argument("--repair", action="store_true", help="mend what can be mended; what is moved is kept")
    parser.add_argument(
        "--choose",
        nargs=2,
        metavar=("KEY", "WHICH"),
        help="of two versions of KEY: mine (the one in use), theirs, or both for text, lists and tables",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    args = parser.read(argv)
    root = root_of(args)
    mended = repair(root) if args.repair else []
    if args.choose:
        mended.append(_settled(root, *args.choose))
    problems = examine(root, after_repair=args.repair)
    view, _ = open_view(root)
    problems += _of_rounds(view, problems) if view is not None else ()
    if args.json:
        out_json(doctor_json(mended, problems))
        return complain(problems)
    for line in mended:
        out(line)
    if not problems:
        out("Nothing is wrong now." if mended else "Nothing is wrong.")
    return complain(problems)


def _of_rounds(view: View, problems: Sequence[Problem]) -> list[Problem]:
    """The notes that the exercises are needed for; what is told of a file that cannot be read is told once."""
    told = {one.file for one in errors(tuple(problems))}
    return [*view.notices, *(one for one in round_notes(view) if one.file not in told)]


def _settled(root: Path, key: str, which: str) -> str:
    choice = next((one for one in CHOICES if one == which), None)
    if choice is None:
        raise Usage(f"--choose KEY wants one of {', '.join(CHOICES)} after it, and not “{one_line(which, 40)}”.")
    if problems := choose(root, key, choice):
        raise Refused(*problems)
    said = {"mine": "The version in use stays", "theirs": "The other version is used now", "both": "Both are used now"}
    return f"“{one_line(key, 80)}”: {said[choice]}."
