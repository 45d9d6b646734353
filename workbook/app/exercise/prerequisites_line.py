"""What an exercise builds on and what it feeds, in a line each for under the list of exercises."""

from collections.abc import Sequence

from workbook.domain import Exercise, Flow, one_line
from workbook.domain.progress import Progress
from workbook.reports import cut, width

FIRST = 2
"""How many titles are named; the rest is only counted."""


def threads(flow: Flow, progress: Progress, exercise: Exercise, cells: int) -> tuple[str, ...]:
    """The lines, each of at most `cells`: what it builds on that is not done yet, and the pages and exercises it feeds."""
    undone = [one.title for one in flow.wants(exercise) if progress.exercises[one.id].status != "done"]
    feeds = [page.title for page in flow.pages(exercise)] + [one.title for one in flow.feeds(exercise)]
    return tuple(_named(lead, names, cells) for lead, names in (("Builds on", undone), ("Feeds", feeds)) if names)


def _named(lead: str, titles: Sequence[str], cells: int) -> str:
    """`Feeds “Message sheet”, “Thirty seconds” and 4 more`: fewer titles, and at last a shortened one, where it is narrow."""
    for named in range(min(FIRST, len(titles)), 0, -1):
        rest = len(titles) - named
        tail = f" and {rest} more" if rest else ""
        names = [f"“{one_line(title)}”" for title in titles[:named]]
        words = f"{lead} {', '.join(names) if tail else ' and '.join(names)}{tail}"
        if width(words) <= cells:
            return words
    return f"{lead} “{cut(titles[0], max(cells - width(f'{lead} “”{tail}'), 1))}”{tail}"
