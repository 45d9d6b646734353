"""`workbook progress`: how far the exercises are, and what is next."""

from collections.abc import Sequence

from workbook.cli.options import Parser
from workbook.cli.output import out, out_json
from workbook.cli.workplace import findings, reading
from workbook.reports.progress import progress_json, progress_text


def run(argv: Sequence[str]) -> int:
    """Prints how far every exercise, chapter and plan is."""
    parser = Parser(
        "progress",
        "How far each chapter and plan is, and what comes next.",
        "workbook progress",
        "workbook progress --json",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    args = parser.read(argv)
    with reading(args) as session:
        progress = session.progress()
        if args.json:
            out_json(progress_json(progress))
        else:
            out(progress_text(progress, session.pack))
        return findings(session)
