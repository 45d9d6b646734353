"""What a hint may look at: the other answers of the workbook, who works here, and the day."""

from collections.abc import Callable, Iterable
from datetime import date

from workbook.domain.dataclass import dataclass
from workbook.domain.filling import Filler, rows_of
from workbook.domain.item import Item, Kind
from workbook.domain.response import Row, Value


@dataclass(frozen=True, slots=True)
class Desk:
    """The workbook as a hint sees it. `names` are those of the people who answer in it, the owner's first."""

    answers: Filler
    names: tuple[str, ...]
    today: date

    @property
    def alone(self) -> bool:
        """Whether one person does everything: a solo owner."""
        return len(self.names) < 2

    @property
    def english(self) -> bool:
        """Whether the pack is in English: rules that look for words stay quiet in any other."""
        return self.answers.pack.lang.casefold().startswith("en")

    def lines(self, place: str) -> tuple[str, ...]:
        """The texts of `item` or `item.column`; empty while there is no answer."""
        return self.answers.lines(place)

    def rows(self, item: str) -> tuple[Row, ...]:
        """The rows of a table, by its item's id."""
        return rows_of(self.answers.value(item))


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of hint: the kinds of item it is for, what it says, and whether it wants something to compare with.

    `say` gives a plain sentence or two for each thing worth saying, the most useful first, and nothing where all is well
    or too little is written to tell.
    """

    kinds: tuple[Kind, ...]
    say: Callable[[Item, Value, Desk], Iterable[str]]
    against: bool = False
