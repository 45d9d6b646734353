"""Letters that are typed one after another to choose something: together they spell it out."""

from collections.abc import Callable

PAUSE = 1.0
"""Seconds after which a letter begins anew."""


class Spelling:
    """The letters of the last go, in which cell they were typed, and when the last of them was."""

    def __init__(self) -> None:
        self._cell: tuple[int, int] | None = None
        self._letters = ""
        self._at = 0.0

    def add(self, cell: tuple[int, int], letter: str, at: float, fits: Callable[[str], bool]) -> str:
        """All that is spelled in `cell` with this `letter`, typed `at` a time in seconds. `fits` looks at the choices.

        The same letter again, or a digit, begins anew where it can't belong to the word: 1, then 2 is 2. Letters that lead
        nowhere stay part of the word: what follows them in the same go must not choose something else.
        """
        begun = self._letters if cell == self._cell and at - self._at <= PAUSE else ""
        spelled = begun + letter.lower()
        if not fits(spelled) and (letter.isdigit() or begun == letter.lower()):
            spelled = letter.lower()
        self._cell, self._letters, self._at = cell, spelled, at
        return spelled

    def goes_on(self, cell: tuple[int, int], character: str, fits: Callable[[str], bool]) -> bool:
        """Whether a character that is no letter, such as a hyphen, is the next one of the word in `cell`."""
        return cell == self._cell and bool(self._letters) and fits(self._letters + character)

    def lasts(self, cell: tuple[int, int], at: float) -> bool:
        """Whether a word of several letters is being typed in `cell` still: a space then ends it, and chooses nothing."""
        return cell == self._cell and len(self._letters) > 1 and at - self._at <= PAUSE
