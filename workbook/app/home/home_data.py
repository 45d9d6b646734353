"""What Home shows, gathered from an open workbook: first all but its documents, which take longest to look at, then those too."""

from collections.abc import Sequence
from dataclasses import field
from fractions import Fraction
from functools import cached_property

from workbook.domain import GroupScore, Score, by_scope, dataclass, errors, one_line, overall, show
from workbook.domain.filled_document import PageNow
from workbook.domain.scope_gap import sides
from workbook.reports.home_report import ChapterLine, Done, Line, RatingLine, claimed, rated, rating_lines
from workbook.reports.next_report import NextCard
from workbook.session import Session

TREND = 4
"""Check-ins in the trend of Home: a year."""

Groups = Sequence[tuple[str, Sequence[ChapterLine]]]


@dataclass
class HomeData:
    """All that Home shows. What is not known yet is empty; `counted` says that the documents were looked at as well.

    `groups` are the scored plans in their order, `apart` those beside the score. `urgent` are lines to be read before what is
    due; `lapses` is what lapses next, and `trend` the last check-ins, where there is room; `other` come after those. `care` is
    what is wrong with the files. `word` is what enter does with the card.
    """

    score: Score
    rated: bool
    groups: Sequence[GroupScore]
    apart: Sequence[GroupScore]
    counted: bool = False
    sentences: Sequence[tuple[str, str]] = ()
    care: str = ""
    card: NextCard | None = None
    word: str = "Open"
    done: Done | None = None
    urgent: Sequence[Line] = ()
    due: Sequence[Line] = ()
    lapses: Sequence[Line] = ()
    trend: Sequence[Line] = ()
    other: Sequence[Line] = ()
    way: Groups = ()
    way_words: str = ""
    pages: Sequence[PageNow] = ()
    session: Session | None = None
    made: dict[str, list[RatingLine]] = field(default_factory=dict)
    said: dict[str, Fraction] = field(default_factory=dict)

    @property
    def plan_ids(self) -> tuple[str, ...]:
        """The plans in the chain, in order."""
        return tuple(group.id for group in self.groups)

    @property
    def weakest(self) -> str:
        """The plan to begin with in looking at why: the weakest one."""
        return min(self.groups, key=lambda group: group.proven).id if self.groups else ""

    def group(self, id: str) -> GroupScore | None:
        """A plan by its id, be it one beside the score."""
        return next((group for group in (*self.groups, *self.apart) if group.id == id), None)

    def claimed(self, group: GroupScore) -> Fraction:
        """What a plan would prove if all that is said of it was shown."""
        if group.id not in self.said:
            self.said[group.id] = claimed(group)
        return self.said[group.id]

    @cached_property
    def ink(self) -> tuple[Fraction, Fraction]:
        """What is proven of the whole, and what is claimed."""
        return self.score.proven, overall([self.claimed(plan) for plan in self.score.plans])

    def scopes(self, group: GroupScore) -> str:
        """How far the scopes of a plan lie apart, where the exercises part them."""
        parts = by_scope(group)
        told = [f"{one.title.lower()} {show(parts[one.id].proven, 0)}" for one in sides(self.score) if one.id in parts]
        return " · ".join(told) if len(told) > 1 and group.answered else ""

    def ratings(self, group: GroupScore) -> list[RatingLine]:
        """The ratings of a plan, with what each would gain."""
        if group.id not in self.made:
            actions = self.session.actions() if self.session is not None else ()
            self.made[group.id] = rating_lines(group, actions)
        return self.made[group.id]


def gathered(session: Session, *, counted: bool = True) -> HomeData:
    """Everything; without the documents, which takes a quarter of the time, where they are not `counted`."""
    from workbook.app.home.home_lines import other_lines, urgent_lines, way_heading
    from workbook.reports.home_report import chapter_groups, done_now, due_lines
    from workbook.reports.level_report import level_sentences
    from workbook.reports.next_report import going_on

    score = session.score()
    data = HomeData(score, rated(score), score.plans, score.apart, counted, session=session, care=care(session))
    pages = session.pages() if counted else ()
    progress, actions, pack = session.progress(), session.actions(), session.pack
    listing = session.listing()
    card = going_on(pack, progress, pages)
    year_start = session.folder.profile.settings.year_start
    data.card = card
    data.done = done_now(pack, progress, pages, actions, session.today, year_start)
    data.sentences = level_sentences(session.next_level(), data.score) if data.rated else ()
    data.word = card.word
    data.urgent = urgent_lines(session, progress, pages, rated=data.rated)
    data.due = due_lines(listing, session.today)
    if lapses := session.lapsing():
        from workbook.reports.lapse_report import lapses_line  # many days nothing lapses

        data.lapses = lapses_line(lapses, score, pack, session.today)
    if counted and data.rated:
        from workbook.reports.rounds.trend_report import trend_line  # after the first paint: it reads what was frozen

        data.trend = trend_line(session.trend(TREND))
    data.other = other_lines(session, progress, listing, rated=data.rated)
    data.pages = pages
    if not data.rated:
        data.way, data.way_words = chapter_groups(pack, progress, pages), way_heading(session, progress)
    return data


def care(session: Session) -> str:
    """What is wrong with the files; empty where nothing is."""
    wrong = errors(session.problems)
    if not wrong:
        return ""
    files = {problem.file for problem in wrong}
    what = "1 file needs care" if len(files) == 1 else f"{len(files)} files need care"
    return f"{what}: {one_line(f'{wrong[0].file}: {wrong[0].what}')}"
