"""The rating editor: five anchors to choose from, then what shows it, then what it does to the score."""

from typing import ClassVar

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import TextArea

from workbook.app.widgets.editors.base import Editor, Given, Judgement
from workbook.app.widgets.editors.evidence import EvidenceRows
from workbook.app.widgets.field import Field
from workbook.app.widgets.marks import Mark, MarkList, key_bindings
from workbook.app.widgets.note import Note
from workbook.app.words import quarter_before
from workbook.domain.item import RatingItem
from workbook.domain.response import Evidence, Rated
from workbook.domain.scoring import FRESH_DAYS, recent
from workbook.domain.text import clean

CLAIMS = (3, 4)
"""The levels that rest on evidence (design.md section 2)."""


class RatingEditor(Editor):
    """Levels 0 to 4. At 3 and 4 it asks for dated lines; the level of an earlier quarter shows once one is chosen.

    Nothing is stored by looking: only a key says something. `-` says that it was left open on purpose. Evidence stays
    while the level is 3 or 4: what showed one in an earlier quarter comes back with it, as long as it is recent enough.
    """

    DEFAULT_CSS = """
    RatingEditor {
        & .ask { padding: 1 0 0 1; height: auto; }
        & .told { padding: 1 0 0 1; }
        & Field.reason { max-height: 5; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *key_bindings("01234", "rating", "0-4"),
        Binding("enter", "onward", "Go on", show=False, tooltip="On to what shows it", id="rating.onward"),
        Binding("tab", "what", "What shows it", show=False, tooltip="Into what shows it", id="rating.what"),
        Binding("x", "not_applicable", "Does not apply", tooltip="It can't apply to this business", id="rating.na"),
        Binding("minus", "leave_open", "Leave open", tooltip="Not known yet; counts as open", id="rating.open"),
    ]

    def __init__(self, item: RatingItem, given: Given) -> None:
        super().__init__(item, given)
        self._item = item
        self._level: int | None = None
        self._na = False
        self._open = False
        self._recent: tuple[Evidence, ...] = ()
        self._recalled = False
        self.list = MarkList([Mark(str(level), anchor) for level, anchor in enumerate(item.anchors)])
        self._ask = Note(classes="ask")
        self._evidence = EvidenceRows(given.today)
        self._reason = Field(hint="why it does not apply to you", classes="reason")
        self._wrong = Note()
        self._told = Note(classes="told")
        self._score = Content("")

    def compose(self) -> ComposeResult:
        """The anchors, what shows it or why it doesn't apply, and the two live lines."""
        yield self.list
        yield self._ask
        yield self._evidence
        yield self._reason
        yield self._wrong
        yield self._told
        self.show(self.given)

    def show(self, given: Given) -> None:
        """Show a rating, or none."""
        self.given = given
        rated = given.rated
        self._level = self.list.highlighted = rated.level if rated else None
        self._na = rated is not None and rated.na is not None
        self._open = rated is not None and rated.level is None and rated.na is None
        self._recent = self._still_recent()
        self._recalled = self._level in CLAIMS  # what is missing then was cleared
        self._evidence.fill(rated.evidence if rated else (), given.held)
        self._reason.show((rated.na or "") if rated else "")
        self._arrange()

    def start(self) -> None:
        """Into the anchors."""
        self.screen.set_focus(self.list)

    def say_score(self, name: str, before: str, now: str) -> None:
        """Show what the choice does to the score: `proven 39.3 ▸ 40.9`."""
        moved = Content.assemble(f"{before} ▸ ", (now, "bold $foreground")) if now != before else Content(now)
        self._score = Content.assemble(f"{name} ", moved)
        self._tell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """`x` exists only where the pack allows it."""
        return self._item.na if action == "not_applicable" else True

    def action_pick(self, key: str) -> None:
        """Choose the level of that key."""
        self.list.choose(key)

    def action_onward(self) -> None:
        """From a level that wants evidence into its first line; else on to the next item."""
        if self.screen.focused is not self.list or not self._evidence.display or self._evidence.whole:
            raise SkipAction
        self._evidence.start()

    def action_what(self) -> None:
        """From a level that wants evidence into the words of the first line, past its day, which is filled in by itself."""
        if self.screen.focused is not self.list or not self._evidence.display:
            raise SkipAction
        self._evidence.start(first=True)

    def action_leave_open(self) -> None:
        """Say that it is left open on purpose."""
        self._level, self._na, self._open = None, False, True
        self._arrange()
        self._say(typing=False)

    def action_not_applicable(self) -> None:
        """Ask for the reason; without one nothing is stored."""
        self._na, self._open = True, False
        self._arrange()
        self.screen.set_focus(self._reason)
        if self._reason.value.strip():
            self._say(typing=False)

    @on(MarkList.Chosen)
    def _chose(self, event: MarkList.Chosen) -> None:
        event.stop()
        self._level, self._na, self._open = event.index, False, False
        self._recall()
        self._arrange()
        self._say(typing=False)

    def _still_recent(self) -> tuple[Evidence, ...]:
        """The evidence of a 3 or 4 of an earlier quarter that still proves it today."""
        if self.given.earlier is None or self.given.earlier[1].level not in CLAIMS:
            return ()
        return recent(self.given.earlier[1].evidence, self.given.today)

    def _recall(self) -> None:
        """With the first 3 or 4 of this quarter, bring back what is recent; only once, so that what is cleared stays away."""
        if self._level in CLAIMS and not self._recalled:
            self._recalled = True
            if self._evidence.empty:
                self._evidence.fill(self._recent, "")

    @on(TextArea.Changed)
    @on(EvidenceRows.Changed)
    def _typed(self, event: TextArea.Changed | EvidenceRows.Changed) -> None:
        event.stop()
        self._arrange()
        self._say(typing=True)

    def _say(self, *, typing: bool) -> None:
        if self._na and not self._reason.value.strip():
            return
        reason = self._reason.value.strip() if self._na else None
        level = None if self._na else self._level
        claims = level in CLAIMS
        judgement = Judgement(level, reason, self._evidence.whole if claims else ())
        self.edited(judgement, typing=typing, problem=self.problem, held=self._evidence.unfinished if claims else "")

    def _arrange(self) -> None:
        """Show what belongs to the present choice."""
        chosen = self._level if not self._na else None
        self.list.mark(() if chosen is None else (chosen,))
        if chosen is not None:
            self.list.highlighted = chosen
        claims = chosen in CLAIMS
        self._evidence.display = claims
        self._reason.display = self._na
        hardly = self._item.na and self.given.alone and chosen is None
        self._ask.display = claims or self._na or self._open or hardly
        self.problem = ""
        if claims:
            hint = f"\nEvidence: {clean(self._item.evidence)}" if self._item.evidence else ""
            words = f"   {self._proof()}{hint}{self._origin()}"
            self._ask.say(Content.assemble(("What shows it?", "bold $foreground"), words))
            self.problem = self._evidence.problem
        elif self._na:
            self._ask.say(Content.styled("Why does it not apply?", "bold $foreground"))
            if not self._reason.value.strip():
                self.problem = "Give a reason in a few words; without one it stays as it was."
        elif self._open:
            self._ask.say("Left open. It counts as not known, from 0 to 4.")
        elif hardly:
            self._ask.say("This may not apply to a business of one person. x says so, with a reason.")
        self._wrong.display = bool(self.problem)
        self._wrong.say("", problem=self.problem)
        self._tell()

    def _proof(self) -> str:
        lines = self._evidence.whole
        if recent(lines, self.given.today):
            return "Proven by what stands here."
        return (
            f"One dated line of the last {FRESH_DAYS} days makes it proven."
            if lines
            else "One dated line makes it proven."
        )

    def _origin(self) -> str:
        """That some of the lines are not from this quarter."""
        if self.given.earlier is None or not set(self._recent).intersection(self._evidence.whole):
            return ""
        label = self.given.earlier[0]
        quarter = "last quarter" if quarter_before(label, self.given.quarter) else label
        return f"\nFrom {quarter}, still recent enough; change or clear it if it no longer holds."

    def _tell(self) -> None:
        past = self._past() if self._level is not None and not self._na else ""
        self._told.say(Content.assemble(self._score, ("      " if self._score and past else ""), past))

    def _past(self) -> str:
        if self.given.earlier is None:
            return ""
        label, rated = self.given.earlier
        when = "Last quarter" if quarter_before(label, self.given.quarter) else f"In {label}"
        return f"{when} you {_said(rated)}."


def _said(rated: Rated) -> str:
    if rated.level is not None:
        return f"said {rated.level}"
    return "said that it does not apply" if rated.na is not None else "left it open"
