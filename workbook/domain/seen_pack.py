"""The pack as one firm sees it: what is not for it is not there. What no start needs is looked through when it is looked at."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import partial

from workbook.domain.firm import EVERYBODY, Firm
from workbook.domain.item import Item, RatingItem
from workbook.domain.late_dataclass import dataclass
from workbook.domain.late_values import Late
from workbook.domain.outline import PageOutline
from workbook.domain.pack import Exercise, Pack
from workbook.domain.programme import Programme, Week
from workbook.domain.prose import Block, Prose


def seen(pack: Pack, firm: Firm) -> Pack:
    """`pack` without the exercises, items, sections, documents, lifts and lines of the programme that are not for `firm`.

    It is the same pack by id, version and sum. A pack that has no conditions comes back as it is. What names something is
    there only where that is there too: the check of a pack sees to that for every firm.
    """
    if not pack.varied:
        return pack
    pages: dict[str, Exercise] = {}
    homes: dict[str, Exercise] = {}
    pages.update(
        (one.id, _page(one, firm, homes) if one.file in pack.varied else one)
        for one in pack.exercises
        if one.applies.fits(firm)
    )
    homes |= {
        item: pages[home.id]
        for item, home in pack.exercise_of.items()
        if home.id in pages and pack.conditions.get(item, EVERYBODY).fits(firm)
    }
    papers = tuple(
        replace(one, body=_prose(one.body, firm)) if one.file in pack.varied else one
        for one in pack.documents
        if one.applies.fits(firm)
    )
    programme = _programme(pack.programme, firm) if pack.programme is not None else None
    made = replace(pack, exercises=tuple(pages.values()), documents=papers, programme=programme)
    ratings = tuple(_rating(one, firm) for one in pack.ratings if one.id in homes)
    outlines = {id: _outline(pack.outlines[id], homes) for id in pages}
    vars(made).update(varied=frozenset(), conditions={}, exercise_of=homes, ratings=ratings, outlines=outlines)
    return made


def _outline(page: PageOutline, homes: Mapping[str, Exercise]) -> PageOutline:
    own = tuple(one for one in page.own if one.id in homes)
    return PageOutline(own, own if page.all is page.own else tuple(one for one in page.all if one.id in homes))


def _page(exercise: Exercise, firm: Firm, homes: Mapping[str, Exercise]) -> Exercise:
    """An exercise as `firm` sees it; `homes` has by then the items that are there."""
    return replace(
        exercise,
        lesson=_prose(exercise.lesson, firm),
        items=_items(exercise.items, firm, homes),
        asked=_items(exercise.asked, firm, homes),
    )


def _programme(programme: Programme, firm: Firm) -> Programme:
    return replace(programme, weeks=Late(lambda: tuple(_week(week, firm) for week in copy(programme.weeks))))


def _week(week: Week, firm: Firm) -> Week:
    asks, thanks = (tuple(one for one in said if one.applies.fits(firm)) for said in (week.asks, week.thanks))
    return replace(week, asks=asks, thanks=thanks)


def _items(items: Sequence[Item], firm: Firm, homes: Mapping[str, Exercise]) -> Sequence[Item]:
    return () if isinstance(items, tuple) and not items else Late(partial(_there, items, firm, homes))


def _there(items: Sequence[Item], firm: Firm, homes: Mapping[str, Exercise]) -> tuple[Item, ...]:
    # A copy of what was not read yet is read by itself: only the pack as the firm sees it is kept.
    found = (item for item in copy(items) if item.id in homes)
    return tuple(_rating(item, firm) if isinstance(item, RatingItem) else item for item in found)


def _rating(rating: RatingItem, firm: Firm) -> RatingItem:
    kept = tuple(lift for lift in rating.lifts if lift.applies.fits(firm))
    return rating if len(kept) == len(rating.lifts) else replace(rating, lifts=kept)


def _prose(prose: Prose, firm: Firm) -> Prose:
    return () if isinstance(prose, tuple) and not prose else Late(lambda: tuple(_sections(copy(prose), firm)))


def _sections(prose: Prose, firm: Firm) -> Iterator[Block]:
    """`prose` without the sections that are not for `firm`. Fact cards stand behind the last section and are of the whole page."""
    fits = True
    for block in prose:
        if block.kind == "heading" and block.level <= 2:
            fits = block.applies.fits(firm)
        if fits or block.kind == "fact":
            yield block


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a firm, by ids: the ratings, the exercises, and the other questions."""

    ratings: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    @classmethod
    def of(cls, pack: Pack) -> "Asked":
        """All that `pack` asks now."""
        live = [item for item in pack.item_by_id.values() if not item.retired]
        return cls(
            tuple(item.id for item in live if isinstance(item, RatingItem)),
            tuple(one.id for one in pack.exercises if not one.readiness),
            tuple(item.id for item in live if not isinstance(item, RatingItem)),
        )

    def without(self, other: "Asked") -> "Asked":
        """What of it `other` does not have."""
        return Asked(
            tuple(one for one in self.ratings if one not in other.ratings),
            tuple(one for one in self.exercises if one not in other.exercises),
            tuple(one for one in self.questions if one not in other.questions),
        )


@dataclass(frozen=True, slots=True)
class Turned:
    """What a change of the kind of firm did: what is no longer asked, and what is asked since."""

    gone: Asked
    come: Asked
