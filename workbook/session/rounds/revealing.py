"""A team's round after the votes: the reveal, a second vote, and what is agreed on."""

from collections.abc import Sequence
from dataclasses import replace

from workbook.domain import Evidence, Problem, RatingItem, RoundAt, command, count, one_line, resting
from workbook.domain.rounds.round import Round, Said
from workbook.domain.rounds.spread import NAMED_LEAST
from workbook.domain.rounds.team_word import UNLINKED_REPLIES
from workbook.session.rounds.finding import handed_in
from workbook.session.session import Session


def may_reveal(round_: Round, *, anyway: bool = False) -> Problem | None:
    """Why a team's round cannot be revealed now: not all are in; `anyway` does for that once three are, four where votes are unlinked.

    Two people are revealed to each other when both are in.
    """
    there, asked = handed_in(round_), len(round_.head.roster)
    if there >= asked:
        return None
    least = UNLINKED_REPLIES if round_.head.mode == "unlinked" else NAMED_LEAST
    in_ = f"{there} of {asked} are in"
    if asked < 3:
        return Problem(
            f"rounds/{round_.id}", None, f"{in_}. Two people see each other's votes together.", "Wait for both."
        )
    if there < least:
        what = f"{in_}, and it takes {count(least, 'reply', 'replies')} at least to show any."
        return Problem(f"rounds/{round_.id}", None, what, "Wait for the others.")
    if not anyway:
        return Problem(
            f"rounds/{round_.id}", None, f"{in_}.", "Wait for the others, or add --yes to go on without them."
        )
    return None


def reveal(session: Session, round_: Round, *, anyway: bool = False) -> Problem | None:
    """Open the votes of a team's round to everybody. Nothing that counts is moved by it."""
    if (wrong := _not_now(round_, "open", "revealed already")) is not None or (
        wrong := may_reveal(round_, anyway=anyway)
    ) is not None:
        return wrong
    head = replace(round_.head, state="revealed", revealed=session.moment())
    return session.put((RoundAt(round_.id), head), words=f"the reveal of {round_.id}")


def revote(session: Session, round_: Round, items: Sequence[str] = ()) -> Problem | None:
    """Have these ratings voted on a second time, in silence; all of the round without any. Both votes are kept."""
    if (wrong := _not_now(round_, "revealed", "not revealed yet")) is not None:
        return wrong
    if unknown := [one for one in items if one not in round_.items]:
        what = f"The round {round_.id} does not ask “{one_line(unknown[0], 60)}”."
        return Problem(f"rounds/{round_.id}", None, what, "Nothing was changed.")
    again = tuple(one for one in round_.items if not items or one in {*items, *round_.head.again})
    return session.put((RoundAt(round_.id), replace(round_.head, again=again)), words=f"the second vote of {round_.id}")


def agree(
    session: Session,
    round_: Round,
    item_id: str,
    *,
    level: int | None = None,
    na: str | None = None,
    evidence: Sequence[Evidence] = (),
) -> Problem | None:
    """The level that the team has agreed on after its talk, with the line that shows it; or that it does not apply, with the reason."""
    if (wrong := _not_now(round_, "revealed", "not revealed yet")) is not None:
        return wrong
    file, item = f"rounds/{round_.id}", session.whole.item_by_id.get(item_id)
    if item_id not in round_.items or not isinstance(item, RatingItem):
        return Problem(
            file, None, f"The round {round_.id} does not ask “{one_line(item_id, 60)}”.", "Nothing was changed."
        )
    if level is None and (not item.na or not (na or "").strip()):
        what = "This rating applies to every business." if not item.na else "It needs a reason why this does not apply."
        return Problem(file, None, what, "Agree on a level." if not item.na else "Add --reason.")
    if any(line.date > session.today for line in evidence):
        return Problem(item_id, None, "Evidence cannot lie in the future.", "Give the day it happened.")
    said = Said(level=level, na=None if level is not None else na, evidence=resting(level, evidence))
    head = replace(round_.head, agreed={**round_.head.agreed, item_id: said})
    return session.put((RoundAt(round_.id), head), words=f"what was agreed on “{one_line(item.prompt, 40)}”")


def _not_now(round_: Round, state: str, why: str) -> Problem | None:
    """That the round is not in this state, so that this cannot be done now."""
    file = f"rounds/{round_.id}"
    if round_.kind != "team":
        return Problem(file, None, f"{round_.id} is not a team's round.", "Only a team's votes are revealed.")
    if round_.state == state:
        return None
    if round_.state == "closed":
        return Problem(file, None, f"The round {round_.id} is closed.", "Open a new round of the same ratings.")
    if round_.state == "unknown":
        return Problem(f"{file}/round.toml", None, "Nobody can tell whether this round is open.", "Mend “state” there.")
    mend = f"{command('checkin reveal')} does that." if state == "revealed" else "Nothing was changed."
    return Problem(file, None, f"The round {round_.id} is {why}.", mend)
