"""How a rating is asked for line by line: its anchors, a level with a note, what shows it, and what that does to the score."""

from workbook.cli.output import out
from workbook.cli.rate import rate_and_tell
from workbook.cli.typed_lines import CLEAR, END, Lines, bare
from workbook.domain import CLAIMS, Evidence, RatingItem, day_understood, one_line, read_level
from workbook.domain.asked_days import not_yet, read_happened
from workbook.reports.score_report import change_text
from workbook.session import Session


def rating_shown(session: Session, item: RatingItem) -> str:
    """This quarter's rating in words; empty without one. An earlier quarter's stays hidden until a new one is given."""
    rated = session.rated(item.id)
    if rated is None:
        return ""
    if rated.level is not None:
        return f"Now: {rated.level}."
    return f"Now: does not apply, because {one_line(rated.na)}" if rated.na is not None else "Now: left open."


def ask_rating(session: Session, item: RatingItem, lines: Lines) -> None:
    """Ask for a level and then for what shows it. The level is put away before the second question."""
    for number, anchor in enumerate(item.anchors):
        out(f"  {number}. {one_line(anchor)}")
    ways = "0 to 4, - to leave it open" + (", x if it does not apply" if item.na else "")
    if (rated := session.rated(item.id)) is not None and rated.note:
        out(f"  Note: {one_line(rated.note)}")
    before = session.score()
    while True:
        given, _, note = lines.ask(f"Level, {ways}; words after it are a note, no proof:").partition(" ")
        line = given.lower()
        if line in ("", END):
            return
        if line == CLEAR or read_level(line) is not None:
            break
        if line == "x" and item.na and not note:
            if reason := lines.ask("Why does it not apply?"):
                rate_and_tell(session, item, None, bare(reason), ())
                out(change_text(before, session.score()))
                return
            out("Without a reason it stays as it was.")
            continue
        out(f"This wants {ways}.")
    level = read_level(line)
    if gone := rate_and_tell(session, item, level, None, (), bare(note.strip()) or None):
        out(gone)
    if (earlier := session.earlier(item.id)) is not None and earlier[1].level is not None and level is not None:
        out(f"In {earlier[0]} it was {earlier[1].level}.")
    try:
        if level is not None and level in CLAIMS:
            _ask_evidence(session, item, level, lines)
    finally:
        out(change_text(before, session.score()))


def _ask_evidence(session: Session, item: RatingItem, level: int, lines: Lines) -> None:
    rated = session.rated(item.id)
    for line in rated.evidence if rated is not None else ():
        out(f"  {line.date.isoformat()}: {one_line(line.text)}")
    what = lines.ask(f"What shows it? {one_line(item.evidence)} One line, Enter for none:")
    if what in ("", END, CLEAR):
        return
    day = session.today
    try:
        while (typed := lines.ask("On which day? Enter for today:")) not in ("", END):
            found, wrong = read_happened(typed, session.today)
            wrong = wrong or (not_yet(found, session.today) if found is not None else "")
            if found is not None and not wrong:
                day = found
                if said := day_understood(typed, day):
                    out(f"Read as {said}.")
                break
            out(wrong)
    finally:  # what was typed first is kept, whatever cuts this off
        rate_and_tell(session, item, level, None, [Evidence(day, bare(what))])
