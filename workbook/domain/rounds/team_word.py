"""What a team's round says of a rating at its close: the level agreed on, else what votes come to (docs/rounds.md 2)."""

from collections.abc import Iterable, Mapping
from typing import Literal

from workbook.domain.item import Knows
from workbook.domain.proof import Standing
from workbook.domain.response import CLAIMS, Evidence
from workbook.domain.rounds.round import Reply, Round, Said, Vote
from workbook.domain.workbook import Part

UNLINKED_REPLIES = 4
"""Replies without which an unlinked vote is neither counted nor shown: fewer would tell who gave what."""

Which = Literal["first", "second"]
"""The vote before the talk and the one after it."""

Votes = tuple[tuple[str, Vote], ...]
"""Who voted what, by id. In an unlinked round the ids name nobody."""

_KNOW: Mapping[Part, tuple[Knows, ...]] = {
    "owner": ("owner", "customers", "all"),
    "customers": ("customers", "all"),
    "inside": ("all",),
}


def can_know(part: Part, knows: Knows) -> bool:
    """Whether somebody with this `part` in the firm can know a rating that such people know: an owner all, all others less."""
    return knows in _KNOW[part]


def able(round_: Round, knows: Knows) -> tuple[str, ...]:
    """Those of the roster who can know such a rating, by id; where nobody can, everybody is taken to. Unlinked: everybody."""
    everybody = tuple(seat.id for seat in round_.head.roster)
    if round_.head.mode == "unlinked":
        return everybody
    return tuple(seat.id for seat in round_.head.roster if can_know(seat.part, knows)) or everybody


def votes(round_: Round, item: str, which: Which | None = None) -> Votes:
    """The votes on `item` by respondent, sorted: those of the vote `which`, or without it each person's that counts.

    That is the second if it was given, else the first. Where votes are unlinked nobody can say whose second belongs to which
    first: once an item was voted on again only second votes count, and a vote that fewer than four took part in has none.
    Named votes are those of the roster.
    """
    if round_.head.mode == "unlinked":
        chosen = which or ("second" if _given(round_.replies.values(), item, "second") else "first")
        return tuple(_cast(round_, item, chosen)) if _took_part(round_, chosen) >= UNLINKED_REPLIES else ()
    if which is not None:
        seats = {seat.id for seat in round_.head.roster}
        return tuple(one for one in _cast(round_, item, which) if one[0] in seats)
    firsts, seconds = votes(round_, item, "first"), votes(round_, item, "second")
    return tuple(sorted((dict(firsts) | dict(seconds)).items()))


def word(round_: Round, item: str, knows: Knows = "all", before: Standing | None = None) -> Said | None:
    """What `round_`, a team's, says of `item` at its close, known by those who `know` it. None: the word from `before` stands.

    The level agreed on, if there is one. Else of those who can know it: of one, that vote; of two, the lower, and both are needed;
    of three or more, the lower of the middle two or the middle, once two and half of them gave a level. Only agreeing makes it n/a.
    A 3 or a 4 rests on the line that was typed when it was agreed on, on those of everybody who counts and gave that level or a
    higher one, and on those of the word `before` if that stood so high.
    """
    if round_.head.mode == "unlinked" and _took_part(round_, "first") < UNLINKED_REPLIES:
        return None
    agreed = round_.head.agreed.get(item)
    if agreed is not None and agreed.level is None:
        return Said(na=agreed.na) if (agreed.na or "").strip() else None
    knowing = able(round_, knows)
    counted = [one for by, one in votes(round_, item) if round_.head.mode == "unlinked" or by in knowing]
    level = agreed.level if agreed is not None else _level(counted, len(knowing))
    if level is None:
        return None
    lines = [line for one in counted if one.level is not None and one.level >= level for line in one.evidence]
    lines += agreed.evidence if agreed is not None else ()
    lines += before.evidence if before is not None and before.level is not None and before.level >= level else ()
    return Said(level=level, evidence=in_order(lines) if level in CLAIMS else ())


def words(
    round_: Round, knows: Mapping[str, Knows] | None = None, before: Mapping[str, Standing] | None = None
) -> dict[str, Said]:
    """What `round_` says at its close of each rating that it asked, where it says anything, in its order.

    `knows` says who can know a rating, `all` where it says nothing; `before` is what stood until then. A round of one person or of
    people outside says nothing of its own.
    """
    if round_.kind != "team":
        return {}
    found = (
        (item, word(round_, item, (knows or {}).get(item, "all"), (before or {}).get(item))) for item in round_.items
    )
    return {item: one for item, one in found if one is not None}


def in_order(lines: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Dated lines by day and then by text, each once: nobody can tell from their order who gave which."""
    return tuple(sorted(set(lines), key=lambda line: (line.date, line.text)))


def _level(counted: Iterable[Vote], knowing: int) -> int | None:
    levels = sorted(one.level for one in counted if one.level is not None)
    needed = min(knowing, 2) if knowing < 3 else max(2, (knowing + 1) // 2)
    return levels[(len(levels) - 1) // 2] if levels and len(levels) >= needed else None


def _given(replies: Iterable[Mapping[str, Reply]], item: str, which: Which) -> bool:
    return any(_vote(reply, item, which) is not None for reply in replies)


def _cast(round_: Round, item: str, which: Which) -> Iterable[tuple[str, Vote]]:
    found = ((by, _vote(reply, item, which)) for by, reply in sorted(round_.replies.items()))
    return ((by, one) for by, one in found if one is not None)


def _vote(reply: Mapping[str, Reply], item: str, which: Which) -> Vote | None:
    given = reply.get(item)
    return None if given is None else given.first if which == "first" else given.second


def _took_part(round_: Round, which: Which) -> int:
    """How many replied to the vote `which`, to whatever items."""
    return sum(any(_vote(reply, item, which) is not None for item in reply) for reply in round_.replies.values())
