"""One sitting: how the workbook stood when an exercise was first opened in it, so that its end can say what has moved.

It lasts as long as the workbook is open, and no file has it: what a moment tells of earlier evenings stands in the answers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from workbook.domain import Document, Firm, Pack, Response, Score, Standing, Track, Value, WayName, dataclass, score
from workbook.session.view import View

if TYPE_CHECKING:
    from workbook.domain.moments import Moment, Stand
    from workbook.domain.progress import Progress


@dataclass(frozen=True)
class Snapshot:
    """A workbook as it stood at one time. What is to be reckoned from it is reckoned when somebody asks, which few do."""

    pack: Pack
    firm: Firm
    answers: Mapping[str, Response]
    standings: Mapping[str, Standing]
    tracks: Mapping[str, Track]
    way: WayName
    today: date

    @classmethod
    def of(cls, view: View) -> "Snapshot":
        """How `view` stands now."""
        folder = view.folder
        way = folder.profile.settings.way
        return cls(view.pack, view.firm, folder.answers, view.standings(), folder.tracks, way, view.today)

    @cached_property
    def score(self) -> Score:
        """The score as it was."""
        return score(self.pack, self.standings, self.today)

    @cached_property
    def progress(self) -> "Progress":
        """How far everything was."""
        from workbook.domain.progress import progress

        return progress(self.pack, self.answers, self.standings, self.tracks, None, self.way)

    @cached_property
    def stand(self) -> "Stand":
        """What it had come to."""
        from workbook.domain.moments import stand

        return stand(self.pack, self.progress, self.score)

    def ready(self, document: Document) -> bool:
        """Whether nothing was left to fill of a document."""
        from workbook.domain import Filler
        from workbook.domain.filled_document import filled

        return filled(document, Filler(self.pack, self._value)).state == "ready"

    def _value(self, item: str) -> Value | None:
        response, asked = self.answers.get(item), self.pack.item_by_id.get(item)
        return response.value if response is not None and asked is not None and response.kind == asked.kind else None


@dataclass
class Sitting:
    """How the workbook stood as each exercise was first `opened`, in that order, and as moments were looked for last (`told`).

    `due` is what has come to its end and since when, while its page was not shown yet. `fallen` is how it stood on the higher
    step that the score has left in this sitting.
    """

    opened: dict[str, Snapshot] = field(default_factory=dict)
    told: Snapshot | None = None
    due: "tuple[Snapshot, Moment] | None" = None
    fallen: Snapshot | None = None

    def same(self, view: View) -> bool:
        """Whether nothing that a moment may come from has changed since they were looked for last."""
        told, folder = self.told, view.folder
        return told is None or (told.answers, told.standings, told.tracks, told.way, told.firm) == (
            folder.answers,
            view.standings(),
            folder.tracks,
            folder.profile.settings.way,
            view.firm,
        )

    def begin(self, view: View, exercise: str) -> None:
        """An exercise is opened."""
        if exercise not in self.opened:
            self.opened[exercise] = Snapshot.of(view)
        if self.told is None:
            self.told = self.opened[exercise]

    def before(self, exercises: Iterable[str]) -> Snapshot | None:
        """How it stood before the first of these exercises was opened; None when none of them was."""
        members = set(exercises)
        return next((shot for one, shot in self.opened.items() if one in members), None)
