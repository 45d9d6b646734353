"""An action as it is kept: the generated part, which may change, and what people decided, which only people change."""

from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from workbook.domain.item import Effort
from workbook.domain.late_dataclass import dataclass
from workbook.domain.text import one_line

Lane = Literal["finish", "prove", "build"]
"""finish: answer what is open. prove: give a claim its dated line, or a new one in time. build: raise a level."""

RENEW = "renew"
"""How the key of an action ends that gives a proof its new line before the old one lapses."""


class Status(StrEnum):
    """Where an action stands. Only `suggested` ones are generated anew; a `retired` one has lost its place in the pack."""

    SUGGESTED = "suggested"
    COMMITTED = "committed"
    DONE = "done"
    DROPPED = "dropped"
    PARKED = "parked"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """The part of an action that the ratings make.

    `text` says what to do, and `name` how a list calls a build, where the exercises have a name for it.
    `lift` is the exact gain in proven readiness, of 1. `points` is the effort: 1, 3, 8 or 20 (docs/scoring.md 13), and
    `minutes` what it takes in all, where the pack says so.
    `rank` starts at 1. `why` is the arithmetic in words. `best` is the gain of a finish answered with 4 and evidence.
    `blocked_by` names ratings that must stand first. `repair` says that an ask is held back while the gate is down.
    `met` says that the answer already reaches the target: "looks done, confirm?". `lapses` is the day on which what shows it
    is too old, where the action is to renew that in time: `lift` is then what would be lost.
    """

    lane: Lane
    item: str | None
    title: str
    text: str
    to: int
    lift: Fraction
    points: int
    effort: Effort | None
    horizon: str
    rank: int
    why: str = ""
    best: Fraction | None = None
    exercise: str | None = None
    blocked_by: tuple[str, ...] = ()
    repair: bool = False
    met: bool = False
    name: str = ""
    minutes: int = 0
    lapses: date | None = None

    @property
    def rest(self) -> str:
        """What its text says behind its name; empty for one without a name."""
        return self.text.removeprefix(self.name).lstrip(". ") if self.name else ""


@dataclass(frozen=True, slots=True)
class Step:
    """One change of status in an action's history."""

    at: datetime
    by: str
    status: Status
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """An action: identity, the generated part (None once its place in the pack is gone and nothing was kept), and the human part.

    `id` is the first 8 hex digits of BLAKE2b of `key`, with `#2` and so on for a new occurrence; `key` is
    `item:target:template`, the template being `finish`, `prove`, `renew` or a lift's, or `own:…` for one that people added. `opened` is
    the quarter in which it was first taken on, `carried` over how many quarters' beginnings it was kept since, and `reviewed` the
    quarter at whose beginning that was last decided.
    """

    id: str
    key: str
    gen: Generated
    status: Status = Status.SUGGESTED
    owner: str | None = None
    due: date | None = None
    opened: str = ""
    carried: int = 0
    reviewed: str = ""
    when: str = ""
    then: str = ""
    tell: str = ""
    rehearsed: str = ""
    note: str = ""
    history: tuple[Step, ...] = ()

    @property
    def renews(self) -> bool:
        """Whether it gives a proof its new line: as a rule before the old one lapses, and still so once it has."""
        return self.key.endswith(f":{RENEW}")

    def late(self, on: date) -> bool:
        """Whether its day has passed on the day `on`; not on the day itself."""
        return self.due is not None and self.due < on

    @property
    def title(self) -> str:
        """What it is called everywhere, on one line and safe to show: what to do for a build, else what it is about."""
        return one_line((self.gen.lane == "build" and (self.gen.name or self.gen.text)) or self.gen.title)
