"""A round: one event in which ratings are asked of people, from its opening to its close (docs/files.md 6)."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Literal

from workbook.domain.late_dataclass import dataclass
from workbook.domain.response import Evidence
from workbook.domain.workbook import PackRef, Part

RoundKind = Literal["solo", "team", "outside"]
"""Alone; each alone and then together; people who are no part of the firm."""

RoundSize = Literal["full", "pulse", "chosen"]
"""All ratings; the fifteen at most that a pulse draws; the ones that somebody named."""

Mode = Literal["named", "unlinked"]
"""Whether a vote in a team's round is known by its person."""

RoundState = Literal["open", "revealed", "closed"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A rating that a round asks, with the revision that it had."""

    id: str
    rev: int


@dataclass(frozen=True, slots=True)
class Seat:
    """One of those whom a round asks, and what part they had in the firm then."""

    id: str
    part: Part = "customers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a closed round says of one rating: a level, or why it does not apply, with the lines that it rests on."""

    level: int | None = None
    na: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What one person gave to one rating of a team's round: a level, a reason, or neither: they can't say.

    A vote that came by a code or on paper has a level only, and no time.
    """

    level: int | None = None
    na: str | None = None
    evidence: tuple[Evidence, ...] = ()
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One person's part in one rating of a round.

    Alone: when it was gone through (`at`; the word itself stands among the person's ratings), and what they say now that it was
    at the round before (`then`, 0 to 4). In a team: the `first` vote, and the `second` that was given after the talk.
    """

    at: datetime | None = None
    then: int | None = None
    first: Vote | None = None
    second: Vote | None = None

    @property
    def vote(self) -> Vote | None:
        """The vote that counts: the second if there is one."""
        return self.second or self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundHead:
    """A round but for its replies. `label` is the quarter that it belongs to, stored and never computed again.

    `again` are the ratings that a team votes on a second time, `agreed` is what it came to in its talk. `word` is what the round
    says of each rating asked, once it is closed; a round that asked nobody else says nothing: then the words of its person stand by
    themselves. The moments have their offset.
    """

    label: str
    kind: RoundKind = "solo"
    size: RoundSize = "full"
    mode: Mode = "named"
    state: RoundState = "open"
    items: tuple[Asked, ...] = ()
    pack: PackRef | None = None
    roster: tuple[Seat, ...] = ()
    opened: datetime | None = None
    revealed: datetime | None = None
    closed: datetime | None = None
    again: tuple[str, ...] = ()
    agreed: Mapping[str, Said] = field(default_factory=dict)
    word: Mapping[str, Said] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A round with its replies by person and then by rating. `state` is `unknown` where its file says none that there is.

    `result` says that a result lies beside it.
    """

    id: str
    head: RoundHead
    state: Literal["open", "revealed", "closed", "unknown"]
    replies: Mapping[str, Mapping[str, Reply]] = field(default_factory=dict)
    result: bool = False

    @property
    def label(self) -> str:
        """The quarter that it belongs to."""
        return self.head.label

    @property
    def kind(self) -> RoundKind:
        """Whether it is one person's, a team's, or for people outside."""
        return self.head.kind

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of the ratings that it asks, in its order."""
        return tuple(one.id for one in self.head.items)

    @property
    def day(self) -> date | None:
        """The day of its close, else of its opening."""
        moment = self.head.closed or self.head.opened
        return moment.date() if moment is not None else None
