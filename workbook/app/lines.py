"""The words and small pieces that several pages show alike: plans with their bars, gains, efforts, and when things are due."""

from datetime import date
from fractions import Fraction
from pathlib import Path

from textual.content import Content

from workbook.app.widgets.band import band
from workbook.domain.action import Action
from workbook.domain.explain import state_of
from workbook.domain.scoring import GroupScore, Score, show
from workbook.domain.text import clean, one_line
from workbook.reports.layout import MISSING

QUIET = "$text-muted"
ACCENT = "$text-accent"
WARN = "$text-warning"

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def quiet(words: str) -> Content:
    """Words in the second grey."""
    return Content.styled(clean(words), QUIET)


def pad(words: Content | str, cells: int, style: str = "") -> Content:
    """Exactly so many cells: cut with an ellipsis, or filled with spaces. `style` is for plain words."""
    return _made(words, style).truncate(cells, ellipsis=True, pad=True)


def right(words: Content | str, cells: int, style: str = "") -> Content:
    """The same, at the right edge of its cells."""
    made = _made(words, style).truncate(cells, ellipsis=True)
    return Content(" " * (cells - made.cell_length)) + made


def _made(words: Content | str, style: str) -> Content:
    return Content.styled(words, style) if isinstance(words, str) else words


def short_path(folder: Path) -> str:
    """A folder as people write it, with `~` for their own, made safe to show."""
    home = Path.home()
    if folder == home:
        return "~"
    return one_line(f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder))


def gain(value: Fraction) -> str:
    """A gain in proven points: `+1.5`; nothing when it is too small to show or comes from elsewhere."""
    return f"+{show(value)}" if value * 1000 >= 1 else ""


def action_words(action: Action) -> str:
    """What an action is, in a sentence of its own, for places without lanes."""
    lane = action.gen.lane
    if lane == "finish":
        return f"Answer “{action.title}”"
    if lane == "prove":
        return f"Prove “{action.title}”: a dated example"
    return action.title


def due_words(day: date, today: date) -> str:
    """When something is due: `yesterday`, `today`, `Friday`, `in 9 days`, `15 Dec`."""
    days = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    if days in near:
        return near[days]
    if days < 0:
        return f"{-days} days ago"
    if days < 7:
        return _DAYS[day.weekday()]
    return f"in {days} days" if days < 15 else day_words(day, today)


def day_words(day: date, today: date) -> str:
    """A day: `15 Dec`, with its year when that is another."""
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"


def missing(group: GroupScore, cells: int) -> str:
    """What keeps a plan's number open, in so many cells: `2 unanswered`, `2 open, 1 unproven`, `3 to see to`; or nothing."""
    states = [state_of(entry) for entry in group.items]
    words = (("open", "unanswered"), ("claimed", "without proof"), ("stale", "with old proof"))
    short = {"unanswered": "open", "without proof": "unproven", "with old proof": "too old"}
    found = [(states.count(state), said) for state, said in words if state in states]
    full = ", ".join(f"{number} {said if len(found) == 1 else short[said]}" for number, said in found)
    return full if len(full) <= cells else f"{sum(number for number, _ in found)} to see to"


def span_words(group: GroupScore) -> str:
    """A plan's number: `46`, or `21 to 46` while something in it is open."""
    low, high = show(group.proven, 0), show(group.possible, 0)
    return low if low == high else f"{low} to {high}"


def plan_line(
    group: GroupScore, score: Score, width: int, titles: int, *, scored: bool = True, most: int = 99
) -> Content:
    """A plan on one line: whether it counts double, title, bar, number, and what is missing, in `width` cells.

    `scored` is false for a group across plans, which neither counts double nor stands beside the score. `most` is the
    longest that the bar may be; what it leaves stays empty, so that numbers align.
    """
    cells, tail = _shares(width, titles)
    twice = scored and group.id in score.weakest
    return Content.assemble(
        ("2x  " if twice else "    ", WARN),
        pad(one_line(group.title), titles, QUIET if scored and group not in score.plans else ""),
        "  ",
        band(group.proven, group.possible, min(cells, most)),
        " " * max(cells - most, 0),
        right(span_words(group), 10, "bold"),
        "   ",
        pad(missing(group, tail), tail, QUIET),
    )


def sketch_line(title: str, width: int, titles: int, *, most: int = 99) -> Content:
    """The same before anything is known."""
    return Content.assemble(
        "    ", pad(title, titles), "  ", (MISSING * min(_shares(width, titles)[0], most), "$border-blurred")
    )


def _shares(width: int, titles: int) -> tuple[int, int]:
    """How many cells the bar and the remark of a plan get: the remark what it needs first, the bar the rest."""
    tail = min(max(width - titles - 37, 12), 34)
    return max(width - titles - 19 - tail, 6), tail
