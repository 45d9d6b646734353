"""Values that are made when they are first looked at: a start that shows a score reads no lesson."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

_T = TypeVar("_T")


class Late(Sequence[_T]):
    """Values that are made when they are first looked at. Equal to the tuple of them. A copy of what was not yet made is not either."""

    __slots__ = ("_read", "_values")

    def __init__(self, read: Callable[[], tuple[_T, ...]]) -> None:
        self._read = read
        self._values: tuple[_T, ...] | None = None

    @property
    def values(self) -> tuple[_T, ...]:
        """The values."""
        if self._values is None:
            self._values = self._read()
        return self._values

    @overload
    def __getitem__(self, index: int) -> _T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[_T, ...]: ...
    def __getitem__(self, index: int | slice) -> _T | tuple[_T, ...]:
        return self.values[index]

    def __len__(self) -> int:
        return len(self.values)

    def __iter__(self) -> Iterator[_T]:
        return iter(self.values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self.values == tuple(other)

    def __hash__(self) -> int:
        return hash(self.values)
