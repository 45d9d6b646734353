"""Which round is meant, and how far it is."""

from workbook.domain import Problem, Rated, RatingItem, command, dataclass, did_you_mean, one_line
from workbook.domain.rounds.round import Round, RoundKind
from workbook.session.view import View


def rounds(view: View) -> tuple[Round, ...]:
    """All rounds, in the order in which they were opened."""
    return tuple(
        sorted(
            view.folder.rounds.values(), key=lambda one: ((one.day is not None and one.day.isoformat()) or "", one.id)
        )
    )


def closed_rounds(view: View) -> tuple[Round, ...]:
    """Those that are closed, in the order in which they were."""
    found = [one for one in view.folder.rounds.values() if one.state == "closed" and one.head.closed is not None]
    return tuple(sorted(found, key=lambda one: (one.head.closed.timestamp() if one.head.closed else 0.0, one.id)))


def open_rounds(view: View, kind: RoundKind | None = None) -> tuple[Round, ...]:
    """Those that are not closed yet, of one kind or of any."""
    return tuple(one for one in rounds(view) if one.state != "closed" and kind in (None, one.kind))


def own_solo(view: View, person: str) -> Round | None:
    """The check-in that this person has begun alone and not closed."""
    return next((one for one in open_rounds(view, "solo") if _asks(one, person)), None)


def _asks(round_: Round, person: str) -> bool:
    return any(seat.id == person for seat in round_.head.roster)


def last_closed(view: View, before: Round | None = None, kind: RoundKind | None = None) -> Round | None:
    """The check-in, of one person or of a team, that was closed last; with `before`, last before that one was opened."""
    found = [one for one in closed_rounds(view) if one.kind != "outside" and kind in (None, one.kind)]
    if before is not None and before.head.opened is not None:
        opened = before.head.opened
        found = [
            one for one in found if one.id != before.id and one.head.closed is not None and one.head.closed <= opened
        ]
    return found[-1] if found else None


def find_round(view: View, id: str | None, person: str | None = None, kind: RoundKind | None = None) -> Round | Problem:
    """The round of this id; without one the only one that is open. For a `person` the check-ins of others alone are none.

    With a `kind` only those of it are meant while there are any.
    """
    known = view.folder.rounds
    if id is not None:
        if id in known:
            return known[id]
        there = f" There are: {', '.join(known)}." if known else " There are none yet."
        what = f"There is no round “{one_line(id, 60)}”.{did_you_mean(id, known)}{there}"
        return Problem("rounds", None, what)
    found = [one for one in open_rounds(view) if person is None or one.kind != "solo" or _asks(one, person)]
    found = [one for one in found if one.kind == kind] or found
    if len(found) == 1:
        return found[0]
    if not found:
        return Problem("rounds", None, "No round is open.", f"Open one with {command('checkin new')}.")
    names = ", ".join(one.id for one in found)
    return Problem(
        "rounds",
        None,
        f"{len(found)} rounds are open: {names}.",
        "Say which one, with --round; “status” takes its name alone.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """How far a check-in alone is: its ratings in their order, those gone through, and the first that is not."""

    round: Round
    person: str
    items: tuple[RatingItem, ...]
    done: frozenset[str]

    @property
    def left(self) -> tuple[RatingItem, ...]:
        """The ratings that were not gone through yet."""
        return tuple(item for item in self.items if item.id not in self.done)


def going(view: View, round_: Round, person: str) -> Going:
    """How far `person` is in a check-in. What is not asked of this kind of firm any more is passed over."""
    asked = {item.id: item for item in view.pack.ratings}
    given = round_.replies.get(person, {})
    return Going(
        round=round_,
        person=person,
        items=tuple(asked[id] for id in round_.items if id in asked),
        done=frozenset(id for id, reply in given.items() if reply.at is not None or reply.first is not None),
    )


def is_in(round_: Round, person: str) -> bool:
    """Whether a person has handed in: a first vote on each rating asked; while some are voted on again, a second on each of those.

    Alone it is to have gone through all of it.
    """
    given = round_.replies.get(person, {})
    if round_.kind == "solo":
        return bool(round_.items) and all(id in given and given[id].at is not None for id in round_.items)
    if round_.head.again:
        return all(id in given and given[id].second is not None for id in round_.head.again)
    return bool(round_.items) and all(id in given and given[id].first is not None for id in round_.items)


def handed_in(round_: Round) -> int:
    """How many of the roster have handed in. Who they are is nobody's business before the reveal."""
    return sum(is_in(round_, seat.id) for seat in round_.head.roster)


def said_before(view: View, round_: Round, item: str) -> tuple[str, Rated] | None:
    """The newest word about a rating from before this round was opened, with the label of its quarter."""
    opened = round_.head.opened
    found = [one.rated for one in view.said(item) if opened is None or one.rated.at < opened]
    return (view.label_of(found[-1].at.date()), found[-1]) if found else None
