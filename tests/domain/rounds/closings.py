"""Closed rounds with their results, for tests."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from tests.builders import AT, standing
from workbook.domain import GivenFirm, Pack, Standing, score
from workbook.domain.actions import Action
from workbook.domain.rounds.closing import Business, closed, result
from workbook.domain.rounds.result import Result
from workbook.domain.rounds.round import Asked, Round, RoundHead, Seat

HARBOUR = Business(name="Harbour Ledger", firm=GivenFirm("account", "team", "no", "established"), app="1.0")


def solo(items: Sequence[str], id: str = "2026-Q4") -> Round:
    """An open round of one person."""
    head = RoundHead(
        label=id[:7], items=tuple(Asked(one, 1) for one in items), roster=(Seat("ana", "owner"),), opened=AT
    )
    return Round(id=id, head=head, state="open")


def after(round_: Round, standings: Mapping[str, Standing]) -> dict[str, Standing]:
    """What counts once `round_` is closed: its words, and of all else what stood."""
    head = round_.head
    assert head.closed is not None
    revs = {one.id: one.rev for one in head.items}
    said = {
        item: replace(standing("0"), level=one.level, na=one.na, evidence=one.evidence, rev=revs[item], at=head.closed)
        for item, one in head.word.items()
    }
    return {**standings, **said}


def close(
    round_: Round, pack: Pack, standings: Mapping[str, Standing], now: datetime, actions: Sequence[Action] = ()
) -> Result:
    """The result of closing `round_` at `now`, when these `standings` counted."""
    done = closed(round_, now, standings)
    assert done.head.closed is not None
    day = done.head.closed.date()
    return result(done, day, HARBOUR, pack, score(pack, after(done, standings), day), actions)
