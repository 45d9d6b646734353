"""What a hint may look at: the other answers of the workbook, who works here, and the day."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property

from workbook.domain import Filler, Item, Kind, Row, Value, dataclass, rows_of
from workbook.hints.vocabulary import Vocabulary, vocabulary


@dataclass(frozen=True)
class Context:
    """The workbook as a hint sees it. `names` are those of the people who answer in it, the owner's first."""

    answers: Filler
    names: tuple[str, ...]
    today: date

    @property
    def alone(self) -> bool:
        """Whether one person does everything: a solo owner."""
        return len(self.names) < 2

    @cached_property
    def vocabulary(self) -> Vocabulary | None:
        """The words that hints look for; None in a pack without: rules that look for words are quiet then."""
        return vocabulary(self.answers.pack.word_lists)

    def lines(self, place: str) -> tuple[str, ...]:
        """The texts of `item` or `item.column`; empty while there is no answer."""
        return self.answers.lines(place)

    def rows(self, item: str) -> tuple[Row, ...]:
        """The rows of a table, by its item's id."""
        return rows_of(self.answers.value(item))


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of hint: the kinds of item it is for, what it says, and whether it wants something to compare with, or words.

    `say` gives a plain sentence or two for each thing worth saying, the most useful first, and nothing where all is well
    or too little is written to tell.
    """

    kinds: tuple[Kind, ...]
    say: Callable[[Item, Value, Context], Iterable[str]]
    against: bool = False
    words: bool = False
