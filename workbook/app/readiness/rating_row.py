"""The row of a rating under its plan: its level, whether it is shown, its name, and what the next step would bring."""

from collections.abc import Iterable, Mapping
from datetime import date

from textual.content import Content

from workbook.app.base import ACCENT, QUIET, WARN, gain, pad, right
from workbook.app.readiness.rating_words import glyph, level_dots, look, state_words
from workbook.app.widgets import ListRow
from workbook.domain import ItemScore, one_line
from workbook.domain.actions import Action, Status
from workbook.domain.explain import UNPROVEN, state_of

_INDENT, _GAIN, _TAIL = 2, 6, 28
_ROOMY = 46
"""Cells of a line from which on there is room for words beside the name."""

OFFERED = (Status.SUGGESTED, Status.COMMITTED)
"""What an action is while it may still bring something."""


def steps_of(actions: Iterable[Action]) -> Mapping[str, list[Action]]:
    """For each rating the steps that earn something, in the order of the list: never an answer alone, of which nobody knows,

    nor a proof to be renewed, which keeps what there is.
    """
    found: dict[str, list[Action]] = {}
    for action in actions:
        gen = action.gen
        earns = gen.lift > 0 and gen.lapses is None and not gen.met
        if gen.item is not None and gen.lane != "finish" and earns and action.status in OFFERED:
            found.setdefault(gen.item, []).append(action)
    return found


def rating_row(entry: ItemScore, steps: Iterable[Action], lapses: date | None = None) -> ListRow:
    """Its row. The gain is that of the first step that can be done now; `lapses` is the day on which its proof does."""
    worth = next((gain(step.gen.lift) for step in steps if not step.gen.blocked_by), "")
    state = state_of(entry)
    mark = Content.styled(glyph(entry.level, state) or " ", f"bold {look(state)}")
    name = one_line(entry.item.prompt).rstrip(".")

    def draw(width: int) -> Content:
        room = width - _INDENT - 8 - _GAIN
        tail = state_words(entry, min(_TAIL, room // 2), lapses) if width >= _ROOMY else ""
        told = f"  {tail}" if tail else ""
        return Content.assemble(
            " " * _INDENT,
            level_dots(entry.level),
            " ",
            mark,
            "  ",
            pad(name, room - len(told)),
            (told, WARN if state in UNPROVEN else QUIET),
            right(worth, _GAIN, f"bold {ACCENT}"),
        )

    return ListRow(draw, ("item", entry.item.id))
