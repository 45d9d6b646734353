"""Rounds as text and as data: the list of them, and how far one is (docs/output.md 11). A sealed round shows counts of people alone."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workbook.domain import RatingItem, count, day_text, one_line, show
from workbook.domain.rounds.result import Result
from workbook.domain.rounds.round import Round
from workbook.domain.rounds.spread import Counts, Spread
from workbook.reports.layout import column, wrap

KINDS = {"solo": "alone", "team": "the team", "outside": "what customers say"}
SIZES = {"full": "all ratings", "pulse": "a pulse", "chosen": "chosen ratings"}
STATES = {"open": "open", "revealed": "revealed", "closed": "closed", "unknown": "nobody can tell"}

NONE_YET = "There is no check-in yet."


def rounds_text(rounds: Sequence[Round], results: Mapping[str, Result]) -> str:
    """A line for each round, the newest first: what it is called, what it was, how far it is, and proven at its close."""
    if not rounds:
        return NONE_YET
    wide = max(len(one.id) for one in rounds) + 2
    return "\n".join(
        line
        for one in reversed(rounds)
        for line in column(f"{one.id:<{wide}}", _line(one, results.get(one.id)), 78 - wide)
    )


def _line(round_: Round, result: Result | None) -> str:
    said = [KINDS[round_.kind], SIZES[round_.head.size], count(len(round_.items), "rating")]
    if round_.state != "closed":
        opened = f" since {day_text(round_.head.opened)}" if round_.head.opened else ""
        return ", ".join([*said, STATES[round_.state] + opened])
    closed = f"closed on {day_text(round_.head.closed)}" if round_.head.closed else "closed"
    proven = f"proven {show(result.score.proven)}" if result is not None else "its figures are computed when asked for"
    return ", ".join([*said, closed, proven])


def rounds_json(rounds: Sequence[Round], results: Mapping[str, Result]) -> dict[str, Any]:
    """`checkin list --json`, the oldest first."""
    return {"format": 1, "rounds": [_head_json(one, results.get(one.id)) for one in rounds]}


def opened_json(round_: Round) -> dict[str, Any]:
    """`checkin new --json`."""
    return {
        "format": 1,
        "round": round_.id,
        "items": list(round_.items),
        "roster": [seat.id for seat in round_.head.roster],
    }


def status_json(
    round_: Round, there: int, spreads: Sequence[Spread], items: Mapping[str, RatingItem], result: Result | None
) -> dict[str, Any]:
    """`checkin status --json`: `in` of `roster` have handed in. Votes are there, as counts, once they are revealed."""
    made = {"format": 1, **_head_json(round_, result), "in": there}
    made["items"] = [_item_json(id, round_, items.get(id), spreads) for id in round_.items]
    if result is not None:
        made["result"] = result_json(result)
    return made


def result_json(result: Result) -> dict[str, Any]:
    """The figures of a result: of 100 and as fractions."""
    score = result.score
    return {
        "closed": result.closed.isoformat(),
        "formula": score.formula,
        "proven": float(show(score.proven)),
        "proven_exact": str(score.proven),
        "stated": float(show(score.stated)) if score.stated is not None else None,
        "stated_exact": str(score.stated) if score.stated is not None else None,
        "possible": float(show(score.possible)),
        "possible_exact": str(score.possible),
        "label": score.label,
        "plans": [{"id": one.id, "title": one.title, "proven": float(show(one.proven))} for one in result.plans],
        "actions": [
            {"id": one.id, "title": one.title, "owner": one.owner or None, "carried": one.carried}
            for one in result.actions
        ],
    }


def _head_json(round_: Round, result: Result | None) -> dict[str, Any]:
    head = round_.head
    moments = {name: getattr(head, name) for name in ("opened", "revealed", "closed")}
    return {
        "round": round_.id,
        "label": head.label,
        "kind": head.kind,
        "size": head.size,
        "mode": head.mode,
        "state": round_.state,
        **{name: moment.isoformat() if moment is not None else None for name, moment in moments.items()},
        "asked": len(round_.items),
        "roster": len(head.roster),
        "proven": float(show(result.score.proven)) if result is not None else None,
    }


def _item_json(id: str, round_: Round, item: RatingItem | None, spreads: Sequence[Spread]) -> dict[str, Any]:
    found = next((one for one in spreads if one.item == id), None)
    agreed, said = round_.head.agreed.get(id), round_.head.word.get(id)
    made: dict[str, Any] = {"id": id, "prompt": one_line(item.prompt) if item is not None else None}
    if found is not None:
        made["voted"] = found.voted
        made["counts"] = _counts_json(found.counts)
        made["apart"] = str(found.apart) if found.apart is not None else None
        made["polarised"] = found.polarised
    made["agreed"] = agreed.level if agreed is not None else None
    made["word"] = said.level if said is not None else None
    return made


def _counts_json(counts: Counts | None) -> dict[str, Any] | None:
    return {"levels": list(counts.levels), "unsaid": counts.unsaid, "na": counts.na} if counts is not None else None


def status_text(
    round_: Round,
    there: int,
    spreads: Iterable[Spread],
    items: Mapping[str, RatingItem],
    names: Mapping[str, str],
    result: Result | None,
) -> str:
    """How far a round is, in sentences. `spreads` in the order in which to talk; `there` have handed in."""
    lines = [wrap(f"{round_.id}: {_line(round_, result)}.")]
    if round_.kind == "team" and round_.state == "open":
        asked = len(round_.head.roster)
        lines.append(wrap(f"{there} of {asked} are in. What they gave is sealed until the reveal."))
    if round_.state in ("revealed", "closed"):
        for one in spreads:
            lines += ["", *spread_lines(one, round_, items.get(one.item), names)]
    if result is not None:
        lines += ["", *result_lines(result)]
    return "\n".join(lines)


def spread_lines(one: Spread, round_: Round, item: RatingItem | None, names: Mapping[str, str]) -> list[str]:
    """The votes on one rating, without names unless there are two people, and what was agreed on."""
    lines = [wrap(one_line(item.prompt) if item is not None else one.item)]
    if one.counts is not None and item is not None:
        for level, given in enumerate(one.counts.levels):
            if given:
                lines.append(wrap(f"{'●' * given}  {level}: {one_line(item.anchors[level])}", "  "))
        if one.counts.unsaid:
            lines.append(wrap(f"{count(one.counts.unsaid, 'person', 'people')} can't say", "  "))
        if one.counts.na:
            lines.append(wrap(f"{count(one.counts.na, 'person', 'people')} said that it does not apply", "  "))
    elif one.named:
        for by, vote in one.named:
            said = str(vote.level) if vote.level is not None else "does not apply" if vote.na else "can't say"
            lines.append(wrap(f"{one_line(names.get(by, by))}: {said}", "  "))
    else:
        lines.append(wrap(f"{one.voted} of {one.asked} voted: too few to show without telling who.", "  "))
    if one.polarised:
        lines.append(wrap("Some see nothing of it and some see nearly all: talk about this first.", "  "))
    elif one.wide:
        lines.append(wrap("You are further apart than is usual.", "  "))
    elif one.one_differs:
        lines.append(wrap("One voice differs.", "  "))
    agreed, said_ = round_.head.agreed.get(one.item), round_.head.word.get(one.item)
    if agreed is not None:
        words = str(agreed.level) if agreed.level is not None else "it does not apply"
        lines.append(wrap(f"Agreed: {words}", "  "))
    elif round_.state == "closed":
        told = (
            f"The round says {said_.level}."
            if said_ is not None
            else "The round says nothing; what stood before stands."
        )
        lines.append(wrap(told, "  "))
    return lines


def result_lines(result: Result) -> list[str]:
    """What a close came to: the score, each plan, and the actions that go on."""
    score = result.score
    lines = [
        wrap(
            f"At the close on {day_text(result.closed)}: proven {show(score.proven)}, possible {show(score.possible)}."
        )
    ]
    wide = max((len(one_line(one.title)) for one in result.plans), default=0) + 2
    lines += [f"  {one_line(one.title):<{wide}}{show(one.proven):>5}" for one in result.plans]
    if result.actions:
        lines += ["", "Going on:"]
        for action in result.actions:
            who = f", {one_line(action.owner)}" if action.owner else ""
            due = f", by {day_text(action.due)}" if action.due else ""
            lines.append(wrap(f"{one_line(action.title).removesuffix('.')}{who}{due}", "  "))
    return lines
