"""How far the workbook is: what is answered in each exercise, chapter and plan, and what comes next and why."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from workbook.domain.late_dataclass import dataclass
from workbook.domain.outline import Outline, PageOutline
from workbook.domain.pack import Exercise, Pack
from workbook.domain.proof import Standing
from workbook.domain.response import Check, Response, Tell, Value
from workbook.domain.reuse import says
from workbook.domain.text import one_line
from workbook.domain.ways import Way, way
from workbook.domain.workbook import Bookmark, Track, WayName

ExerciseStatus = Literal["new", "started", "done", "skipped"]

UNFINISHED: tuple[ExerciseStatus, ...] = ("new", "started")
"""The states of an exercise that is still to be done."""


@dataclass(frozen=True, slots=True)
class ExerciseProgress:
    """One exercise: of its `total` items `answered` are, `filled` of its `required` ones. `next` is the item to go on with.

    Items that it asks again count here as well as where they live. They are begun by an answer of its own or by opening it:
    an answer given elsewhere begins nothing here, but it does count.
    """

    id: str
    status: ExerciseStatus
    answered: int
    filled: int
    required: int
    total: int
    minutes: int
    next: str | None

    @property
    def so_far(self) -> str:
        """How far it is, in the same words everywhere: `2 of 5`, of all its questions."""
        return f"{self.answered} of {self.total}"


@dataclass(frozen=True, slots=True)
class PartProgress:
    """One chapter or plan: its items summed, how many of its `exercises` are done or skipped, and the minutes still left.

    Every item counts once, where it lives: what an exercise asks again is left out of its part's sums.
    """

    id: str
    title: str
    answered: int
    filled: int
    required: int
    total: int
    exercises: int
    done: int
    skipped: int
    minutes_left: int


@dataclass(frozen=True, slots=True)
class Next:
    """Where to go on: the exercise and the item, and why there. No exercise when nothing is left."""

    exercise: str | None
    item: str | None
    why: str


@dataclass(frozen=True, slots=True)
class WayProgress:
    """The way that a workbook is on: its `exercises` by id in order, how many of them are done or skipped, and the minutes left.

    `minutes` are those of all of them. `at` is the first unfinished one; None once it was gone to its end.
    """

    name: WayName
    exercises: tuple[str, ...]
    done: int
    minutes: int
    minutes_left: int
    at: str | None

    @property
    def over(self) -> bool:
        """Whether it was gone to its end."""
        return self.at is None


@dataclass(frozen=True, slots=True)
class Progress:
    """Every exercise by id in reading order, the chapters and plans in theirs, the way it is on, and what is next on it."""

    exercises: Mapping[str, ExerciseProgress]
    chapters: tuple[PartProgress, ...]
    plans: tuple[PartProgress, ...]
    way: WayProgress
    next: Next


def progress(
    pack: Pack,
    answers: Mapping[str, Response],
    standings: Mapping[str, Standing],
    tracks: Mapping[str, Track],
    left_at: Bookmark | None,
    way_name: WayName = "long",
) -> Progress:
    """How far everything is, on the way of that name if `pack` has it.

    Retired items are left out; an exercise is done when all its required items are answered.
    One with nothing required is done with its first answer, and one without items when it was opened. A skipped exercise
    that is complete all the same is done.
    """
    pages = pack.outlines
    found = {
        one.id: of_exercise(one, pages[one.id], answers, standings, tracks.get(one.id) or Track())
        for one in pack.exercises
    }
    at_home = {
        one.id: found[one.id]
        if pages[one.id].own is pages[one.id].all
        else of_exercise(one, PageOutline(pages[one.id].own, pages[one.id].own), answers, standings, Track())
        for one in pack.exercises
    }
    by_chapter = {chapter.id: [found[one.id] for one in pack.exercises_in(chapter.id)] for chapter in pack.chapters}
    in_order = sorted(pack.chapters, key=lambda chapter: chapter.number)
    here = along(way(pack, way_name), found)
    return Progress(
        exercises=found,
        chapters=tuple(_part(chapter.id, chapter.title, by_chapter[chapter.id], at_home) for chapter in in_order),
        plans=tuple(
            _part(
                plan.id,
                plan.title,
                [one for ch in in_order if ch.plan == plan.id for one in by_chapter[ch.id]],
                at_home,
            )
            for plan in pack.plans
        ),
        way=here,
        next=_next(pack, here, found, [one for chapter in in_order for one in by_chapter[chapter.id]], left_at),
    )


def is_answered(item: Outline, response: Response | None, standing: Standing | None) -> bool:
    """Whether a question has an answer: for a rating a level, or `does not apply` where it may be said.

    A tell-a-friend question wants its step, a table a row that says something, a list or choices as many as their `min`; a
    check is answered by unknown too. An answer given to another kind of item counts as none.
    """
    if item.kind == "rating":
        return standing is not None and (standing.level is not None or (item.na and standing.na is not None))
    if response is None or response.kind != item.kind:
        return False
    return _amount(item, response.value) >= item.least


def _amount(item: Outline, value: Value) -> int:
    """How many things a value holds that say something."""
    match value:
        case str():
            return int(bool(value.strip()))
        case Tell():
            return int(value.step is not None)
        case Check():
            return 1
        case tuple() if item.kind == "table":
            return sum(not isinstance(row, str) and says(row, item.brought) for row in value)
        case tuple():
            return sum(bool(one.strip()) for one in value if isinstance(one, str))
        case _:
            return 1


def of_exercise(
    exercise: Exercise,
    page: PageOutline,
    answers: Mapping[str, Response],
    standings: Mapping[str, Standing],
    track: Track,
) -> ExerciseProgress:
    """How far one exercise is, whose questions are those of `page`.

    Begun is one with an answer, be it half of one; those given elsewhere count once it was opened.
    """
    open_items = [item for item in page.all if not is_answered(item, answers.get(item.id), standings.get(item.id))]
    begins = page.all if track.started is not None else page.own
    total = len(page.all)
    answered = total - len(open_items)
    required = sum(not item.optional for item in page.all)
    open_required = [item for item in open_items if not item.optional]
    status: ExerciseStatus = "new"
    if not open_required if required else answered or (not total and track.started is not None):
        status = "done"
    elif track.skipped is not None:
        status = "skipped"
    elif any(item.id in answers or item.id in standings for item in begins):
        status = "started"
    first = next(iter(open_required or open_items), None)
    return ExerciseProgress(
        id=exercise.id,
        status=status,
        answered=answered,
        filled=required - len(open_required),
        required=required,
        total=total,
        minutes=exercise.minutes,
        next=first.id if first is not None else None,
    )


def _part(
    id: str, title: str, exercises: Iterable[ExerciseProgress], at_home: Mapping[str, ExerciseProgress]
) -> PartProgress:
    members = tuple(exercises)
    own = [at_home[one.id] for one in members]
    return PartProgress(
        id=id,
        title=title,
        answered=sum(one.answered for one in own),
        filled=sum(one.filled for one in own),
        required=sum(one.required for one in own),
        total=sum(one.total for one in own),
        exercises=len(members),
        done=sum(one.status == "done" for one in members),
        skipped=sum(one.status == "skipped" for one in members),
        minutes_left=sum(one.minutes for one in members if one.status in UNFINISHED),
    )


def along(one: Way, found: Mapping[str, ExerciseProgress]) -> WayProgress:
    """How far a way is, going by its exercises as `found`."""
    states = [found[id] for id in one.exercises]
    left = [state for state in states if state.status in UNFINISHED]
    return WayProgress(
        name=one.name,
        exercises=one.exercises,
        done=len(states) - len(left),
        minutes=sum(state.minutes for state in states),
        minutes_left=sum(state.minutes for state in left),
        at=left[0].id if left else None,
    )


def _next(
    pack: Pack,
    on: WayProgress,
    found: Mapping[str, ExerciseProgress],
    in_order: Iterable[ExerciseProgress],
    left_at: Bookmark | None,
) -> Next:
    """The very place that was left, if its exercise is unfinished and was begun or is on the way; else what the way has next.

    Once a way was gone to its end, what was begun beside it is not next: nothing is, on that way.

    On the long way that is what else is unfinished in the chapter that was left, what follows first; then the first begun,
    then the first new one in the book's order: who finished something goes on where they are. What stands in a plan that is
    not scored, as the library, is there to choose from: it is next only once it was begun. The other ways keep to their order.
    """
    left = found.get(left_at.exercise) if left_at is not None else None
    items = [item.id for item in pack.outlines[left.id].all] if left is not None else []
    if (
        left is not None
        and left.status in UNFINISHED
        and (on.name == "long" or left.id in on.exercises or (_begun(left) and not on.over))
    ):
        how_far = f", with {left.so_far} answered" if left.total else ""
        here = left_at.item if left_at is not None and left_at.item in items else left.next
        return Next(left.id, here, f"You were here last{how_far}.")
    if on.name != "long":
        return _next_on(pack, on, found)
    unfinished = [one for one in in_order if one.status in UNFINISHED and (_begun(one) or one.id in on.exercises)]
    if unfinished:
        begun = [one for one in unfinished if _begun(one)]
        first = ((left and _beside(pack, pack.exercise_by_id[left.id], unfinished)) or begun or unfinished)[0]
        chapter = pack.chapter_of(pack.exercise_by_id[first.id])
        where = f"chapter {chapter.number}, {one_line(chapter.title)}"
        return Next(
            first.id, first.next, f"You began it, in {where}." if _begun(first) else f"It comes next, in {where}."
        )
    skipped = sum(one.status == "skipped" for one in found.values())
    if skipped:
        return Next(None, None, f"All is done but {skipped} that you skipped.")
    return Next(None, None, "Every exercise is done.")


def _next_on(pack: Pack, on: WayProgress, found: Mapping[str, ExerciseProgress]) -> Next:
    """What comes next on the short way, or on that of weeks."""
    if on.at is None:
        return Next(None, None, "The short way is done." if on.name == "short" else "All the weeks are done.")
    first = found[on.at]
    chapter = pack.chapter_of(pack.exercise_by_id[first.id]).number
    verb = "You began it" if _begun(first) else "It comes next"
    on_which = "on the short way" if on.name == "short" else "as this week’s page"
    return Next(first.id, first.next, f"{verb} {on_which}, in chapter {chapter}.")


def _beside(pack: Pack, here: Exercise, unfinished: Iterable[ExerciseProgress]) -> list[ExerciseProgress]:
    """Those of `unfinished` in the chapter of `here`: the later ones first, then the earlier ones."""
    chapter = pack.exercises_in(here.chapter)
    place = chapter.index(here)
    found = {one.id: one for one in unfinished}
    return [found[one.id] for one in (*chapter[place:], *chapter[:place]) if one.id in found]


def _begun(one: ExerciseProgress) -> bool:
    """Whether an unfinished exercise has an answer and was begun in its own right: not only by what it asks again."""
    return one.status == "started" and one.answered > 0


def following(pack: Pack, now: Progress, here: Exercise) -> tuple[Exercise, ...]:
    """The unfinished exercises to go on with after `here` on the way: those that come later, then the earlier ones.

    The long way takes the rest of the chapter that `here` stands in as well, where that is not part of it, as the library.
    Where `here` is not among them, as after a change of the kind of firm, it is all of them.
    """
    ids: Sequence[str] = now.way.exercises
    if now.way.name == "long":
        ids = [one.id for one in pack.exercises if one.id in now.way.exercises or one.chapter == here.chapter]
    place = ids.index(here.id) if here.id in ids else len(ids)
    later = (*ids[place + 1 :], *ids[:place])
    return tuple(pack.exercise_by_id[id] for id in later if now.exercises[id].status in UNFINISHED)
