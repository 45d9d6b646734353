"""What all full pages share: the frame, one step back with escape, and reading the workbook again when they are seen."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import ActiveBinding, BindingType
from textual.widget import Widget

from workbook.app.base.messages import Changed, Go
from workbook.app.keys import bindings, letter_of, types
from workbook.app.textual_edges.app_edge import bound_to, can_be_done, said_in_passing
from workbook.app.textual_edges.painting_edge import QuickScreen
from workbook.app.widgets import KeyLine, TitleLine
from workbook.domain import Block, Prose, Span, dataclass

if TYPE_CHECKING:
    from workbook.session import Session


@dataclass(frozen=True, slots=True)
class Visit:
    """What a page of an open workbook is opened with: what it is to show, which item of that, and the page that one comes from.

    The item may be that of `evidence_of`.
    """

    session: "Session"
    at: str = ""
    item: str = ""
    before: str = ""


_EVIDENCE = "/evidence"


def evidence_of(item: str) -> str:
    """A rating, to be opened at what shows it: there a new dated line is written."""
    return f"{item}{_EVIDENCE}"


def part_of(item: str) -> tuple[str, bool]:
    """The item itself, and whether it is to be opened at what shows it."""
    return item.removesuffix(_EVIDENCE), item.endswith(_EVIDENCE)


class Page(QuickScreen):
    """A page: a title line, its own content, and the line of keys. `refill` shows the workbook as it is now."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("page")
    PLACE: ClassVar[str] = ""
    """The name that `Go` calls it by."""
    FORM: ClassVar[bool] = False
    """Whether it holds what is not kept before it is sent: then no letter leads away from it."""
    WRITES: ClassVar[bool] = False
    """Whether a letter on it is always meant to be written, as on a form."""
    SIGNED: ClassVar[bool] = False
    """Whether the workbook's sign stands in its title line: on Home, on the start page, and at a moment."""
    ABOUT: ClassVar[str] = ""
    """What it is for, in a sentence or three; Help begins with it."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (78, "-home"), (110, "-wide"), (140, "-full")]  # noqa: RUF012  # as Textual declares it

    def __init__(self, where: str, note: str = "") -> None:
        super().__init__()
        self.title_line = TitleLine(where, note, signed=self.SIGNED)
        self.as_made = False
        """Whether it shows the workbook as it is now already: so when it is new, and was made with what it shows."""
        self.own: Collection[str] = ()
        """The items in sight, if it asks any: undo says so before it takes back what is not about them."""

    def compose(self) -> Iterable[Widget]:
        """The frame around the content, in the shape for this size at once: Textual would lay it out twice to find out."""
        size = self.app.size
        for length, points in ((size.width, self.HORIZONTAL_BREAKPOINTS), (size.height, self.VERTICAL_BREAKPOINTS)):
            self.add_class(*[name for least, name in sorted(points or ())[::-1] if length >= least][:1])
        yield self.title_line
        yield from self.content()
        yield KeyLine()

    def content(self) -> Iterable[Widget]:
        """What stands between the title and the keys."""
        return ()

    @property
    def written_on(self) -> bool:
        """Whether people type on it as it is now: then no key that types a character is a command of the page or the app.

        One that finds no field to go into does nothing. Else the rest of a sentence that began in the wrong place would
        lead from page to page, and drop what nobody has seen.
        """
        return self.FORM or self.WRITES

    @property
    def labels_here(self) -> Mapping[str, str]:
        """Words for the footer, by action, where one does something else on what is under the cursor than its own word says."""
        return {}

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """What has a key now."""
        found, here = super().active_bindings, self.labels_here
        for key, one in found.items():
            if one.node is self and one.binding.action in here:
                found[key] = one._replace(binding=replace(one.binding, description=here[one.binding.action]))
        if self.written_on:
            return {key: one for key, one in found.items() if not (types(key) and one.node in (self, self.app))}
        return found

    @property
    def possible(self) -> dict[str, ActiveBinding]:
        """All that can be done now, also what has no key while one types."""
        found = super().active_bindings
        for node in (self, self.app):
            for key, binding in bound_to(node):
                if key not in found and can_be_done(self.app, binding.action, node):
                    found[key] = ActiveBinding(node, binding, True, binding.tooltip)
        return found

    def on_key(self, event: events.Key) -> None:
        """A character that nothing here takes."""
        if letter_of(event) and self.written_on and event.key not in self.active_bindings:
            event.stop()
            self.typed_nowhere(event)

    def on_paste(self, event: events.Paste) -> None:
        """A paste that nothing here takes."""
        if self.written_on:
            self.notify("What was pasted found no place: nothing is written here. Choose first, or go into a field.")

    def typed_nowhere(self, event: events.Key) -> None:
        """Say where commands are, once: the other letters of a word say nothing new."""
        if not said_in_passing(self.app):
            self.notify("Nothing is written here. esc goes back, and ctrl+p or ctrl+o shows what can be done.")

    def settle(self) -> None:
        """Something else than typing comes now: have in the workbook what was typed into it."""

    def rescue(self) -> None:
        """The app is about to end: put what is typed and not kept yet where it is kept."""
        self.settle()

    def refill(self) -> None:
        """Show the workbook as it is now."""

    def explained(self) -> Prose:
        """For Help: what this page is for."""
        return (Block("paragraph", (Span(self.ABOUT),)),) if self.ABOUT else ()

    def shows(self, at: str) -> bool:
        """Whether this page, open already, shows `at`; it goes there if it does."""
        return True

    async def turn_to(self, item: str) -> None:
        """This page, open already, is asked to show one of its items; without any, what it shows stays."""

    def on_screen_resume(self) -> None:
        """Back from another page: what it changed is shown."""
        if not self.is_mounted:
            return
        if self.as_made:
            self.as_made = False
            return
        self.title_line.refresh()  # it may have been told something while another page covered it
        self.refill()

    def on_changed(self, message: Changed) -> None:
        """Undo, or another program."""
        self.refill()

    def action_back(self) -> None:
        """One step back."""
        self.dismiss()

    def clear_notices(self) -> None:
        """What was said in passing belongs to what is left now; a warning stays, wherever one is."""
        if set(said_in_passing(self.app)) == {"information"}:
            self.app.clear_notifications()

    def go(self, page: str, at: str = "", item: str = "") -> None:
        """Ask for another page."""
        self.clear_notices()
        self.app.post_message(Go(page, at, item))
