"""The tell-a-friend filter: asked of anything before it goes out, and kept, to be seen again at the check-in."""

import secrets
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from workbook.app.base import QUIET, Editor, EditorInput, FormPage, Visit, pad
from workbook.app.editors.ladder_editor import TellEditor
from workbook.app.keys import bindings
from workbook.app.widgets import LEFT, Field, ListRow, PageScroll, Rows, hanging, heading, wrapped
from workbook.domain import Decision, Tell, TellItem, day_words, one_line, read_level
from workbook.session import Session, now
from workbook.session.deciding import decide

QUESTION = TellItem(id="filter", prompt="Would a client tell a friend?")


class FilterScreen(FormPage):
    """The question, the step on the ladder, and the decisions made before."""

    PLACE = "filter"
    CSS_PATH = "filter_screen.tcss"
    AUTO_FOCUS = "#what"
    BINDINGS: ClassVar[list[BindingType]] = bindings("filter")
    ABOUT = (
        "A mail, an offer, a sign, a visit: ask of it whether a client would tell a friend, and if not, what would make "
        "it so. The answer is kept with your workbook. Earlier ones stand below; enter opens one again."
    )

    def __init__(self, session: Session, at: str = "") -> None:
        """The question; or with `at` an earlier decision, by its id, unless something is half-typed here."""
        super().__init__("Would a client tell a friend?", session.drafting.form("filter"), session.quarter)
        self.session = session
        self.decision = self._fresh()
        self.what = Field(hint="The mail that goes to all customers on Friday", classes="bare", whole=True)
        self.what.id = "what"
        self.ladder = TellEditor(QUESTION, EditorInput(today=session.today))
        self.changed = Field(hint="nothing yet, or what you did about it", classes="bare", whole=True)
        self.changed.id = "changed"
        self.earlier = Rows()
        self._tell = Tell(None)
        self._first = at

    def _fresh(self) -> Decision:
        return Decision(id=f"d-{secrets.token_hex(4)}", at=now(), by=self.session.person.id, what="")

    def content(self) -> Iterable[Widget]:
        """The three questions, and what was decided before."""
        with PageScroll():
            yield _label("What are you about to send, change or deliver?")
            yield self.what
            yield _label("Would a client tell a friend about it?")
            yield self.ladder
            yield _label("What did you change?", id="after")
            yield self.changed
            yield self.note
            yield self.earlier

    def on_mount(self) -> None:
        """Show the decisions made before, and what was left half-typed."""
        self.refill()
        if left := self.form.left:
            self._tell = Tell(read_level(left.get("step", "")), left.get("better", ""))
            found = next((one for one in self.session.folder.decisions if one.id == left.get("id")), self.decision)
            self.decision = replace(found, id=left.get("id", found.id))
            self.what.put(left.get("what", ""))
            self.changed.put(left.get("changed", ""))
            self.ladder.show(EditorInput(today=self.session.today, value=self._tell))
            self.note.say(LEFT)
            self.earlier.go(self._first)
        else:
            self._open(self._first)

    def refill(self) -> None:
        """Show the decisions as they are now, newest first."""
        decisions = self.session.decisions()
        nothing = "Nothing was kept yet. What you keep stands here, newest first."
        head = heading("Earlier") if decisions else wrapped(Content.styled(nothing, QUIET), whole=True)
        self.earlier.fill([head, *(self._row(one) for one in decisions)])

    def _row(self, decision: Decision) -> ListRow:
        """When it was, the step, and in whole what it was about; below that what was changed."""
        step = "–" if decision.step is None else str(decision.step)
        day = pad(day_words(decision.at.date(), self.session.today), 12, QUIET)
        lead = Content.assemble(day, pad(step, 3, "$text-accent"))
        what, changed = one_line(decision.what), one_line(decision.changed or decision.better)

        def draw(width: int) -> Content:
            lines = hanging(lead, " " * lead.cell_length, Content(what), width)
            lines += hanging(
                Content(" " * lead.cell_length), " " * lead.cell_length, Content.styled(changed, QUIET), width
            )
            return Content("\n").join(lines[: None if changed else -1])

        return ListRow(draw, decision.id)

    def on_editor_edited(self, message: Editor.Edited) -> None:
        """The step, or what would make it so."""
        message.stop()
        self._tell = message.value if isinstance(message.value, Tell) else Tell(None)
        self._draft()

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        self._draft()

    def _draft(self) -> None:
        """Draft what stands in the fields, so that no sudden end loses it."""
        step = "" if self._tell.step is None else str(self._tell.step)
        typed = {"what": self.what.value, "step": step, "better": self._tell.better, "changed": self.changed.value}
        self.form.keep({**typed, "id": self.decision.id} if any(typed.values()) else {})

    def on_rows_opened(self, message: Rows.Opened) -> None:
        """An earlier decision was clicked."""
        self._open(str(message.key))

    def _open(self, decision_id: str) -> None:
        """Go on with an earlier decision."""
        found = next((one for one in self.session.folder.decisions if one.id == decision_id), None)
        if found is None:
            return
        self.decision, self._tell = found, Tell(found.step, found.better)
        self.what.put(found.what)
        self.changed.put(found.changed)
        self.ladder.show(EditorInput(today=self.session.today, value=self._tell))
        self.set_focus(self.what)

    def action_on(self) -> None:
        """Enter: on to the next field, or open what is under the cursor."""
        if self.earlier.has_focus and self.earlier.key is not None:
            self._open(str(self.earlier.key))
        elif self.what.has_focus:
            self.ladder.start()
        else:
            self.focus_next()

    def action_keep_last(self) -> None:
        """Enter in the last field."""
        self.action_keep()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter goes on, but for the last field: there it keeps what was decided, and says so."""
        if action in ("on", "keep_last"):
            return self.changed.has_focus == (action == "keep_last")
        return super().check_action(action, parameters)

    def on_descendant_focus(self) -> None:
        """Another field, another word for enter."""
        self.refresh_bindings()

    def rescue(self) -> None:
        """Keep what is typed: the app is about to end."""
        if self.what.value.strip() and decide(self.session, self._typed()) is None:
            self.form.drop()

    def _typed(self) -> Decision:
        """The decision as it stands in the fields."""
        what, changed = self.what.value.strip(), self.changed.value.strip()
        return replace(self.decision, what=what, step=self._tell.step, better=self._tell.better, changed=changed)

    def action_keep(self) -> None:
        if not self.what.value.strip():
            self.refuse("Say in a few words what it is about.", self.what)
        else:
            self.finish(decide(self.session, self._typed()))


def opened(visit: Visit) -> FilterScreen:
    """The question, or that decision if one is named."""
    return FilterScreen(visit.session, visit.at)


def _label(words: str, id: str | None = None) -> Static:
    return Static(Content.styled(words, "bold"), markup=False, id=id)
