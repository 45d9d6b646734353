"""What holds for each of the thirty-two kinds of firm: enough ratings in every plan, and nothing that names what is not there."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime

from workbook.domain import Evidence, Firm, Pack, Problem, RatingItem, Standing, every_firm, score, seen
from workbook.packs.check.firm_references import missing_references
from workbook.packs.check.firm_sets import EVERY, Firms, firms_of, named
from workbook.packs.check.whole_pack import MOST_NA
from workbook.packs.read.pack_files import MANIFEST
from workbook.packs.read.parser import Page

FEWEST = 6
"""Ratings that a scored plan has for each firm, in a pack that is not for everybody in all its parts."""

LEAST = (3, 4)
"""The part of the weight of a usual firm that a scored plan has for each firm."""

USUAL = Firm()
"""The firm that the weights of others are held against: a job, a team, not bound, established."""

_DAY = date(2026, 1, 1)
_MOMENT = datetime(2026, 1, 1).astimezone()


def check_firms(pack: Pack, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """What is wrong for some kinds of firm. One cause is told once, with all the firms it is wrong for.

    A pack in which all is for everybody has nothing of that sort: what is wrong in it is wrong for all, and told already.
    """
    if not pack.varied:
        return
    yield from missing_references(pack, pages)
    yield from _pages(pack, pages)
    yield from _lifts(pack)
    yield from _plans(pack)


def _pages(pack: Pack, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """The short way is for everybody, and of sections that stand for each other every firm sees one."""
    for exercise in pack.exercises:
        page = pages[exercise.file]
        if exercise.essential and exercise.applies:
            what = "This exercise is on the short way, which every firm goes, and is for some only."
            yield Problem(exercise.file, page.front.get("essential"), what, "Take `essential` or the conditions away.")
        headings: dict[str, list[Firms]] = {}
        for block in exercise.lesson:
            if block.kind == "heading" and block.level == 2:
                words = "".join(span.text for span in block.spans)
                headings.setdefault(words, []).append(firms_of(block.applies))
        for words, found in headings.items():
            line = page.lines.of(words)
            counts = Counter(firm for firms in found for firm in firms & firms_of(exercise.applies))
            twice = [firm for firm, count in counts.items() if count > 1]
            without = firms_of(exercise.applies) - counts.keys()
            if len(found) > 1 and twice and any(firms != EVERY for firms in found):
                what = f"The section “{words[:40]}” is there more than once for {named(twice)}."
                yield Problem(exercise.file, line, what, "Let each firm see one.")
            if len(found) > 1 and without and words.startswith("An example"):
                what = f"The section “{words[:40]}” is not there for {named(without)}."
                yield Problem(exercise.file, line, what, "Let each firm see one.")


def _lifts(pack: Pack) -> Iterator[Problem]:
    """Every firm is offered a way to level 2 and to level 4."""
    for rating in pack.ratings:
        home = pack.exercise_of[rating.id]
        for level in (2, 4):
            offered = frozenset[Firm]().union(*(firms_of(lift.applies) for lift in rating.lifts if lift.to == level))
            without = firms_of(rating.applies) - offered
            if offered and without:
                what = f"“{rating.id}” has no lift towards level {level} for {named(without)}."
                yield Problem(home.file, rating.line, what, "Write one for them, or let one be for every firm.")


def _plans(pack: Pack) -> Iterator[Problem]:
    """Of each plan the number of ratings, their weight, and the weight that may be set aside; and that all of it leads to 100."""
    packs = {firm: seen(pack, firm) for firm in every_firm()}
    ratings = {firm: _by_plan(one) for firm, one in packs.items()}
    for plan in pack.plans:
        if plan.scored == "no":
            continue
        usual = sum(rating.weight for rating in ratings[USUAL][plan.id])
        few: dict[Firm, int] = {}
        light: dict[Firm, int] = {}
        aside: dict[Firm, int] = {}
        for firm, plans in ratings.items():
            here = plans[plan.id]
            weight = sum(rating.weight for rating in here)
            if _too_much_aside(here):
                aside[firm] = weight
            if plan.scored != "yes":
                continue
            if len(here) < FEWEST:
                few[firm] = len(here)
            if weight * LEAST[1] < usual * LEAST[0]:
                light[firm] = weight
        if few:
            what = f"The plan “{plan.id}” has {_range(few)} ratings for {named(few)}; it wants at least {FEWEST}."
            yield Problem(MANIFEST, None, what, "Write ratings for them, in the place of those that they do not have.")
        if light:
            what = f"The ratings of the plan “{plan.id}” weigh {_range(light)} for {named(light)}, and {usual} for a usual firm."
            yield Problem(MANIFEST, None, what, "Let them weigh three quarters of that at least.")
        if aside and not _too_much_aside(pack.ratings_of(plan.id)):  # else it is told already, for all
            what = f"More than a quarter of the weight of the plan “{plan.id}” may be left out as not applicable by {named(aside)}."
            yield Problem(MANIFEST, None, what, "Take `na` from a rating, or lower its weight.")
    if short := [firm for firm, one in packs.items() if not _reaches_all(one)]:
        what = f"Whoever does all of it does not reach 100 and the highest label: {named(short)}."
        yield Problem(MANIFEST, None, what, "See that each scored plan has ratings for them.")


def _too_much_aside(ratings: Collection[RatingItem]) -> bool:
    """Whether what may be said not to apply weighs more than a plan can do without."""
    return MOST_NA * sum(one.weight for one in ratings if one.na) > sum(one.weight for one in ratings)


def _by_plan(pack: Pack) -> dict[str, list[RatingItem]]:
    found: dict[str, list[RatingItem]] = {plan.id: [] for plan in pack.plans}
    for rating in pack.ratings:
        found[pack.plan_of(rating.id).id].append(rating)
    return found


def _reaches_all(pack: Pack) -> bool:
    """Whether level 4 everywhere, each shown by a line of its own, is a proven score of 100 with the highest label."""
    told = {
        rating.id: Standing(
            level=4,
            evidence=(Evidence(_DAY, f"seen on the day {place}"),),
            rev=rating.rev,
            by="anybody",
            at=_MOMENT,
            label="2026-Q1",
        )
        for place, rating in enumerate(pack.ratings)
    }
    now = score(pack, told, _DAY)
    return now.proven == 1 and now.label == "ready"


def _range(counts: Mapping[Firm, int]) -> str:
    least, most = min(counts.values()), max(counts.values())
    return str(least) if least == most else f"{least} to {most}"
