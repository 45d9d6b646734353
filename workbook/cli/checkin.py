"""`workbook checkin`: the quarter's check-in, alone or with the team: open, answer, reveal, agree, close, look at."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence

from workbook.cli.faults import DONE, Refused
from workbook.cli.options import Parser, day, first_word, one_of
from workbook.cli.output import complain, out, out_json
from workbook.cli.workplace import clock_of, done, findings, reading, root_of, sound, writing
from workbook.domain import Evidence, Problem, command, count, one_line
from workbook.domain.rounds.round import Round, RoundKind
from workbook.session import View

VERBS = {
    "list": "all rounds, the newest first",
    "new": "open one: alone, or for the team",
    "answer": "give levels in it, or go through it line by line",
    "reveal": "show the team's votes to everybody",
    "revote": "have some of them voted on again",
    "agree": "the level that the team has agreed on",
    "close": "close it, and freeze what it came to",
    "status": "how far it is; show does the same",
    "compare": "two of them, or one with now, like for like",
    "mark": "name today, to compare with later",
}


def run(argv: Sequence[str]) -> int:
    """Starts or goes on with the check-in in the app, or does what the word behind it says."""
    place = first_word(argv)
    if place is None:
        return _begin(argv)
    verb = "status" if argv[place] == "show" else argv[place]
    parser = _parser(verb if verb in VERBS else "")
    if verb not in VERBS:
        parser.error(f"there is no “{one_line(verb, 70)}”; there are {', '.join(VERBS)}")
    return _DOING[verb](parser.read([*argv[:place], *argv[place + 1 :]]))


def _begin(argv: Sequence[str]) -> int:
    from workbook.cli.open_app import can_open, open_app

    args = _parser("").read(argv)
    if not can_open():
        raise Refused(
            "The check-in is a page of the app, which needs a terminal.",
            f"Without one: {command('checkin new')}, then {command('checkin answer --plain')}.",
        )
    return open_app(root_of(args), clock_of(args.on) if args.on else None, page="checkin")


def _parser(verb: str) -> Parser:
    if not verb:
        words = "\n".join(f"  {word:<8}{what}" for word, what in VERBS.items())
        about = f"The quarter's check-in. Alone it begins or goes on in the app; a word behind it\nsays what else is wanted:\n{words}"
        return Parser("checkin", about, "workbook checkin", "workbook checkin new --kind team", "workbook checkin list")
    parser = Parser(f"checkin {verb}", VERBS[verb][0].upper() + VERBS[verb][1:] + ".", *_EXAMPLES[verb])
    if verb in _OPTIONS:
        _OPTIONS[verb](parser)
    if verb == "revote":
        parser.add_argument("items", metavar="ITEM", nargs="*", help="which, else all")
    elif verb == "status":
        parser.add_argument("id", metavar="ID", nargs="?", help="which round, else the open one or the last")
    elif verb == "compare":
        parser.add_argument(
            "first", metavar="A", nargs="?", help="a closed check-in, a mark, or now; else the last check-in"
        )
        parser.add_argument("second", metavar="B", nargs="?", help="another; else now")
    elif verb == "mark":
        parser.add_argument("name", metavar="NAME", help="what to call this day")
    if verb in ("answer", "reveal", "revote", "agree", "close"):
        parser.add_argument("--round", metavar="ID", help="which round, else the only one that is open")
    if verb in ("list", "new", "status", "compare"):
        parser.add_argument("--json", action="store_true", help="print one JSON document")
    if verb not in ("list", "status", "compare"):
        parser.add_argument("--as", dest="as_", metavar="WHO", help="who does this, else the first of the people")
    return parser


_EXAMPLES = {
    "list": ("workbook checkin list", "workbook checkin list --json"),
    "new": ("workbook checkin new", "workbook checkin new --kind team --size full"),
    "answer": (
        "workbook checkin answer promises-are-kept=3 --evidence promises-are-kept='Nine of the last ten'",
        "workbook checkin answer --plain --as Ben",
    ),
    "reveal": ("workbook checkin reveal", "workbook checkin reveal --yes"),
    "revote": ("workbook checkin revote", "workbook checkin revote promises-are-kept asks-are-made"),
    "agree": (
        "workbook checkin agree promises-are-kept 3 --evidence 'Nine of the last ten'",
        "workbook checkin agree newcomers-shown na --reason 'nobody joins us'",
    ),
    "close": ("workbook checkin close", "workbook checkin close --round 2026-Q4"),
    "status": ("workbook checkin status", "workbook checkin show 2026-Q4 --json"),
    "compare": ("workbook checkin compare", "workbook checkin compare 2026-Q3 2026-Q4 --json"),
    "mark": ("workbook checkin mark 'before the move'", "workbook checkin mark 'after the fair'"),
}


def _new_options(parser: Parser) -> None:
    parser.add_argument(
        "--kind", type=one_of("solo", "team", "outside"), default="solo", metavar="KIND", help="solo, team or outside"
    )
    parser.add_argument(
        "--size",
        type=one_of("full", "pulse"),
        default="pulse",
        metavar="SIZE",
        help="pulse, at most 15 ratings, or full",
    )
    parser.add_argument("--items", metavar="A,B", default="", help="just these ratings, by their ids")
    parser.add_argument(
        "--mode", type=one_of("named", "unlinked"), default="named", metavar="MODE", help="named or unlinked, in a team"
    )
    parser.add_argument("--name", metavar="NAME", default="", help="what to call it, else the quarter")


def _answer_options(parser: Parser) -> None:
    parser.add_argument("given", metavar="ITEM=LEVEL", nargs="*", help="0 to 4, na, or - for can't say")
    parser.add_argument("--evidence", metavar="ITEM=TEXT", action="append", default=[], help="what shows a 3 or a 4")
    parser.add_argument("--reason", metavar="TEXT", default="", help="why it does not apply, with na")
    parser.add_argument("--plain", action="store_true", help="go through it line by line")


def _agree_options(parser: Parser) -> None:
    parser.add_argument("item", metavar="ITEM", help="the id of a rating")
    parser.add_argument("level", metavar="LEVEL", type=_level, help="0 to 4, or na")
    parser.add_argument("--evidence", metavar="TEXT", help="what shows it")
    parser.add_argument("--date", metavar="DATE", type=day, help="the day of the evidence, else today")
    parser.add_argument("--reason", metavar="TEXT", default="", help="why it does not apply, with na")


def _yes_option(parser: Parser) -> None:
    parser.add_argument("--yes", action="store_true", help="go on though somebody is missing")


_OPTIONS: dict[str, Callable[[Parser], None]] = {
    "new": _new_options,
    "answer": _answer_options,
    "agree": _agree_options,
    "reveal": _yes_option,
    "close": _yes_option,
}


def _level(text: str) -> str:
    word = text.strip().casefold()
    if word in ("0", "1", "2", "3", "4", "na", "-"):
        return word
    raise ArgumentTypeError(f"“{one_line(text, 30)}” is not a level: it is 0 to 4, or na")


# What each does


def _list(args: Namespace) -> int:
    from workbook.reports.rounds.round_report import rounds_json, rounds_text
    from workbook.session.rounds.finding import rounds
    from workbook.session.rounds.results import results_of
    from workbook.session.rounds.telling import round_notes

    view = reading(args)
    found = rounds(view)
    if args.json:
        out_json(rounds_json(found, results_of(view, found)))
    else:
        out(rounds_text(found, results_of(view, found)))
    complain(round_notes(view))
    return findings(view)


def _new(args: Namespace) -> int:
    from workbook.reports.rounds.round_report import opened_json
    from workbook.session.rounds.opening import new_round

    items = [one.strip() for one in args.items.split(",") if one.strip()]
    with writing(args) as session:
        id = new_round(session, args.kind, args.size, items=items, mode=args.mode, name=sound(args.name))
        if isinstance(id, Problem):
            raise Refused(id)
        opened = session.folder.rounds[id]
    if args.json:
        out_json(opened_json(opened))
    else:
        asks = count(len(opened.items), "rating")
        who = f", of {count(len(opened.head.roster), 'person', 'people')}" if args.kind == "team" else ""
        out(f"{id} is open: {asks}{who}.")
    return DONE


def _answer(args: Namespace) -> int:
    if args.plain or not args.given:
        from workbook.cli.checkin_plain import go_through

        return go_through(args)
    from workbook.cli.checkin_answers import answer_all

    with writing(args) as session:
        round_ = _round(session, args.round, session.person.id)
        told = answer_all(session, round_, args.given, args.evidence, sound(args.reason), args.on)
    out(told)
    return DONE


def _round(view: View, id: str | None, person: str | None = None, kind: RoundKind | None = None) -> Round:
    from workbook.session.rounds.finding import find_round

    found = find_round(view, id, person, kind)
    if isinstance(found, Problem):
        raise Refused(found)
    return found


def _reveal(args: Namespace) -> int:
    from workbook.session.rounds.revealing import reveal

    with writing(args) as session:
        round_ = _round(session, args.round, kind="team")
        done(reveal(session, round_, anyway=args.yes))
        out(_status(session, session.folder.rounds[round_.id]))
    return DONE


def _revote(args: Namespace) -> int:
    from workbook.session.rounds.revealing import revote

    with writing(args) as session:
        round_ = _round(session, args.round, kind="team")
        done(revote(session, round_, args.items))
        again = len(session.folder.rounds[round_.id].head.again)
    out(f"{count(again, 'rating')} of {round_.id} can be voted on once more. Both votes are kept.")
    return DONE


def _agree(args: Namespace) -> int:
    from workbook.session.rounds.revealing import agree

    with writing(args) as session:
        round_ = _round(session, args.round, kind="team")
        level = int(args.level) if args.level.isdigit() else None
        lines = [Evidence(args.date or session.today, sound(args.evidence))] if args.evidence else []
        done(agree(session, round_, args.item, level=level, na=sound(args.reason) or None, evidence=lines))
    out(f"Agreed on {args.item}: {args.level}.")
    return DONE


def _close(args: Namespace) -> int:
    from workbook.reports.charts.runs import text_lines
    from workbook.reports.rounds.closing_page import closing_lines
    from workbook.session.rounds.closing import close_round
    from workbook.session.rounds.page import page_parts

    with writing(args) as session:
        round_ = _round(session, args.round)
        result = close_round(session, round_, anyway=args.yes)
        if isinstance(result, Problem):
            raise Refused(result)
        page = closing_lines(*page_parts(session, session.folder.rounds[round_.id]), 78)
        told = "\n".join([f"{round_.id} is closed.", "", *text_lines(page)])
    out(told)
    return DONE


def _show(args: Namespace) -> int:
    from workbook.reports.rounds.round_report import status_json
    from workbook.session.rounds.finding import handed_in, open_rounds, rounds
    from workbook.session.rounds.results import result_of
    from workbook.session.rounds.spreads import spreads
    from workbook.session.rounds.telling import round_notes

    view = reading(args)
    there = open_rounds(view) or rounds(view)[-1:]
    several = args.id is None and len(there) > 1 and not args.json
    shown = there if several or (args.id is None and len(there) == 1) else (_round(view, args.id),)
    if args.json:
        items = {item.id: item for item in view.whole.ratings}
        (round_,) = shown
        out_json(status_json(round_, handed_in(round_), spreads(view, round_), items, result_of(view, round_)))
    else:
        out("\n\n".join(_status(view, one) for one in shown))
    complain(round_notes(view, shown))
    return findings(view)


def _status(view: View, round_: Round) -> str:
    from workbook.reports.rounds.round_report import status_text
    from workbook.session.rounds.finding import handed_in
    from workbook.session.rounds.results import result_of
    from workbook.session.rounds.spreads import spreads

    items = {item.id: item for item in view.whole.ratings}
    names = {person.id: person.name for person in view.folder.profile.people}
    return status_text(round_, handed_in(round_), spreads(view, round_), items, names, result_of(view, round_))


def _compare(args: Namespace) -> int:
    from workbook.reports.rounds.change_report import change_json, change_text
    from workbook.session.rounds.comparing import compared

    view = reading(args)
    change = compared(view, args.first, args.second)
    if isinstance(change, Problem):
        raise Refused(change)
    if args.json:
        out_json(change_json(change))
    else:
        out(change_text(change, view.trend()))
    return findings(view)


def _mark(args: Namespace) -> int:
    from workbook.session.rounds.marks import set_mark

    with writing(args) as session:
        made = set_mark(session, sound(args.name))
        if isinstance(made, Problem):
            raise Refused(made)
    out(f"{made.on.isoformat()} is “{one_line(made.name)}”.")
    return DONE


_DOING: dict[str, Callable[[Namespace], int]] = {
    "list": _list,
    "new": _new,
    "answer": _answer,
    "reveal": _reveal,
    "revote": _revote,
    "agree": _agree,
    "close": _close,
    "status": _show,
    "compare": _compare,
    "mark": _mark,
}
