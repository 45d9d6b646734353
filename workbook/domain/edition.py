"""What an earlier edition of the ratings has left in a workbook: levels to confirm, and answers to what is no longer asked."""

from collections.abc import Mapping

from workbook.domain.item import RatingItem
from workbook.domain.late_dataclass import dataclass
from workbook.domain.pack import Pack
from workbook.domain.proof import Standing, is_earlier
from workbook.domain.response import CLAIMS


@dataclass(frozen=True, slots=True)
class Edition:
    """The ratings `to_confirm`, whose level was given to an earlier wording, `unproven` of them for that, at 3 or 4.

    `retired` had a level once and are no longer asked; `offering` are the ratings that have taken the place of some of them,
    are not rated yet, and offer that level again.
    """

    to_confirm: tuple[RatingItem, ...] = ()
    unproven: int = 0
    retired: tuple[RatingItem, ...] = ()
    offering: tuple[RatingItem, ...] = ()

    @property
    def waiting(self) -> tuple[RatingItem, ...]:
        """The ratings where something is to be done about it."""
        return (*self.to_confirm, *self.offering)


def edition(whole: Pack, seen: Pack, standings: Mapping[str, Standing]) -> Edition:
    """What an earlier edition has left, for a firm that sees `seen` of the `whole` pack; in pack order."""
    leveled = {id: one for id, one in standings.items() if one.level is not None}
    earlier = [one for one in seen.ratings if one.id in leveled and is_earlier(one, leveled[one.id])]
    retired = _retired(whole, leveled.keys() - {one.id for one in whole.ratings})
    gone = {one.id for one in retired}
    return Edition(
        to_confirm=tuple(earlier),
        unproven=sum(leveled[one.id].level in CLAIMS for one in earlier),
        retired=retired,
        offering=tuple(one for one in seen.ratings if one.replaces in gone and one.id not in standings),
    )


def _retired(whole: Pack, ids: set[str]) -> tuple[RatingItem, ...]:
    """The retired ratings among `ids`. Only the pages that hold one of these are read."""
    homes = {home.id for id in ids if (home := whole.exercise_of.get(id)) is not None}
    return tuple(
        item
        for page in whole.exercises
        if page.id in homes
        for item in page.items
        if item.id in ids and item.retired and isinstance(item, RatingItem)
    )
