"""The rules that hold for a pack as a whole: ids once, references that lead somewhere, words that `pack.toml` knows.

What breaks a rule is reported and taken out, so that whoever uses a pack can trust that its references hold.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbook.domain.ids import did_you_mean
from workbook.domain.item import Item, ListItem, PickItem, RatingItem, TableItem
from workbook.domain.pack import Exercise, Pack
from workbook.domain.problem import Problem
from workbook.packs.files import MANIFEST
from workbook.packs.parser import Page
from workbook.packs.prerequisites import without_circles

SCORED_PLANS = 2
"""The formula wants at least this many scored plans (design.md section 4)."""

MOST_NA = 4
"""Ratings that may be “does not apply” weigh at most one part in this many of their plan."""


def check_pack(pack: Pack, pages: Sequence[Page]) -> tuple[Pack, list[Problem]]:
    """`pack` without what breaks a rule, and what was wrong. `pages` are its files as read, with their line numbers."""
    checker = _Checker(pack, pages)
    exercises = checker.references(checker.unique())
    exercises, circles = without_circles(exercises, checker.lift_line)
    whole = replace(pack, exercises=exercises)
    return whole, [*checker.problems, *circles, *_plans(whole)]


class _Checker:
    """Looks ids up, and writes problems down with the lines that the pages know."""

    def __init__(self, pack: Pack, pages: Sequence[Page]) -> None:
        self.pack = pack
        self.pages = pages
        self.problems: list[Problem] = []
        self.written = {name for page in pages for name in page.ids}
        self.lift_lines = {key: line for page in pages for key, line in page.lifts.items()}
        self.items: dict[str, Item] = {}
        self.places: dict[str, int] = {}
        self.exercises: dict[str, Exercise] = {}

    def error(self, file: str, line: int | None, what: str, mend: str) -> None:
        self.problems.append(Problem(file, line, what, mend))

    def lift_line(self, rating: RatingItem, lift: str) -> int:
        """The line of a lift; that of its rating when it is not known."""
        return self.lift_lines.get((rating.id, lift), rating.line)

    def unique(self) -> tuple[Exercise, ...]:
        """The exercises, of which the first keeps an id that stands twice; the same for items. Fills the look-ups."""
        first: dict[str, tuple[str, int]] = {}
        kept: list[Exercise] = []
        for page in self.pages:
            if page.exercise is None:
                continue
            exercise = page.exercise
            line = page.front.get("id", 1)
            if exercise.id in self.exercises:
                other = self.exercises[exercise.id].file
                what = f"The exercise id “{exercise.id}” is used in {other} already."
                self.error(exercise.file, line, what, "Give each exercise an id of its own.")
                continue
            items: list[Item] = []
            for item in exercise.items:
                if item.id in first:
                    file, there = first[item.id]
                    what = f"The id “{item.id}” is used in {file}, line {there}, already."
                    self.error(exercise.file, item.line, what, "Give each question an id of its own.")
                    continue
                first[item.id] = (exercise.file, item.line)
                self.places[item.id] = len(self.places)
                items.append(item)
            exercise = replace(exercise, items=tuple(items), scope=self._scope(exercise, page))
            self.exercises[exercise.id] = exercise
            kept.append(exercise)
            self.items.update((item.id, item) for item in items)
        return tuple(kept)

    def _scope(self, exercise: Exercise, page: Page) -> str:
        return self._word(exercise.scope, "scope", self.pack.scopes, exercise.file, page.front.get("scope"))

    def _word(self, word: str, name: str, known: Sequence[str], file: str, line: int | None) -> str:
        """`word` if `pack.toml` knows it or it is empty; else it is reported, and empty."""
        if not word or word in known:
            return word
        what = f"The {name} “{word[:40]}” is not in {MANIFEST}.{did_you_mean(word, known)}"
        mend = f"Use one of {', '.join(known)}." if known else f"Add it to {MANIFEST}."
        self.error(file, line, what, mend)
        return ""

    def references(self, exercises: Sequence[Exercise]) -> tuple[Exercise, ...]:
        """The exercises with every reference that leads nowhere taken out."""
        return tuple(replace(exercise, items=tuple(self._items(exercise))) for exercise in exercises)

    def _items(self, exercise: Exercise) -> Iterator[Item]:
        for item in exercise.items:
            kept: Item = item
            if item.replaces is not None:
                kept = self._replaces(item, exercise.file)
            if isinstance(kept, RatingItem):
                yield self._rating(kept, exercise.file)
            elif not isinstance(kept, PickItem) or self._pick(kept, exercise.file):
                yield kept
            else:
                del self.items[item.id]  # so that nothing picks from it either

    def _replaces(self, item: Item, file: str) -> Item:
        old = self.items.get(item.replaces or "")
        if old is not None and old.retired:
            return item
        known = [other.id for other in self.items.values() if other.retired]
        what = f"“{item.id}” replaces “{item.replaces}”, which is not a retired question.{did_you_mean(item.replaces or '', known)}"
        self.error(file, item.line, what, "Mark the old question `retired`, and keep it in the pack.")
        return replace(item, replaces=None)

    def _pick(self, item: PickItem, file: str) -> bool:
        """Whether there is something to pick from."""
        name = item.source if item.column is None else f"{item.source}.{item.column}"
        source = self.items.get(item.source)
        if source is None:
            if item.source not in self.written:  # else its own error says enough
                near = did_you_mean(item.source, self.items)
                self.error(
                    file,
                    item.line,
                    f"“{item.id}” picks from “{name}”, which is not here.{near}",
                    "Use an id of this pack.",
                )
            return False
        what = mend = ""
        if source.retired:
            what, mend = f"“{name}” is retired, so nothing can be picked from it.", "Pick from a question still asked."
        elif self.places[source.id] >= self.places[item.id]:
            what, mend = f"“{item.id}” picks from “{name}”, which does not come before it.", "Move one of the two."
        elif isinstance(source, TableItem):
            columns = [column.key for column in source.columns]
            if item.column not in columns:
                near = did_you_mean(item.column or "", columns)
                what = f"“{item.id}” wants a column of the table “{source.id}” to pick from.{near}"
                mend = f"Write from={source.id}. and one of {', '.join(columns)}."
        elif item.column is not None:
            what, mend = f"“{source.id}” is no table and has no columns.", f"Write from={source.id}."
        elif not isinstance(source, ListItem | PickItem):
            what = f"“{source.id}” is a {source.kind}, which has no lines to pick from."
            mend = "Pick from a list, a column of a table, or another pick."
        if what:
            self.error(file, item.line, what, mend)
        return not what

    def _rating(self, item: RatingItem, file: str) -> RatingItem:
        """The rating with only words and references that are known."""
        lifts = []
        for lift in item.lifts:
            line = self.lift_line(item, lift.id)
            after = tuple(name for name in lift.after if self._stands(name, file, line))
            exercise = lift.exercise
            if exercise is not None and exercise not in self.exercises:
                near = did_you_mean(exercise, self.exercises)
                mend = "Use the id from the front matter of an exercise."
                self.error(file, line, f"This lift names the exercise “{exercise}”, which is not here.{near}", mend)
                exercise = None
            lifts.append(replace(lift, after=after, exercise=exercise))
        return replace(
            item,
            lifts=tuple(lifts),
            scope=self._word(item.scope, "scope", self.pack.scopes, file, item.line),
            audience=self._word(item.audience, "audience", self.pack.audiences, file, item.line),
            lens=self._word(item.lens, "lens", self.pack.lenses, file, item.line),
        )

    def _stands(self, name: str, file: str, line: int) -> bool:
        """Whether `name` is a rating that a lift may wait for."""
        other = self.items.get(name)
        if isinstance(other, RatingItem) and not other.retired:
            return True
        if other is not None or name not in self.written:
            known = [item.id for item in self.items.values() if isinstance(item, RatingItem) and not item.retired]
            what = f"This lift waits for “{name}”, which is no rating that is asked.{did_you_mean(name, known)}"
            self.error(file, line, what, "Use the id of a rating.")
        return False


def _plans(pack: Pack) -> Iterator[Problem]:
    """What the formula wants of the plans and their ratings."""
    if len(pack.scored_plans) < SCORED_PLANS:
        what = f"The score wants at least {SCORED_PLANS} scored plans, found {len(pack.scored_plans)}."
        yield Problem(MANIFEST, None, what, 'Add a [[plans]] entry, or take scored = "apart" or "no" out of one.')
    for plan in pack.plans:
        ratings = pack.ratings_of(plan.id)
        if plan.scored == "yes" and not any(not rating.na for rating in ratings):
            what = f"The scored plan “{plan.id}” has no rating that everybody can answer."
            yield Problem(MANIFEST, None, what, "Give it at least one rating without `na`.")
        elif MOST_NA * sum(rating.weight for rating in ratings if rating.na) > sum(rating.weight for rating in ratings):
            what = f"More than a quarter of the weight of the plan “{plan.id}” may be left out as not applicable."
            yield Problem(MANIFEST, None, what, "Take `na` from a rating, or lower its weight.")
        if plan.scored == "no" and ratings:
            what = f"The plan “{plan.id}” is not scored, but “{ratings[0].id}” is a rating in it."
            yield Problem(MANIFEST, None, what, "Move the rating to a chapter of another plan.", "note")
