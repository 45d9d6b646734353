"""What a workbook scores in which somebody tries to win the score, or leaves out what does not suit them, for every kind of firm.

The table of docs/ratings-second-edition.md has these figures: a rule that is changed, or a weight, is seen there at once.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from tests.pages import table
from tests.workplaces import PARSED
from workbook.domain import Evidence, Pack, RatingItem, Score, Standing, every_firm, score, seen, show
from workbook.domain.explain import LABEL_WORDS
from workbook.packs import catalog

DAY = date(2026, 11, 27)
SENTENCE = "Nine of the last ten, the latest on 20 November"

SPOKEN = frozenset(
    {
        "asks-are-made",
        "ask-moments-defined",
        "asks-are-specific",
        "customers-know-whom",
        "promise-made-at-sale",
        "reviews-are-requested",
        "people-rehearse",
    }
)
"""What is said to customers, or practised for it."""

SETTLED_BY_SILENCE = frozenset({"asks-are-made", "ask-moments-defined"})
"""What does not apply to whoever has decided never to ask."""

FORBIDDEN = SETTLED_BY_SILENCE | {"customers-know-whom", "reviews-are-requested"}
"""What does not apply where the rules of a profession forbid it."""

PAPER = frozenset(
    {
        "source-is-recorded",
        "promises-written-down",
        "referral-number-owned",
        "referred-worth-known",
        "tell-a-friend-decides",
        "ideal-customer-written",
        "rivals-are-read",
        "stories-on-file",
        "content-is-counted",
        "ask-moments-defined",
        "referral-value-counted",
        "exchange-is-reviewed",
    }
)
"""Lists, counts and notes."""

Given = Callable[[RatingItem], Standing | None]


def at(level: int, words: str = "") -> Given:
    """That level; a 3 or a 4 with a line of its own, or with `words`."""

    def given(item: RatingItem) -> Standing:
        line = words or f"Nine of ten, counted for {item.id.replace('-', ' ')}"
        return _standing(item, level=level, evidence=(Evidence(DAY, line),) if level > 2 else ())

    return given


def bare(item: RatingItem) -> Standing:
    """A 4 without a line."""
    return _standing(item, level=4)


def away(item: RatingItem) -> Standing:
    return _standing(item, na="We have decided so")


def where(chosen: Callable[[RatingItem], bool], then: Given, rest: Given) -> Given:
    return lambda item: then(item) if chosen(item) else rest(item)


def _standing(
    item: RatingItem, level: int | None = None, na: str | None = None, evidence: tuple[Evidence, ...] = ()
) -> Standing:
    moment = datetime(DAY.year, DAY.month, DAY.day, tzinfo=UTC)
    return Standing(level=level, na=na, evidence=evidence, rev=item.rev, by="ana", at=moment, label="2026-Q4")


TRIED: dict[str, Given] = {
    "“ok” beneath every 4": at(4, "ok"),
    "one good sentence beneath every 4": at(4, SENTENCE),
    "a 4 everywhere, and no line": bare,
    "a 2 everywhere": at(2),
    "only asks: what is said to customers at 4, all else at 0": where(lambda item: item.id in SPOKEN, at(4), at(0)),
    "only paperwork: lists, counts and notes at 4, all else at 0": where(lambda item: item.id in PAPER, at(4), at(0)),
    "paperwork at 4, all else at 2": where(lambda item: item.id in PAPER, at(4), at(2)),
    "never asks and says so; all else at 4": where(lambda item: item.id in SETTLED_BY_SILENCE, away, at(4)),
    "is forbidden to ask and says so; all else at 4": where(lambda item: item.id in FORBIDDEN, away, at(4)),
    "says nothing to customers, all of that at 0; all else at 4": where(lambda item: item.id in SPOKEN, at(0), at(4)),
    "sets aside all that may be; all else at 4": where(lambda item: item.na, away, at(4)),
    "the same at 0 in its place": where(lambda item: item.na, at(0), at(4)),
    "sets aside all that may be; all else at 2": where(lambda item: item.na, away, at(2)),
    "breaks every promise; all else at 4": where(lambda item: item.gate, at(0), at(4)),
    "an invented line of its own beneath every 4": at(4),
}


@pytest.fixture(scope="module")
def views() -> list[Pack]:
    """The pack as each kind of firm sees it."""
    pack, _ = catalog.load(catalog.shipped(), PARSED)
    assert pack is not None
    return [seen(pack, firm) for firm in every_firm()]


def span(figures: list[str]) -> str:
    """The least and the most of some figures."""
    ends = list(dict.fromkeys((min(figures, key=float), max(figures, key=float))))
    return " to ".join(ends)


def scores(views: list[Pack], given: Given) -> list[Score]:
    standings = [{item.id: one for item in view.ratings if (one := given(item)) is not None} for view in views]
    return [score(view, found, DAY) for view, found in zip(views, standings, strict=True)]


def test_the_page_says_what_each_trick_scores(views: list[Pack]) -> None:
    told = []
    for name, given in TRIED.items():
        found = scores(views, given)
        labels = dict.fromkeys(LABEL_WORDS[one.label] for one in found)
        told.append(
            [
                name,
                span([show(one.proven) for one in found]),
                span([show(one.possible) for one in found]),
                " or ".join(labels),
            ]
        )
    assert table("ratings-second-edition.md", "What somebody does", "Proven", "Possible", "Label") == told


def test_what_is_named_here_is_asked_of_somebody(views: list[Pack]) -> None:
    asked = {item.id: item for view in views for item in view.ratings}
    assert asked.keys() >= SPOKEN | FORBIDDEN | PAPER
    assert all(asked[name].na for name in FORBIDDEN)


def test_setting_aside_gains_nothing_over_the_level_of_the_rest(views: list[Pack]) -> None:
    for name, rest in (
        ("sets aside all that may be; all else at 2", at(2)),
        ("sets aside all that may be; all else at 4", at(4)),
    ):
        assert [one.proven for one in scores(views, TRIED[name])] == [one.proven for one in scores(views, rest)]
