"""Items: the things to fill in. One dataclass for each kind, whose fields are the options of the pack dialect (CONTRIBUTING.md)."""

from decimal import Decimal
from typing import Literal

from workbook.domain.firm import EVERYBODY, Applies
from workbook.domain.late_dataclass import dataclass
from workbook.domain.prose import Prose

LEVELS = range(5)
"""The levels of a rating and the steps of the tell-a-friend ladder: 0 to 4."""

TELL_STEPS = (
    "They would warn others, or hide it.",
    "Forgotten by tomorrow.",
    "They would speak well of it if asked.",
    "They bring it up when the subject comes up.",
    "They go out of their way to tell someone.",
)
"""The tell-a-friend ladder, step 0 to 4."""

ColumnMark = Literal["", "private", "consent"]
CellKind = Literal["text", "line", "number", "date", "check", "level", "choice"]
Knows = Literal["owner", "customers", "all"]
"""Who can know how it stands with a rating: the owner, whoever meets customers as well, or everybody inside."""

Effort = Literal["S", "M", "L"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a choice: the key that is stored and the words that are shown."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table item. `choices` holds the keys of a `choice` column, and is empty for every other kind.

    `mark` is `private` where its cells never stand on a page, and `consent` where a whole row does only once this box is
    ticked; else it is empty.
    """

    key: str
    label: str
    kind: CellKind = "line"
    choices: tuple[str, ...] = ()
    mark: ColumnMark = ""


@dataclass(frozen=True, slots=True)
class Lift:
    """One way to raise a rating to level `to`.

    `id` is unique within the rating and never changes. `title` is what a list calls it, without a full stop, and `text` how
    it is done, the first step first; in an older pack there is no title. `effort` S is up to half a day, M up to three days, L more.
    `after` names ratings that must stand first; `asks` marks a lift that asks customers for something, which waits
    while the gate is down (docs/scoring.md 13). `minutes` is what it takes in all where the pack says so, else 0; `first` marks
    one to begin with before anything is rated.
    """

    id: str
    to: int
    effort: Effort
    horizon: str
    text: str
    exercise: str | None = None
    after: tuple[str, ...] = ()
    asks: bool = False
    title: str = ""
    applies: Applies = EVERYBODY
    minutes: int = 0
    first: bool = False


@dataclass(frozen=True, slots=True)
class Start:
    """Words to start an answer from: the places in them are filled with earlier answers, for the firms that `applies` names."""

    words: Prose
    applies: Applies = EVERYBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemBase:
    """What every item has: its id for ever, the question, help, and the options common to all kinds.

    `hints` names the suggestions made while it is answered (`workbook.hints`), and `against` the answer that they compare
    it with, as `item` or `item.column`. `applies` says which firms are asked. The kinds are told in `repr` by these alone:
    a method less for each to be made at every start.
    """

    id: str
    prompt: str
    help: Prose = ()
    line: int = 0
    optional: bool = False
    private: bool = False
    rev: int = 1
    retired: bool = False
    replaces: str | None = None
    hints: tuple[str, ...] = ()
    against: str = ""
    applies: Applies = EVERYBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class LineItem(ItemBase):
    """One line of text of at most `max` characters; `starts` are offered while it is empty, the one for the firm at hand."""

    kind: Literal["line"] = "line"
    max: int = 160
    starts: tuple[Start, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextItem(ItemBase):
    """Text of at most `max` characters in a field `lines` high; `words` is a count to aim at, never a limit."""

    kind: Literal["text"] = "text"
    lines: int = 4
    max: int = 4000
    words: int | None = None
    starts: tuple[Start, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem(ItemBase):
    """Between `min` and `max` lines of text."""

    kind: Literal["list"] = "list"
    min: int = 0
    max: int = 20
    starts: tuple[Start, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberItem(ItemBase):
    """An integer or decimal between `min` and `max`, in steps of `step`, counted in `unit`.

    Where `unit` is a thing that is counted and no `step` says otherwise, only whole numbers will do (`typed_values.pace`).
    `zero` is what a 0 means in words, and stands for it wherever the answer is shown. `counts` names what it is the count of,
    in the words of `domain.selecting`, so that the sum can be offered.
    """

    kind: Literal["number"] = "number"
    min: Decimal | None = None
    max: Decimal | None = None
    step: Decimal | None = None
    unit: str = ""
    zero: str = ""
    counts: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateItem(ItemBase):
    """A day; `within` asks for one not more than that many days from today."""

    kind: Literal["date"] = "date"
    within: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckItem(ItemBase):
    """Yes, no or unknown, with a line of evidence."""

    kind: Literal["check"] = "check"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceItem(ItemBase):
    """One of `choices`."""

    kind: Literal["choice"] = "choice"
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoicesItem(ItemBase):
    """Between `min` and `max` of `choices`; no `max` means as many as there are."""

    kind: Literal["choices"] = "choices"
    choices: tuple[Choice, ...] = ()
    min: int = 0
    max: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableItem(ItemBase):
    """Rows under `columns`: `rows` empty ones are offered, `max` at most are kept. `examples` are shown, never stored.

    With `starter` the examples are rows to begin with, which the person may take over. `source` is an earlier item, and
    `column` its column, whose texts may be taken over as the first column of new rows.
    """

    kind: Literal["table"] = "table"
    rows: int = 5
    max: int = 30
    columns: tuple[Column, ...] = ()
    examples: tuple[tuple[str, ...], ...] = ()
    starter: bool = False
    source: str = ""
    column: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PickItem(ItemBase):
    """Up to `max` things picked from the answer to item `source`, or from its column `column`; kept as text.

    `marks` names those of them that an earlier answer speaks for, in the words of `domain.selecting`.
    """

    kind: Literal["pick"] = "pick"
    source: str = ""
    column: str | None = None
    max: int = 1
    marks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellItem(ItemBase):
    """The step on the tell-a-friend ladder of what this exercise made, and what would make it so. Never scored."""

    kind: Literal["tell"] = "tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingItem(ItemBase):
    """Levels 0 to 4, each with its written anchor; the only items that score.

    `weight` is 1 to 3. `gate` marks the rating that holds the label down (docs/scoring.md 8); `na` allows
    "does not apply", with a reason. `knows` says whose word counts in a team round, from what they see; `fact` names the
    number of the referral log that bears on it, if there is one.
    """

    kind: Literal["rating"] = "rating"
    weight: int = 1
    scope: str = ""
    audience: str = ""
    lens: str = ""
    gate: bool = False
    na: bool = False
    anchors: tuple[str, ...] = ()
    evidence: str = ""
    lifts: tuple[Lift, ...] = ()
    knows: Knows = "all"
    fact: str | None = None


Item = (
    LineItem
    | TextItem
    | ListItem
    | NumberItem
    | DateItem
    | CheckItem
    | ChoiceItem
    | ChoicesItem
    | TableItem
    | PickItem
    | TellItem
    | RatingItem
)
Kind = Literal[
    "line", "text", "list", "number", "date", "check", "choice", "choices", "table", "pick", "tell", "rating"
]

ITEM_TYPES: dict[str, type[Item]] = {
    "line": LineItem,
    "text": TextItem,
    "list": ListItem,
    "number": NumberItem,
    "date": DateItem,
    "check": CheckItem,
    "choice": ChoiceItem,
    "choices": ChoicesItem,
    "table": TableItem,
    "pick": PickItem,
    "tell": TellItem,
    "rating": RatingItem,
}
"""The dataclass of each kind, by the kind's name."""
