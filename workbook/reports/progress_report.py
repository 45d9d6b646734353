"""Progress as data and as text: `workbook progress` (docs/output.md 3)."""

from collections.abc import Sequence
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from workbook.domain import Exercise, Pack, dataclass
from workbook.domain.progress import ExerciseProgress, PartProgress, Progress
from workbook.reports.layout import bar, column, wrap
from workbook.reports.time_words import minutes_words
from workbook.reports.way_report import way_lines, week_of

MARKS = {"new": "○", "started": "◐", "done": "✓", "skipped": "–"}
"""The glyph of each status of an exercise."""

STATES = {"new": "not begun", "started": "begun", "done": "done", "skipped": "set aside"}
"""The same in words."""


_NAME = 60
"""Columns for the title and the id of an exercise."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How far a chapter or plan is, in words: `3 of 8` and `64 min left`, or `22 ideas` and `2 done`.

    `steps` says that it is a way to go from end to end, so that a bar may show how far one is. What is not scored is there
    to choose from: nobody is behind with it.
    """

    count: str
    left: str
    steps: bool


def counted(part: PartProgress, members: Sequence[Exercise], pack: Pack, progress: Progress) -> Counted:
    """The words for `part`, which has the exercises `members`. Where there are ideas only these are counted as done."""
    if not members:
        return Counted("a page to read", "", steps=False)
    if any(pack.plan_by_id[pack.chapter_of(one).plan].scored != "no" for one in members):
        left = f"{minutes_words(part.minutes_left)} left" if part.minutes_left else ""
        return Counted(f"{part.done + part.skipped} of {part.exercises}", left, steps=True)
    ideas = [one for one in members if one.action]
    done = sum(progress.exercises[one.id].status == "done" for one in ideas or members)
    count = f"{len(ideas)} idea{'s' * (len(ideas) != 1)}" if ideas else _stretch(sum(one.minutes for one in members))
    return Counted(count, f"{done} done" if done else "", steps=False)


def _stretch(minutes: int) -> str:
    """Time that is spent in one go: half a day from three hours to five."""
    return "half a day" if 180 <= minutes <= 300 else minutes_words(minutes)


def progress_json(progress: Progress, pack: Pack) -> dict[str, Any]:
    """`progress --json`: per exercise `answered` of `total` items, and `filled` of the `required` ones; chapters and plans."""
    return {
        "format": 1,
        "exercises": [
            {
                "id": one.id,
                "status": one.status,
                "answered": one.answered,
                "filled": one.filled,
                "required": one.required,
                "total": one.total,
            }
            for one in progress.exercises.values()
        ],
        "chapters": [asdict(part) for part in progress.chapters],
        "plans": [asdict(part) for part in progress.plans],
        "way": _way_json(progress, pack),
        "next": asdict(progress.next),
    }


def _way_json(progress: Progress, pack: Pack) -> dict[str, Any]:
    week = week_of(pack, progress.way)
    told = ("number", "title", "exercise", "ask", "thank")
    return {
        "name": progress.way.name,
        "exercises": progress.way.exercises,
        "done": progress.way.done,
        "minutes": progress.way.minutes,
        "minutes_left": progress.way.minutes_left,
        "week": week and {name: getattr(week, name) for name in told},
    }


def progress_text(progress: Progress, pack: Pack) -> str:
    """What is next and why, then the chapters, with the exercises of those that are under way, then the plans."""
    lines = [*_next(progress, pack), *way_lines(progress, pack), "", "By chapter"]
    for part in progress.chapters:
        members = pack.exercises_in(part.id)
        words = counted(part, members, pack, progress)
        lines += _part(f"{pack.chapter_by_id[part.id].number:>3} ", part, words)
        for one in _told(part, members, words, progress):
            name = f"{pack.exercise_by_id[one.id].title} ({one.id})"
            lines += column(f"      {MARKS[one.status]} ", name, _NAME, f"  {one.so_far}")
    lines += ["", "By plan"]
    for part in progress.plans:
        lines += _part("    ", part, counted(part, _within(part, pack), pack, progress))
    return "\n".join(lines)


def progress_plain(progress: Progress, pack: Pack) -> str:
    """The same in sentences alone, without bars and marks, as a screen reader says them."""
    lines = [*_next(progress, pack), *way_lines(progress, pack), ""]
    for part in progress.chapters:
        members = pack.exercises_in(part.id)
        words = counted(part, members, pack, progress)
        number = pack.chapter_by_id[part.id].number
        lines.append(wrap(f"Chapter {number}, {part.title}: {', '.join(_counts(part, words))}."))
        for one in _told(part, members, words, progress):
            name = f"{pack.exercise_by_id[one.id].title} ({one.id})"
            lines.append(wrap(f"{name}: {STATES[one.status]}, {one.so_far}.", "  "))
    lines.append("")
    for part in progress.plans:
        words = counted(part, _within(part, pack), pack, progress)
        lines.append(wrap(f"Plan {part.title}: {', '.join(_counts(part, words))}."))
    return "\n".join(lines)


def _next(progress: Progress, pack: Pack) -> list[str]:
    exercise = progress.next.exercise
    if exercise is None:
        return [wrap(progress.next.why)]
    return [wrap(f"Next: {pack.exercise_by_id[exercise].title} ({exercise})"), wrap(progress.next.why, "  ")]


def _told(
    part: PartProgress, members: Sequence[Exercise], words: Counted, progress: Progress
) -> Sequence[ExerciseProgress]:
    """The exercises to name below a chapter: those of one that is under way, and of ideas to choose from the begun ones."""
    states = [progress.exercises[one.id] for one in members]
    begun = [one for one in states if one.status in ("done", "started")]
    under_way = begun and part.done + part.skipped < len(members)
    return (states if words.steps else begun) if under_way else ()


def _within(part: PartProgress, pack: Pack) -> list[Exercise]:
    """The exercises of a plan."""
    return [one for one in pack.exercises if pack.chapter_of(one).plan == part.id]


def _part(mark: str, part: PartProgress, words: Counted) -> list[str]:
    share = Fraction(part.done, part.exercises) if part.exercises else Fraction(0)
    shown = bar(share, share, 10) if words.steps else " " * 10
    count, *more = _counts(part, words)
    return column(mark, part.title, 28, f" {shown}  {count:<12}{', '.join(more)}")


def _counts(part: PartProgress, words: Counted) -> list[str]:
    """How far a chapter or plan is, what is left of it, and how much of it was set aside."""
    skipped = f"{part.skipped} skipped" if part.skipped else ""
    return [words.count, *(said for said in (words.left, skipped) if said)]
