"""The rules that hold for a pack as a whole: ids once, references that lead somewhere, words that `pack.toml` knows.

What breaks a rule is reported and taken out, so that whoever uses a pack can trust that its references hold.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbook.domain import CHART, FACTS, Document, Exercise, Item, Pack, Problem
from workbook.packs.check.prerequisite_circles import without_circles
from workbook.packs.check.references import References
from workbook.packs.check.sources import Sources
from workbook.packs.check.suggest_id import Near
from workbook.packs.check.weeks import check_weeks
from workbook.packs.read import pack_limits
from workbook.packs.read.pack_files import MANIFEST
from workbook.packs.read.parser import Asked, Page

SCORED_PLANS = 2
"""The formula wants at least this many scored plans (docs/scoring.md 7)."""

MOST_NA = 4
"""Ratings that may be “does not apply” weigh at most one part in this many of their plan."""


def check_pack(pack: Pack, pages: Sequence[Page], near: Near) -> tuple[Pack, list[Problem]]:
    """`pack` without what breaks a rule, and what was wrong. `pages` are its files as read, with their line numbers."""
    checker = _Checker(pack, pages, near)
    exercises = checker.unique()
    references = checker.references()
    exercises = references.settled(exercises)
    exercises, circles = without_circles(exercises, references.lift_line)
    whole = replace(pack, exercises=checker.asked_again(exercises), documents=tuple(checker.documents(references)))
    programme, weeks = check_weeks(whole, near)
    return replace(whole, programme=programme), [*checker.problems, *circles, *weeks, *_plans(whole)]


class _Checker:
    """Looks ids up, and writes problems down with the lines that the pages know."""

    def __init__(self, pack: Pack, pages: Sequence[Page], near: Near) -> None:
        self.pack = pack
        self.pages = pages
        self.problems: list[Problem] = []
        self.items: dict[str, Item] = {}
        self.places: dict[str, int] = {}
        self.exercises: dict[str, Exercise] = {}
        self.page_of: dict[str, Page] = {}
        self.near = near
        written = {name for page in pages for name in page.ids}
        self.sources = Sources(self.items, self.places, written, self.near)

    def error(self, file: str, line: int | None, what: str, mend: str) -> None:
        self.problems.append(Problem(file, line, what, mend))

    def references(self) -> References:
        """The rules for what leads from one item to another, once the ids are known."""
        lifts = {key: line for page in self.pages for key, line in page.lifts.items()}
        return References(
            self.pack, self.items, self.places, self.exercises, self.page_of, self.sources, self.problems, lifts
        )

    def unique(self) -> tuple[Exercise, ...]:
        """The exercises, of which the first keeps an id that stands twice; the same for items. Fills the look-ups."""
        first: dict[str, tuple[str, int]] = {}
        for page in self.pages:
            if page.exercise is None:
                continue
            exercise = page.exercise
            if exercise.id in self.exercises:
                other = self.exercises[exercise.id].file
                what = f"The exercise id “{exercise.id}” is used in {other} already."
                self.error(exercise.file, page.front.get("id", 1), what, "Give each exercise an id of its own.")
                continue
            items: list[Item] = []
            for item in exercise.items:
                if item.id in first:
                    file, there = first[item.id]
                    what = f"The id “{item.id}” is used in {file}, line {there}, already."
                    self.error(exercise.file, item.line, what, "Give each question an id of its own.")
                    continue
                if item.id in (*FACTS, CHART):
                    what = f"“{item.id}” cannot be the id of a question: places use this word."
                    self.error(exercise.file, item.line, what, "Say more of what it asks, as “our-" + item.id + "”.")
                    continue
                first[item.id] = (exercise.file, item.line)
                self.places[item.id] = len(self.places)
                items.append(item)
            exercise = replace(exercise, items=tuple(items))
            self.exercises[exercise.id] = exercise
            self.page_of[exercise.id] = page
            self.items.update((item.id, item) for item in items)
        return tuple(self.exercises.values())

    def asked_again(self, exercises: Sequence[Exercise]) -> tuple[Exercise, ...]:
        """The exercises with the items of others among their own where they ask them again."""
        found = {item.id: item for exercise in exercises for item in exercise.items}
        made: list[Exercise] = []
        for exercise in exercises:
            asked = self.page_of[exercise.id].asked
            again = any(one.again for one in asked)
            made.append(replace(exercise, asked=tuple(self._asked(exercise, asked, found))) if again else exercise)
        return tuple(made)

    def _asked(self, exercise: Exercise, asked: Sequence[Asked], found: dict[str, Item]) -> Iterator[Item]:
        """All that an exercise asks, in order; what it cannot ask again is reported and left out."""
        own = {item.id: item for item in exercise.items}
        lines: dict[str, int] = {}
        for one in asked:
            if not one.again:
                if one.item in own:
                    yield own.pop(one.item)
                continue
            if one.item in lines:
                fault = f"“{one.item}” is asked again on line {lines[one.item]} already.", "Take one of them away."
            elif one.item in {item.id for item in exercise.items}:
                fault = f"“{one.item}” is asked on this page already.", "Take this block away."
            elif one.item not in found:
                if self.sources.gone(one.item):
                    continue
                what = f"There is no question “{one.item}” to ask again.{self.near(one.item, found)}"
                fault = what, "Use the id of a question of another exercise."
            elif found[one.item].retired:
                fault = f"“{one.item}” is retired, so it is not asked again.", "Name a question still asked."
            else:
                lines[one.item] = one.line
                yield found[one.item]
                continue
            self.error(exercise.file, one.line, *fault)

    def documents(self, references: References) -> Iterator[Document]:
        """The documents whose ids and plans are right; each place that leads nowhere is reported and mere text."""
        first: dict[str, str] = {}
        for page in self.pages:
            document = page.document
            if document is None:
                continue
            if document.id in first:
                what = f"The document id “{document.id}” is used in {first[document.id]} already."
                self.error(document.file, page.front.get("id", 1), what, "Give each document an id of its own.")
            elif document.plan not in self.pack.plan_by_id:
                plans = self.pack.plan_by_id
                what = f"There is no plan “{document.plan[:40]}”.{self.near(document.plan, plans)}"
                self.error(document.file, page.front.get("plan", 1), what, f"Use one of {', '.join(plans)}.")
            elif len(first) == pack_limits.DOCUMENTS:
                what = f"The pack has more than {pack_limits.DOCUMENTS} documents."
                self.error(document.file, None, what, "Keep those that people use.")
                return
            else:
                first[document.id] = document.file
                yield replace(document, body=references.prose(document.body, document.file, page.lines, 1, None))


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
