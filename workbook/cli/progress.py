"""`workbook progress`: how far the exercises are, and what is next."""

from collections.abc import Sequence

from workbook.cli.options import Parser, one_of
from workbook.cli.output import out, out_json
from workbook.cli.workplace import done, findings, reading, writing
from workbook.domain import WAYS
from workbook.reports.progress_report import progress_json, progress_plain, progress_text
from workbook.session.taking_ways import take_way


def run(argv: Sequence[str]) -> int:
    """Prints how far every exercise, chapter and plan is, after taking another way if one is named."""
    parser = Parser(
        "progress",
        "How far each chapter and plan is, and what comes next.",
        "workbook progress",
        "workbook progress --way long",
        "workbook progress --json",
    )
    parser.add_argument(
        "--way", metavar="WAY", type=one_of(*WAYS), help="go this way from now on: short, long, or weeks"
    )
    parser.add_argument("--plain", action="store_true", help="in sentences, without bars, as for a screen reader")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    args = parser.read(argv)
    if args.json and args.plain:
        parser.error("--json prints data, --plain sentences: leave one of them out")
    if args.way is not None:
        with writing(args) as session:
            done(take_way(session, args.way))
    view = reading(args, quiet=args.way is not None)  # what is wrong was said then
    progress = view.progress()
    if args.json:
        out_json(progress_json(progress, view.pack))
    else:
        out((progress_plain if args.plain else progress_text)(progress, view.pack))
    return findings(view)
