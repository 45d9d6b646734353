"""The close of a round: its moment, its word, and the result that is frozen with it (docs/rounds.md 5)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Literal

from workbook.domain.actions import Action, Status
from workbook.domain.firm import GivenFirm
from workbook.domain.item import Knows, RatingItem
from workbook.domain.late_dataclass import dataclass
from workbook.domain.pack import Pack
from workbook.domain.proof import Standing, is_earlier
from workbook.domain.response import resting
from workbook.domain.rounds.result import CarriedAction, Given, Result, ResultItem, ResultPlan, ResultScore
from workbook.domain.rounds.round import Round
from workbook.domain.rounds.team_word import Which, in_order, votes, words
from workbook.domain.scoring import ItemScore, Score
from workbook.domain.workbook import PackRef

_SECOND = timedelta(seconds=1)


def closing_moment(now: datetime, items: Iterable[str], standings: Mapping[str, Standing]) -> datetime:
    """When a round of these `items` closes: `now`, or a second after the newest word read on any of them, if that is later.

    So a clock that is behind does not make the round's word older than one that was there when it closed.
    """
    newest = max((standings[item].at for item in items if item in standings), default=None)
    if newest is None or newest < now - _SECOND:
        return now
    try:
        return max(now, newest + _SECOND)
    except OverflowError:  # in the last second that the calendar has
        return newest


def closed(
    round_: Round, now: datetime, standings: Mapping[str, Standing], knows: Mapping[str, Knows] | None = None
) -> Round:
    """`round_` as it is once it was closed `now`; closing reveals. `standings` is what counts until then.

    What a team's round says of each rating is in its head from then on. One of one person says nothing of its own, and one of
    people outside nothing at all.
    """
    moment = closing_moment(now, round_.items, standings)
    head = replace(
        round_.head,
        state="closed",
        revealed=round_.head.revealed or (moment if round_.kind != "solo" else None),
        closed=moment,
        word=words(round_, knows, standings),
    )
    return replace(round_, head=head, state="closed")


def carried(actions: Iterable[Action]) -> tuple[CarriedAction, ...]:
    """Those of `actions` that people have taken on and not finished, by the day they are due; those without a day last."""
    found = (action for action in actions if action.status is Status.COMMITTED)
    return tuple(
        CarriedAction(
            id=action.id, title=action.title, owner=action.owner or "", due=action.due, carried=action.carried
        )
        for action in sorted(found, key=lambda action: (action.due or date.max, action.id))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Business:
    """What a result says of the workbook that it was closed in: the name, what was said of the kind of firm, the program's version."""

    name: str
    firm: GivenFirm
    app: str


def result(
    round_: Round, on: date, business: Business, pack: Pack, score: Score, actions: Iterable[Action] = ()
) -> Result:
    """The result of `round_`, which was just `closed` on the day `on`. Its `sha256` is of the file, and is put in when that is written.

    `pack` is as the firm sees it, and `score` is the score on that day by what counts once the round is closed. Nothing in it tells
    who sent what by which way, when, or in what order: ratings stand in pack order, lines by day and text, votes by person, and
    where they are unlinked as counts.
    """
    head, asked = round_.head, set(round_.items)
    return Result(
        round=round_.id,
        label=head.label,
        kind=head.kind,
        size=head.size,
        mode=head.mode,
        business=business.name,
        closed=on,
        app=business.app,
        pack=PackRef(pack.id, pack.version, pack.sha256),
        firm=business.firm,
        score=ResultScore(
            formula=score.formula,
            proven=score.proven,
            possible=score.possible,
            stated=score.stated,
            label=score.label,
        ),
        roster=tuple(sorted(head.roster, key=lambda seat: seat.id)),
        actions=carried(actions),
        plans=tuple(
            ResultPlan(
                id=plan.id,
                title=plan.title,
                scored=_scored(pack, plan.id),
                proven=plan.proven,
                possible=plan.possible,
                stated=plan.stated,
            )
            for plan in (*score.plans, *score.apart)
        ),
        items=tuple(
            _item(item, score.items[item.id], pack, round_, asked=item.id in asked)
            for item in pack.ratings
            if item.id in score.items
        ),
    )


def _item(item: RatingItem, entry: ItemScore, pack: Pack, round_: Round, *, asked: bool) -> ResultItem:
    standing, plan = entry.standing, pack.plan_of(item.id).id
    level = standing.level if standing is not None else None
    sets_aside = standing is not None and level is None and item.na and bool((standing.na or "").strip())
    voted = asked and round_.kind == "team"
    return ResultItem(
        id=item.id,
        rev=item.rev,
        plan=plan,
        scored=_scored(pack, plan),
        weight=item.weight,
        prompt=item.prompt,
        anchors=item.anchors,
        asked=asked,
        kept=voted and item.id not in round_.head.word,
        gate=item.gate,
        na=standing.na if standing is not None and sets_aside else None,
        level=level,
        word_rev=standing.rev if standing is not None and level is not None and is_earlier(item, standing) else None,
        evidence=in_order(resting(level, standing.evidence)) if standing is not None else (),
        low=entry.low if entry.counts else None,
        high=entry.high if entry.counts else None,
        first=_given(round_, item.id, "first") if voted else (),
        second=_given(round_, item.id, "second") if voted else (),
    )


def _scored(pack: Pack, plan: str) -> Literal["yes", "apart"]:
    return "yes" if pack.plan_by_id[plan].scored == "yes" else "apart"


def _given(round_: Round, item: str, which: Which) -> tuple[Given, ...]:
    """The votes on `item` as a result has them."""
    cast = [(by, one.level, one.level is None and one.na is not None) for by, one in votes(round_, item, which)]
    if round_.head.mode != "unlinked":
        return tuple(Given(by=by, level=level, na=na) for by, level, na in cast)
    ballots = [(level, na) for _, level, na in cast]
    kinds = sorted(set(ballots), key=lambda one: (one[0] is None, one[0] or 0, one[1]))
    return tuple(Given(level=level, na=na, count=ballots.count((level, na))) for level, na in kinds)
