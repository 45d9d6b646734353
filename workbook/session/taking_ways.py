"""The way that a workbook goes through its exercises: which there are, and taking another."""

from dataclasses import replace

from workbook.domain import Problem, ProfileAt, WayName
from workbook.domain.ways import ways
from workbook.session.session import Session


def take_way(session: Session, name: WayName) -> Problem | None:
    """Go this way from now on. What was done on another one stays done."""
    if all(one.name != name for one in ways(session.pack)):
        what = "These exercises have no such way."
        return Problem("workbook.toml", None, what, "The long one is always there.")
    profile = session.folder.profile
    after = replace(profile, settings=replace(profile.settings, way=name))
    return session.put((ProfileAt(), after), words="the way")
