"""The quiet lines between a question and its answer: the lesson, what the exercise builds on, what can be taken over."""

import re

from textual.content import Content

from workbook.app.exercise.reuse_line import reuse_words
from workbook.app.widgets import Note
from workbook.domain import Exercise, Item, PickItem
from workbook.session import Session
from workbook.session.prerequisites import Gap, building_on, wanted
from workbook.session.reusable import Reusable, Unlisted, reusable_for

_KEY = re.compile(r"\bf[56]\b")


class ReuseLine(Note):
    """One offer at a time, for f5: `offer` is what would be taken over; for f6 `source` is the exercise (and item) to go to instead."""

    DEFAULT_CSS = """
    ReuseLine { max-width: 80; padding: 0 1; display: none; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._fresh = self._builds = ""
        self._invites = False
        self._lacking: tuple[Gap, ...] = ()
        self.offer: Reusable | None = None
        self.source: tuple[str, str] = ("", "")
        self._offered = ""

    def invite(self, words: str | None, *, here: bool) -> None:
        """Say that there is a lesson: in these `words` from now on (None: in those of before), and `here` or not."""
        self._fresh = self._fresh if words is None else words
        self._invites = here
        self._arrange()

    def turn(self, item: Item | None, exercise: Exercise, *, first: bool = False) -> None:
        """For another item, or none: say what its help builds on and is not done yet, at the `first` what all of `exercise` does.

        The item's own gaps come first: f6 leads to the very answer that is missing where one reads.
        """
        own = wanted(self._session, exercise, item) if item is not None else ()
        named = [gap.exercise for gap in own]
        rest = (gap for gap in wanted(self._session, exercise) if gap.exercise not in named) if first else ()
        self._lacking = (*own, *rest)
        self._say(item, reusable_for(self._session, item) if item is not None else None)

    def look(self, item: Item) -> None:
        """For the same item, whose answer has changed: with most of them that changes nothing here."""
        now = reusable_for(self._session, item)
        if now != self.offer:
            self._say(item, now)

    def _say(self, item: Item | None, now: Reusable | None) -> None:
        before, self.offer, self.source = (self.offer, self.source), now, ("", "")
        self._offered = reuse_words(self._session, item, now) if item is not None and now is not None else ""
        if isinstance(now, Unlisted):
            self.source = self._session.whole.exercise_of[now.source].id, now.source
        lacking = [gap for gap in self._lacking if gap.exercise.id not in (self.source[0], self._named(item))]
        words = building_on(lacking)
        if lacking and now is None:
            self.source = lacking[0].exercise.id, lacking[0].item
            words += " f6 opens it." if len(lacking) == 1 else " f6 opens the first."
        self._builds = words
        self._arrange()
        if (self.offer, self.source) != before and self.is_attached:
            self.screen.refresh_bindings()

    def _named(self, item: Item | None) -> str:
        """The exercise that the answer itself names because there is nothing to pick from yet."""
        if not isinstance(item, PickItem) or self._session.listed(item.source, item.column):
            return ""
        return self._session.whole.exercise_of[item.source].id

    def _arrange(self) -> None:
        """Show the lines that say something: the lesson that was not read, what this builds on, what can be taken over."""
        fresh = Content.styled(self._fresh if self._invites else "", "$text-accent")
        quiet = (
            Content(words).highlight_regex(_KEY, style="bold $text-accent") for words in (self._builds, self._offered)
        )
        lines = [line for line in (fresh, *quiet) if line]
        self.say(Content("\n").join(lines))
        self.display = bool(lines)
