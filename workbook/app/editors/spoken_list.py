"""The list of yes, no and unknown, where the word may be typed as well as its first letter."""

from textual import events
from textual.message import Message

from workbook.app.keys import letter_of
from workbook.app.widgets import MarkList
from workbook.app.widgets.spelling import PAUSE
from workbook.domain import YesNo, dataclass, read_yes, spells_yes


class SpokenList(MarkList):
    """The letters of `yes`, `not sure` or `unknown`, typed in one go, are one word: the `n` in the last of them is no answer.

    The first letter is a key, and answers at once. A word that becomes another belongs beside the answer, whole when
    it said one of the three by itself: `nobody` stays `nobody`, while `y` and then `email` is a key and what shows it.
    """

    @dataclass
    class Said(Message):
        """A whole word says this."""

        answer: YesNo

    @dataclass
    class Left(Message):
        """These `words` go on beside the list."""

        words: str

    _word = ""
    _whole = False
    _at = 0.0

    def on_key(self, event: events.Key) -> None:
        """Go on with the word, or end it; another key is that of a line, as in any such list."""
        letter = letter_of(event)
        begun = self._word if event.time - self._at <= PAUSE else ""
        self._word = ""
        if begun and letter and spells_yes(begun + letter):
            self._word, self._at = begun + letter, event.time
            if answer := read_yes(self._word):
                self._whole = True
                self.post_message(self.Said(answer))
        elif begun and (letter == " " or (letter and len(begun) > 1)):
            said, _, rest = (begun + letter).partition(" ")
            aside = rest if read_yes(said) else begun + letter
            self.post_message(self.Left(aside if self._whole or letter == " " else aside[1:]))
        else:
            if any(letter and letter == mark.key for mark in self._marks):
                self._word, self._whole, self._at = letter, False, event.time
            return
        event.stop()
        event.prevent_default()
