"""What the score and the action list rest on at one moment: values that nobody changes, so that any thread may reckon with them."""

from datetime import date

from workbook.domain import Pack, Round, Standing, dataclass, score, standings
from workbook.domain.actions import Action, Status


@dataclass(frozen=True, slots=True)
class Basis:
    """The check-ins, the actions that people have touched (`kept`), how many people answer, the quarter and the day.

    `until` leaves out what was rated after that day.
    """

    pack: Pack
    rounds: tuple[Round, ...]
    kept: tuple[Action, ...]
    people: int
    quarter: str
    today: date
    until: date | None = None

    def standings(self) -> dict[str, Standing]:
        """What counts for each rating."""
        return standings(self.rounds, self.quarter, self.people, self.until)

    def suggested(self) -> tuple[Action, ...]:
        """The actions that nobody has touched, by rank: those that are kept in their file for whoever reads it."""
        from workbook.domain.actions import action_list
        from workbook.domain.lapsing import lapsing

        standings = self.standings()
        now = score(self.pack, standings, self.today)
        listed = action_list(self.pack, self.kept, now, lapsing(self.pack, standings, self.today, now))
        return tuple(action for action in listed if action.status is Status.SUGGESTED)
