"""`workbook doctor`: looks for damage in a workbook's files, and mends what can be mended without guessing."""

from collections.abc import Sequence

from workbook.cli.options import Parser
from workbook.cli.output import complain, out, out_json
from workbook.cli.workplace import root_of
from workbook.reports.problems import doctor_json
from workbook.session.opening import open_session
from workbook.store.doctor import examine, repair


def run(argv: Sequence[str]) -> int:
    """Prints what is wrong; with `--repair` what was mended first, and then what is still wrong."""
    parser = Parser(
        "doctor",
        "Look through a workbook's files for damage. Nothing is changed without --repair.",
        "workbook doctor",
        "workbook doctor --repair --workbook harbour-ledger",
        on=False,
    )
    parser.add_argument("--repair", action="store_true", help="mend what can be mended; what is moved is kept")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    args = parser.read(argv)
    root = root_of(args)
    mended = repair(root) if args.repair else []
    problems = examine(root, after_repair=args.repair)
    session, _ = open_session(root, drafting=False)
    problems += session.notices if session is not None else ()
    if args.json:
        out_json(doctor_json(mended, problems))
        return complain(problems)
    for line in mended:
        out(line)
    if not problems:
        out("Nothing is wrong now." if mended else "Nothing is wrong.")
    return complain(problems)
