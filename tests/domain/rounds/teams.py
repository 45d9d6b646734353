"""Rounds of a team from terse tables, for tests.

A vote is written as a level in tests/builders.py is: `3`, `3e` with a fresh dated line of its own, `na` with a reason, `x` for somebody
who can't say; `-` is none, and `1>3` is a first and a second vote.
"""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from tests.builders import AT, ON, pack, rating
from workbook.domain import Evidence, Pack, RatingItem
from workbook.domain.rounds.round import Asked, Reply, Round, RoundHead, Said, Seat, Vote

PARTS = {"o": "owner", "c": "customers", "i": "inside"}
VOTES = ("-", "x", "na", *"01234", "3e", "4e", "0>3e", "4e>1", "2>x", "x>2", "->3")


def vote(terse: str, by: str = "p0") -> Vote | None:
    """One vote; its line names the person, so that a test can tell whose it was."""
    if terse in ("", "-"):
        return None
    if terse in ("x", "na"):
        return Vote(na="no staff" if terse == "na" else None, at=AT)
    lines = (Evidence(ON - timedelta(days=30), f"Seen by {by} again"),) if terse.endswith("e") else ()
    return Vote(level=int(terse[0]), evidence=lines, at=AT)


def reply(terse: str, by: str = "p0") -> Reply:
    """A reply to one rating."""
    first, _, second = terse.partition(">")
    return Reply(first=vote(first, by), second=vote(second, by))


def team(votes: str, parts: str = "", *, mode: str = "named", agreed: Said | None = None, **more: object) -> Round:
    """A revealed round of one rating, `x`: a vote and the first letter of a part for each of its people, `p0`, `p1` and so on."""
    told = {"x": votes} | {str(name): str(row) for name, row in more.items()}
    return table(told, parts, mode=mode, agreed={"x": agreed} if agreed else {})


def table(
    rows: dict[str, str], parts: str = "", *, mode: str = "named", agreed: dict[str, Said] | None = None
) -> Round:
    """The same of several ratings, a row of votes for each."""
    by = {item: row.split() for item, row in rows.items()}
    people = [f"p{place}" for place in range(max(map(len, by.values()), default=0))]
    letters = parts or "c" * len(people)
    head = RoundHead(
        label="2026-Q4",
        kind="team",
        state="revealed",
        mode=mode,  # type: ignore[arg-type]  # one of the words that there are
        items=tuple(Asked(item, 1) for item in rows),
        roster=tuple(Seat(who, PARTS[letter]) for who, letter in zip(people, letters, strict=True)),  # type: ignore[arg-type]  # words of `PARTS`
        opened=AT,
        revealed=AT,
        agreed=agreed or {},
    )
    replies = {
        who: {item: reply(row[place], who) for item, row in by.items() if row[place] != "-"}
        for place, who in enumerate(people)
    }
    return Round(id="2026-Q4", head=head, state="revealed", replies={who: one for who, one in replies.items() if one})


def turned(round_: Round) -> Round:
    """The same, its replies read in the opposite order."""
    return replace(round_, replies=dict(list(round_.replies.items())[::-1]))


rows = st.lists(st.sampled_from(VOTES), min_size=1, max_size=8).map(" ".join)
"""The votes of one to eight people on one rating."""


@st.composite
def teams(draw: st.DrawFn, mode: str = "named") -> Round:
    """A team's round of one rating, of people with any parts."""
    told = draw(rows)
    return team(told, "".join(draw(st.sampled_from("oci")) for _ in told.split()), mode=mode)


def small_pack(*items: str, beside: bool = False) -> Pack:
    """Two plans of three ratings each, and `items` in a third; with `beside` that one is scored apart."""
    plans: dict[str, list[RatingItem]] = {
        "a": [rating(f"a{n}", na=n == 1) for n in range(3)],
        "b": [rating(f"b{n}") for n in range(3)],
    }
    if items:
        plans["c"] = [rating(item) for item in items]
    return pack(plans, scored={"c": "apart"} if beside else {})
