"""Progress as data and as text: `workbook progress` (design.md section 7)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from workbook.domain.pack import Exercise, Pack
from workbook.domain.progress import ExerciseProgress, PartProgress, Progress
from workbook.reports.layout import bar, pad, wrap

MARKS = {"new": "○", "started": "◐", "done": "✓", "skipped": "–"}
"""The glyph of each status of an exercise."""


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


def minutes_words(minutes: int) -> str:
    """So many minutes as one thinks of them: `64 min`, `5 h`, `2½ h`."""
    if minutes < 100:
        return f"{minutes} min"
    halves = round(minutes / 30)
    return f"{halves // 2}{'½' * (halves % 2)} h"


def _stretch(minutes: int) -> str:
    """Time that is spent in one go: half a day from three hours to five."""
    return "half a day" if 180 <= minutes <= 300 else minutes_words(minutes)


def progress_json(progress: Progress) -> dict[str, Any]:
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
        "next": asdict(progress.next),
    }


def progress_text(progress: Progress, pack: Pack) -> str:
    """What is next and why, then the chapters, with the exercises of those that are under way, then the plans."""
    lines: list[str] = []
    if progress.next.exercise is not None:
        lines.append(wrap(f"Next: {pack.exercise_by_id[progress.next.exercise].title} ({progress.next.exercise})"))
    lines += [wrap(progress.next.why, "  " if progress.next.exercise is not None else ""), "", "By chapter"]
    for part in progress.chapters:
        members = pack.exercises_in(part.id)
        words = counted(part, members, pack, progress)
        lines.append(_part(f"{pack.chapter_by_id[part.id].number:>3} ", part, words))
        states = [progress.exercises[one.id] for one in members]
        begun = [one for one in states if one.status in ("done", "started")]
        if begun and part.done + part.skipped < len(members):
            lines += [_exercise(one, pack) for one in (states if words.steps else begun)]
    lines += ["", "By plan"]
    for part in progress.plans:
        within = [one for one in pack.exercises if pack.chapter_of(one).plan == part.id]
        lines.append(_part("    ", part, counted(part, within, pack, progress)))
    return "\n".join(lines)


def _part(mark: str, part: PartProgress, words: Counted) -> str:
    share = Fraction(part.done, part.exercises) if part.exercises else Fraction(0)
    shown = bar(share, share, 10) if words.steps else " " * 10
    skipped = f"{part.skipped} skipped" if part.skipped else ""
    note = ", ".join(said for said in (words.left, skipped) if said)
    return f"{mark}{pad(part.title, 28)} {shown}  {words.count:<12}{note}".rstrip()


def _exercise(one: ExerciseProgress, pack: Pack) -> str:
    return f"      {MARKS[one.status]} {pad(pack.exercise_by_id[one.id].title, 30)} {one.so_far}"
