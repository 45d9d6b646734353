"""Home as data: where one stands, what comes next, what was done, and what is due. Home draws it; nothing here knows how."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from workbook.domain import (
    Chapter,
    Exercise,
    GroupScore,
    Pack,
    Score,
    count,
    dataclass,
    due_words,
    one_line,
    quarter_of,
)
from workbook.domain.actions import Action, Listing, Status, ToRate, promised
from workbook.domain.chapters_on_way import Far, chapters_on, far_on, members_on
from workbook.domain.explain import UNPROVEN, state_of
from workbook.domain.filled_document import PageNow
from workbook.domain.progress import Progress
from workbook.domain.ways import steps
from workbook.reports.action_words import (
    action_words,
    effort_words,
    left_words,
    lift_words,
    plan_words,
    time_words,
)
from workbook.reports.progress_report import counted
from workbook.reports.time_words import minutes_words

Key = tuple[str, ...]
"""What a line opens: a page of the app, or a kind of thing and its ids."""

GROUPS = (("apart", "Understand"), ("yes", "Plan"), ("no", "Go on"))
"""The three groups of chapters, by how their plan is scored: what it rests on, the plans, and what goes on from there."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of Home: `label` names it, `words` may take several rows, `tail` stands at the right, `who` before that.

    `warm` says that it needs somebody. `whole` says that its words are to be read in full, in as many rows as that takes.
    """

    label: str
    words: str
    tail: str = ""
    who: str = ""
    key: Key = ()
    warm: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """Work done: how far each chapter of the way is, its exercises done or set aside, pages ready, and actions done this quarter."""

    chapters: tuple[Far, ...]
    exercises: int
    of_exercises: int
    pages: int
    of_pages: int
    actions: int

    @property
    def finished(self) -> int:
        """How many chapters are done."""
        return self.chapters.count("done")

    @property
    def any(self) -> bool:
        """Whether there is anything done, be it a part of a chapter."""
        return bool(self.exercises or self.pages or self.actions or any(far != "new" for far in self.chapters))


@dataclass(frozen=True, slots=True)
class ChapterLine:
    """A chapter on the way: how far it is, where `here` says that what is next stands in it, its time, and what it makes."""

    id: str
    number: int
    title: str
    far: Far
    here: bool
    time: str
    makes: str


@dataclass(frozen=True, slots=True)
class RatingLine:
    """A rating of a plan: its level, None while it is open; `mark` is `!` without a fresh dated line; the step that gains most."""

    id: str
    title: str
    level: int | None
    counts: bool
    mark: str
    step: str
    gain: str


def rated(score: Score) -> bool:
    """Whether anything was rated at all: before that there is no number to show."""
    return any(entry.level is not None or not entry.counts for entry in score.items.values())


def claimed(group: GroupScore) -> Fraction:
    """What a plan would prove if all that is said of it was shown: what is open counts as nothing."""
    said = (entry.item.weight * entry.high for entry in group.items if entry.counts and entry.level is not None)
    return sum(said, Fraction(0)) / (group.weight or 1)


def done_now(
    pack: Pack, progress: Progress, pages: Sequence[PageNow], actions: Iterable[Action], today: date, year_start: int
) -> Done:
    """What was done on the way that is taken."""
    quarter = quarter_of(today, year_start)
    kept = [action for action in actions if action.status is Status.DONE and action.history]
    return Done(
        chapters=tuple(far_on(chapter.id, pack, progress) for chapter in chapters_on(pack, progress.way)),
        exercises=progress.way.done,
        of_exercises=len(progress.way.exercises),
        pages=sum(page.ready for page in pages),
        of_pages=len(pages),
        actions=sum(quarter_of(action.history[-1].at.date(), year_start) == quarter for action in kept),
    )


def due_lines(listing: Listing, today: date) -> list[Line]:
    """What people have taken on with a day to it, the soonest first."""
    lines = []
    for action in listing.doing:
        if action.due is not None:
            late, who = action.late(today), one_line(action.owner, 20) if action.owner else ""
            lines.append(
                Line("Due", action_words(action), due_words(action.due, today), who, ("action", action.id), late)
            )
    return lines


def gains_line(listing: Listing, score: Score, page_of: Mapping[str, Exercise]) -> list[Line]:
    """The action that gains most for its effort: one, however much room there is, for a list of next steps is no next step.

    `page_of` has the exercise of each rating, by id. A proof to be renewed gains nothing, and has a line of its own.
    """
    best = listing.best
    if best is None:
        return []
    if isinstance(best, ToRate):
        key = ("rating", page_of[best.first].id, best.first)
        return [Line("Try next", plan_words(best), left_words(best), time_words(best.minutes), key)]
    gain = lift_words(promised(best, score))
    to = f"to level {best.gen.to}  " if best.gen.lane == "build" and best.gen.item is not None and gain else ""
    return [Line("Try next", action_words(best), to + gain, effort_words(best.gen), ("action", best.id))]


def chapter_groups(pack: Pack, progress: Progress, pages: Sequence[PageNow]) -> list[tuple[str, list[ChapterLine]]]:
    """The chapters of the way in their groups, each with its time and the pages that can be finished with it."""
    chapters = chapters_on(pack, progress.way, ideas=progress.way.name == "long")
    made = _made_by(chapters, pack, progress, pages)
    now = progress.next.exercise
    here = pack.exercise_by_id[now].chapter if now in pack.exercise_by_id else ""
    groups = []
    for scored, name in GROUPS:
        lines = [
            ChapterLine(
                id=chapter.id,
                number=chapter.number,
                title=one_line(chapter.title),
                far=far_on(chapter.id, pack, progress),
                here=chapter.id == here,
                time=_time(chapter.id, pack, progress),
                makes=", ".join(made.get(number, ())),
            )
            for number, chapter in enumerate(chapters)
            if pack.plan_by_id[chapter.plan].scored == scored
        ]
        groups += [(name, lines)] if lines else []
    return groups


def rating_lines(group: GroupScore, actions: Iterable[Action]) -> list[RatingLine]:
    """The ratings of a plan, those first that would gain most for the whole with their next step."""
    open_ = (Status.SUGGESTED, Status.COMMITTED)
    best: dict[str, tuple[Fraction, str]] = {}
    for action in actions:
        gen = action.gen
        if action.status not in open_ or gen.item is None or gen.lapses is not None:
            continue
        if gen.lift > best.get(gen.item, (Fraction(0), ""))[0]:
            best[gen.item] = gen.lift, "prove" if gen.lane == "prove" else f"to {gen.to}"
    lines = []
    for entry in sorted(group.items, key=lambda entry: -best.get(entry.item.id, (Fraction(0), ""))[0]):
        lift, step = best.get(entry.item.id, (Fraction(0), ""))
        gain = lift_words(lift)
        state = state_of(entry)
        lines.append(
            RatingLine(
                id=entry.item.id,
                title=one_line(entry.item.prompt).rstrip("."),
                level=entry.level,
                counts=entry.counts,
                mark="!" if state in UNPROVEN else "",
                step=step if gain and gain != "+0.0" else "",
                gain=gain if gain != "+0.0" else "",
            )
        )
    return lines


def _made_by(
    chapters: Sequence[Chapter], pack: Pack, progress: Progress, pages: Iterable[PageNow]
) -> dict[int, list[str]]:
    """The pages that are complete with each chapter, by its place, when all before it are done."""
    left, asked, made = [page for page in pages if page.items], set[str](), dict[int, list[str]]()
    for number, chapter in enumerate(chapters):
        asked |= {item.id for one in members_on(chapter.id, pack, progress.way) for item in pack.outlines[one].all}
        made[number] = [one_line(page.title) for page in left if page.items <= asked]
        left = [page for page in left if not page.items <= asked]
    return made


def _time(chapter: str, pack: Pack, progress: Progress) -> str:
    """How long a chapter takes, or how many ideas it has to choose from."""
    members = [pack.exercise_by_id[one] for one in members_on(chapter, pack, progress.way)]
    if members and not steps(pack, members[0]):
        part = next(part for part in progress.chapters if part.id == chapter)
        return counted(part, members, pack, progress).count
    minutes = sum(one.minutes for one in members)
    return minutes_words(minutes) if minutes else count(len(members), "exercise")
