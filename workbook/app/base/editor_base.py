"""What all editors share: how they are told what there is, and how they say what was changed."""

from collections.abc import Collection, Mapping
from dataclasses import field
from datetime import date
from typing import ClassVar

from textual import events
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from workbook.app.keys import letter_of
from workbook.domain import Doubt, Evidence, Item, Rated, Value, dataclass

SHORTEST = 6
"""Lines that an editor of many lines may always take; the page scrolls where that is too much."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rating editor gives: a level, or `na` with its reason, or neither (left open on purpose); and a note."""

    level: int | None = None
    na: str | None = None
    evidence: tuple[Evidence, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorInput:
    """What an editor is opened with.

    `held` is text that was no valid value when it was last left. `picks` is what a pick can choose from, and `source`
    the title of the exercise where that is filled in, or the question in this one; of a table it takes `column`.
    `marks` has a remark for each pick that an earlier answer speaks for.
    `earlier` is the rating of an earlier quarter, with its label, and `aside` the evidence that left with a 3 or 4 in this
    sitting. `alone` says that nobody else works in this workbook.
    """

    today: date
    quarter: str = ""
    value: Value | None = None
    rated: Rated | None = None
    held: str = ""
    picks: tuple[str, ...] = ()
    marks: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    column: str = ""
    earlier: tuple[str, Rated] | None = None
    aside: tuple[Evidence, ...] = ()
    alone: bool = False

    @property
    def shown(self) -> tuple[object, ...]:
        """What of it shows in an editor: as long as this is the same, there is nothing to show anew."""
        rated = self.rated
        return (
            self.value,
            self.held,
            rated and (rated.level, rated.na, rated.note, rated.evidence, rated.rev),
            self.picks,
            self.marks,
        )


class Editor(Vertical):
    """One item being answered. Subclasses show `given`, post `Edited` on every change, and never drop what was typed."""

    can_focus = False
    DEFAULT_CSS = """
    Editor { height: auto; width: 1fr; }
    """

    @dataclass
    class Edited(Message):
        """Something was changed by the person.

        `held` is text that is no value yet: it must be kept, and `value` is then not to be stored (a judgement is
        stored all the same: its lines that are whole are in it). `typing` says that more of it may follow.
        """

        editor: "Editor"
        value: Value | Judgement | None
        typing: bool
        problem: str = ""
        held: str = ""

        @property
        def control(self) -> "Editor":
            return self.editor

    @dataclass
    class Wanted(Message):
        """The person wants to go to the item `item_id`, which this one draws from."""

        item_id: str

    class Paused(Message):
        """What was typed up to here is one step of undo, although the item is not left."""

    PARTS: ClassVar[tuple[type[Widget], ...]] = ()
    """What it is made of, for reading the styles ahead."""

    problem: str = ""
    """What is wrong with what is typed, in a sentence; empty when nothing is."""

    def __init__(self, item: Item, given: EditorInput) -> None:
        super().__init__()
        self.item = item
        self.given = given

    def show(self, given: EditorInput) -> None:
        """Show another value of the same item, as after undo, without saying that anything was edited."""
        raise NotImplementedError

    def fit(self, lines: int) -> None:
        """Be no higher than this, where that leaves enough to work in. Only long editors of their own height care."""

    def say_score(self, name: str, before: str, now: str, doubt: Doubt, lapses: date | None = None) -> None:
        """Say what the present answer did to the score of `name`, and why it is not proven, or when that lapses.

        Only ratings do anything to one.
        """

    def start(self) -> None:
        """Put the focus where answering begins."""
        raise NotImplementedError

    def start_at_evidence(self) -> None:
        """Put the focus where a further line is written that shows a rating; only ratings have one."""
        self.start()

    def edited(self, value: Value | Judgement | None, *, typing: bool, problem: str = "", held: str = "") -> None:
        """Say that something was changed: to the page itself, without a stop at each box between, for this comes with every key."""
        self.problem = problem
        if self.is_attached:
            self.screen.post_message(self.Edited(self, value, typing, problem, held))


def words_begun(event: events.Key, own: Collection[str]) -> str:
    """The first letter of words that are begun while a list has the focus; empty for its `own` keys, digits and the space."""
    letter = letter_of(event)
    return letter if letter and letter not in own and not letter.isdigit() and not letter.isspace() else ""
