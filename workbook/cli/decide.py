"""`workbook decide`: the tell-a-friend question asked of one thing before it goes out, and the answers kept."""

import secrets
from argparse import Namespace
from collections.abc import Sequence

from workbook.cli.faults import DONE
from workbook.cli.options import Parser, one_of
from workbook.cli.output import is_terminal, out, out_json
from workbook.cli.workplace import clock_of, done, findings, reading, sound, writing
from workbook.domain import TELL_STEPS, Decision, command, read_level
from workbook.reports import wrap
from workbook.reports.decisions_report import decision_json, decision_text, decisions_json
from workbook.session.deciding import decide


def run(argv: Sequence[str]) -> int:
    """Keeps one decision, or lists those that were kept."""
    parser = Parser(
        "decide",
        "What are you about to send, change or deliver? Would a client tell a friend?\nWithout TEXT it lists what you asked "
        "it of before.",
        'workbook decide "The new quote" --step 2 --better "Show one job in it"',
        "workbook decide --json",
    )
    parser.add_argument("text", metavar="TEXT", nargs="?", help="what it is about")
    parser.add_argument("--step", metavar="0-4", type=one_of(*"01234"), help="the step on the ladder, 0 to 4")
    parser.add_argument("--better", metavar="TEXT", default="", help="what would make them tell a friend")
    parser.add_argument("--changed", metavar="TEXT", default="", help="what you changed because of it")
    parser.add_argument("--json", action="store_true", help="print one JSON document, and ask nothing")
    parser.add_argument("--as", dest="as_", metavar="WHO", help="who decides, else the first of the people")
    args = parser.read(argv)
    if args.text is None:
        if args.step or args.better or args.changed or args.as_:
            parser.error("this wants the TEXT: what it is about")
        return _list(args)
    text, better, changed = sound(args.text), sound(args.better), sound(args.changed)
    if not text:
        parser.error("TEXT is empty: say in a few words what it is about")
    with writing(args) as session:
        step = int(args.step) if args.step else None
        if step is None and not args.json and is_terminal():
            step, better = _asked(text, better)
        decision = Decision(
            id=secrets.token_hex(4),
            at=clock_of(args.on)(),
            by=session.person.id,
            what=text,
            step=step,
            better=better,
            changed=changed,
        )
        done(decide(session, decision))
    if args.json:
        out_json({"format": 1, "decision": decision_json(decision)})
    else:
        out(decision_text(decision))
    return DONE


def _list(args: Namespace) -> int:
    view = reading(args)
    decisions = view.decisions()
    if args.json:
        out_json(decisions_json(decisions))
    else:
        told = "\n\n".join(map(decision_text, decisions))
        out(told or f"Nothing has been asked yet. Begin with {command('decide TEXT')}.")
    return findings(view)


def _asked(text: str, better: str) -> tuple[int | None, str]:
    """The step and what would make it so, asked of the person at the terminal. Enter leaves either open."""
    from workbook.cli.typed_lines import Back, Left, Lines

    out(wrap(f"{text}: would a client tell a friend?"))
    for number, words in enumerate(TELL_STEPS):
        out(f"  {number}. {words}")
    lines, step = Lines(), None
    try:
        while (line := lines.ask("Step, 0 to 4:")) and (step := read_level(line)) is None:
            out("This wants a step from 0 to 4, or Enter to leave it open.")
        better = better or lines.ask("What would make it so? Enter for nothing:")
    except (Back, Left, EOFError):
        out("Kept as far as it is answered.")
    return step, better
