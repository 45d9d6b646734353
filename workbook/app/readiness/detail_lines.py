"""Lines that the panes of Readiness are made of."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from workbook.app.base import ACCENT, QUIET, gain
from workbook.app.widgets import hanging, spread
from workbook.domain import clean, count, day_words, one_line
from workbook.domain.actions import Action, Status, promised
from workbook.reports.action_words import action_words, effort_words
from workbook.session import Session


def said(words: str, width: int, look: str = "", indent: int = 0) -> list[Content]:
    """Sentences in lines, each after so many spaces."""
    body = Content.styled(clean(words), look).wrap(max(width - indent, 8))
    return [Content(" " * indent) + line for line in body]


def block(title: str, lines: Sequence[Content]) -> list[Content]:
    """A bold word and lines below it, after an empty one; nothing without lines."""
    return [Content(""), Content.styled(title, "bold"), *lines] if lines else []


def marked(mark: Content | str, words: str, width: int, look: str = "") -> list[Content]:
    """Words that hang behind a mark."""
    first = Content.assemble(mark, " ")
    return hanging(first, " " * first.cell_length, Content.styled(clean(words), look), width)


def step_lines(session: Session, steps: Iterable[Action], width: int, *, named: bool = False) -> list[Content]:
    """What would lift a number: each step by its name with its gain, and below it to what level, how long, and who has it.

    `named`: it stands where no rating is named, so that proving one says which.
    """
    lines: list[Content] = []
    for step in steps:
        gen = step.gen
        name = "Add one dated line" if gen.lane == "prove" and not named else action_words(step)
        worth = Content.styled(gain(promised(step, session.score())), f"bold {ACCENT}")
        body = Content(one_line(name)).wrap(max(width - 9, 8))
        first = Content.assemble(("▸ ", ACCENT), body[0])
        lines += [spread(first, worth)(width), *(Content("  ") + line for line in body[1:])]
        lines += said(" · ".join(_terms(session, step)), width, QUIET, 2)
    return lines


def _terms(session: Session, step: Action) -> list[str]:
    """To what level, how long, and who by when; or what stands in the way."""
    gen = step.gen
    terms = [f"to {gen.to}" if gen.lane == "build" else "", effort_words(gen)]
    if step.status is Status.COMMITTED:
        due = day_words(step.due, session.today) if step.due is not None else ""
        terms.append(", ".join(filter(None, [one_line(step.owner or ""), due])) or "taken on")
    if gen.blocked_by:
        first = session.pack.item_by_id.get(gen.blocked_by[0])
        named = f"“{one_line(first.prompt).rstrip('.')}”" if first is not None else ""
        rest = len(gen.blocked_by) - 1
        terms.append(f"after {named}" + (f" and {count(rest, 'other')}" if rest else ""))
    return [term for term in terms if term]
