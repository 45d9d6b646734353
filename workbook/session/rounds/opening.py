"""Opening a round: what it asks, of whom, and what it is called."""

from collections.abc import Sequence

from workbook.domain import PackRef, Problem, RatingItem, RoundAt, command, did_you_mean, one_line, slug
from workbook.domain.people import part_of
from workbook.domain.rounds.pulse import PULSE, full, pulse
from workbook.domain.rounds.round import Asked, Mode, RoundHead, RoundKind, RoundSize, Seat
from workbook.domain.rounds.spread import UNLINKED_ROSTER
from workbook.session.people import people_here, people_of
from workbook.session.rounds.finding import open_rounds, own_solo
from workbook.session.session import Session

LONGEST = 48
"""Letters that the name of a round may have."""


def new_round(
    session: Session,
    kind: RoundKind = "solo",
    size: RoundSize = "pulse",
    *,
    items: Sequence[str] = (),
    mode: Mode = "named",
    name: str = "",
) -> str | Problem:
    """Open a round and return its id: the quarter's label, a further one of that quarter, or the day and a `name`.

    A pulse is drawn now and stored, so that it is the same for everybody. With `items`, ids of ratings, just these are asked. What
    stands is not moved by it (docs/scoring.md 4).
    """
    if (refused := _refused(session, kind, mode)) is not None:
        return refused
    id = _id(session, name)
    if isinstance(id, Problem):
        return id
    asked = _asked(session, id, size, items, mode)
    if isinstance(asked, Problem):
        return asked
    pack = session.whole
    people = people_of(session)
    seats = [session.person] if kind == "solo" else people_here(session) if kind == "team" else []
    head = RoundHead(
        label=session.quarter,
        kind=kind,
        size="chosen" if items else size,
        mode=mode,
        items=asked,
        pack=PackRef(pack.id, pack.version, pack.sha256),
        roster=tuple(Seat(person.id, part_of(person, people)) for person in seats),
        opened=session.moment(),
    )
    return session.put((RoundAt(id), head), words=f"the round {id}") or id


SECONDS = 40
"""What one rating of a check-in takes, on the whole, in seconds: reading five levels, choosing, and at times a line of evidence."""


def sizes(session: Session) -> tuple[tuple[RoundSize, int, int], ...]:
    """What a check-in alone can be: its size, how many ratings that is, and about how many minutes."""
    ratings = len(full(session.pack))
    found: tuple[tuple[RoundSize, int], ...] = (("pulse", min(PULSE, ratings)), ("full", ratings))
    return tuple((size, number, max(round(number * SECONDS / 60), 1)) for size, number in found)


def _refused(session: Session, kind: RoundKind, mode: Mode) -> Problem | None:
    here = len(people_here(session))
    if kind == "solo" and mode == "unlinked":
        return Problem("rounds", None, "A check-in alone is always by name.", "Only a team's round can be unlinked.")
    if kind == "solo" and (begun := own_solo(session, session.person.id)) is not None:
        return Problem(
            "rounds", None, f"The check-in {begun.id} is begun already.", f"Go on with {command('checkin')}."
        )
    if kind == "team":
        if there := open_rounds(session, "team"):
            what = f"The team's round {there[0].id} is still open, and one is open at a time."
            return Problem(
                "rounds", None, what, f"Close it first, with {command(f'checkin close --round {there[0].id}')}."
            )
        if here < 2:
            what = "A team's round needs two people, and this workbook has one."
            return Problem("rounds", None, what, "Add the others under Settings, or do a check-in alone.")
        if mode == "unlinked" and here < UNLINKED_ROSTER:
            what = f"An unlinked round needs {UNLINKED_ROSTER} people: among fewer it can be told who gave what."
            return Problem("rounds", None, what, "Open it by name.")
    if kind == "outside":
        what = "These exercises ask nothing of people outside the firm yet."
        return Problem("rounds", None, what, "A check-in alone or with the team can be opened.")
    return None


def _id(session: Session, name: str) -> str | Problem:
    """An id that no round of this workbook has."""
    base = session.quarter
    if name.strip():
        if len(name.strip()) > LONGEST:
            return Problem("rounds", None, f"A name has at most {LONGEST} letters.", "Give a shorter one.")
        base = f"{session.today.isoformat()}-{slug(name)}"
        if base in session.folder.rounds:
            return Problem("rounds", None, f"There is a round {base} already.", "Give another name.")
        return base
    number, id = 1, base
    while id in session.folder.rounds:
        number, id = number + 1, f"{base}-{number + 1}"
    return id


def _asked(session: Session, id: str, size: RoundSize, items: Sequence[str], mode: Mode) -> tuple[Asked, ...] | Problem:
    pack = session.pack
    only = {item.id for item in pack.ratings if item.knows == "all"} if mode == "unlinked" else None
    if items:
        known = {item.id: item for item in pack.ratings}
        for one in items:
            if one not in known:
                return _no_rating(session, one)
            if only is not None and one not in only:
                what = f"“{one_line(known[one].prompt, 50)}” is for those who can know it, so it is not in an unlinked round."
                return Problem("rounds", None, what, "Ask it in a round by name.")
        return tuple(Asked(item.id, item.rev) for item in pack.ratings if item.id in set(items))
    if size != "pulse":
        return full(pack, only)
    lapsing = {one.id: one.on for one in session.lapsing()}
    active = {action.gen.item for action in session.actions() if action.status == "committed" and action.gen.item}
    return pulse(pack, id, session.standings(), lapsing, active, only)


def _no_rating(session: Session, id: str) -> Problem:
    there = session.whole.item_by_id.get(id)
    if isinstance(there, RatingItem):
        what = f"“{one_line(there.prompt, 60)}” is not asked of a firm like this one."
        return Problem("rounds", None, what, "Leave it out.")
    near = did_you_mean(id, [item.id for item in session.pack.ratings])
    return Problem("rounds", None, f"There is no rating “{one_line(id, 60)}”.{near}", f"{command('score')} lists them.")
