"""What the score and the action list rest on at one moment: values that nobody changes, so that any thread may reckon with them."""

from collections.abc import Sequence
from datetime import date

from workbook.domain import Pack, Standing, Words, dataclass, score, standings
from workbook.domain.actions import Action, Status
from workbook.domain.rounds.round import Round


@dataclass(frozen=True, slots=True)
class Basis:
    """What people say of the ratings, the rounds, and the actions that people have touched (`kept`); the day, and the
    month in which the business's year begins.

    `until` leaves out what was rated after that day.
    """

    pack: Pack
    words: Words
    rounds: Sequence[Round]
    kept: tuple[Action, ...]
    today: date
    year_start: int = 1
    until: date | None = None

    def standings(self) -> dict[str, Standing]:
        """What counts for each rating."""
        return standings(self.words, self.rounds, self.today, self.year_start, self.until)

    def suggested(self) -> tuple[Action, ...]:
        """The actions that nobody has touched, by rank: those that are kept in their file for whoever reads it."""
        from workbook.domain.actions import action_list
        from workbook.domain.lapsing import lapsing

        standings = self.standings()
        now = score(self.pack, standings, self.today)
        listed = action_list(self.pack, self.kept, now, lapsing(self.pack, standings, self.today, now))
        return tuple(action for action in listed if action.status is Status.SUGGESTED)
