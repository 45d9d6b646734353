"""What comes next, in the words of its card: on Home, and at the end of a chapter, a plan, a way or a step."""

from collections.abc import Iterable
from fractions import Fraction

from workbook.domain import Pack, count, dataclass, one_line
from workbook.domain.filled_document import PageNow
from workbook.domain.progress import Progress, along
from workbook.domain.ways import way
from workbook.reports.time_words import minutes_words
from workbook.reports.way_report import way_title

LONG_HOLDS = "every exercise by chapter"
"""What the long way holds, in so few words that they are read whole."""

ACTIONS = "What gains most for its effort stands first."
"""What is said of the action list where every exercise is done."""


@dataclass(frozen=True, slots=True)
class NextCard:
    """The exercise to go on with and the item in it, in the words of its card; or another `page` to go on to.

    `chapter` is its number and name, `far` how far it is or how long its chapter, `why` the reason, `holds` the minutes and
    the page that it goes into. `done` of its `total` questions are answered; `total` is 0 while nothing is begun.
    """

    exercise: str
    item: str
    chapter: str
    name: str
    far: str
    done: int
    total: int
    why: str
    holds: str
    word: str
    page: str = "exercise"


def next_card(pack: Pack, progress: Progress, pages: Iterable[PageNow] = (), chosen: str = "") -> NextCard | None:
    """The card for what is next on the way that is taken, or for the exercise that was `chosen`; None where nothing is left on it.

    Of the `pages` it names the one that the exercise goes into.
    """
    exercise = pack.exercise_by_id.get(chosen or progress.next.exercise or "")
    if exercise is None:
        return None
    chapter, state = pack.chapter_of(exercise), progress.exercises[exercise.id]
    ids = [item.id for item in pack.outlines[exercise.id].all]
    begun = state.status == "started" and state.answered > 0
    item = progress.next.item if exercise.id == progress.next.exercise else state.next
    place = ids.index(item) + 1 if item in ids else min(state.answered + 1, state.total)
    members = pack.exercises_in(chapter.id)
    whole = all(progress.exercises[one.id].status == "new" for one in members)
    return NextCard(
        exercise=exercise.id,
        item=item or "",
        chapter=one_line(f"{chapter.number} {chapter.title}"),
        name=one_line(exercise.title),
        far=f"question {place} of {state.total}" if begun else count(len(members), "exercise") if whole else "",
        done=state.answered if begun else 0,
        total=state.total if begun else 0,
        why=progress.next.why,
        holds=" · ".join(filter(None, [count(exercise.minutes, "minute"), makes_words(exercise.id, pack, pages)])),
        word="Go on" if begun or any(one.answered for one in progress.exercises.values()) else "Begin",
    )


def going_on(pack: Pack, progress: Progress, pages: Iterable[PageNow] = (), chosen: str = "") -> NextCard:
    """As `next_card`; and where nothing is left, the long way from a shorter one, else the action list."""
    if (card := next_card(pack, progress, pages, chosen)) is not None:
        return card
    long = along(way(pack, "long"), progress.exercises)
    if progress.way.name != "long" and not long.over:
        far = count(len(long.exercises) - long.done, "more exercise")
        holds = f"{minutes_words(long.minutes_left)} · {LONG_HOLDS}"
        return _elsewhere("ways", way_title(pack, "long"), far, progress.next.why, holds, "Choose")
    return _elsewhere("actions", "What would raise it most", "Actions", progress.next.why, ACTIONS, "See them")


def _elsewhere(page: str, name: str, far: str, why: str, holds: str, word: str) -> NextCard:
    return NextCard("", "", "", name, far, 0, 0, why, holds, word, page)


def makes_words(exercise: str, pack: Pack, pages: Iterable[PageNow]) -> str:
    """The page that an exercise goes into: `makes “Promise card”` where it fills it alone; empty where no page draws on it.

    Of several it is the one that it fills alone, else the one of which it asks most.
    """
    asked = {item.id for item in pack.outlines[exercise].all}
    found = [page for page in pages if page.items & asked]
    if not found:
        return ""
    best = max(found, key=lambda page: (page.items <= asked, Fraction(len(page.items & asked), len(page.items))))
    return f"{'makes' if best.items <= asked else 'goes into'} “{one_line(best.title)}”"
