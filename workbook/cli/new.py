"""`workbook new`: begins a workbook for a business."""

from collections.abc import Sequence
from pathlib import Path

from workbook.cli.faults import DONE, REFUSED
from workbook.cli.options import Parser
from workbook.cli.output import complain, out
from workbook.cli.workplace import sound
from workbook.domain.text import one_line
from workbook.session.making import make


def run(argv: Sequence[str]) -> int:
    """Makes the folder and says how to go on."""
    parser = Parser(
        "new",
        "Begin a workbook in a new or empty folder.",
        'workbook new harbour-ledger --name "Harbour Ledger" --people "Ana Ruiz,Ben"',
        'workbook new clinic --name "Northside Physio" --pack ../clinic-exercises',
        workbook=False,
        on=False,
    )
    parser.add_argument("dir", metavar="DIR", help="the folder to make")
    parser.add_argument("--name", required=True, metavar="NAME", help="the name of the business")
    parser.add_argument(
        "--people", metavar="NAMES", default="", help="who answers, with commas between; the first is you"
    )
    parser.add_argument("--pack", metavar="PATH", help="exercises of your own, to be copied into the workbook")
    args = parser.read(argv)
    root = Path(args.dir).expanduser()
    pack = Path(args.pack).expanduser() if args.pack else None
    if complain(make(root, sound(args.name), sound(args.people).split(","), pack)):
        return REFUSED
    where = one_line(str(root))
    out(f"The workbook for {sound(args.name)} is in {where}.")
    out(f"Open it with “workbook {where}”, or answer line by line with “workbook answer --plain --workbook {where}”.")
    return DONE
