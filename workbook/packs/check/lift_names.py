"""Every lift begins with a bold name, by which lists know it."""

from collections.abc import Iterator

from workbook.domain import Pack, Problem, RatingItem, count
from workbook.packs.read.parser import Page


def unnamed_lifts(pack: Pack, pages: dict[str, Page]) -> Iterator[Problem]:
    """A note for each page with lifts that have no name, at the first of them. Lifts of retired ratings need none."""
    for exercise in pack.exercises:
        page = pages[exercise.file]
        lines = [
            page.lifts.get((item.id, lift.id), item.line)
            for item in exercise.items
            if isinstance(item, RatingItem) and not item.retired
            for lift in item.lifts
            if not lift.title
        ]
        if lines:
            more = f"{count(len(lines), 'lift')} of this page have no name; this is the first."
            what = more if lines[1:] else "This lift has no name."
            mend = "Begin what is to be done with one in bold: `- to 2, small, 1 week: **Name it.** What to do first.`"
            yield Problem(exercise.file, min(lines), what, mend, "note")
