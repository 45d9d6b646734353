"""The pane of a rating: its levels, what shows the present one, what was said before, and what would lift it."""

from collections.abc import Sequence

from textual.content import Content

from workbook.app.base import ACCENT, QUIET, WARN
from workbook.app.readiness.detail_lines import block, marked, said, step_lines
from workbook.app.readiness.rating_words import level_dots, look
from workbook.app.widgets.band import TRACK
from workbook.domain import ItemScore, Rated, RatingItem, day_words, one_line, recent
from workbook.domain.actions import Action
from workbook.domain.days import day_and_long_month
from workbook.domain.explain import UNPROVEN, explain, state_of
from workbook.domain.proof import is_earlier
from workbook.session import Session
from workbook.session.before import before

_BEFORE = 3
"""Earlier quarters that are shown."""


def facts_of(item: RatingItem) -> str:
    """Its weight and where it belongs: `weight 3 · tactical · process`."""
    return " · ".join(filter(None, [f"weight {item.weight}", item.scope, item.lens, item.audience]))


def rating_lines(session: Session, entry: ItemScore, steps: Sequence[Action], width: int, room: int) -> list[Content]:
    """All of the pane but its name and its chip, in lines of `width` cells: the name of the pane is that of its plan.

    Where all of it would be more than `room` lines, of the levels only the present one and the next stand there, and what was
    said before comes last.
    """
    head = [*said(one_line(entry.item.prompt), width, "bold $foreground"), *said(facts_of(entry.item), width, QUIET)]
    shown = block("What shows it", _shown(session, entry, width))
    earlier = [*before(session, entry.item.id)][-_BEFORE:]
    past = block("Before", [line for label, rated in earlier for line in _earlier(label, rated, width)])
    lift = block("What would lift it", step_lines(session, steps, width))
    whole = [Content(""), *head, Content(""), *_levels(entry, width), *shown, *past, *lift]
    if len(whole) <= room:
        return whole
    return [*head, Content(""), *_levels(entry, width, near=True), *shown, *lift, *past]


def _levels(entry: ItemScore, width: int, *, near: bool = False) -> list[Content]:
    """The levels, the present one marked; `near` leaves out all but that and the one above it."""
    lines: list[Content] = []
    for level, words in enumerate(entry.item.anchors):
        here = level == entry.level
        if near and entry.level is not None and level not in (entry.level, entry.level + 1):
            continue
        mark = Content.assemble((f"{level} ", "bold" if here else QUIET), ("●", ACCENT) if here else ("○", TRACK), " ")
        lines += marked(mark, one_line(words), width, "bold $foreground" if here else QUIET)
    return lines


def rating_foot(session: Session, entry: ItemScore, width: int) -> list[Content]:
    """The whole name, and the level that it stands at, where there is no room for the pane."""
    anchor = f"{entry.level} of 4: {one_line(entry.item.anchors[entry.level])}" if entry.level is not None else ""
    told = anchor or _sentence(session, entry)
    name = Content.styled(one_line(entry.item.prompt), "bold")
    return Content.assemble(name, "  ", (told, QUIET)).wrap(max(width, 8))


def _shown(session: Session, entry: ItemScore, width: int) -> list[Content]:
    """The dated lines, and in a sentence what they lack."""
    state = state_of(entry)
    evidence = entry.standing.evidence if entry.standing is not None else ()
    fresh = recent(evidence, session.today)
    lines: list[Content] = []
    for one in evidence:
        is_fresh = one in fresh
        glyph = "✓" if is_fresh and entry.proven else "!" if is_fresh else "○"
        mark = Content.styled(glyph, f"bold {look(state)}" if is_fresh else TRACK)
        words = f"{day_words(one.date, session.today)}  {one_line(one.text)}{'' if is_fresh else '  (too old)'}"
        lines += marked(mark, words, width)
    if state in UNPROVEN:
        return [*lines, *marked(Content.styled("!", f"bold {WARN}"), _sentence(session, entry), width, QUIET)]
    if state == "na":
        return [*lines, *marked(Content.styled("–", QUIET), _sentence(session, entry), width, QUIET)]
    if entry.level is not None and entry.standing is not None and is_earlier(entry.item, entry.standing):
        words = "Given to an earlier wording. Read the levels again, and confirm it or choose another."
        lines += marked(Content.styled("!", f"bold {WARN}"), words, width, QUIET)
    lapse = next((one for one in session.lapsing() if one.id == entry.item.id), None)
    if lapse is not None:
        words = f"It lapses on {day_and_long_month(lapse.on)}. A new dated line renews it."
        lines += marked(Content.styled("!", f"bold {WARN}"), words, width, QUIET)
    if lines:
        return lines
    if entry.level is None:
        words = f"Open. What would show a 3 or a 4: {one_line(entry.item.evidence)}"
    else:
        words = f"A {entry.level} needs no dated line. From 3 on, one makes it proven."
    return marked(Content.styled("○", TRACK), words, width, QUIET)


def _sentence(session: Session, entry: ItemScore) -> str:
    found = explain(session.score(), f"item:{entry.item.id}")
    return found.sentences[0] if found is not None else ""


def _earlier(label: str, rated: Rated, width: int) -> list[Content]:
    """One earlier quarter: its label, the level then, and what was noted."""
    note = next((one_line(line.text) for line in rated.evidence), one_line(rated.note))
    level = str(rated.level) if rated.level is not None else "does not apply" if rated.na else "left open"
    told = f"{level}, {note}" if note else level
    return marked(Content.assemble((f"{label}  ", QUIET), level_dots(rated.level), " "), told, width, QUIET)
