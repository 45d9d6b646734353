"""The lines of the list of exercises: a chapter or plan with a thin bar beside its name, an exercise with its mark and minutes.

All right edges agree: how far something is ends in one column, and the minutes in another.
"""

from collections.abc import Sequence

from textual.content import Content

from workbook.app.base import ACCENT, QUIET, SMALL, WARN, pad, right
from workbook.app.widgets import ListRow, fit, steps
from workbook.domain import Document, Exercise, RatingItem, count, dataclass, one_line
from workbook.domain.explain import UNPROVEN, state_of
from workbook.domain.progress import PartProgress, Progress
from workbook.reports.progress_report import MARKS, Counted
from workbook.reports.time_words import minutes_words
from workbook.session import Session

ROOMY = 62
"""Cells of a line from which on there is room for bars."""

ON_WAY = "→"
"""The mark of a page that is on the way that one is on, where that is not the way through all."""

_LEFT, _COUNT = 12, 9
"""Cells at least for the minutes at the right edge, and for what stands before them."""

_MOST_BAR = 20


@dataclass(frozen=True, slots=True)
class Remark:
    """What there is to know about an exercise beside its title, and the same in fewer words."""

    whole: Content = Content("")
    short: Content = Content("")

    def within(self, cells: int) -> Content:
        """As much of it as has room in so many cells: what does not fit is left out, never cut."""
        return next((words for words in (self.whole, self.short) if words.cell_length <= cells), Content(""))


def mark_of(status: str) -> Content:
    """The mark of an exercise: `✓` done, `◐` begun, `○` not yet, `–` set aside."""
    return Content.styled(MARKS[status], ACCENT if status == "done" else QUIET)


def part_row(part: PartProgress, number: str, words: Counted, titles: int, *, unfolded: bool) -> ListRow:
    """A chapter or plan. Nobody is behind with what is not begun: it has no bar, and says only how much there is of it.

    `number` stands before its title, and `titles` are the cells that the longest title of the list needs.
    """
    done = part.done + part.skipped
    quiet = words.steps and not done
    said = count(part.exercises, "exercise") if quiet else words.count
    left = left_of(part, words)

    def draw(width: int) -> Content:
        spare = 1 if width >= ROOMY else 0
        last = _LEFT + spare if width >= SMALL else 0
        counted = max(Content(said).cell_length + 1 + spare, _COUNT + 2 * spare)
        bar = min(width - len(number) - titles - counted - last - 1, _MOST_BAR) if spare else 0
        bar = bar if bar >= 4 and words.steps and not quiet else 0
        room = width - len(number) - (bar + 1 if bar else 0) - counted - last
        title = pad(Content.styled(one_line(part.title), "bold" if unfolded else ""), room)
        drawn = Content.assemble(" ", steps(done, part.exercises, bar)) if bar else ""
        style = QUIET if quiet or not words.steps else ""
        return Content.assemble((number, QUIET), title, drawn, right(said, counted, style), right(left, last, QUIET))

    return ListRow(draw, ("part", part.id))


def left_of(part: PartProgress, words: Counted) -> str:
    """How long what is left takes; of what nobody has begun, how long it takes."""
    begun = part.done + part.skipped or not words.steps
    return words.left if begun or not part.minutes_left else minutes_words(part.minutes_left)


def exercise_row(exercise: Exercise, progress: Progress, remark: Remark) -> ListRow:
    """An exercise, with what there is to know about it and its minutes; the one that is next is bold."""
    state = progress.exercises[exercise.id]
    following = progress.next.exercise == exercise.id
    on_way = progress.way.name != "long" and exercise.id in progress.way.exercises
    head = Content.assemble((f" {ON_WAY} " if on_way else "   ", ACCENT), mark_of(state.status), " ")
    title = Content.styled(one_line(exercise.title), "bold" if following else "")
    minutes = f"{exercise.minutes} min"

    def draw(width: int) -> Content:
        room = width - head.cell_length
        last = 0 if width < SMALL else _LEFT + 1 if width >= ROOMY and title.cell_length + _LEFT < room else 8
        beside = remark.within(min(max(room - last - title.cell_length - 2, _COUNT + 2), room // 2))
        cells = beside.cell_length + 2 if beside else 0
        return Content.assemble(
            head, pad(title, room - cells - last), right(beside, cells), right(minutes, last, QUIET)
        )

    return ListRow(draw, ("exercise", exercise.id))


def document_row(document: Document) -> ListRow:
    """A document, among what was found."""
    title, reader = Content(f"     {one_line(document.title)}"), Content.styled(one_line(document.reader), QUIET)

    def draw(width: int) -> Content:
        rest = width - title.cell_length - 3
        beside = fit(reader, rest) if rest >= _LEFT else Content("")
        return fit(title, width) + right(beside, max(width - title.cell_length, 0))

    return ListRow(draw, ("document", document.id))


def remark_of(exercise: Exercise, progress: Progress, session: Session) -> Remark:
    """How far an exercise is, that it comes next, or why it was set aside."""
    state = progress.exercises[exercise.id]
    track = session.folder.tracks.get(exercise.id)
    if state.status == "skipped":
        return _quiet(f"set aside: {one_line((track and track.skipped) or '')}", "set aside")
    entries = [entry for item in exercise.live if (entry := session.score().items.get(item.id))]
    bare = sum(state_of(entry) in UNPROVEN for entry in entries)
    so_far = f"{state.total}" if state.answered == state.total else state.so_far
    if entries and not state.answered:
        return _quiet(count(len(entries), "rating"))
    if entries:
        only = all(isinstance(item, RatingItem) for item in exercise.live if not item.optional)
        words = f"{so_far}{' rated' if only else '' if bare else ' answered'}"
        if not bare:
            return _quiet(words, so_far)
        unproven = Content.styled(f"{bare} unproven", WARN)
        return Remark(Content.assemble((f"{words}, ", QUIET), unproven), unproven)
    if state.answered and state.status in ("new", "started"):  # new is what was answered where it is asked as well
        return _quiet(f"{so_far} answered", so_far)
    words = "begun" if state.status == "started" else ""
    following = progress.next.exercise == exercise.id
    return _quiet(", ".join(filter(None, (words, "next" if following else ""))), "next" if following else words)


def _quiet(words: str, short: str = "") -> Remark:
    return Remark(Content.styled(words, QUIET), Content.styled(short or words, QUIET))


def longest(titles: Sequence[str]) -> int:
    """The cells that the longest of these titles needs."""
    return max((Content(one_line(title)).cell_length for title in titles), default=0)
