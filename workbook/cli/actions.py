"""`workbook actions`: what to do next, and what people have taken on."""

import secrets
from argparse import Namespace
from collections.abc import Callable, Sequence
from typing import Any

from workbook.cli.faults import DONE, Refused
from workbook.cli.options import Parser, first_word
from workbook.cli.output import err, out, out_json
from workbook.cli.workplace import day_of, done, findings, reading, sound, writing
from workbook.domain import NEAR_IDS, Problem, command, did_you_mean, one_line
from workbook.domain.actions import Action, Status
from workbook.domain.asked_days import passed, read_due
from workbook.reports.actions_report import action_json, action_text, actions_json, actions_text, counts_text
from workbook.session import Session, View
from workbook.session.acting import add_action, adopt_exercise, commit_action, move_action, stranger

VERBS = {
    "list": "the whole list; what you get without a word",
    "show": "one action in full",
    "commit": "take one on: who, by when, and a when-then sentence",
    "done": "it is done",
    "drop": "it will not be done; wants a --reason",
    "park": "not now",
    "add": "one of your own making, or of an exercise, taken on at once",
}
MOVES = {"done": Status.DONE, "drop": Status.DROPPED, "park": Status.PARKED}
SAID = {"commit": "Taken on", "done": "Done", "drop": "Dropped", "park": "Parked", "add": "Added and taken on"}


def run(argv: Sequence[str]) -> int:
    """Lists, shows or changes actions."""
    place = first_word(argv)
    if place is None:
        return _list(_parser("").read(argv))
    verb = argv[place]
    parser = _parser(verb if verb in VERBS else "")
    if verb not in VERBS:
        parser.error(f"there is no “{one_line(verb, 70)}”; there are {', '.join(VERBS)}")
    args = parser.read([*argv[:place], *argv[place + 1 :]])
    if verb == "list":
        return _list(args)
    return _show(args) if verb == "show" else _change(verb, parser, args)


def _parser(verb: str) -> Parser:
    if not verb:
        words = "\n".join(f"  {word:<8}{what}" for word, what in VERBS.items())
        parser = Parser(
            "actions",
            f"What to do next. A word after “actions” says what is wanted:\n{words}",
            "workbook actions",
            "workbook actions commit 9f3ac21e --owner Ana --due fri",
        )
    else:
        parser = Parser(f"actions {verb}", VERBS[verb][0].upper() + VERBS[verb][1:] + ".", *_EXAMPLES[verb])
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    if verb == "add":
        parser.add_argument("title", metavar="TITLE", nargs="?", help="what will be done")
        parser.add_argument("--exercise", metavar="ID", help="what this exercise of the library suggests, instead")
    elif verb not in ("", "list"):
        parser.add_argument("id", metavar="ID", help="the action's id, or the first few letters of it")
    if verb in ("commit", "add"):
        parser.add_argument("--owner", metavar="WHO", help="who does it")
        parser.add_argument("--due", metavar="DATE", help="by when: 2026-12-15, fri, +14d")
        parser.add_argument("--when", metavar="TEXT", help="the moment that sets it off")
        parser.add_argument("--then", metavar="TEXT", help="what is done then")
    if verb in MOVES:
        parser.add_argument("--reason", metavar="TEXT", default="", help="why, in a few words")
    if verb in SAID:
        parser.add_argument("--as", dest="as_", metavar="WHO", help="who says so, else the first of the people")
    return parser


_EXAMPLES = {
    "list": ("workbook actions list", "workbook actions list --json"),
    "show": ("workbook actions show 9f3ac21e", "workbook actions show 9f3a --json"),
    "commit": (
        "workbook actions commit 9f3ac21e --owner Ana --due 2026-12-15",
        'workbook actions commit 9f3a --when "a job ends" --then "I book the review"',
    ),
    "done": ("workbook actions done 9f3ac21e", 'workbook actions done 9f3a --reason "in all offers since May"'),
    "drop": (
        'workbook actions drop 9f3ac21e --reason "We have no partners"',
        'workbook actions drop 9f3a --reason "too big"',
    ),
    "park": ("workbook actions park 9f3ac21e", 'workbook actions park 9f3a --reason "after the holidays"'),
    "add": (
        'workbook actions add "Call Marta about the partner form" --owner Ana --due fri',
        "workbook actions add --exercise gift-for-two --owner Ben",
    ),
}


def _list(args: Namespace) -> int:
    view = reading(args)
    if args.json:
        out_json(actions_json(view.actions()))
    else:
        out(actions_text(view.listing(), view.pack, view.score(), view.today))
    return findings(view)


def _show(args: Namespace) -> int:
    view = reading(args)
    shown = _shown(_found(view, args.id), view, args.json)
    code = findings(view)
    shown()
    return code


def _change(verb: str, parser: Parser, args: Namespace) -> int:
    if verb == "drop" and not args.reason.strip():
        parser.error("this wants a --reason: why it is not worth doing")
    if verb == "add" and (args.title is None) == (args.exercise is None):
        parser.error("this wants a TITLE, or --exercise ID")
    with writing(args) as session:
        changed = _changed(verb, args, session)
        shown = _shown(changed, session, args.json)
        how = counts_text(changed) if verb == "done" else ""
        unknown = stranger(session, changed.owner) if getattr(args, "owner", None) is not None else ""
        if verb in ("commit", "add") and args.due is not None and changed.due is not None:
            how = passed(changed.due, session.today)
    if not args.json:
        out(f"{SAID[verb]}.")
        if how:
            out(how)
    shown()
    if unknown:
        err(unknown)
    return DONE


def _changed(verb: str, args: Namespace, session: Session) -> Action:
    if verb == "add":
        terms = _terms(args, session)
        if args.exercise is not None:
            made = adopt_exercise(session, _exercise(args.exercise, session), **terms)
        else:
            made = add_action(session, sound(args.title), secrets.token_hex(4), **terms)
        if isinstance(made, Problem):
            raise Refused(made)
        return made
    action = _found(session, args.id)
    if verb == "commit":
        done(commit_action(session, action.id, **_terms(args, session)))
    else:
        done(move_action(session, action.id, MOVES[verb], sound(args.reason)))
    return _found(session, action.id)


def _exercise(name: str, session: Session) -> str:
    """The id of an exercise; else refused, with the nearest that has an action to take on."""
    if name not in session.pack.exercise_by_id:
        near = did_you_mean(name, [one.id for one in session.pack.exercises if one.action], NEAR_IDS)
        raise Refused(f"There is no exercise “{one_line(name, 70)}”.{near} {command('pack show')} lists them all.")
    return name


def _terms(args: Namespace, session: Session) -> dict[str, Any]:
    """What of the commitment card was given."""
    read: dict[str, Callable[[str], object]] = {
        "owner": sound,
        "due": lambda text: day_of(session, text, "--due", read_due),
        "when": sound,
        "then": sound,
    }
    return {name: make(getattr(args, name)) for name, make in read.items() if getattr(args, name) is not None}


def _found(view: View, action_id: str) -> Action:
    found = view.action(action_id)
    if isinstance(found, Problem):
        raise Refused(found)
    return found


def _shown(action: Action, view: View, as_json: bool) -> Callable[[], None]:
    """How to print one action, for when it is safely on disk."""
    if as_json:
        document = {"format": 1, "action": action_json(action)}
        return lambda: out_json(document)
    text = action_text(action, view.pack, view.score(), view.today)
    return lambda: out(text)
