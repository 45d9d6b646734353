"""“Did you mean …?” with an end to it: the nearest of hundreds of ids takes milliseconds to find, and a page may name thousands."""

from collections.abc import Iterable

from workbook.domain import MAX_ID_LENGTH, did_you_mean
from workbook.packs.read.pack_limits import SUGGESTIONS


class Near:
    """Finds the nearest known word for the first `limits.SUGGESTIONS` mistakes of a pack, and says nothing for the rest."""

    def __init__(self) -> None:
        self.left = SUGGESTIONS

    def __call__(self, word: str, known: Iterable[str]) -> str:
        """` Did you mean “x”?`, or an empty text."""
        self.left -= 1
        return did_you_mean(word[:MAX_ID_LENGTH], known) if self.left >= 0 else ""
