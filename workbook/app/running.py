"""One exercise while it is run, without its screen: what is answered and passed by, what was made, and what comes after."""

from dataclasses import dataclass, field

from workbook.app.brief import brief, brief_rating
from workbook.app.given import given_for
from workbook.app.words import count, quarter_before
from workbook.domain.item import Item, RatingItem
from workbook.domain.pack import Exercise
from workbook.domain.problem import Problem, errors
from workbook.domain.progress import is_answered
from workbook.domain.prose import plain
from workbook.domain.scoring import show
from workbook.domain.text import one_line
from workbook.session.former import Former
from workbook.session.session import Session

WORDS_A_MINUTE = 180
"""How fast a lesson is read, for saying how long it takes."""

QUOTED = 80
"""Characters of an answer that is only quoted."""

DONE, OPEN, PASSED = "●", "○", "!"
"""The marks of an item: answered, not answered, required and passed by empty."""


@dataclass(frozen=True, slots=True)
class Made:
    """One item and what was answered: its mark, the question, and the answer in short (empty while it is open)."""

    mark: str
    prompt: str
    answer: str


@dataclass
class Run:
    """An exercise of an open workbook. `passed` holds the items that were left at least once since it was opened."""

    session: Session
    exercise: Exercise
    passed: set[str] = field(default_factory=set)

    @property
    def items(self) -> tuple[Item, ...]:
        """What is asked, in order."""
        return self.exercise.live

    @property
    def title(self) -> str:
        """`5 Your strategy › Your best customers`."""
        chapter = self.session.pack.chapter_of(self.exercise)
        return f"{chapter.number} {chapter.title} › {self.exercise.title}"

    @property
    def short_title(self) -> str:
        """`5 › Your best customers`."""
        return f"{self.session.pack.chapter_of(self.exercise).number} › {self.exercise.title}"

    @property
    def invitation(self) -> str:
        """The line about a lesson that was not read yet; empty when there is none."""
        words = len(plain(self.exercise.lesson).split())
        minutes = count(max(round(words / WORDS_A_MINUTE), 1), "minute")
        return f"New here? f2 opens the lesson, {minutes} to read." if words else ""

    def answered(self, item: Item) -> bool:
        """Whether an item has an answer; a rating of an earlier quarter is one."""
        return is_answered(item, self.session.response(item.id), self.session.standings().get(item.id))

    def first(self) -> int:
        """Where to begin: the first item without an answer, else the first not rated this quarter, else the first."""
        fresh = self.session.rated
        open_ones = [at for at, item in enumerate(self.items) if not self.answered(item)]
        unrated = [at for at, item in enumerate(self.items) if isinstance(item, RatingItem) and fresh(item.id) is None]
        return next(iter((*open_ones, *unrated)), 0)

    def mark(self, item: Item) -> str:
        """The mark of an item."""
        if self.answered(item):
            return DONE
        return PASSED if item.id in self.passed and not item.optional else OPEN

    def tags(self, item: Item) -> str:
        """What is to be known about an item beside its question."""
        if self.mark(item) == PASSED:
            return f"{PASSED} still empty"
        words = [f"weight {item.weight}", item.scope, item.lens] if isinstance(item, RatingItem) else []
        words += ["optional"] * item.optional + ["private"] * item.private
        return " · ".join(word for word in words if word)

    def offered(self, item: Item, offer: Former) -> str:
        """That there is an answer to an earlier wording. A level of an earlier quarter stays hidden, as everywhere."""
        quarter = self.session.quarter
        if offer.rated is not None and offer.label != quarter:
            when = "last quarter" if quarter_before(offer.label, quarter) else f"in {offer.label}"
            return f"You rated an earlier wording of this {when}. f5 takes that over."
        said = brief_rating(offer.rated) if offer.rated is not None else brief(item, offer.value)
        return f"You answered an earlier wording of this: “{one_line(said, QUOTED)}”. f5 takes it over."

    def unreadable(self, item: Item) -> Problem | None:
        """That the file with its answer cannot be read now: an empty page would look as if all were gone."""
        session = self.session
        if isinstance(item, RatingItem):
            empty, folder = session.rated(item.id) is None, f"checkins/{session.quarter}/"
        else:
            empty, folder = session.response(item.id) is None, session.pack.chapter_of(self.exercise).file
        wrong = next((one for one in errors(session.problems) if one.file.startswith(folder)), None) if empty else None
        if wrong is None:
            return None
        what = f"What you wrote here may be in “{one_line(wrong.file)}”, which cannot be read now."
        return Problem(wrong.file, wrong.line, what, "Nothing is lost by that; the first page says how to mend it.")

    def reading(self, item: Item) -> tuple[str, str]:
        """The score that a rating moves: its name and figure. A plan scored apart has its own; others move none."""
        score = self.session.score()
        group = score.group_of.get(item.id)
        if group is None:
            return "", ""
        if any(group.id == apart.id for apart in score.apart):
            return group.title, show(group.proven)
        return "proven", show(score.proven)

    def made(self) -> list[Made]:
        """Every item with its answer in short."""
        made: list[Made] = []
        for item in self.items:
            given = given_for(self.session, item)
            answer = brief_rating(given.rated) if isinstance(item, RatingItem) else brief(item, given.value)
            mark = self.mark(item)
            if mark == DONE:
                answer = answer or "From an earlier quarter"
            elif not item.optional:
                mark = PASSED
            made.append(Made(mark, item.prompt, answer))
        return made

    def following(self) -> Exercise | None:
        """The next exercise in reading order that is not done yet, from here on and then from the beginning."""
        order, done = self.session.pack.exercises, self.session.progress().exercises
        here = order.index(self.exercise)
        for exercise in (*order[here + 1 :], *order[:here]):
            if done[exercise.id].status in ("new", "started"):
                return exercise
        return None

    def ways(self) -> list[str]:
        """The ways on from the end."""
        following = self.following()
        if following is None:
            return ["This was the last one. Back to where you came from"]
        return [f"Go on to “{following.title}”, {count(following.minutes, 'minute')}", "Leave it here for today"]
