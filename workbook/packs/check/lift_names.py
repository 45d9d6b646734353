"""Every lift begins with a bold name, by which lists know it."""

from collections.abc import Iterator

from workbook.domain import Pack, Problem, RatingItem
from workbook.packs.read.parser import Page


def unnamed_lifts(pack: Pack, pages: dict[str, Page]) -> Iterator[Problem]:
    """The lifts without a name, each at its line. Those of retired ratings need none.

    It is for whoever writes a pack: one from before lifts had names is still read, and its lifts are listed by their text.
    """
    for exercise in pack.exercises:
        page = pages[exercise.file]
        for item in exercise.items:
            if not isinstance(item, RatingItem) or item.retired:
                continue
            for lift in item.lifts:
                if not lift.title:
                    line = page.lifts.get((item.id, lift.id), item.line)
                    mend = "Begin what is to be done with one in bold: `**Name it.** What to do first.`"
                    yield Problem(exercise.file, line, "This lift has no name.", mend)
