"""What all full pages share: the frame, one step back with escape, and reading the workbook again when they are seen."""

from collections.abc import Collection, Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from workbook.app.commands import back
from workbook.app.messages import Changed, Go
from workbook.app.widgets.frame import KeyLine, TitleLine
from workbook.domain.prose import Block, Prose, Span


class Page(Screen[None]):
    """A page: a title line, its own content, and the line of keys. `refill` shows the workbook as it is now."""

    BINDINGS: ClassVar[list[BindingType]] = [back()]
    PLACE: ClassVar[str] = ""
    """The name that `Go` calls it by."""
    FORM: ClassVar[bool] = False
    """Whether it holds what is not kept before it is sent: then no letter leads away from it."""
    ABOUT: ClassVar[str] = ""
    """What it is for, in a sentence or three; Help begins with it."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (78, "-home"), (110, "-wide")]  # noqa: RUF012  # as Textual declares it

    def __init__(self, where: str, note: str = "") -> None:
        super().__init__()
        self.title_line = TitleLine(where, note)
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

    def rescue(self) -> None:
        """The app is about to end: put what is typed and not kept yet where it is kept."""

    def refill(self) -> None:
        """Show the workbook as it is now."""

    def explained(self) -> Prose:
        """For Help: what this page is for."""
        return (Block("paragraph", (Span(self.ABOUT),)),) if self.ABOUT else ()

    def shows(self, at: str) -> bool:
        """Whether this page, open already, shows `at`; it goes there if it does."""
        return True

    def on_screen_resume(self) -> None:
        """Back from another page: what it changed is shown."""
        if self.is_mounted:
            self.refill()

    def on_changed(self, message: Changed) -> None:
        """Undo, or another program."""
        self.refill()

    def action_back(self) -> None:
        """One step back."""
        self.dismiss()

    def hush(self) -> None:
        """What was said in passing belongs to what is left now; a warning stays, wherever one is."""
        said = [one.severity for one in self.app._notifications]
        if said and set(said) == {"information"}:
            self.app.clear_notifications()

    def go(self, page: str, at: str = "", item: str = "") -> None:
        """Ask for another page."""
        self.hush()
        self.app.post_message(Go(page, at, item))
