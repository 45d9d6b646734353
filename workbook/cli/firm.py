"""`workbook firm`: what kind of firm the workbook is for."""

from argparse import Namespace
from collections.abc import Sequence

from workbook.cli.faults import DONE, Refused
from workbook.cli.options import Parser, one_of
from workbook.cli.output import out, out_json
from workbook.cli.workplace import findings, reading, writing
from workbook.domain import FIRM, Asked, GivenFirm, Problem, Turned
from workbook.reports.firm_report import firm_json, firm_text, turned_text, unasked_text

_ABOUT = {
    "kind": "how people buy from it",
    "size": "who works there",
    "bound": "bound to secrecy, or by rules on advertising",
    "age": "new is under two years, or under about ten customers",
}


def run(argv: Sequence[str]) -> int:
    """Shows the kind of firm, or changes it and says what came and what went."""
    parser = Parser(
        "firm",
        "What kind of firm this is. Ratings, exercises, examples and pages follow it.\nNothing is lost by a change: answers to what is "
        "no longer asked are kept, and\ncome back with it.",
        "workbook firm",
        "workbook firm --kind walk-in --size solo",
    )
    add_firm_options(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    args = parser.read(argv)
    given = given_firm(args)
    if not given:
        view = reading(args)
        firm, asked, turned = view.firm, view.folder.profile.firm.asked, Turned(Asked(), Asked())
        code = findings(view)
    else:
        from workbook.session.kind_of_firm import say_firm  # only a change needs a session

        with writing(args) as session:
            told = say_firm(session, given)
            if isinstance(told, Problem):
                raise Refused(told)
            firm, asked, turned, code = session.firm, session.folder.profile.firm.asked, told, DONE
    if args.json:
        out_json(firm_json(firm, turned, asked=asked))
        return code
    out(firm_text(firm))
    if given:
        out(turned_text(turned))
    if not asked:
        out(unasked_text(firm))
    return code


def add_firm_options(parser: Parser) -> None:
    """The four options that say what kind of firm it is."""
    for name, words in FIRM.items():
        meant = f"{_ABOUT[name]}: {', '.join(words[:-1])} or {words[-1]}"
        parser.add_argument(f"--{name}", metavar=name.upper(), type=one_of(*words), help=meant)


def given_firm(args: Namespace) -> GivenFirm:
    """What the options say."""
    return GivenFirm(**{name: getattr(args, name) for name in FIRM})
