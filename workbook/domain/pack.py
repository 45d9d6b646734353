"""A pack: chapters, plans, exercises and items, with the look-ups that the rest of the house needs."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import field
from functools import cached_property
from typing import Literal

from workbook.domain.firm import EVERYBODY, Applies
from workbook.domain.item import Effort, Item, RatingItem
from workbook.domain.late_dataclass import dataclass
from workbook.domain.outline import PageOutline
from workbook.domain.programme import PROGRAMME, Programme
from workbook.domain.prose import Prose

Scored = Literal["yes", "apart", "no"]


@dataclass(frozen=True, slots=True)
class Plan:
    """One of the plans. `yes` counts in the score, `apart` is scored beside it, `no` is not scored."""

    id: str
    title: str
    scored: Scored = "yes"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: `number` is its place in the book's order, `read_along` the chapter of the book to read with it.

    `page` is its page.
    """

    id: str
    number: int
    title: str
    plan: str
    read_along: str = ""
    page: Prose = ()

    @property
    def file(self) -> str:
        """The file of a workbook that holds this chapter's answers, as `answers/05-strategy.toml`."""
        return f"answers/{self.number:02d}-{self.id}.toml"


@dataclass(frozen=True, slots=True)
class Exercise:
    """One Markdown file: a lesson and its items. `file` is relative to the pack; `readiness` marks a page of ratings.

    `asked` is all that the page asks, in order, when items of other exercises are among it: one and the same answer,
    asked again. An exercise of the library has an `action` to take on, with its `effort`; `asks` says that it asks
    customers for something, which waits while the gate is down.
    `made` is one sentence on what exists once it is done, for its end; `essential` puts it on the short way.
    """

    id: str
    title: str
    chapter: str
    minutes: int
    lesson: Prose
    items: Sequence[Item]
    file: str
    scope: str = ""
    readiness: bool = False
    asked: Sequence[Item] = ()
    action: str = ""
    effort: Effort | None = None
    asks: bool = False
    made: str = ""
    essential: bool = False
    applies: Applies = EVERYBODY

    @property
    def live(self) -> tuple[Item, ...]:
        """All that the page asks now, in order: no retired items; items of other exercises too where it asks them again."""
        return tuple(item for item in self.asked or self.items if not item.retired)


@dataclass(frozen=True, slots=True)
class Document:
    """A page made from answers: `body` has places to be filled, `reader` says who uses it and when.

    The body begins with a heading of its own, for whoever reads the page; `title` is what the workbook calls it.
    """

    id: str
    title: str
    plan: str
    reader: str
    body: Prose
    file: str
    applies: Applies = EVERYBODY


@dataclass(frozen=True, slots=True)
class WordList:
    """Words or phrases of the pack's language that suggestions look for, under the name that they know the list by."""

    name: str
    entries: tuple[str, ...]


@dataclass(frozen=True)
class Pack:
    """A whole pack, in reading order. `sha256` is over its files, line ends normalised (docs/files.md 18).

    `programme` is its way by weeks, if it has one. `short` are names of lenses, scopes and audiences for narrow columns.
    """

    id: str
    title: str
    version: str
    lang: str
    plans: tuple[Plan, ...]
    chapters: tuple[Chapter, ...]
    exercises: tuple[Exercise, ...]
    documents: tuple[Document, ...] = ()
    lenses: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    short: tuple[tuple[str, str], ...] = ()
    word_lists: Sequence[WordList] = ()
    programme: Programme | None = None
    sha256: str = field(default="", compare=False)

    @cached_property
    def plan_by_id(self) -> dict[str, Plan]:
        """Every plan by its id, in order."""
        return {plan.id: plan for plan in self.plans}

    @cached_property
    def chapter_by_id(self) -> dict[str, Chapter]:
        """Every chapter by its id, in the book's order."""
        return {chapter.id: chapter for chapter in self.chapters}

    @cached_property
    def exercise_by_id(self) -> dict[str, Exercise]:
        """Every exercise by its id, in reading order."""
        return {exercise.id: exercise for exercise in self.exercises}

    @cached_property
    def document_by_id(self) -> dict[str, Document]:
        """Every document by its id, in reading order."""
        return {document.id: document for document in self.documents}

    @cached_property
    def item_by_id(self) -> Mapping[str, Item]:
        """Every item by its id, retired ones too, in reading order. Only the exercise that holds it is read for one of them."""
        return _Items(self.exercise_of)

    @cached_property
    def outlines(self) -> dict[str, PageOutline]:
        """What each exercise asks now, by its id."""
        return {one.id: PageOutline.of(one.items, one.asked) for one in self.exercises}

    @cached_property
    def exercise_of(self) -> dict[str, Exercise]:
        """The exercise that holds each item, by the item's id."""
        return {item.id: exercise for exercise in self.exercises for item in exercise.items}

    @cached_property
    def conditions(self) -> dict[str, Applies]:
        """Which firms an item is for, by its id, of those that are not for everybody."""
        every = (item for exercise in self.exercises for item in exercise.items)
        return {item.id: item.applies for item in every if item.applies}

    @cached_property
    def varied(self) -> frozenset[str]:
        """The files of the exercises, documents and the programme that some firms see otherwise than others, or not at all."""
        some = [one.file for one in self.exercises if one.applies or self._varies(one)]
        papers = [one.file for one in self.documents if one.applies or any(block.applies for block in one.body)]
        weeks = self.programme.weeks if self.programme is not None else ()
        said = any(one.applies for week in weeks for one in (*week.asks, *week.thanks))
        return frozenset([*some, *papers, *([PROGRAMME] if said else ())])

    def _varies(self, exercise: Exercise) -> bool:
        """Whether anything on its page is for some firms only."""
        ratings = (item for item in exercise.items if isinstance(item, RatingItem))
        return (
            any(item.applies or self.exercise_of[item.id].applies for item in (*exercise.items, *exercise.asked))
            or any(lift.applies for rating in ratings for lift in rating.lifts)
            or any(block.applies for block in exercise.lesson)
        )

    @cached_property
    def asking(self) -> dict[str, tuple[Exercise, ...]]:
        """The exercises that ask each item now, by the item's id: the one that holds it first, then those that ask it again."""
        found: dict[str, tuple[Exercise, ...]] = {}
        for again in (False, True):
            for exercise in self.exercises:
                for item in self.outlines[exercise.id].all:
                    if again == (self.exercise_of[item.id] is not exercise):
                        found[item.id] = (*found.get(item.id, ()), exercise)
        return found

    @cached_property
    def ratings(self) -> tuple[RatingItem, ...]:
        """The ratings that are still asked, in reading order."""
        every = (item for exercise in self.exercises for item in exercise.items)
        return tuple(item for item in every if isinstance(item, RatingItem) and not item.retired)

    @property
    def scored_plans(self) -> tuple[Plan, ...]:
        """The plans that make the score, in order."""
        return tuple(plan for plan in self.plans if plan.scored == "yes")

    def chapter_of(self, exercise: Exercise) -> Chapter:
        """The chapter of an exercise of this pack."""
        return self.chapter_by_id[exercise.chapter]

    def plan_of(self, item_id: str) -> Plan:
        """The plan of an item of this pack. Raises KeyError for an id that is not in it."""
        return self.plan_by_id[self.chapter_of(self.exercise_of[item_id]).plan]

    def ratings_of(self, plan_id: str) -> tuple[RatingItem, ...]:
        """The live ratings of one plan, in reading order."""
        return tuple(rating for rating in self.ratings if self.plan_of(rating.id).id == plan_id)

    def exercises_in(self, chapter_id: str) -> tuple[Exercise, ...]:
        """The exercises of one chapter, in reading order, its readiness page last."""
        return tuple(exercise for exercise in self.exercises if exercise.chapter == chapter_id)


class _Items(Mapping[str, Item]):
    """The items of a pack by their ids, each found in the exercise that holds it."""

    def __init__(self, homes: Mapping[str, Exercise]) -> None:
        self._homes = homes

    def __getitem__(self, id: str) -> Item:
        return next(item for item in self._held(self._homes[id]) if item.id == id)

    def _held(self, home: Exercise) -> Sequence[Item]:
        return home.items

    def __iter__(self) -> Iterator[str]:
        return iter(self._homes)

    def __len__(self) -> int:
        return len(self._homes)

    def __contains__(self, id: object) -> bool:
        return id in self._homes


class PassingItems(_Items):
    """The items of a pack for one look at them: what was not read yet is read for this alone, and goes again with it."""

    def __init__(self, pack: Pack) -> None:
        super().__init__(pack.exercise_of)
        self._read: dict[str, Sequence[Item]] = {}

    def _held(self, home: Exercise) -> Sequence[Item]:
        if home.id not in self._read:
            self._read[home.id] = copy(home.items)  # a copy of what was not read yet is read by itself
        return self._read[home.id]
