"""One exercise while it is run, without its screen: what is answered and passed by, what was made, and what comes after."""

from dataclasses import field
from datetime import date

from workbook.app.base import Judgement
from workbook.app.editors.editor_input import given_for
from workbook.app.exercise.brief_answers import brief, brief_rating
from workbook.domain import (
    CheckItem,
    Doubt,
    Exercise,
    Item,
    Problem,
    RatingItem,
    TableItem,
    TellItem,
    Value,
    count,
    dataclass,
    errors,
    one_line,
    outside,
    plain,
    read_cell,
    rows_of,
    show,
)
from workbook.domain.outline import Outline
from workbook.domain.progress import is_answered
from workbook.session import Session
from workbook.session.answering import answer, hold
from workbook.session.rating import rate
from workbook.session.reusable import Reusable, accept
from workbook.session.tracking import remember_place

LEADING = ("document", "card", "actions", "why", "exercise", "search")
"""Pages that lead to an exercise and back: a look at it from there doesn't move the place to go on from."""

WORDS_A_MINUTE = 180
"""How fast a lesson is read, for saying how long it takes."""

BESIDE_TITLE = 34
"""Columns of the title line that the save state, a warning and the gaps need."""

ANCHOR = 90
"""Characters of a level's words that stand beside its number at the end."""

DONE, OPEN, WRONG = "●", "○", "!"
"""The marks of an item: answered, open, and wrong: outside what is asked, or typed so that it can't be read."""


@dataclass(frozen=True, slots=True)
class Made:
    """One item and what was answered: its mark, the question, and the answer in short (empty while it is open).

    `wrong` says that a part of the answer can't be read.
    """

    mark: str
    prompt: str
    answer: str
    optional: bool = False
    wrong: bool = False


@dataclass
class Run:
    """An exercise of an open workbook. `passed` holds the items that were left at least once since it was opened.

    While one is only `looking` the place to go on from stays where it was: it follows what is answered, not what is opened.
    """

    session: Session
    exercise: Exercise
    passed: set[str] = field(default_factory=set)
    looking: bool = True

    @property
    def items(self) -> tuple[Item, ...]:
        """What is asked, in order."""
        return self.exercise.live

    def title(self, width: int) -> str:
        """`5 Your strategy › Your best customers` for a title line of so many columns; without the chapter's name in few."""
        chapter = self.session.whole.chapter_of(self.exercise)
        whole = f"{chapter.number} {chapter.title} › {self.exercise.title}"
        return whole if len(whole) + BESIDE_TITLE <= width else f"{chapter.number} › {self.exercise.title}"

    def note(self, at: int) -> str:
        """What is wrong with the answer where one is, for the title line, as `! too long`; how far one is stands at the foot."""
        return self.warning(self.items[at]) if at < len(self.items) and self.answered(self.items[at]) else ""

    def neighbours(self, at: int) -> tuple[str, str]:
        """The questions before and after the item at this place; the end comes after the last."""
        items, total = self.items, len(self.items)
        after = items[at + 1].prompt if at + 1 < total else "What you made" if at < total else ""
        return items[at - 1].prompt if at else "", after

    def home(self, item: Item) -> Exercise | None:
        """The other exercise that an item lives in, which this one asks again; None for its own."""
        home = self.session.whole.exercise_of[item.id]
        return home if home.id != self.exercise.id else None

    def invitation(self) -> str:
        """The line about a lesson that was not opened yet; empty when there is none, or once anything was answered.

        What was answered elsewhere counts from the second visit on: whoever comes for the first time is invited.
        """
        track = self.session.folder.tracks.get(self.exercise.id)
        fresh = track is None or track.started is None
        begun = any(map(self.answered, self.items)) and not fresh
        words = len(plain(self.session.told(self.exercise.lesson, self.exercise)).split())
        if not words or begun or self.exercise.id in self.session.lessons_opened:
            return ""
        minutes = count(max(round(words / WORDS_A_MINUTE), 1), "minute")
        return f"New here? f2 opens the lesson, {minutes} to read."

    def answered(self, item: Item) -> bool:
        """Whether an item has an answer; a rating of an earlier quarter is one."""
        standing = self.session.standings().get(item.id) if isinstance(item, RatingItem) else None
        return is_answered(Outline.of(item), self.session.response(item.id), standing)

    def first(self) -> int:
        """Where to begin: the first item without an answer, else the first not rated this quarter, else the first."""
        session = self.session
        open_ones = [at for at, item in enumerate(self.items) if not self.answered(item)]
        ratings = [(at, item.id) for at, item in enumerate(self.items) if isinstance(item, RatingItem)]
        unrated = [at for at, item_id in ratings if session.rated(item_id) is None]
        return next(iter((*open_ones, *unrated)), 0)

    def keep(self, item: Item, value: Value | Judgement | None, *, typing: bool, held: str) -> Problem | None:
        """Keep what was edited in `item`; `held` is text that is no value yet, and keeps the value before it in place."""
        problem: Problem | None = None
        self.looking = False
        self.arrive(item)
        if isinstance(value, Judgement):
            level, na, evidence, note = value.level, value.na, value.evidence, value.note
            problem = rate(
                self.session, item.id, level=level, na=na, evidence=evidence, note=note, held=held, typing=typing
            )
        elif held:
            hold(self.session, item.id, held)
        else:
            if isinstance(item, TableItem) and not typing and _fewer(value, self.session.value(item.id)):
                self.session.thinned.add(item.id)
            problem = answer(self.session, item.id, value, typing=typing)
        return problem

    def look(self, before: str = "") -> None:
        """The exercise is opened from the page `before`: a look, unless one goes on where one left, and that page leads elsewhere."""
        left = self.session.folder.left_at
        self.looking = before in LEADING or left is None or left.exercise != self.exercise.id

    def arrive(self, item: Item) -> None:
        """Remember the place to go on from."""
        if not self.looking:
            remember_place(self.session, self.exercise.id, item.id)

    def leave(self, at: int) -> None:
        """The item in this place, or the end, is left for the one before or after it."""
        self.passed.update(item.id for item in self.items[at : at + 1])

    def take_over(self, item: Item, offered: Reusable) -> Problem | None:
        """Answer with what is offered."""
        self.looking = False
        self.arrive(item)
        return accept(self.session, item, offered)

    def mark(self, item: Item) -> str:
        """The mark of an item."""
        if self.answered(item):
            return WRONG if outside(item, self.session.value(item.id), self.session.today) else DONE
        unread = item.id in self.passed and self.session.held(item.id) and not isinstance(item, CheckItem | TellItem)
        return WRONG if unread else OPEN

    def lacks(self, item: Item) -> str:
        """What an item without an answer lacks: all of it, the choice beside a text, or the rest of what was begun."""
        if self.answered(item):
            return ""
        if not self.session.held(item.id) and self.session.response(item.id) is None:
            return "open"
        return "not chosen yet" if isinstance(item, CheckItem | TellItem) else "not finished"

    def warning(self, item: Item) -> str:
        """That what was typed in an item before it was left is not finished, or that its answer is not what is asked; else empty."""
        return f"{WRONG} {self.lacks(item) or self._over(item)}" if self.mark(item) == WRONG else ""

    def _over(self, item: Item) -> str:
        """What is wrong with an answer outside what is asked, in two words."""
        return "too long" if isinstance(self.session.value(item.id), str) else "not as asked"

    def tags(self, item: Item) -> str:
        """What is to be known about an item beside its question."""
        passed = item.id in self.passed and not item.optional and self.mark(item) == OPEN
        words = [f"{OPEN} {self.lacks(item)}"] if passed else []
        words += [f"weight {item.weight}", item.scope, item.lens] if isinstance(item, RatingItem) else []
        words += ["optional"] * item.optional + ["private"] * item.private
        home = self.home(item)
        words += [f"from: {one_line(home.title)}"] if home is not None else []
        return " · ".join(word for word in words if word)

    def unreadable(self, item: Item) -> Problem | None:
        """That the file with its answer cannot be read now: an empty page would look as if all were gone."""
        session = self.session
        if isinstance(item, RatingItem):
            empty, folder = session.rated(item.id) is None, "ratings/"
        else:
            home = session.whole.exercise_of[item.id]
            empty, folder = session.response(item.id) is None, session.whole.chapter_of(home).file
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

    def doubt(self, item: Item) -> Doubt:
        """Why a 3 or a 4 that counts for a rating is not proven; empty where it is, and for all else."""
        entry = self.session.score().items.get(item.id)
        return entry.doubt if entry is not None else ""

    def lapses(self, item: Item) -> date | None:
        """The day on which what shows a rating lapses, where that is within 90 days."""
        return next((lapse.on for lapse in self.session.lapsing() if lapse.id == item.id), None)

    def made(self) -> list[Made]:
        """Every item with its answer in short."""
        made: list[Made] = []
        for item in self.items:
            mark, wrong = self.mark(item), self._unread(item)
            answer = self._brief(item) if mark == DONE else self._begun(item)
            if wrong:
                answer, mark = f"Not readable yet: “{one_line(wrong, 40)}”, in {answer}", WRONG
            made.append(Made(mark, item.prompt, answer, item.optional, bool(wrong)))
        return made

    def _unread(self, item: Item) -> str:
        """The first cell of a table that is kept as it was typed because it can't be read; empty when all can."""
        if not isinstance(item, TableItem):
            return ""
        today = self.session.today
        return next(
            (
                cell
                for row in rows_of(self.session.value(item.id))
                for column in item.columns
                if isinstance(cell := row.get(column.key), str) and read_cell(column, cell, today)[1]
            ),
            "",
        )

    def _brief(self, item: Item) -> str:
        given = given_for(self.session, item)
        if not isinstance(item, RatingItem):
            return brief(item, given.value)
        short, level = brief_rating(given.rated), given.rated.level if given.rated is not None else None
        if level is not None and level < len(item.anchors):
            short = f"{short}: {one_line(item.anchors[level], ANCHOR)}"
        return short or "From an earlier quarter"

    def _begun(self, item: Item) -> str:
        """What stands there and is no answer yet, and why it is none; empty when nothing does."""
        if isinstance(item, RatingItem):
            return brief_rating(self.session.rated(item.id))
        short = brief(item, self.session.value(item.id))
        if isinstance(item, TableItem):
            return short
        text = one_line(self.session.held(item.id)) or short
        return f"{self.lacks(item).capitalize()}: {text}" if text else ""


def _fewer(after: Value | None, before: Value | None) -> bool:
    """Whether a table has fewer rows than before."""
    return len(rows_of(after)) < len(rows_of(before))
