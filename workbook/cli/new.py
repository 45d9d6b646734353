"""`workbook new`: begins a workbook for a business."""

from collections.abc import Sequence
from pathlib import Path

from workbook.cli.faults import DONE, REFUSED
from workbook.cli.firm import add_firm_options, given_firm
from workbook.cli.options import Parser, path
from workbook.cli.output import complain, is_terminal, out
from workbook.cli.run import COMMANDS
from workbook.cli.workplace import sound
from workbook.domain import GivenFirm, Problem, command, errors, names_in, one_line, quoted
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
    people, firm = names_in(sound(args.people)), given_firm(args)
    if complain(make(root, sound(args.name), people, args.pack, firm)):
        return REFUSED
    where = one_line(str(root))
    out(f"The workbook for {sound(args.name)} is in {where}.")
    if is_terminal() and not all((firm.kind, firm.size, firm.bound, firm.age)):
        _ask(root, firm, len(people))
    folder = quoted(f"./{where}" if where in COMMANDS else where)
    plain = command(f"answer --plain --workbook {folder}")
    out(f"Open it with {command(folder)}.")
    out(f"Or answer line by line with {plain}.")
    return DONE


def _ask(root: Path, firm: GivenFirm, people: int) -> None:
    """Ask what was not said of the kind of firm. The workbook is there already, so that it may be left at any question."""
    from workbook.cli.asking_firm import ask_firm  # a script needs none of this
    from workbook.session import open_session
    from workbook.session.kind_of_firm import say_firm

    said = ask_firm(firm, people)
    session, problems = open_session(root) if said != firm else (None, [])
    if session is not None:
        told = say_firm(session, said)
        problems = [*([told] if isinstance(told, Problem) else []), *errors(session.close())]
    complain(problems)
