"""Where each thing of a workbook lives, so that any change is one value put at one place, and can be undone."""

from dataclasses import Field, fields
from typing import Any, ClassVar, Protocol

from workbook.domain.late_dataclass import dataclass


class Record(Protocol):
    """What can stand at an address: any dataclass that a kind of file is declared for."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


class At:
    """Where a record lives. Each kind of record has an address of its own type, with the fields that tell it from its like.

    A field `file` names the file in which it is when no file holds it yet.
    """

    __slots__ = ()

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of the fields but for `file`, in their order: the last one names the record in its file, if one does."""
        return tuple(one.name for one in fields(cls) if one.name != "file")  # type: ignore[arg-type]  # all are dataclasses


@dataclass(frozen=True, slots=True)
class AnswerAt(At):
    """The answer to an item. `file` is used only when no file holds the item yet (`Chapter.file`)."""

    item: str
    file: str


@dataclass(frozen=True, slots=True)
class RatingAt(At):
    """What one person says of one rating."""

    person: str
    item: str


@dataclass(frozen=True, slots=True)
class RoundAt(At):
    """A round itself, without the replies to it."""

    id: str


@dataclass(frozen=True, slots=True)
class ReplyAt(At):
    """One person's reply to one rating of a round."""

    id: str
    person: str
    item: str


@dataclass(frozen=True, slots=True)
class ResultAt(At):
    """What a closed round came to."""

    id: str


@dataclass(frozen=True, slots=True)
class MarkAt(At):
    """A named point in time."""

    id: str


@dataclass(frozen=True, slots=True)
class ActionAt(At):
    """An action that people have touched."""

    id: str


@dataclass(frozen=True, slots=True)
class DecisionAt(At):
    """One record of the tell-a-friend filter."""

    id: str


@dataclass(frozen=True, slots=True)
class TrackAt(At):
    """How far one exercise is."""

    exercise: str


@dataclass(frozen=True, slots=True)
class BookmarkAt(At):
    """The place to go on from."""


@dataclass(frozen=True, slots=True)
class ProfileAt(At):
    """`workbook.toml` itself."""


def item_of(at: object) -> str:
    """The item that a place answers or rates; empty for a place that is about something else."""
    item: str = getattr(at, "item", "")
    return item
