"""The pane of a plan, a lens, a scope or an audience: what it is about, its sum in short, where it is weakest, the best step."""

from collections.abc import Sequence

from textual.content import Content

from workbook.app.base import QUIET
from workbook.app.readiness.detail_lines import block, marked, said, step_lines
from workbook.app.readiness.rating_words import level_dots
from workbook.app.widgets.inks import inked_line
from workbook.domain import GroupScore, Pack, Prose, by_scope, one_line, show
from workbook.domain.actions import Action
from workbook.domain.charting import share_of, sum_of_ratings
from workbook.domain.explain import Explanation, best_step, explain, sum_sentence
from workbook.domain.scope_gap import sides
from workbook.reports.charts.runs import thin_bar
from workbook.session import Session

_WEAKEST = 3
_BAR = 24


def group_lines(session: Session, kind: str, group: GroupScore, steps: Sequence[Action], width: int) -> list[Content]:
    """All of the pane but its name and its chip, in lines of `width` cells."""
    lines = _about(session.pack, group, width) if kind == "plan" else []
    found = explain(session.score(), f"{kind}:{group.id}")
    if found is None:
        return lines
    lines += block("Sum", _sum(session, kind, group, found, width))
    lines += block("Where it lacks most", _weakest(group, width))
    step = best_step(found, steps)
    lines += block("The best step", step_lines(session, [step], width, named=True) if step else [])
    return lines if lines and not lines[0].plain else [Content(""), *lines]


def group_foot(session: Session, kind: str, group: GroupScore, width: int) -> list[Content]:
    """Its name and its sum, where there is no room for the pane."""
    found = explain(session.score(), f"{kind}:{group.id}")
    told = _unrated(group) if not group.answered else found.sentences[0] if found is not None else ""
    return Content.assemble((one_line(group.title), "bold"), "  ", (told, QUIET)).wrap(max(width, 8))


def _about(pack: Pack, group: GroupScore, width: int) -> list[Content]:
    """The chapters of a plan, and how the first of them begins."""
    chapters = [one for one in pack.chapters if one.plan == group.id]
    if not chapters:
        return []
    names = ", ".join(one_line(one.title) for one in chapters)
    numbers = f"{chapters[0].number}" if len(chapters) == 1 else f"{chapters[0].number} to {chapters[-1].number}"
    word = "Chapter" if len(chapters) == 1 else "Chapters"
    return [*said(f"{word} {numbers}: {names}", width, QUIET), *said(_opening(chapters[0].page), width)]


def _opening(page: Prose) -> str:
    """The first paragraph of a page."""
    first = next((block for block in page if block.kind == "paragraph"), None)
    return "".join(span.words for span in first.spans) if first is not None else ""


def _unrated(group: GroupScore) -> str:
    count = sum(entry.counts for entry in group.items)
    return f"Not rated yet: {count} rating{'s' * (count != 1)} stand open."


def _sum(session: Session, kind: str, group: GroupScore, found: Explanation, width: int) -> list[Content]:
    """The bar with its numbers, strategic and tactical apart, and the sum in words."""
    share = share_of(group)
    if share is None:
        return said(_unrated(group), width, QUIET)
    low, high = show(share.proven, 0), show(share.possible, 0)
    bar = inked_line(thin_bar(share.proven, share.claimed, min(_BAR, max(width - 18, 4))))
    to = f"  to {high}" if low != high else ""
    lines = [Content.assemble((f"{low} ", "bold"), bar, (to, QUIET))]
    parts = by_scope(group) if kind == "plan" else {}
    apart = [
        f"{one.title.lower()} {show(parts[one.id].proven, 0)}" for one in sides(session.score()) if one.id in parts
    ]
    lines += said(" · ".join(apart), width, QUIET) if apart else []
    whole = sum_sentence(session.score())  # it stands on the page that says why, not beside every plan
    told = [one for one in found.sentences if one != whole]
    return [*lines, *(line for one in told for line in said(one, width, QUIET))]


def _weakest(group: GroupScore, width: int) -> list[Content]:
    """The ratings that lack most of the group's number."""
    chart = sum_of_ratings(group)
    entries = {entry.item.id: entry for entry in group.items}
    parts = [part for part in chart.parts if part.missing > 0][:_WEAKEST] if chart is not None else []
    lines: list[Content] = []
    for part in parts:
        lines += marked(level_dots(entries[part.id].level) + " ", part.title, width)
    return lines
