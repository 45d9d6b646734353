"""The editors by themselves: `python -m workbook.app.editors`, or `… rating` for one of them."""

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from workbook.app.base import Editor, EditorInput
from workbook.app.editors import editor_for
from workbook.app.widgets.alone import show
from workbook.domain import (
    Check,
    CheckItem,
    Choice,
    ChoiceItem,
    ChoicesItem,
    DateItem,
    Evidence,
    Item,
    LineItem,
    ListItem,
    NumberItem,
    PickItem,
    Rated,
    RatingItem,
    Tell,
    TellItem,
    TextItem,
    Value,
)

TODAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)

_WAYS = (
    Choice("counter", "At the counter, when the bicycle is fetched"),
    Choice("message", "By message, the evening after"),
    Choice("ride", "On the Sunday ride"),
)
_SHOWN = (Evidence(TODAY - timedelta(days=12), "Mrs Okafor: gears slip on the hill; put right on the day"),)
_ANCHORS = (
    "Nobody asks how the bicycle rides afterwards.",
    "It is asked when the customer brings it up.",
    "With large jobs, when there is time.",
    "After most jobs, within the week; anybody in the workshop could do it.",
    "After nine jobs in ten, with a note of what was said.",
)
_RATING = RatingItem(
    id="asked",
    prompt="We ask how the bicycle rides once it is home.",
    na=True,
    anchors=_ANCHORS,
    evidence="the date of the last message, and the name.",
)


def _with(item: Item, value: Value | None = None, picks: tuple[str, ...] = ()) -> Callable[[], Editor]:
    return lambda: editor_for(item, EditorInput(today=TODAY, value=value, picks=picks, source="Your best customers"))


def _rating() -> Editor:
    rated = Rated(rev=1, at=NOON, level=3, evidence=_SHOWN)
    return editor_for(_RATING, EditorInput(today=TODAY, quarter="2026-Q4", rated=rated))


EXAMPLES: dict[str, Callable[[], Editor]] = {
    "line": _with(LineItem(id="q", prompt="What are you called for?"), "Wheels that stay true over the moor"),
    "text": _with(
        TextItem(id="q", prompt="What do you say when a bicycle is fetched?", words=30),
        "It rides as it should again. If anything creaks in the first week, bring it by; that is part of the price.",
    ),
    "list": _with(
        ListItem(id="q", prompt="How do you know a good customer?", min=3),
        ("They ride all year", "They ask what can wait"),
    ),
    "number": _with(NumberItem(id="q", prompt="How many came because somebody sent them?", unit="this quarter"), 14),
    "date": _with(DateItem(id="q", prompt="When do you look at it again?"), date(2026, 12, 4)),
    "check": _with(CheckItem(id="q", prompt="Is the price said first?"), Check("yes", "On every ticket since March")),
    "choice": _with(ChoiceItem(id="q", prompt="Where do you ask?", choices=_WAYS), "message"),
    "choices": _with(ChoicesItem(id="q", prompt="Where could you ask?", choices=_WAYS, max=2), ("counter", "ride")),
    "pick": _with(
        PickItem(id="q", prompt="Whom do you thank this week?", source="best", max=2),
        ("Mrs Okafor",),
        ("Mrs Okafor", "Calder Valley Couriers", "The Tuesday wheelers"),
    ),
    "tell": _with(TellItem(id="q", prompt="Would a client tell a friend?"), Tell(2, "A photograph of the old chain")),
    "rating": _rating,
}
"""What there is to see here: one editor of each kind but the table, which has a package of its own."""

if __name__ == "__main__":
    sys.exit(show("workbook.app.editors", EXAMPLES, sys.argv[1:]))
