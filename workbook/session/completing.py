"""Which exercises an answer completes: what the progress tracker remembers by itself."""

from collections.abc import Iterator
from dataclasses import replace

from workbook.domain import Track, TrackAt
from workbook.domain.progress import is_answered
from workbook.session.view import View


def newly_finished(view: View, item_id: str) -> Iterator[tuple[TrackAt, Track]]:
    """The exercises that ask this item, be it their own or another's, and are complete now for the first time.

    That says nothing about whether they were opened: one may be completed from another that asks its items again.
    """
    standings = view.standings()
    for exercise in view.pack.asking.get(item_id, ()):
        track = view.folder.tracks.get(exercise.id) or Track()
        wanted = [item for item in view.pack.outlines[exercise.id].all if not item.optional]
        if track.finished is None and all(
            is_answered(item, view.response(item.id), standings.get(item.id)) for item in wanted
        ):
            yield TrackAt(exercise.id), replace(track, finished=view.today)
