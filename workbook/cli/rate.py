"""`workbook rate`: gives a rating its level, with the dated lines that show it."""

from collections.abc import Sequence

from workbook.cli.faults import DONE, Refused
from workbook.cli.options import Parser, one_of
from workbook.cli.output import out
from workbook.cli.telling import rating_told
from workbook.cli.workplace import day_of, done, find_item, sound, writing
from workbook.domain import CLAIMS, Evidence, RatingItem, coming_back, command, day_understood, resting, unbroken
from workbook.domain.asked_days import read_happened
from workbook.reports import wrap
from workbook.session import Session
from workbook.session.rating import gone_before, rate


def run(argv: Sequence[str]) -> int:
    """Rates one item and prints what that did to the score."""
    parser = Parser(
        "rate",
        "Give a rating its level, 0 to 4. A 3 or a 4 counts in full once a dated line\nshows it. What showed it before stays "
        "while the level is 3 or 4.",
        'workbook rate results-reviews-happen 3 --evidence "Review with M.K., 14 Oct"',
        'workbook rate newcomers-learn-message na --reason "I work alone"',
    )
    parser.add_argument("item", metavar="ITEM", help=f"the rating's id, as {command('score --explain PLAN')} lists it")
    parser.add_argument("level", metavar="LEVEL", type=one_of(*"01234", "na", "open"), help="0 to 4, na or open")
    parser.add_argument("--reason", metavar="TEXT", help="why it does not apply; only with na")
    parser.add_argument(
        "--evidence", metavar="TEXT", action="append", help="one line that shows a 3 or a 4; may be given several times"
    )
    parser.add_argument("--note", metavar="TEXT", help="what is to be known beside it; never counts as proof")
    parser.add_argument("--date", metavar="DATE", help="the day of that line, else today")
    parser.add_argument("--as", dest="as_", metavar="WHO", help="who rates, else the first of the people")
    args = parser.read(argv)
    level = int(args.level) if args.level.isdecimal() else None
    reason, *shown = (unbroken(text or "").strip() for text in (args.reason, *(args.evidence or ())))
    lines = [line for line in shown if line]
    if (args.level == "na") != bool(reason):
        parser.error("with na a --reason is needed" if args.level == "na" else "--reason is for na only")
    if lines and level not in CLAIMS:
        parser.error("--evidence is for a 3 or a 4 only")
    if len(lines) < len(shown):
        parser.error("--evidence wants words: what was seen")
    if args.date and not lines:
        parser.error("--date and --evidence belong together: the day, and what was seen")
    note = None if args.note is None else unbroken(args.note).strip()
    with writing(args) as session:
        item = find_item(session, args.item)
        if not isinstance(item, RatingItem):
            raise Refused(f"“{item.id}” is not a rating: use {command(f'answer {item.id} VALUE')}.")
        before = session.score()
        day = day_of(session, args.date or "today", "--date", read_happened)
        given = [Evidence(day, sound(line)) for line in lines]
        gone = rate_and_tell(session, item, level, sound(reason) or None, given, note if note is None else sound(note))
        told = rating_told(session, item, before)
    out(told)
    if given and args.date and (said := day_understood(args.date, day)):
        out(f"The day was read as {said}.")
    if gone:
        out(gone)
    return DONE


def rate_and_tell(
    session: Session,
    item: RatingItem,
    level: int | None,
    na: str | None,
    given: Sequence[Evidence],
    note: str | None = None,
) -> str:
    """Rates `item`, and says what went. Evidence adds to what there was, and a `note` takes the place of the one before."""
    own, earlier = session.rated(item.id), session.earlier(item.id)
    before = coming_back(own, gone_before(session, item.id), earlier[1] if earlier is not None else None)
    kept = resting(level, before)
    done(
        rate(
            session,
            item.id,
            level=level,
            na=na,
            evidence=(*kept, *(one for one in given if one not in kept)),
            note=note,
        )
    )
    if own is None or not own.evidence or kept:
        return ""
    lines = "\n".join(wrap(f"{one.date.isoformat()}: {one.text}", "  ") for one in own.evidence)
    return f"Evidence stays with a 3 or a 4 only. This went:\n{lines}"
