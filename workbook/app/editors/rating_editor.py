"""The rating editor: five anchors to choose from, then what shows it, then what it does to the score."""

from datetime import date
from typing import ClassVar

from textual import events, on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import TextArea

from workbook.app.base import Editor, EditorInput, Judgement, words_begun
from workbook.app.editors.evidence_editor import EvidenceRows
from workbook.app.keys import bindings
from workbook.app.widgets import Field, Mark, MarkList, Note
from workbook.domain import (
    CLAIMS,
    FRESH_DAYS,
    Doubt,
    Evidence,
    Rated,
    RatingItem,
    clean,
    coming_back,
    quarter_before,
    recent,
    resting,
    says_enough,
)
from workbook.domain.days import day_and_long_month

EARLIER_WORDING = "Given to an earlier wording. Enter confirms it as it reads now, or choose another level.\n"


UNDER = 2
"""Lines under the evidence that are to be seen while it is written: what the choice does to the score, and the one above it."""


class RatingEditor(Editor):
    """Levels 0 to 4. At 3 and 4 it asks for dated lines, below that there is room for a note, which proves nothing.

    The level of an earlier quarter shows once one is chosen.
    Nothing is stored by looking: only a key says something. `-` says that it was left open on purpose. Evidence stays
    while the level is 3 or 4: what showed one in an earlier quarter comes back with it.
    What left with a 3 or 4 is kept here, and comes back with one as well.
    """

    DEFAULT_CSS = """
    RatingEditor {
        & .ask { padding: 1 0 0 1; height: auto; }
        & .told { padding: 1 0 0 1; }
        & Field.reason, & Field.note { max-height: 5; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("rating")

    def __init__(self, item: RatingItem, given: EditorInput) -> None:
        super().__init__(item, given)
        self._item = item
        self._level: int | None = None
        self._na = False
        self._open = False
        self._before: tuple[Evidence, ...] = ()
        self._recalled = False
        self._reworded = False
        self._doubt: Doubt = ""
        self._lapses: date | None = None
        self.list = MarkList([Mark(str(level), anchor) for level, anchor in enumerate(item.anchors)])
        self._ask = Note(classes="ask")
        self._evidence = EvidenceRows(given.today)
        self._fell: int | None = None
        self._reason = Field(hint="why it does not apply to you", classes="reason")
        self._beside = Field(hint="what is missing, whom to ask, what was tried", classes="note")
        self._wrong = Note()
        self._told = Note(classes="told")
        self._score = Content("")

    def compose(self) -> ComposeResult:
        """The anchors, what shows it or why it doesn't apply, and the two live lines."""
        yield self.list
        yield self._ask
        yield self._evidence
        yield self._reason
        yield self._beside
        yield self._wrong
        yield self._told
        self.show(self.given)

    def show(self, given: EditorInput) -> None:
        """Show a rating, or none."""
        self.given = given
        rated = given.rated
        self._level = rated.level if rated else None
        self.list.at = -1 if self._level is None else self._level
        self._na = rated is not None and rated.na is not None
        self._open = rated is not None and rated.level is None and rated.na is None
        self._before = coming_back(None, (), given.earlier[1] if given.earlier is not None else None)
        self._recalled = self._level in CLAIMS  # what is missing then was cleared
        self._fell = None
        self._reworded = rated is not None and rated.level is not None and rated.rev < self._item.rev
        self._evidence.fill((rated.evidence if rated else ()) or given.aside, given.held)
        self._beside.show(rated.note if rated else "")
        self._reason.show((rated.na or "") if rated else "")
        self._arrange()

    def start(self) -> None:
        """Into the anchors."""
        self.screen.set_focus(self.list)

    def start_at_evidence(self) -> None:
        """Into a new dated line, under the level that stands, be it of an earlier quarter: it is said again with that line alone."""
        earlier = (
            self.given.earlier[1].level if self.given.earlier is not None and not self._na and not self._open else None
        )
        if self._level is None and earlier in CLAIMS:
            self._level = earlier
            self._recall()
            self._arrange()
        if self._level in CLAIMS:
            self._evidence.start()
        else:
            self.start()

    def say_score(self, name: str, before: str, now: str, doubt: Doubt, lapses: date | None = None) -> None:
        """Show what the choice does to the score: `proven 39.3 ▸ 40.9`; where its words prove others already; when it lapses."""
        moved = Content.assemble(f"{before} ▸ ", (now, "bold $foreground")) if now != before else Content(now)
        self._score = Content.assemble(f"{name} ", moved)
        if (doubt, lapses) != (self._doubt, self._lapses):
            self._doubt, self._lapses = doubt, lapses
            self._arrange()
        self._tell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """`x` exists only where the pack allows it."""
        return self._item.na if action == "not_applicable" else True

    def action_pick(self, key: str) -> None:
        """Choose the level of that key."""
        self.list.choose(key)

    def action_onward(self) -> None:
        """Confirm a level that was given to an earlier wording; from one that wants evidence into its first line; else go on."""
        if self._reworded and self.screen.focused is self.list:
            self._reworded = False
            self._arrange()
            self._say(typing=False)
            return
        if self.screen.focused is not self.list or not self._evidence.display or self._evidence.whole:
            raise SkipAction
        self._evidence.start()

    def action_what(self) -> None:
        """From the level into the words under it: of evidence those of the first line, past its day, which is filled in by itself."""
        if self.screen.focused is not self.list or not self._into_words():
            raise SkipAction

    def on_key(self, event: events.Key) -> None:
        """Words begun while the levels have the focus belong under them."""
        letter = "" if event.key in self.screen.active_bindings else words_begun(event, "")
        if letter and self.list.has_focus and (field := self._into_words()):
            event.stop()
            field.insert_pasted(letter)

    def on_paste(self, event: events.Paste) -> None:
        """So do words that are pasted there."""
        if self.list.has_focus and (field := self._into_words()):
            event.stop()
            field.insert_pasted(event.text)

    def _into_words(self) -> Field | None:
        """Into the words that belong to the choice, if there is one; which field that is."""
        if self._evidence.display:
            return self._evidence.start(first=True)
        field = next((one for one in (self._reason, self._beside) if one.display), None)
        if field is not None:
            self.screen.set_focus(field)
        return field

    def action_leave_open(self) -> None:
        """Say that it is left open on purpose."""
        self._turn(None)
        self._open = True
        self._arrange()
        self._say(typing=False)

    def action_not_applicable(self) -> None:
        """Ask for the reason; without one nothing is stored."""
        self._turn(None)
        self._na = True
        self._arrange()
        self.screen.set_focus(self._reason)
        if self._reason.value.strip():
            self._say(typing=False)

    @on(MarkList.Chosen)
    def _chose(self, event: MarkList.Chosen) -> None:
        event.stop()
        self._turn(event.index)
        self._recall()
        self._arrange()
        self._say(typing=False)

    def _turn(self, level: int | None) -> None:
        """Choose another level, or none; evidence goes when it falls below 3."""
        if level in CLAIMS:
            self._fell = None
        elif self._level in CLAIMS and self._evidence.whole:
            self._fell = self._level
        self._level, self._na, self._open, self._reworded = level, False, False, False

    def _recall(self) -> None:
        """With the first 3 or 4 of this quarter, bring back what showed one; only once, so that what is cleared stays away."""
        if self._level in CLAIMS and not self._recalled:
            self._recalled = True
            if self._evidence.empty:
                self._evidence.fill(self._before, "")

    @on(TextArea.Changed)
    @on(EvidenceRows.Changed)
    def _typed(self, event: TextArea.Changed | EvidenceRows.Changed) -> None:
        event.stop()
        self._reworded = False
        self._arrange()
        self._say(typing=True)

    def _say(self, *, typing: bool) -> None:
        if self._na and not self._reason.value.strip():
            return
        reason = self._reason.value.strip() if self._na else None
        level, evidence = self._level, self._evidence
        judgement = Judgement(level, reason, resting(level, evidence.whole), self._beside.value.strip())
        self.edited(judgement, typing=typing, problem=self.problem, held=evidence.unfinished)

    def _arrange(self) -> None:
        """Show what belongs to the present choice."""
        chosen = self._level
        self.list.mark(() if chosen is None else (chosen,))
        if chosen is not None:
            self.list.at = chosen
        claims = chosen in CLAIMS
        self._evidence.display = claims
        self._reason.display = self._na
        low = self._open or (chosen is not None and not claims)
        self._beside.display = low or bool(self._beside.value.strip())
        hardly = self._item.na and self.given.alone and chosen is None
        self._ask.display = claims or self._na or low or hardly
        self.problem = ""
        earlier = EARLIER_WORDING if self._reworded else ""
        if claims:
            hint = f"\nEvidence: {clean(self._item.evidence)}" if self._item.evidence else ""
            words = f"   {self._proof()}{hint}{self._origin()}"
            self._ask.say(Content.assemble(earlier, ("What shows it?", "bold $foreground"), words))
            self.problem = self._evidence.problem
        elif self._na:
            gave = self._reason.value.strip()
            gone = self._gone() if gave else ""  # before that nothing has changed
            self._ask.say(Content.assemble(("Why does it not apply?", "bold $foreground"), gone))
            if not gave:
                self.problem = "Give a reason in a few words; without one it stays as it was."
        elif low:
            head = "Left open. It counts as not known, from 0 to 4.   " if self._open else earlier
            ask = ("A note, if you like", "bold $foreground")
            self._ask.say(Content.assemble(head, ask, f"   It never counts as proof.{self._gone()}"))
        elif hardly:
            self._ask.say("This may not apply to a business of one person. x says so, with a reason.")
        self._evidence.keep_below(UNDER + bool(self.problem))
        self._wrong.display = bool(self.problem)
        self._wrong.say("", problem=self.problem)
        self._tell()

    def _proof(self) -> str:
        lines = self._evidence.whole
        if shown := recent(lines, self.given.today):
            if not any(says_enough(line.text) for line in shown):
                return "Say it in three words or more, as who, what and how many; then it is proven."
            if self._doubt == "same":
                return "These words prove three other ratings already. Write down what shows this one."
            if self._reworded:
                return "Once it is confirmed, proven by what stands here."
            if self._lapses is not None:
                return f"Proven until it lapses on {day_and_long_month(self._lapses)}: a new line renews it."
            return "Proven by what stands here."
        return (
            f"One dated line of the last {FRESH_DAYS} days makes it proven."
            if lines
            else "One dated line makes it proven."
        )

    def _origin(self) -> str:
        """That some of the lines are not from this quarter."""
        if self.given.earlier is None or not set(self._before).intersection(self._evidence.whole):
            return ""
        label = self.given.earlier[0]
        quarter = "last quarter" if quarter_before(label, self.given.quarter) else label
        return f"\nFrom {quarter}; change or clear what no longer holds."

    def _gone(self) -> str:
        """That evidence went with the level, and how it comes back."""
        lines = self._evidence.whole
        if not lines:
            return ""
        if self._fell is None:
            return "\nWhat showed a 3 or a 4 comes back with one."
        what, them = ("line", "both") if len(lines) == 1 else ("lines", "all")
        return (
            f"\nThe {what} of evidence went with the {self._fell}; ctrl+z brings {them} back, and so does a 3 or a 4."
        )

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
