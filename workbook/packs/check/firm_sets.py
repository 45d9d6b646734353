"""Sets of firms, as conditions make them, and how they are named to whoever writes a pack."""

from collections.abc import Collection, Iterator
from functools import cache
from math import prod

from workbook.domain import FIRM, Applies, Firm, every_firm
from workbook.packs.read.conditions import CONDITIONS

Firms = frozenset[Firm]

EVERY: Firms = frozenset(every_firm())
"""All of them."""

_Box = tuple[tuple[str, ...], ...]


@cache
def firms_of(applies: Applies) -> Firms:
    """The firms that something with these conditions is for."""
    return frozenset(firm for firm in EVERY if applies.fits(firm))


def named(firms: Collection[Firm]) -> str:
    """These firms as a page would write them: `for=walk-in size=solo` in back-ticks, several with “and” between them."""
    boxes: dict[_Box, list[str]] = {}
    for kinds, *rest in _boxes({firm.facets for firm in firms}):
        boxes.setdefault(tuple(rest), []).extend(kinds)
    told = [_written((tuple(kinds), *rest)) for rest, kinds in boxes.items()]
    return " and ".join(", ".join(told).rsplit(", ", 1)) if all(told) else "every firm"


def _boxes(found: set[tuple[str, ...]]) -> Iterator[_Box]:
    """`found` as few sets of which each is all that its answers can make together."""
    values = tuple(
        tuple(one for one in words if any(given[place] == one for given in found))
        for place, words in enumerate(FIRM.values())
    )
    if prod(map(len, values)) == len(found):
        yield values
        return
    place = next(place for place, words in enumerate(values) if len(words) > 1)
    for word in values[place]:
        yield from _boxes({given for given in found if given[place] == word})


def _written(box: _Box) -> str:
    parts = [
        f"{name}={','.join(words)}"
        for name, words, known in zip(CONDITIONS, box, FIRM.values(), strict=True)
        if len(words) < len(known)
    ]
    return f"`{' '.join(parts)}`" if parts else ""
