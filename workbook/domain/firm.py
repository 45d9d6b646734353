"""What kind of firm a workbook is for, and which firms a question, a page or a lift is for."""

from collections.abc import Iterator
from itertools import product
from typing import Literal

from workbook.domain.late_dataclass import dataclass

FirmKind = Literal["job", "appointment", "account", "walk-in"]
FirmSize = Literal["solo", "team"]
Bound = Literal["yes", "no"]
FirmAge = Literal["new", "established"]

FIRM: dict[str, tuple[str, ...]] = {
    "kind": ("job", "appointment", "account", "walk-in"),
    "size": ("solo", "team"),
    "bound": ("yes", "no"),
    "age": ("new", "established"),
}
"""The four things that are asked of a firm, each with its answers."""


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm: how its work is bought, whether somebody works there besides the owner, whether it is bound, and its age.

    `bound` firms have to keep secrets or the rules of a profession on advertising. A `new` one is under two years old or has had
    fewer than about ten customers. The defaults are what holds for a firm that was not asked.
    """

    kind: FirmKind = "job"
    size: FirmSize = "team"
    bound: Bound = "no"
    age: FirmAge = "established"

    @property
    def facets(self) -> tuple[str, ...]:
        """Its four answers, in the order of `FIRM`."""
        return (self.kind, self.size, self.bound, self.age)


@dataclass(frozen=True, slots=True)
class Applies:
    """Which firms something is for: those with one of the answers given, in each of the four; an empty one asks nothing."""

    kind: tuple[str, ...] = ()
    size: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()
    age: tuple[str, ...] = ()

    @property
    def facets(self) -> tuple[tuple[str, ...], ...]:
        """The answers that it is for, in the order of `FIRM`."""
        return (self.kind, self.size, self.bound, self.age)

    def fits(self, firm: Firm) -> bool:
        """Whether it is for `firm`."""
        return all(not wanted or given in wanted for wanted, given in zip(self.facets, firm.facets, strict=True))

    def __bool__(self) -> bool:
        """Whether it leaves any firm out, as far as can be seen from what is given."""
        return any(self.facets)


@dataclass(frozen=True, slots=True)
class GivenFirm:
    """What a business said of these four; None where it was not asked. Whoever was asked at all has said the kind."""

    kind: FirmKind | None = None
    size: FirmSize | None = None
    bound: Bound | None = None
    age: FirmAge | None = None

    @property
    def asked(self) -> bool:
        """Whether the business was asked."""
        return self.kind is not None

    def __bool__(self) -> bool:
        """Whether anything was said."""
        return any((self.kind, self.size, self.bound, self.age))

    def firm(self, people: int) -> Firm:
        """The firm that holds until more is said: a job firm that is not bound and established, and its size by its `people`."""
        return Firm(
            self.kind or "job",
            self.size or ("team" if people > 1 else "solo"),
            self.bound or "no",
            self.age or "established",
        )


EVERYBODY = Applies()
"""For every firm."""


def every_firm() -> Iterator[Firm]:
    """All combinations of the four answers, thirty-two, in the order of `FIRM`."""
    return (Firm(*facets) for facets in product(*FIRM.values()))  # type: ignore[arg-type]  # words of FIRM, of which they are made
