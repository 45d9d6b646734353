"""What is in an open workbook and what follows from it: answers, ratings, score, progress, actions. Changes nothing.

What a score does without is imported where it is first wanted: the command that prints one is run by scripts, often.
"""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar, cast

from workbook.domain import (
    NEAR_IDS,
    AnswerAt,
    Decision,
    Document,
    Exercise,
    Firm,
    Item,
    Pack,
    PassingItems,
    Problem,
    Prose,
    Rated,
    Response,
    Score,
    Standing,
    Value,
    command,
    did_you_mean,
    first_day,
    one_line,
    quarter_of,
    score,
    seen,
)
from workbook.domain.actions import Action
from workbook.domain.standing import plain
from workbook.session.basis import Basis
from workbook.store.folder import Folder
from workbook.store.kinds import ACTIONS, ANSWERS, PROFILE, RATINGS, RESULT, ROUND_HEAD, Kind

if TYPE_CHECKING:
    from workbook.domain import Counted, Filler, Flow
    from workbook.domain.actions import Listing
    from workbook.domain.actions.next_level import NextLevel
    from workbook.domain.chart import Chart, Trend
    from workbook.domain.edition import Edition
    from workbook.domain.filled_document import Filled, PageNow
    from workbook.domain.lapsing import Lapse
    from workbook.domain.progress import Progress

Clock = Callable[[], datetime]


def now() -> datetime:
    """This moment, with its offset, to the second."""
    return datetime.now().astimezone().replace(microsecond=0)


T = TypeVar("T")

_RATED = (PROFILE, ROUND_HEAD, RATINGS)
"""The kinds of file that the score rests on."""


class View:
    """A workbook to read. What is computed is kept until what it rests on changes. `until` looks back to the end of a day.

    `problems` are those that only its opening can tell. `whole` is all of its exercises, for what people have answered once;
    `pack` is what there is for their kind of firm.
    """

    def __init__(
        self, pack: Pack, folder: Folder, problems: Sequence[Problem], clock: Clock, until: date | None = None
    ) -> None:
        self.whole = pack
        self._seen: tuple[Firm, Pack] | None = None
        self.folder = folder
        self._problems = tuple(problems)
        self._clock = clock
        self.until = until
        self._made: dict[str, tuple[object, Any]] = {}

    @property
    def firm(self) -> Firm:
        """The kind of firm that this workbook is for."""
        return self.folder.profile.kind_of_firm

    @property
    def pack(self) -> Pack:
        """The exercises as this kind of firm sees them."""
        firm, found = self.firm, self._seen
        if found is None or found[0] != firm:
            found = self._seen = firm, seen(self.whole, firm)
        return found[1]

    @property
    def business(self) -> str:
        """The business's name, made safe to show."""
        return one_line(self.folder.profile.business) or "Workbook"

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong or worth knowing: from opening, from the files as they are now."""
        return tuple(dict.fromkeys((*self.folder.problems, *self._problems, *self._waiting(), *self.notices)))

    @property
    def notices(self) -> tuple[Problem, ...]:
        """Of these, the notes that the exercises and the present day are needed for."""
        from workbook.session.notices import notices

        return tuple(notices(self.whole, self.folder, self._clock(), past=self.until is not None))

    def _waiting(self) -> Sequence[Problem]:
        """Notes on what waits on this computer and is in no file: whoever only reads has none."""
        return ()

    def moment(self) -> datetime:
        """The present moment, as this session has it."""
        return self._clock()

    @property
    def today(self) -> date:
        """The day that this session computes as of."""
        return self._clock().date()

    @property
    def quarter(self) -> str:
        """The label of the present quarter, as `2026-Q4`."""
        return self.label_of(self.today)

    @property
    def first_day(self) -> date:
        """The day on which the present quarter began."""
        return first_day(self.today, self.folder.profile.settings.year_start)

    def label_of(self, day: date) -> str:
        """The label of the quarter that holds a day."""
        return quarter_of(day, self.folder.profile.settings.year_start)

    def response(self, item_id: str) -> Response | None:
        """The present answer to an item, text being typed included."""
        return self.folder.answers.get(item_id)

    def answer_at(self, item: Item) -> AnswerAt:
        """Where the answer to an item stands."""
        return AnswerAt(item.id, self.whole.chapter_of(self.whole.exercise_of[item.id]).file)

    def rated(self, item_id: str) -> Rated | None:
        """What counts of a rating, if it was said in this quarter: by anybody, for people take turns, or by a team that closed a round."""
        found = self._counted.get(item_id)
        return plain(found.rated) if found is not None and found.rated.at.date() >= self.first_day else None

    def earlier(self, item_id: str) -> tuple[str, Rated] | None:
        """The newest word about a rating from before this quarter, with the label of its quarter."""
        found = [one for one in self.said(item_id) if one.rated.at.date() < self.first_day]
        return (self.label_of(found[-1].rated.at.date()), found[-1].rated) if found else None

    def said(self, item_id: str) -> "list[Counted]":
        """Every word about a rating that may be shown, oldest first, whoever gave it. What a team keeps sealed is not among them."""
        from workbook.domain.standing import all_words

        return all_words(self.folder.words, self.folder.telling_rounds, item_id, self.until)

    @property
    def _counted(self) -> "Mapping[str, Counted]":
        from workbook.domain.standing import counting

        folder = self.folder
        return self._kept("counted", _RATED, lambda: counting(folder.words, folder.telling_rounds, self.until))

    def value(self, item_id: str) -> Value | None:
        """The present answer's value, None without one or when it was given to another kind of item."""
        item = self.whole.item_by_id.get(item_id)
        return self.value_of(item) if item is not None else None

    def value_of(self, item: Item) -> Value | None:
        """As `value`, for an item that is at hand: no page is read for it."""
        response = self.response(item.id)
        return response.value if response is not None and response.kind == item.kind else None

    def listed(self, item_id: str, column: str | None) -> tuple[str, ...]:
        """The texts of an answer that another may draw on: its lines, or one column of its rows."""
        from workbook.domain import listed

        item = self.pack.item_by_id.get(item_id)
        return listed(item, self.value(item_id), column) if item is not None else ()

    # What follows from it

    def filled(self, prose: Prose, most: int = 0) -> Prose:
        """`prose` with its places filled from the answers, as far as they are there; with `most` so many lines of each."""
        return self.filler().fill(prose, most)

    def told(self, prose: Prose, page: Exercise, most: int = 0) -> Prose:
        """A lesson or a help text of `page` as it is shown: filled, and in words what is not written yet; `most` as in `filled`."""
        from workbook.domain.fill_for_reader import for_reader

        return for_reader(self.filled(prose, most), {item.id: item.prompt for item in page.live})

    def page(self, document: Document) -> "Filled":
        """A document of the pack as it reads now."""
        from workbook.domain.filled_document import filled

        return filled(document, self.filler())

    def pages(self) -> "tuple[PageNow, ...]":
        """Every document in short, in order: whether it has all its answers, and which exercises ask for them."""
        return self._kept("pages", (PROFILE, ANSWERS), self._pages)

    def glance(self, document: Document, items: PassingItems) -> "Filled":
        """A document as it reads now, filled from `items` and read for this alone: nobody may ever open its page."""
        from workbook.domain.filled_document import filled

        def value(id: str) -> Value | None:
            return self.value_of(items[id]) if id in items else None

        return filled(
            replace(document, body=copy(document.body)), replace(self.filler(), items=items, value=value, chart=None)
        )

    def hints(self, item: Item) -> tuple[str, ...]:
        """What is worth saying about the present answer to `item`."""
        if not item.hints:
            return ()
        from workbook.hints import hints
        from workbook.hints.context import Context

        names = tuple(person.name for person in self.folder.profile.people)
        return hints(item, self.value(item.id), Context(self.filler(), names, self.today))

    def filler(self) -> "Filler":
        """What fills places in words with the answers of this workbook."""
        from workbook.domain import Filler, day_text

        facts = {"business": self.business, "today": day_text(self.today)}
        return Filler(self.pack, self.value, facts, chart=self._chart)

    def _chart(self, name: str) -> "Chart | None":
        from workbook.domain.charting import named_chart

        return named_chart(name, self.score(), self.trend)

    def trend(self, newest: int = 12) -> "Trend | None":
        """The score over the `newest` check-ins that were closed; None while there are fewer than two. Each of them is read."""
        from workbook.session.rounds.comparing import trend_of

        return self._kept(f"trend {newest}", (*_RATED, RESULT), lambda: trend_of(self, newest))

    @property
    def flow(self) -> "Flow":
        """Which answers of the pack flow where."""
        from workbook.domain import Flow

        return self._kept("flow", (PROFILE,), lambda: Flow(self.pack))

    def basis(self) -> Basis:
        """What the score and the action list rest on now, as values that nobody changes."""
        folder = self.folder
        rounds, year_start = folder.telling_rounds, folder.profile.settings.year_start
        return Basis(self.pack, folder.words, rounds, folder.actions, self.today, year_start, self.until)

    def standings(self) -> Mapping[str, Standing]:
        """What counts now for each rating. With some of it replaced, `scoring.score` gives the score as it would be."""
        return self._kept("standings", _RATED, lambda: self.basis().standings())

    def score(self) -> Score:
        """The readiness score as of today."""
        return self._kept("score", _RATED, lambda: score(self.pack, self.standings(), self.today))

    def lapsing(self) -> "tuple[Lapse, ...]":
        """What lapses in the next 90 days, the soonest first."""
        from workbook.domain.lapsing import lapsing

        return self._kept("lapsing", _RATED, lambda: lapsing(self.pack, self.standings(), self.today, self.score()))

    def outlook(self) -> "tuple[tuple[int, Score], ...]":
        """The score in 30, 60 and 90 days, if nothing is done."""
        from workbook.domain.lapsing import outlook

        return self._kept("outlook", _RATED, lambda: outlook(self.pack, self.standings(), self.today, self.score()))

    def next_level(self) -> "NextLevel":
        """What the next level of the score needs."""
        return self._kept("level", _RATED, self._next_level)

    def edition(self) -> "Edition":
        """What an earlier edition of the ratings has left: levels to confirm, and answers to what is no longer asked."""
        from workbook.domain.edition import edition

        return self._kept("edition", _RATED, lambda: edition(self.whole, self.pack, self.standings()))

    def progress(self) -> "Progress":
        """How far each exercise, chapter and plan is, and what is next."""
        from workbook.domain.progress import progress

        folder = self.folder
        way = folder.profile.settings.way
        return progress(self.pack, folder.answers, self.standings(), folder.tracks, folder.left_at, way)

    def actions(self) -> tuple[Action, ...]:
        """The action list, in the order to show it."""
        return self._kept("actions", (*_RATED, ACTIONS), self._listed)

    def listing(self) -> "Listing":
        """The action list as people see it: the open ratings of a plan are one row, and there is always something to begin with."""
        from workbook.domain.actions import listed

        return self._kept("listing", (*_RATED, ACTIONS), lambda: listed(self.pack, self.actions(), self.score()))

    def on_the_list(self, exercise: Exercise) -> Action | None:
        """The action that was put on the list from an exercise of the library, wherever it stands now."""
        from workbook.domain.actions import adopted

        return adopted(exercise, self.folder.actions)

    def decisions(self) -> tuple[Decision, ...]:
        """The records of the tell-a-friend filter, newest first."""
        return tuple(sorted(self.folder.decisions, key=lambda decision: decision.at, reverse=True))

    def action(self, action_id: str) -> Action | Problem:
        """The action with this id, or the unmistakable beginning of one; else what is wrong. First steps have theirs too."""
        known = (*self.actions(), *self.listing().begin)
        found = [action for action in known if action.id == action_id]
        found = found or [action for action in known if len(action_id) > 2 and action.id.startswith(action_id)]
        if len(found) == 1:
            return found[0]
        if found:
            what = f"“{one_line(action_id, 40)}” begins {len(found)} actions."
            return Problem("actions.toml", None, what, "Write more letters of the one that is meant.")
        near = did_you_mean(action_id, [action.id for action in known], NEAR_IDS)
        what = f"There is no action “{one_line(action_id, 40)}”.{near}"
        return Problem("actions.toml", None, what, f"{command('actions list')} shows them with their ids.")

    def _pages(self) -> "tuple[PageNow, ...]":
        from workbook.domain.filled_document import page_now

        # Each by itself, with items that go again with it.
        pages = (self.glance(one, PassingItems(self.pack)) for one in self.pack.documents)
        return tuple(page_now(page, self.pack) for page in pages)

    def _next_level(self) -> "NextLevel":
        from workbook.domain.actions.next_level import next_level

        return next_level(self.score())

    def _listed(self) -> tuple[Action, ...]:
        from workbook.domain.actions import action_list

        return action_list(self.pack, self.folder.actions, self.score(), self.lapsing())

    def _kept(self, name: str, kinds: tuple[Kind, ...], make: Callable[[], T]) -> T:
        """What `make` gives, made anew once files of these kinds hold something else, or another day has begun.

        The stamp is taken first: what changes while it is made is then made again, in whichever thread.
        """
        stamp = self.folder.revision(*kinds), self.today
        found = self._made.get(name)
        if found is None or found[0] != stamp:
            found = self._made[name] = stamp, make()
        return cast(T, found[1])
