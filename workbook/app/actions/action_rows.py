"""The rows of the action list: mark, name, remark, gain and effort, in columns that agree from one group to the next."""

from datetime import date

from textual.content import Content

from workbook.app.base import ACCENT, QUIET, WARN, pad, right
from workbook.app.widgets import ListRow, fit, spread
from workbook.domain import Score, due_words, one_line
from workbook.domain.actions import Action, ToRate
from workbook.reports.action_words import (
    action_words,
    left_words,
    lift_words,
    offer_words,
    plan_words,
    time_words,
)

SMALL = 50
"""Cells of a row below which what stands beside a name goes below it."""

_MARK, _MIDDLE, _END = 2, 13, 11
"""Cells of the mark, of remark and gain, and of the effort or the day."""


def taken(action: Action, score: Score, today: date) -> ListRow:
    """Something that is being done: who, and by when."""
    late = action.late(today)
    mark = Content.styled("! " if late else "  ", f"bold {WARN}")
    due = due_words(action.due, today) if action.due else "no day yet"
    when = Content.styled("looks done?" if action.gen.met else due, WARN if late and not action.gen.met else QUIET)
    who, name = one_line(action.owner or ""), action_words(action)

    def draw(width: int) -> Content:
        if width < SMALL:
            below = spread(Content.styled(f"  {who}", QUIET), when)(width)
            return Content.assemble(mark, fit(Content.styled(name, "bold"), width - _MARK), "\n", below)
        room = width - _MARK - _MIDDLE - _END
        end = Content.assemble(" ", pad(who, _MIDDLE - 2, QUIET), right(when, _END + 1))
        return Content.assemble(mark, pad(name, room, "bold"), end)

    return ListRow(draw, ("action", action.id))


def offered(action: Action, score: Score) -> ListRow:
    """Something to take on: what is meant, what it brings, and how long it takes; of a proof that lapses what is lost, and when."""
    aim, worth, end = offer_words(action, score)
    look = ACCENT if action.gen.lapses is None else WARN
    middle = Content.assemble((f" {aim:<6}", QUIET), (f"{worth:>6}", f"bold {look}"))
    return _row(action.title, middle, end, ("action", action.id))


def to_rate(row: ToRate) -> ListRow:
    """The open ratings of one plan."""
    middle = Content.styled(f" {left_words(row)}", QUIET)
    return _row(plan_words(row), middle, time_words(row.minutes), ("rate", row.plan))


def _row(name: str, middle: Content, end: str, key: tuple[str, str]) -> ListRow:
    def draw(width: int) -> Content:
        tail = right(end, _END, QUIET)
        if width < SMALL:
            first = fit(Content(name), width - _MARK)
            return Content.assemble("  ", first, "\n", spread(Content(" ") + middle, tail)(width))
        between = _MIDDLE if middle.plain.strip() else 0
        return Content.assemble("  ", pad(name, width - _MARK - between - _END), pad(middle, between), tail)

    return ListRow(draw, key)


def finished(action: Action, day: str) -> ListRow:
    """Something that was done, when, and what it has brought where its rating says so."""
    brought = lift_words(action.gen.lift) if action.gen.met and action.gen.lapses is None else ""
    middle = Content.styled(f" {'':6}{brought:>6}", ACCENT)

    def draw(width: int) -> Content:
        between = _MIDDLE if brought and width >= SMALL else 0
        head = Content.assemble(("✓ ", ACCENT), pad(action.title, width - _MARK - between - _END, QUIET))
        return Content.assemble(head, pad(middle, between), right(day, _END, QUIET))

    return ListRow(draw, ("action", action.id))


def aside(action: Action, why: str) -> ListRow:
    """Something that waits, or was set aside, and why."""

    def draw(width: int) -> Content:
        if width < SMALL:
            below = fit(Content.styled(f"  {why}", QUIET), width)
            return Content.assemble("  ", fit(Content(action_words(action)), width - _MARK), "\n", below)
        half = (width - 4) // 2
        return Content.assemble("  ", pad(action_words(action), half), "  ", pad(why, width - half - 4, QUIET))

    return ListRow(draw, ("action", action.id))


def fold(name: str, title: str, number: int, *, unfolded: bool) -> ListRow:
    """The line of a group that can be folded away."""
    words = Content.assemble((f"{'▾' if unfolded else '▹'} ", QUIET), title, (f"  {number}", QUIET))
    return ListRow(lambda width: words, ("fold", name))


def more(number: int) -> ListRow:
    """The line for what is not shown yet."""
    words = Content.styled(f"  {number} more", QUIET)
    return ListRow(lambda width: words, ("fold", "next"))
