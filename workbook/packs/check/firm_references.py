"""What a page names must be there for every firm that sees the page: questions, exercises, ratings that come first."""

from collections.abc import Iterator, Mapping

from workbook.domain import (
    FACTS,
    Exercise,
    Item,
    Pack,
    PickItem,
    Problem,
    Prose,
    RatingItem,
    TableItem,
    dataclass,
    is_chart,
)
from workbook.packs.check.firm_sets import EVERY, Firms, firms_of, named
from workbook.packs.check.offers import draws_of
from workbook.packs.read.parser import Page

SHOWN = 3
"""What draws on one thing is named so far; how much more there is is said."""


@dataclass(frozen=True, slots=True)
class _Use:
    """That something names a question or an exercise: who, as a message calls it, where that stands, and which firms see it."""

    by: str
    file: str
    line: int | None
    target: str
    firms: Firms
    page: bool = False


def missing_references(pack: Pack, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """For each thing that is named where it is not there: a problem at the first place, with the firms and the other places."""
    homes = {one.id: firms_of(one.applies) for one in pack.exercises}
    items = {
        item.id: homes[exercise.id] & firms_of(item.applies) for exercise in pack.exercises for item in exercise.items
    }
    causes: dict[tuple[str, Firms], list[_Use]] = {}
    for use in _uses(pack, pages, homes, items):
        there = homes.get(use.target, EVERY) if use.page else items.get(use.target, EVERY)
        if missing := use.firms - there:
            home = use.target if use.page else pack.exercise_of[use.target].id
            whole = not missing & homes[home]  # then it is the page that is not for them
            name = f"The exercise “{home}”" if whole else f"“{use.target}”"
            causes.setdefault((name, missing), []).append(use)
    for (name, missing), uses in causes.items():
        users = list(dict.fromkeys(use.by for use in uses))
        *most, last = [*users[:SHOWN], *([f"{len(users) - SHOWN} more"] if len(users) > SHOWN else [])]
        by = f"{', '.join(most)} and {last}" if most else last
        what = f"{name} is not there for {named(missing)}, and is named for them by {by}."
        mend = "Let both be for the same firms, or say it for the others without it."
        yield Problem(uses[0].file, uses[0].line, what, mend)


def _uses(
    pack: Pack, pages: Mapping[str, Page], homes: Mapping[str, Firms], items: Mapping[str, Firms]
) -> Iterator[_Use]:
    for exercise in pack.exercises:
        page, here = pages[exercise.file], homes[exercise.id]
        yield from _of_prose(exercise.lesson, f"the lesson of “{exercise.id}”", exercise.file, page, here)
        own = {item.id for item in exercise.items}
        lines = {one.item: one.line for one in page.asked}
        for item in exercise.asked:
            if item.id not in own:
                yield _Use(f"the questions of “{exercise.id}”", exercise.file, lines.get(item.id), item.id, here)
        for item in exercise.items:
            if not item.retired:
                yield from _of_item(item, exercise, page, items[item.id])
    for document in pack.documents:
        page, here = pages[document.file], firms_of(document.applies)
        yield from _of_prose(document.body, f"the document “{document.id}”", document.file, page, here)


def _of_item(item: Item, exercise: Exercise, page: Page, here: Firms) -> Iterator[_Use]:
    by, file = f"“{item.id}”", exercise.file
    yield from _of_prose(item.help, by, file, page, here)
    if isinstance(item, PickItem | TableItem) and item.source:
        yield _Use(by, file, item.line, item.source, here)
    for name, start in draws_of(item):
        if name not in FACTS:
            yield _Use(by, file, item.line, name, here & firms_of(start.applies) if start is not None else here)
    if item.against:
        yield _Use(by, file, item.line, item.against.partition(".")[0], here)
    for lift in item.lifts if isinstance(item, RatingItem) else ():
        line, firms = page.lifts.get((item.id, lift.id), item.line), here & firms_of(lift.applies)
        by = f"the lift “{lift.id}” of “{item.id}”"
        if lift.exercise is not None:
            yield _Use(by, file, line, lift.exercise, firms, page=True)
        for name in lift.after:
            yield _Use(by, file, line, name, firms)


def _of_prose(prose: Prose, by: str, file: str, page: Page, here: Firms) -> Iterator[_Use]:
    """The places of `prose`, each seen by those of `here` that its section is for."""
    seen = here
    for block in prose:
        if block.kind == "heading" and block.level <= 2:
            seen = here & firms_of(block.applies)
        for place in block.places:
            if place not in FACTS and not is_chart(place):
                yield _Use(by, file, page.lines.of_mark(place), place.partition(".")[0], seen)
