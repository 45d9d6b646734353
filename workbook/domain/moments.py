"""Moments: a chapter, a plan or the way has come to its end, or the score has reached another step; what it was before, what it is now."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from fractions import Fraction

from workbook.domain.chapters_on_way import chapters_on, far_on
from workbook.domain.late_dataclass import dataclass
from workbook.domain.pack import Chapter, Document, Pack
from workbook.domain.progress import PartProgress, Progress
from workbook.domain.response import Response
from workbook.domain.scoring import LABELS, GroupScore, Label, Score, show
from workbook.domain.workbook import WayName

EVENING = 17
"""The hour from which on an answer is given in the evening."""

LEAST_WORDS, MOST_LETTERS = 4, 180
"""Words that somebody's sentence has at least to be shown again, and characters that it has at most."""

_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*(?=\s)")
_SHORT_FORM = re.compile(r"(?:^|[\s(])(?:[A-Z][a-z]{0,2}|\w|e\.g|i\.e|etc|approx|incl)\.$")


@dataclass(frozen=True, slots=True)
class Stand:
    """What a workbook had come to at one time: the chapters that are done on its way, the plans that are, whether the way is, and the
    label of the score."""

    chapters: frozenset[str]
    plans: frozenset[str]
    way: WayName
    over: bool
    label: Label


@dataclass(frozen=True, slots=True)
class Ended:
    """What came to its end between two times, by id and in order; `label` is the step that was reached. Empty when nothing did."""

    chapters: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    way: WayName | None = None
    label: Label | None = None

    def __bool__(self) -> bool:
        return bool(self.chapters or self.plans or self.way or self.label)


@dataclass(frozen=True, slots=True)
class Moved:
    """A number that is another than it was, of 1. `title` is its plan's, or empty for the whole; `before` is None where it had none."""

    title: str
    before: Fraction | None
    after: Fraction

    @property
    def gain(self) -> Fraction:
        """By how many points of 100 what is shown of it has moved, so that the sum shown is right; all of them where there was none."""
        return Fraction(show(self.after)) - (Fraction(show(self.before)) if self.before is not None else 0)


@dataclass(frozen=True, slots=True)
class Made:
    """What was made in some exercises: how many are done and how many set aside, the answers and ratings, and on how many days.

    `evenings` says that all of it was written in the evening.
    """

    exercises: int
    skipped: int
    answers: int
    ratings: int
    days: int
    evenings: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """All that the page of a moment tells. `proven` are the ratings that stand otherwise than before, and of these the shown ones.

    `pages` are the documents that are ready, each with whether it was not before. `wrote` is a sentence of whoever answers.
    """

    ended: Ended
    before: Label
    made: Made | None
    rated: tuple[int, int]
    pages: tuple[tuple[Document, bool], ...]
    moved: tuple[Moved, ...]
    wrote: str


def stand(pack: Pack, progress: Progress, score: Score) -> Stand:
    """What a workbook has come to. What is there to choose from, as the library, has no end."""
    steps = {plan.id for plan in pack.plans if plan.scored != "no"}
    return Stand(
        frozenset(
            one.id
            for one in chapters_on(pack, progress.way)
            if one.plan in steps and far_on(one.id, pack, progress) == "done"
        ),
        frozenset(part.id for part in progress.plans if is_over(part) and part.id in steps),
        progress.way.name,
        progress.way.over and bool(progress.way.exercises),
        score.label,
    )


def is_over(part: PartProgress) -> bool:
    """Whether nothing is left of a chapter or plan: all of it is done or set aside, and some of it done."""
    return part.done > 0 and part.done + part.skipped == part.exercises


def ended(before: Stand, now: Stand, pack: Pack) -> Ended:
    """What has come to its end since `before`. A step that was lost is none, and neither is a way that is over as it is taken."""
    order = [label for label, _, _ in LABELS]
    return Ended(
        tuple(one.id for one in in_order(pack) if one.id in now.chapters - before.chapters),
        tuple(plan.id for plan in pack.plans if plan.id in now.plans - before.plans),
        now.way if now.over and now.way == before.way and not before.over else None,
        now.label if order.index(now.label) > order.index(before.label) else None,
    )


def in_order(pack: Pack) -> Iterator[Chapter]:
    """The chapters that are steps through the pack, in the book's order."""
    steps = {plan.id for plan in pack.plans if plan.scored != "no"}
    return (
        one
        for one in sorted(pack.chapters, key=lambda one: one.number)
        if one.plan in steps and pack.exercises_in(one.id)
    )


def moved(before: Score, now: Score, plans: Iterable[str]) -> tuple[Moved, ...]:
    """These plans and the whole, as far as their numbers are others than before; none that compares other ratings than then."""
    if before.formula != now.formula:
        return ()
    then = {group.id: group for group in before.plans + before.apart}
    groups = {group.id: group for group in now.plans + now.apart}
    found = [
        Moved(groups[id].title, then[id].proven if then[id].answered else None, groups[id].proven)
        for id in plans
        if id in groups and id in then and _alike(then[id], groups[id]) and groups[id].answered
    ]
    whole = [Moved("", before.proven if before.answered else None, now.proven)]
    if not now.answered or before.items.keys() != now.items.keys():
        whole = []
    return tuple(one for one in (*found, *whole) if one.before is None or one.gain)


def _alike(one: GroupScore, other: GroupScore) -> bool:
    return {entry.item.id for entry in one.items} == {entry.item.id for entry in other.items}


def made(
    pack: Pack,
    progress: Progress,
    exercises: Iterable[str],
    answers: Mapping[str, Response],
    rated: Mapping[str, datetime],
) -> Made:
    """What was made in these exercises, of the answers and of the ratings, each with when it was given."""
    states = [progress.exercises[one] for one in exercises]
    own = [item for one in states for item in pack.outlines[one.id].own]
    written = [answers[item.id].at for item in own if item.kind != "rating" and item.id in answers]
    given = [rated[item.id] for item in own if item.kind == "rating" and item.id in rated]
    moments = [*written, *given]
    return Made(
        exercises=sum(one.status == "done" for one in states),
        skipped=sum(one.status == "skipped" for one in states),
        answers=len(written),
        ratings=len(given),
        days=len({moment.date() for moment in moments}),
        evenings=bool(moments) and all(moment.hour >= EVENING for moment in moments),
    )


def sentence(text: str) -> str:
    """A sentence that somebody wrote, unchanged: the first of the first line, with the next where it is short; empty if none fits."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    for end in (*(match.end() for match in _END.finditer(line)), len(line)):
        found = line[:end]
        if len(found.split()) >= LEAST_WORDS and (end == len(line) or not _SHORT_FORM.search(found)):
            return found if len(found) <= MOST_LETTERS else ""
    return ""
