"""What is in an open workbook and what follows from it: answers, ratings, score, progress, actions. Changes nothing."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from workbook.domain import actions as rules
from workbook.domain.action import Action
from workbook.domain.pack import Pack
from workbook.domain.problem import Problem
from workbook.domain.progress import Progress, progress
from workbook.domain.response import Rated, Response
from workbook.domain.scoring import Score, Standing, score, standings
from workbook.domain.text import one_line
from workbook.domain.workbook import CheckIn, quarter_of
from workbook.store.folder import Folder

Clock = Callable[[], datetime]


class View:
    """A workbook to read. What is computed is kept until something changes. `until` looks back to the end of a day."""

    def __init__(self, pack: Pack, folder: Folder, clock: Clock, until: date | None = None) -> None:
        self.pack = pack
        self.folder = folder
        self._clock = clock
        self._until = until
        self._refused: dict[str, Response] = {}
        self._standings: Mapping[str, Standing] | None = None
        self._score: Score | None = None
        self._actions: tuple[Action, ...] | None = None

    @property
    def business(self) -> str:
        """The business's name, made safe to show."""
        return one_line(self.folder.profile.business) or "Workbook"

    @property
    def today(self) -> date:
        """The day that this session computes as of."""
        return self._clock().date()

    @property
    def quarter(self) -> str:
        """The label of the present quarter, as `2026-Q4`."""
        return quarter_of(self.today, self.folder.profile.settings.year_start)

    def response(self, item_id: str) -> Response | None:
        """The present answer to an item, text being typed included."""
        return self._refused.get(item_id) or self.folder.answers.get(item_id)

    def rated(self, item_id: str) -> Rated | None:
        """This quarter's rating of an item that counts: the newest, whoever gave it."""
        given = [by[item_id] for by in self._check_in(self.quarter).ratings.values() if item_id in by]
        return max(given, key=lambda rated: rated.at, default=None)

    def earlier(self, item_id: str) -> tuple[str, Rated] | None:
        """The newest rating of an item from an earlier quarter, with that quarter's label."""
        for label in sorted(self.folder.checkins, reverse=True):
            given = [by[item_id] for by in self._check_in(label).ratings.values() if item_id in by]
            if label < self.quarter and given:
                return label, max(given, key=lambda rated: rated.at)
        return None

    # What follows from it

    def standings(self) -> Mapping[str, Standing]:
        """What counts now for each rating."""
        if self._standings is None:
            people = len(self.folder.profile.people) or 1
            self._standings = standings(self.folder.checkins.values(), self.quarter, people, self._until)
        return self._standings

    def score(self) -> Score:
        """The readiness score as of today."""
        if self._score is None:
            self._score = score(self.pack, self.standings(), self.today)
        return self._score

    def progress(self) -> Progress:
        """How far each exercise, chapter and plan is, and what is next."""
        folder = self.folder
        answers = {**folder.answers, **self._refused}
        return progress(self.pack, answers, self.standings(), folder.tracks, folder.left_at)

    def actions(self) -> tuple[Action, ...]:
        """The action list, in the order to show it."""
        if self._actions is None:
            fresh = rules.generate(self.pack, self.score())
            self._actions = rules.ordered(rules.merge(self.folder.actions, fresh, self.pack, self.score()))
        return self._actions

    def action(self, action_id: str) -> Action | Problem:
        """The action with this id, or the unmistakable beginning of one; else what is wrong."""
        found = [action for action in self.actions() if action.id == action_id]
        found = found or [action for action in self.actions() if len(action_id) > 2 and action.id.startswith(action_id)]
        if len(found) == 1:
            return found[0]
        what = f"There is no action “{one_line(action_id, 40)}”."
        return Problem("actions.toml", None, what, "“workbook actions list” shows them with their ids.")

    def _check_in(self, label: str) -> CheckIn:
        return self.folder.checkins.get(label) or CheckIn(label=label)

    def _forget(self) -> None:
        self._standings = self._score = self._actions = None
