"""`ratings/ana.toml`: what one person says of each rating now, and said before; two people never write one file."""

import json
from datetime import datetime
from typing import Any

from workbook.domain import Rated, RatingAt, StandingWord, is_id
from workbook.domain.standing import MOST_EARLIER
from workbook.store.kinds.answers import MOMENT, REVISION
from workbook.store.kinds.kind import ITEM, KEPT, Kind, Naming, Rule, Section, within

PERSON = Naming(lambda name: is_id(name) and name != "checkin")
"""What may stand for a person. `checkin` was the name of another file where ratings stood once."""


def _both(rated: Rated) -> str | None:
    both = rated.level is not None and rated.na is not None
    return "A rating has a level or does not apply, not both." if both else None


LEVEL = (Rule(_both), within("level", 0, 4, "“level” is not 0, 1, 2, 3 or 4."))
"""The rules of whatever has a level or a reason."""


def both_words(mine: Any, theirs: Any) -> Any:
    """Of one person's words about a rating from two machines the later, with all others below it; none is lost, nobody is asked."""
    once = {by_time(word): word for word in (*_apart(theirs), *_apart(mine))}
    first, *before = (once[order] for order in sorted(once, reverse=True))
    return {**first, "was": before[:MOST_EARLIER]} if before else first


def _apart(table: Any) -> list[dict[str, Any]]:
    """The words in a table, each by itself."""
    if not isinstance(table, dict):
        return []
    before = table.get("was")
    earlier = [one for one in before if isinstance(one, dict)] if isinstance(before, list) else []
    return [{key: part for key, part in table.items() if key != "was"}, *earlier]


def by_time(word: dict[str, Any]) -> tuple[float, str]:
    """When a word was given and what it says, so that both machines come to the same."""
    at = word.get("at")
    given = at.timestamp() if isinstance(at, datetime) and at.utcoffset() is not None else 0.0
    return given, json.dumps(word, sort_keys=True, default=str)


RATING = Section(
    record=StandingWord,
    at=RatingAt,
    form="tables",
    name="rating",
    naming=ITEM,
    rules=(MOMENT, REVISION, *LEVEL),
    clash={"": both_words},
)

RATINGS = Kind(
    "ratings",
    f"What one person says of the ratings of a referral workbook. {KEPT}",
    file="ratings/{person}.toml",
    called="a person’s file",
    namings={"person": PERSON},
    sections=(RATING,),
)
