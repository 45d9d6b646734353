"""How far each exercise is: that it was opened, set aside or left, and where to go on from."""

from dataclasses import replace

from workbook.domain import Bookmark, BookmarkAt, Problem, Track, TrackAt
from workbook.session.session import Session


def mark_opened(session: Session, exercise_id: str) -> None:
    """An exercise was opened: the first time is remembered, and how the workbook stood then in this sitting."""
    session.sitting.begin(session, exercise_id)
    session.last_opened = exercise_id
    track = session.folder.tracks.get(exercise_id) or Track()
    if track.started is None:
        session.remember(TrackAt(exercise_id), replace(track, started=session.today))


def skip_exercise(session: Session, exercise_id: str, why: str | None) -> Problem | None:
    """Set an exercise aside with a reason, or take it up again with None."""
    track = session.folder.tracks.get(exercise_id) or Track()
    title = session.whole.exercise_by_id[exercise_id].title
    return session.put((TrackAt(exercise_id), replace(track, skipped=why or None)), words=f"“{title}”")


def remember_place(session: Session, exercise_id: str, item_id: str) -> None:
    """Remember the place to go on from."""
    place = Bookmark(exercise_id, item_id)
    if place != session.folder.left_at and session.folder.read_only is None:
        session.remember(BookmarkAt(), place)
        session.save_soon()
