"""`rounds/2026-Q4/`: a round, the replies to it, and what it came to."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from workbook.domain import ReplyAt, ResultAt, RoundAt, is_id
from workbook.domain.rounds.result import CarriedAction, Result, ResultItem, ResultPlan
from workbook.domain.rounds.round import Asked, Reply, RoundHead, Seat
from workbook.store.format import Key
from workbook.store.kinds.answers import MOMENT
from workbook.store.kinds.kind import ITEM, KEPT, Kind, Naming, Part, Rule, Section, Whole, ours, within
from workbook.store.kinds.ratings import LEVEL, PERSON, by_time

_QUARTER = re.compile(r"\d{4}-Q[1-4](-[1-9]\d{0,2})?")
_DAY = re.compile(r"\d{4}-[01]\d-[0-3]\d-(.{1,64})")


def is_round_id(name: str) -> bool:
    """Whether `name` can be a round's: `2026-Q4`, a second one of that quarter `2026-Q4-2`, or `2026-11-27-after-the-fair`."""
    named = _DAY.fullmatch(name)
    return bool(_QUARTER.fullmatch(name)) or (named is not None and is_id(named[1]))


ROUND_ID = Naming(is_round_id, r"\d{4}-(Q[1-4](-[1-9]\d{0,2})?|[01]\d-[0-3]\d-.+)")

_STATES = ("open", "revealed", "closed")


def _further(mine: Any, theirs: Any) -> Any:
    """Of two states the one that is further on: no round opens again."""
    known = [one for one in (mine, theirs) if one in _STATES]
    return max(known, key=_STATES.index, default=mine)


def _is_earlier(mine: Mapping[Key, Any], theirs: Mapping[Key, Any]) -> bool:
    """Of two results of one round that of the earlier closing day stands; of one day that with the smaller sum."""
    return _day_and_sum(mine) <= _day_and_sum(theirs)


def _day_and_sum(result: Mapping[Key, Any]) -> tuple[date, str]:
    """What cannot be told comes last."""
    closed, sum_ = result.get(("closed",)), result.get(("sha256",))
    day = closed if isinstance(closed, date) and not isinstance(closed, datetime) else date.max
    return day, sum_ if isinstance(sum_, str) else "~"


def _moment(record: Any) -> str | None:
    return MOMENT.broken(record) if record.at is not None else None


def _votes(record: Any) -> str | None:
    """What is wrong with a vote. It is said without the vote itself."""
    given = [vote for vote in (record.first, record.second) if vote is not None]
    wrong = (rule.broken(vote) for vote in given for rule in (*LEVEL, Rule(_moment)))
    return next(filter(None, wrong), None)


def _later(mine: Any, theirs: Any) -> Any:
    """Of two votes of one person the one that was given later. Nobody is asked to choose: another would see them."""
    if not isinstance(mine, dict) or not isinstance(theirs, dict):
        return mine
    return max(mine, theirs, key=by_time)


def _says_nothing(data: bytes) -> bool:
    """Whether this is the head of a check-in that one person closed: of such the score takes nothing, and there may be many."""
    return b'\nkind = "solo"\n' in data and b'\nstate = "closed"\n' in data


ROUND_HEAD = Kind(
    "round",
    f"A round of a referral workbook: what was asked, of whom and when. {KEPT}",
    file="rounds/{id}/round.toml",
    called="the file of a round",
    namings={"id": ROUND_ID},
    can_wait=_says_nothing,
    whole=Whole(
        RoundHead,
        RoundAt,
        {
            "kind": Part(instead="solo"),
            "size": Part(instead="full"),
            "mode": Part(instead="named"),
            # What nobody can tell is taken for nothing else: until it is mended a team's votes stay sealed.
            "state": Part(instead="unknown", clash=_further),
            "opened": Part(instead=None, clash=ours),
            "revealed": Part(instead=None, clash=ours),
            "closed": Part(instead=None, clash=ours),
            "pack": Part(instead=None, together=True, clash=ours),
            "again": Part(instead=(), clash=ours),
            "agreed": Part(instead={}, clash=ours),
            "word": Part(instead={}, clash=ours),
        },
        lists={"items": Asked, "roster": Seat},
    ),
)

REPLY = Section(
    record=Reply,
    at=ReplyAt,
    form="tables",
    name="reply",
    naming=ITEM,
    rules=(Rule(_moment), Rule(_votes), within("then", 0, 4, "“then” is not 0, 1, 2, 3 or 4.")),
    apart=True,
    clash={"at": ours, "then": ours, "first": _later, "second": _later},
)

REPLIES = Kind(
    "replies",
    f"One person's replies to a round of a referral workbook. {KEPT}",
    file="rounds/{id}/replies/{person}.toml",
    called="a person’s replies",
    namings={"id": ROUND_ID, "person": PERSON},
    sections=(REPLY,),
    at_once=False,
)

RESULT = Kind(
    "result",
    f"What a round of a referral workbook came to at its close. It is kept as it is. {KEPT}",
    file="rounds/{id}/result.toml",
    called="the result of a round",
    namings={"id": ROUND_ID},
    whole=Whole(
        Result,
        ResultAt,
        lists={"roster": Seat, "actions": CarriedAction, "plans": ResultPlan, "items": ResultItem},
    ),
    at_once=False,
    stands=_is_earlier,
)
