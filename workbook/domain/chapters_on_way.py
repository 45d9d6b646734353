"""The chapters of a way, and how far each is on it: the same for Home, which counts them, and for the page at the end of one."""

from collections.abc import Collection
from typing import Literal

from workbook.domain.pack import Chapter, Pack
from workbook.domain.progress import Progress, WayProgress
from workbook.domain.ways import steps

Far = Literal["new", "begun", "done"]
"""How far a chapter is."""


def chapters_on(pack: Pack, way: WayProgress, *, ideas: bool = False) -> list[Chapter]:
    """The chapters with exercises of the way, by number; with `ideas` also those that are there to choose from."""
    found: Collection[str] = {pack.exercise_by_id[one].chapter for one in way.exercises}
    if ideas:
        found = {chapter.id for chapter in pack.chapters}
    return sorted((chapter for chapter in pack.chapters if chapter.id in found), key=lambda chapter: chapter.number)


def members_on(chapter: str, pack: Pack, way: WayProgress) -> list[str]:
    """The exercises of a chapter that the way takes; all of one that is there to choose from."""
    members = pack.exercises_in(chapter)
    return [one.id for one in members if one.id in way.exercises or not steps(pack, one)]


def far_on(chapter: str, pack: Pack, progress: Progress) -> Far:
    """How far a chapter is on the way: done when nothing that the way takes of it is left, and some of that was done."""
    states = [progress.exercises[one].status for one in members_on(chapter, pack, progress.way)]
    if states and all(state in ("done", "skipped") for state in states) and "done" in states:
        return "done"
    return "begun" if any(state in ("done", "started") for state in states) else "new"
