"""Small packs, ratings and standings from terse tables, for tests.

A level is written as in docs/scoring.md 11: `3` is level 3 without proof, `3e` with a fresh dated line, `3s` with one that is too
old, `-` never answered, `open` left open on purpose, `na` not applicable.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from workbook.domain import (
    Cell,
    Chapter,
    Effort,
    Evidence,
    Exercise,
    Item,
    Lift,
    Pack,
    Plan,
    Rated,
    RatingItem,
    Row,
    Scored,
    Standing,
)

ON = date(2026, 11, 20)
"""The day on which tests take the score."""

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
"""When things were answered."""

QUARTER = "2026-Q4"


def lift(to: int, effort: Effort = "S", id: str = "", **more: object) -> Lift:
    """A lift to level `to`."""
    return Lift(id=id or f"to-{to}", to=to, effort=effort, horizon="1 month", text=f"Do the work of {to}.", **more)  # type: ignore[arg-type]


def rating(id: str, weight: int = 1, efforts: str = "SS", **more: object) -> RatingItem:
    """A rating with lifts to 2 and to 4, of these efforts, unless `lifts` are given."""
    lifts = (lift(2, efforts[0]), lift(4, efforts[1]))  # type: ignore[arg-type]  # letters of an effort
    given = {"prompt": f"We do {id}.", "lifts": lifts, "evidence": "a date", "anchors": tuple("01234")} | more
    return RatingItem(id=id, weight=weight, **given)  # type: ignore[arg-type]


def exercise(id: str, chapter: str, *items: Item, readiness: bool = False, minutes: int = 10) -> Exercise:
    """One exercise without a lesson."""
    title = id.replace("-", " ").capitalize()
    return Exercise(id, title, chapter, minutes, (), items, f"{chapter}/{id}.md", readiness=readiness)


def pack(
    ratings: Mapping[str, Sequence[RatingItem]],
    *,
    scored: Mapping[str, Scored] | None = None,
    more: Sequence[Exercise] = (),
    **tags: Sequence[str],
) -> Pack:
    """A pack with a plan, a chapter and a readiness page for each key of `ratings`; `scored` says which plans stand beside.

    `more` are exercises of those chapters; `tags` are `lenses`, `scopes` and `audiences`.
    """
    chapters = [Chapter(name, number, name.capitalize(), name) for number, name in enumerate(ratings, start=1)]
    exercises: list[Exercise] = []
    for chapter in chapters:
        exercises += [one for one in more if one.chapter == chapter.id]
        if ratings[chapter.id]:
            exercises.append(exercise(f"readiness-{chapter.id}", chapter.id, *ratings[chapter.id], readiness=True))
    plans = [Plan(name, name.capitalize(), (scored or {}).get(name, "yes")) for name in ratings]
    kept = {name: tuple(words) for name, words in tags.items()}
    return Pack("tiny", "Tiny", "1.0", "en", tuple(plans), tuple(chapters), tuple(exercises), **kept)  # type: ignore[arg-type]


def rated(level: str, at: datetime = AT, seen: str = "Seen at the counter") -> Rated:
    """A rating from its terse form; `seen` is what its dated line says."""
    if level == "na":
        return Rated(rev=1, at=at, na="no staff")
    if level == "open":
        return Rated(rev=1, at=at)
    age = {"e": 30, "s": 200}.get(level[1:])
    lines = (Evidence(ON - timedelta(days=age), seen),) if age else ()
    return Rated(rev=1, at=at, level=int(level[0]), evidence=lines)


def standing(level: str, at: datetime = AT, seen: str = "Seen at the counter") -> Standing:
    """What counts for one rating, given this quarter, from its terse form."""
    given = rated(level, at, seen)
    return Standing(level=given.level, na=given.na, evidence=given.evidence, rev=1, at=at, label=QUARTER, by="ana")


def standings(levels: Mapping[str, str]) -> dict[str, Standing]:
    """Standings by rating id, each line in words of its own; `-` has none."""
    return {id: standing(level, seen=f"Seen for {id}") for id, level in levels.items() if level != "-"}


EXAMPLE = {
    "strategy": "3e 2 4e 2",
    "content": "1 2 - 0",
    "convergence": "2 2 1 3e",
    "customers": "3e 4 3 4e",
    "partners": "1 1 0 2",
    "ready": "2 - 3e na",
}
"""The worked example of docs/scoring.md 11."""


def example_pack() -> Pack:
    """The pack of that example: six plans of four ratings weighing 3, 2, 2, 1; every lift S but Content 1 (M) and Partners 1 (L)."""
    efforts = {"content-1": "MM", "partners-1": "LL"}
    return pack(
        {
            plan: [
                rating(f"{plan}-{number}", weight, efforts.get(f"{plan}-{number}", "SS"), na=plan == "ready")
                for number, weight in enumerate((3, 2, 2, 1), start=1)
            ]
            for plan in EXAMPLE
        }
    )


def example_standings(**changed: str) -> dict[str, Standing]:
    """The answers of that example; `content_3="1"` changes one."""
    levels = {
        f"{plan}-{number}": level for plan, row in EXAMPLE.items() for number, level in enumerate(row.split(), start=1)
    }
    return standings(levels | {name.replace("_", "-"): level for name, level in changed.items()})


def row(**cells: Cell) -> Row:
    """One row of a table's answer."""
    return cells
