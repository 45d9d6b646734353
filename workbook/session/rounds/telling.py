"""What is odd about the rounds of a workbook, each in a sentence. Commands of check-ins and `doctor` tell it; all of it is read."""

from collections.abc import Iterable, Iterator

from workbook.domain import Problem, ResultAt, command, count, day_text, errors, one_line
from workbook.domain.rounds.round import Round
from workbook.session.rounds.finding import rounds
from workbook.session.view import View
from workbook.store.kinds import RESULT
from workbook.store.results import changed_by_hand

AHEAD = "A computer’s clock was wrong, or the file was made by hand."


def round_notes(view: View, only: Iterable[Round] | None = None) -> list[Problem]:
    """The notes on all rounds, or on those of `only`; each of them is read for it, with its result."""
    if only is None:
        view.folder.look_at_all()
    found = rounds(view) if only is None else tuple(only)
    notes = [note for round_ in found for note in _of(view, round_)]
    if only is None:
        notes += [*_two_open(found), *_without_head(view)]
    return notes


def result_note(view: View, round_: Round) -> Problem | None:
    """What is to be said of the result of a round: that it was changed since the close, or that it cannot be read."""
    view.folder.get(ResultAt(round_.id))  # it is read when somebody asks for it, and not before
    file = RESULT.file.format(id=round_.id)
    told = next((one for one in errors(view.folder.problems) if one.file == file), None)
    if told is None:
        return changed_by_hand(view.folder.root, round_.id)
    what = f"What the round {round_.id} came to cannot be read. {told.what} The round still counts."
    return Problem(file, told.line, what, told.mend, "note")


def _of(view: View, round_: Round) -> Iterator[Problem]:
    file, head = f"rounds/{round_.id}/round.toml", round_.head
    pack = head.pack.id if head.pack is not None else view.whole.id
    if pack != view.whole.id:
        what = f"The round {round_.id} asked from other exercises, “{one_line(pack, 40)}”, which are not here."
        yield Problem(file, None, what, "Put their folder into packs/ in the workbook to go on with it.", "note")
    if not round_.items:
        what = f"The round {round_.id} asks nothing: its file is not whole."
        mend = f"If it was made by hand, move its folder away; {command('checkin new')} opens another."
        yield Problem(file, None, what, mend, "note")
    day = round_.day
    if day is not None and day > view.today:
        done = "closed" if head.closed is not None else "opened"
        what = f"The round {round_.id} says that it was {done} on {day_text(day)}, which is still to come. {AHEAD}"
        yield Problem(file, None, what, "Look at the date and time of the computers that you use.", "note")
    elif round_.label > view.quarter and len(round_.label) == len(view.quarter):
        what = f"The round {round_.id} is of {round_.label}, which has not begun. {AHEAD}"
        yield Problem(file, None, what, "It is read as it stands.", "note")
    asked = {seat.id for seat in head.roster}
    for person in sorted(set(round_.replies) - asked) if asked else ():
        what = f"“{one_line(person, 40)}” is not among those whom the round {round_.id} asks, so these replies count for nothing."
        yield Problem(f"rounds/{round_.id}/replies/{person}.toml", None, what, "They are kept.", "note")
    if (told := result_note(view, round_)) is not None:
        yield told


def _two_open(found: Iterable[Round]) -> Iterator[Problem]:
    there = [one.id for one in found if one.kind == "team" and one.state in ("open", "revealed")]
    if len(there) > 1:
        what = (
            f"{count(len(there), 'team round is', 'team rounds are')} open, {', '.join(there)}: one is open at a time."
        )
        mend = f"Go on with one of them; {command(f'checkin close --round {there[0]}')} closes the first."
        yield Problem("rounds", None, what, mend, "note")


def _without_head(view: View) -> Iterator[Problem]:
    """Folders in which there are replies or a result, and not what was asked."""
    there = (name.split("/") for name in view.folder.names)
    for id in sorted(
        {parts[1] for parts in there if parts[0] == "rounds" and len(parts) > 2} - set(view.folder.rounds)
    ):
        what = f"What was asked in the round {id} is not there, so what lies beside it counts for nothing."
        yield Problem(
            f"rounds/{id}/round.toml", None, what, "Bring the file back from a copy or an earlier version.", "note"
        )
