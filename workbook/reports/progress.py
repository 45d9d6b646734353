"""Progress as data and as text: `workbook progress` (design.md section 7)."""

from dataclasses import asdict
from fractions import Fraction
from typing import Any

from workbook.domain.pack import Pack
from workbook.domain.progress import ExerciseProgress, PartProgress, Progress
from workbook.reports.layout import bar, pad, wrap

MARKS = {"new": "○", "started": "◐", "done": "✓", "skipped": "–"}
"""The glyph of each status of an exercise."""


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
        lines.append(_part(f"{pack.chapter_by_id[part.id].number:>3} ", part))
        members = [progress.exercises[one.id] for one in pack.exercises_in(part.id)]
        begun = any(one.status in ("done", "started") for one in members)
        if begun and part.done + part.skipped < len(members):
            lines += [_exercise(one, pack) for one in members]
    lines += ["", "By plan", *(_part("    ", part) for part in progress.plans)]
    return "\n".join(lines)


def _part(mark: str, part: PartProgress) -> str:
    share = Fraction(part.done, part.exercises) if part.exercises else Fraction(0)
    left = f"{part.minutes_left} min left" if part.minutes_left else ""
    skipped = f"{part.skipped} skipped" if part.skipped else ""
    counts = f"{part.done} of {part.exercises}"
    note = ", ".join(words for words in (left, skipped) if words)
    return f"{mark}{pad(part.title, 34)} {bar(share, share, 10)}  {counts:<9}{note}".rstrip()


def _exercise(one: ExerciseProgress, pack: Pack) -> str:
    filled = f"{one.filled} of {one.required}" if one.required else f"{one.answered} of {one.total}"
    return f"      {MARKS[one.status]} {pad(pack.exercise_by_id[one.id].title, 30)} {filled}"
