"""A document with the answers of one workbook in it: what it says, and which items it still wants."""

from collections.abc import Mapping
from typing import Literal

from workbook.domain.filling import CHART, FACTS, Filler, holes
from workbook.domain.flow import places
from workbook.domain.late_dataclass import dataclass
from workbook.domain.pack import Document, Exercise, Pack
from workbook.domain.prose import Prose

State = Literal["ready", "open", "empty"]
"""`ready`: nothing is left to fill. `empty`: nothing of it was answered. `open`: some of it was."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A document as it reads now. `holes` are the ids of the items that it still wants, in reading order."""

    document: Document
    prose: Prose
    holes: tuple[str, ...]
    begun: bool

    @property
    def state(self) -> State:
        """`ready` with no holes left, `open` with some answers, `empty` with none."""
        return "ready" if self.begun and not self.holes else "open" if self.begun else "empty"

    def wanted(self, pack: Pack) -> Mapping[Exercise, tuple[str, ...]]:
        """The exercises that fill what is left, in the order in which the page wants them, each with its items."""
        found: dict[str, tuple[str, ...]] = {}
        for item in self.holes:
            exercise = pack.exercise_of.get(item)
            if exercise is not None:
                found[exercise.id] = (*found.get(exercise.id, ()), item)
        return {pack.exercise_by_id[name]: items for name, items in found.items()}


@dataclass(frozen=True, slots=True)
class PageNow:
    """A document in short: whether it is ready, and the items, by id, that stand on it."""

    id: str
    title: str
    ready: bool
    items: frozenset[str]


def page_now(found: Filled, pack: Pack) -> PageNow:
    """The short of a filled document."""
    items = frozenset(places(found.document.body)) & pack.exercise_of.keys()
    return PageNow(found.document.id, found.document.title, found.state == "ready", frozenset(items))


def filled(document: Document, filler: Filler) -> Filled:
    """`document` with what was answered. One that has no places for answers is ready as it is; a chart is none."""
    given = (*FACTS, CHART)
    names = [name for name in places(document.body) if name not in given]
    begun = not names or any(
        filler.lines(place) for block in document.body for place in block.places if place.partition(".")[0] not in given
    )
    prose = filler.fill(document.body)
    return Filled(document, prose, tuple(name for name in holes(prose) if name not in given), begun)
