"""`workbook new`: begins a workbook for a business."""

from collections.abc import Sequence
from pathlib import Path

from workbook.cli.faults import DONE, REFUSED
from workbook.cli.firm import add_firm_options, given_firm
from workbook.cli.options import Parser, path
from workbook.cli.output import complain, out
from workbook.cli.run import COMMANDS
from workbook.cli.workplace import sound
from workbook.domain import command, names_in, one_line, quoted
from workbook.session.new_workbook import make


def run(argv: Sequence[str]) -> int:
    """Makes the folder and says how to go on."""
    parser = Parser(
        "new",
        "Begin a workbook in a new or empty folder.",
        'workbook new harbour-ledger --name "Harbour Ledger" --people "Ana Ruiz,Ben"',
        'workbook new clinic --name "Northside Physio" --pack ../clinic-exercises',
        'workbook new corner-cafe --name "Corner Café" --kind walk-in --size team',
        workbook=False,
        on=False,
    )
    parser.add_argument("dir", metavar="DIR", type=path, help="the folder to make")
    parser.add_argument("--name", required=True, metavar="NAME", help="the name of the business")
    parser.add_argument(
        "--people", metavar="NAMES", default="", help="who answers, with commas between; the first is you"
    )
    parser.add_argument(
        "--pack", metavar="PATH", type=path, help="exercises of your own, to be copied into the workbook"
    )
    add_firm_options(parser)
    args = parser.read(argv)
    root: Path = args.dir
    if complain(make(root, sound(args.name), names_in(sound(args.people)), args.pack, given_firm(args))):
        return REFUSED
    where = one_line(str(root))
    out(f"The workbook for {sound(args.name)} is in {where}.")
    folder = quoted(f"./{where}" if where in COMMANDS else where)
    plain = command(f"answer --plain --workbook {folder}")
    out(f"Open it with {command(folder)}.")
    out(f"Or answer line by line with {plain}.")
    return DONE
