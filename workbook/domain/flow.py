"""What flows where: which earlier answers an exercise draws on, and which exercises and documents it feeds."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cached_property

from workbook.domain.item import Item, PickItem, TableItem
from workbook.domain.late_dataclass import dataclass
from workbook.domain.pack import Document, Exercise, Pack
from workbook.domain.prose import Prose


@dataclass(frozen=True)
class Flow:
    """The flow of one pack. It follows from the pack alone: from `pick`, `from`, `against` and the places in prose."""

    pack: Pack

    @cached_property
    def _wants(self) -> dict[str, tuple[Exercise, ...]]:
        return {one.id: self._exercises(draws(one), one) for one in self.pack.exercises}

    @cached_property
    def _feeds(self) -> dict[str, list[Exercise]]:
        feeds: dict[str, list[Exercise]] = {}
        for exercise in self.pack.exercises:
            for source in self._wants[exercise.id]:
                feeds.setdefault(source.id, []).append(exercise)
        return feeds

    @cached_property
    def _pages(self) -> dict[str, list[Document]]:
        pages: dict[str, list[Document]] = {}
        for document in self.pack.documents:
            named = set(places(document.body))
            for exercise in self.pack.exercises:
                if any(item.id in named for item in (*exercise.items, *exercise.asked)):
                    pages.setdefault(exercise.id, []).append(document)
        return pages

    def wants(self, exercise: Exercise) -> tuple[Exercise, ...]:
        """The exercises whose answers this one draws on, in reading order."""
        return self._wants[exercise.id]

    def feeds(self, exercise: Exercise) -> tuple[Exercise, ...]:
        """The exercises that draw on the answers of this one, in reading order."""
        return tuple(self._feeds.get(exercise.id, ()))

    def pages(self, exercise: Exercise) -> tuple[Document, ...]:
        """The documents that draw on what this exercise asks, or asks again, in order."""
        return tuple(self._pages.get(exercise.id, ()))

    def fed(self, exercise: Exercise) -> tuple[Document, ...]:
        """The same documents: those of its own plan first, and of these those that are most made of it."""
        plan = self.pack.chapter_of(exercise).plan
        asked = {item.id for item in (*exercise.items, *exercise.asked)}

        def share(page: Document) -> Fraction:
            names = [name for name in places(page.body) if name in self.pack.exercise_of]
            return Fraction(sum(name in asked for name in names), len(names))

        return tuple(sorted(self.pages(exercise), key=lambda page: (page.plan != plan, -share(page))))

    def sources(self, document: Document) -> tuple[Exercise, ...]:
        """The exercises that fill a document, in reading order."""
        return self._exercises(places(document.body), None)

    def made_on(self, exercises: Iterable[str]) -> tuple[Document, ...]:
        """The documents that these exercises, by id, fill all by themselves, with what they ask and ask again."""
        asked = {item.id for one in exercises for item in self.pack.outlines[one].all}
        wanted = {one: set(places(one.body)) & self.pack.exercise_of.keys() for one in self.pack.documents}
        return tuple(one for one, names in wanted.items() if names and names <= asked)

    def _exercises(self, names: Iterator[str], but: Exercise | None) -> tuple[Exercise, ...]:
        found = {home.id for name in names if (home := self.pack.exercise_of.get(name)) is not None and home is not but}
        return tuple(exercise for exercise in self.pack.exercises if exercise.id in found)


def draws(exercise: Exercise) -> Iterator[str]:
    """The ids of the items that an exercise's own text and items draw on, its own among them, as they come."""
    yield from places(exercise.lesson)
    for item in exercise.items:
        yield from places(item.help)
        yield from _of_item(item)


def _of_item(item: Item) -> Iterator[str]:
    if isinstance(item, PickItem | TableItem) and item.source:
        yield item.source
    if item.against:
        yield item.against.partition(".")[0]


def places(prose: Prose) -> Iterator[str]:
    """The ids in the places of `prose`; facts of the workbook are among them."""
    return (place.partition(".")[0] for block in prose for place in block.places)
