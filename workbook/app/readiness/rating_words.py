"""How a rating stands, in glyphs and in a few words: on its row, in its pane, on the page that says why."""

from datetime import date

from textual.content import Content

from workbook.app.base import ACCENT, QUIET, WARN
from workbook.app.widgets import dots
from workbook.app.widgets.band import TRACK
from workbook.domain import ItemScore
from workbook.domain.days import day_and_long_month, day_and_month
from workbook.domain.explain import UNPROVEN, WORDS, State, state_of
from workbook.domain.proof import is_earlier

GLYPHS = {"proven": "✓", **dict.fromkeys(UNPROVEN, "!"), "open": "", "na": ""}
EARLIER, EARLIER_IN_SHORT = "given to an earlier wording", "older wording"
"""Of a rating whose levels said something else when it was given; in short where there is little room."""

STATES = {**WORDS, "proven": "", "earlier": EARLIER}
"""How a rating stands, in words."""

LEVELS = 4


def glyph(level: int | None, state: State) -> str:
    """The glyph of a rating; none beside a level of 2 or less, which needs no proof."""
    return "" if state == "proven" and (level or 0) < 3 else GLYPHS[state]


def look(state: State) -> str:
    """The colour that goes with it."""
    return WARN if state in UNPROVEN else ACCENT if state == "proven" else QUIET


def level_dots(level: int | None) -> Content:
    """`●●○○` for a level, `····` while there is none: a 0 is an answer too."""
    return dots(level, LEVELS) if level is not None else Content.styled("·" * LEVELS, TRACK)


def state_words(entry: ItemScore, cells: int, lapses: date | None = None) -> str:
    """What is to be said beside a rating, in so many cells: that it lacks proof, when it lapses, and from which quarter it comes."""
    standing = entry.standing
    reworded = entry.level is not None and standing is not None and is_earlier(entry.item, standing)
    carried = f"from {standing.label}" if standing is not None and standing.carried else ""
    said = [STATES[state_of(entry)] or (EARLIER if reworded else ""), lapses_words(lapses), carried]
    words = ", ".join(filter(None, said))
    if len(words) > cells:
        words = words.replace(EARLIER, EARLIER_IN_SHORT)
    if lapses is not None:
        short = f"lapses {day_and_month(lapses)}"
        return next((one for one in (words, lapses_words(lapses), short) if len(one) <= cells), "")
    return words if len(words) <= cells else next((one for one in map(_short, said) if one and len(one) <= cells), "")


def lapses_words(lapses: date | None) -> str:
    """When a proof lapses: `lapses 14 December`; nothing where it does not."""
    return f"lapses {day_and_long_month(lapses)}" if lapses is not None else ""


def _short(words: str) -> str:
    return EARLIER_IN_SHORT if words == EARLIER else words
