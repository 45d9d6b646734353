"""Where a check-in begins or goes on, and those that were closed, the newest first."""

from collections.abc import Hashable, Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from workbook.app.base import QUIET, TwoPanes, Visit
from workbook.app.keys import bindings
from workbook.app.widgets import BLANK, Detail, ListRow, chip, heading, spread, wrapped
from workbook.domain import Problem, command, count, day_words, one_line, show
from workbook.domain.rounds.round import Round, RoundSize
from workbook.reports.rounds.round_report import KINDS, SIZES, STATES, result_lines
from workbook.session import Session
from workbook.session.rounds.finding import closed_rounds, going, handed_in, open_rounds, own_solo
from workbook.session.rounds.opening import new_round, sizes
from workbook.session.rounds.results import result_of
from workbook.session.rounds.reviewing import waiting_actions

_ABOUT: Mapping[str, str] = {
    "pulse": "At most fifteen ratings, drawn so that each plan is among them: what lapses, what you are working on, what is "
    "lowest. Two or three keys each where nothing has changed.",
    "full": "Every rating there is. Do this once a year, or when much has changed.",
}


class CheckinScreen(TwoPanes):
    """The list. Enter begins, goes on, or shows what a closed one came to."""

    PLACE = "checkin"
    BINDINGS: ClassVar[list[BindingType]] = bindings("checkin")
    ABOUT = (
        "Once a quarter: what became of your actions, where each rating stands now, and what has changed since the last time. "
        "Leave it at any question and go on another day. What you said the last time stays hidden until you have chosen."
    )

    def __init__(self, session: Session) -> None:
        super().__init__("Check-in", session.quarter)
        self.session = session

    def refill(self) -> None:
        """Show what can be begun or gone on with, and what was closed."""
        rows = [heading("Begin, or go on", "once a quarter"), *self._now()]
        before = closed_rounds(self.session)[::-1]
        rows += [BLANK, heading("Before", count(len(before), "check-in") if before else "")]
        rows += (
            map(self._over, before)
            if before
            else [
                wrapped(
                    Content.styled("Nothing was closed yet. The first one is what the next is compared with.", QUIET),
                    indent=2,
                )
            ]
        )
        self.rows.fill(rows)
        self.show_detail()

    def _now(self) -> list[ListRow]:
        session = self.session
        rows: list[ListRow] = []
        begun = own_solo(session, session.person.id)
        if begun is not None:
            far = going(session, begun, session.person.id)
            done = f"{len(far.items) - len(far.left)} of {len(far.items)}"
            rows.append(
                ListRow(spread(Content(f"Go on with {begun.id}"), Content.styled(done, QUIET)), ("round", begun.id))
            )
        else:
            for size, asked, minutes in sizes(session):
                words = f"{count(asked, 'rating')}, {minutes} min"
                title = "A pulse" if size == "pulse" else "A full check-in"
                rows.append(ListRow(spread(Content(title), Content.styled(words, QUIET)), ("new", size)))
        rows += [self._team(one) for one in open_rounds(session) if one.kind != "solo"]
        return rows

    def _team(self, round_: Round) -> ListRow:
        said = (
            f"{handed_in(round_)} of {len(round_.head.roster)} are in"
            if round_.state == "open"
            else STATES[round_.state]
        )
        name = f"{round_.id}, {KINDS[round_.kind]}"
        return ListRow(spread(Content(name), Content.styled(said, QUIET)), ("team", round_.id))

    def _over(self, round_: Round) -> ListRow:
        result = result_of(self.session, round_)
        day = day_words(round_.head.closed, self.session.today) if round_.head.closed is not None else ""
        proven = f"{show(result.score.proven)} proven" if result is not None else SIZES[round_.head.size]
        left = Content.assemble(f"{round_.id}  ", (day, QUIET))
        return ListRow(spread(left, Content.styled(proven, QUIET)), ("closed", round_.id))

    def foot(self, key: Hashable | None, width: int) -> Sequence[Content]:
        """All of it, as far as there is room."""
        found = self.detail(key, width)
        return [line for line in found.lines if line.plain.strip()] if found is not None else ()

    @property
    def foot_room(self) -> int:
        """More than two lines where the list, which is short, leaves them."""
        return max(2, min(6, self.app.size.height - 17))

    def detail(self, key: Hashable | None, width: int) -> Detail | None:
        """What beginning means, how far one is, or what a closed one came to."""
        match key:
            case ("new", str() as size):
                waiting = waiting_actions(self.session)
                lines = [Content(""), *Content(_ABOUT[size]).wrap(width)]
                if waiting:
                    words = f"First your {count(len(waiting), 'open action')}: done, kept, made smaller, given to somebody, or dropped."
                    lines += [Content(""), *Content(words).wrap(width)]
                return Detail("A pulse" if size == "pulse" else "A full check-in", lines, chip=chip("enter", "Begin"))
            case ("round", str() as id):
                words = "It waits at the first rating that you have not gone through. All that you gave is saved."
                return Detail(id, [Content(""), *Content(words).wrap(width)], chip=chip("enter", "Go on"))
            case ("team", str() as id):
                words = (
                    f"The team's round. What people gave is sealed until the reveal. {command('checkin answer --plain --as NAME')} "
                    f"takes somebody's votes, {command('checkin status')} says how far it is."
                )
                return Detail(id, [Content(""), *Content(words).wrap(width)])
            case ("closed", str() as id) if (round_ := self.session.folder.rounds.get(id)) is not None:
                result = result_of(self.session, round_)
                told = result_lines(result) if result is not None else ["Its figures are computed when it is opened."]
                lines = [
                    line
                    for one in told
                    for part in one.split("\n")
                    for line in Content(part).wrap(width) or [Content("")]
                ]
                return Detail(id, [Content(""), *lines], chip=chip("enter", "What changed"))
        return None

    @property
    def labels_here(self) -> Mapping[str, str]:
        """Enter begins, goes on, or shows the change."""
        match self.rows.key:
            case ("new", _):
                return {"open": "Begin"}
            case ("round", _):
                return {"open": "Go on"}
            case ("closed", _):
                return {"open": "What changed"}
        return {}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A team's round is gone through by command."""
        return action != "open" or self.rows.key is None or self.rows.key[0] != "team"  # type: ignore[index]  # all keys here are pairs

    def action_open(self) -> None:
        """Begin, go on, or look at what has changed."""
        match self.rows.key:
            case ("new", str() as size):
                self._begin("full" if size == "full" else "pulse")
            case ("round", str() as id):
                self.go("review" if waiting_actions(self.session) else "round", id)
            case ("closed", str() as id):
                self.go("change", id)

    def _begin(self, size: RoundSize) -> None:
        made = new_round(self.session, size=size)
        if isinstance(made, Problem):
            self.notify(one_line(str(made)), severity="error")
            return
        self.go("review" if waiting_actions(self.session) else "round", made)


def opened(visit: Visit) -> CheckinScreen:
    """The page of check-ins."""
    return CheckinScreen(visit.session)
