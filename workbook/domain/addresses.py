"""Where each thing of a workbook lives, so that any change is one value put at one place, and can be undone."""

from workbook.domain.actions.action import Action
from workbook.domain.dataclass import dataclass
from workbook.domain.response import Rated, Response
from workbook.domain.workbook import Decision, Place, Profile, Track


@dataclass(frozen=True, slots=True)
class AnswerAt:
    """The answer to an item. `file` is used only when no file holds the item yet (`Chapter.file`)."""

    item: str
    file: str


@dataclass(frozen=True, slots=True)
class RatingAt:
    """One person's rating of one item in one check-in, as `2026-Q4`."""

    label: str
    person: str
    item: str


@dataclass(frozen=True, slots=True)
class ActionAt:
    """An action that people have touched."""

    id: str


@dataclass(frozen=True, slots=True)
class DecisionAt:
    """One record of the tell-a-friend filter."""

    id: str


@dataclass(frozen=True, slots=True)
class TrackAt:
    """How far one exercise is."""

    exercise: str


@dataclass(frozen=True, slots=True)
class LeftAt:
    """The place to go on from."""


@dataclass(frozen=True, slots=True)
class ProfileAt:
    """`workbook.toml` itself."""


At = AnswerAt | RatingAt | ActionAt | DecisionAt | TrackAt | LeftAt | ProfileAt
Record = Response | Rated | Action | Decision | Track | Place | Profile
