"""Home: where do I stand, and what is next. It paints its frame before the workbook is read, and fills it in after."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.app.base import Page
from workbook.app.home.first_picture import Sketch, name_of
from workbook.app.home.picture import Picture, drop, keep, look
from workbook.app.keys import bindings
from workbook.app.widgets import ListRow, Rows, spread

if TYPE_CHECKING:
    from workbook.app.widgets import Band
    from workbook.session import Session

QUESTION = "Would a client tell a friend?"

READING = (
    "Reading the exercises: thirteen chapters, and what goes with them.",
    "It takes a moment the first time, and is quick from then on.",
)


def _goes_on(key: object) -> bool:
    """Whether a line with this key is the one to go on with: the cursor begins there, and goes there when its line is gone."""
    return isinstance(key, tuple) and key[0] in ("exercise", "exercises", "ways")


class HeadLine(Widget):
    """The question that the whole workbook asks, and the label of the answer so far."""

    DEFAULT_CSS = """
    HeadLine { height: 1; width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.label = ""

    def say(self, label: str) -> None:
        """Show another label."""
        self.label = label
        self.refresh()

    def render(self) -> Content:
        return spread(Content.styled(QUESTION, "$text-muted"), Content.styled(self.label, "bold $text-accent"))(
            self.size.width
        )


class HomeScreen(Page):
    """The first page of an open workbook."""

    PLACE = "home"
    SIGNED = True
    CSS_PATH = "home_screen.tcss"
    AUTO_FOCUS = "#next"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (23, "-tall")]  # noqa: RUF012  # as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = bindings("home")
    ABOUT = (
        "The bar has three inks: what is proven, what is claimed or still open, and what is missing. "
        "Under it, the plans; the two weakest count double (2x). Below, what to do next."
    )

    def __init__(self, sketch: Sketch | None = None, session: "Session | None" = None) -> None:
        self.sketch = sketch or Sketch()
        super().__init__(session.business if session else self.sketch.business)
        self.session = session
        self._kept = False
        self._folder: str | None = None
        self.head = HeadLine()
        self.band: Band | None = None
        self.plans = Rows(id="plans")
        self.next = Rows([ListRow(lambda width: Content(""))], id="next")
        self._attached, self._board = False, 0

    def content(self) -> Iterable[Widget]:
        """The headline with its band, the plans, and what is next."""
        yield Vertical(self.head, Static(id="was"), id="head")
        with Vertical(id="board"):
            yield self.plans
            yield self.next

    def on_mount(self) -> None:
        """Draw what is known before the workbook is read: how it was last seen, at this size; else what it is called."""
        picture = self.sketch.picture
        if self.session is not None:
            self.attach(self.session)
        elif picture is not None and picture.size == self.app.size:
            self.title_line.note = picture.note
            self.query_one("#was", Static).update(picture.head)
            self.head.say(picture.label)
            self.plans.fill([ListRow(lambda width, line=line: line) for line in picture.plans])  # type: ignore[misc]  # the default binds the loop's value
            self.next.fill(
                [
                    ListRow(lambda width, line=line: line, ("was", number) if number == picture.cursor else None)  # type: ignore[misc]  # the default binds the loop's value
                    for number, line in enumerate(picture.next)
                ]
            )
        elif self.sketch.reading:
            self.next.fill([ListRow(lambda width, line=line: Content(line)) for line in READING])  # type: ignore[misc]  # the default binds the loop's value
        elif self.sketch.plans:
            from workbook.app.home.board import sketch_rows

            self.plans.fill(sketch_rows(self.sketch, self.app.size))

    def attach(self, session: "Session", then: Callable[[], object] = bool) -> None:
        """The workbook is open now. Where it stands is painted first, and what is next right after it; `then` follows."""
        from workbook.app.widgets import Band

        self.session = session
        if self.band is None:
            self.band = Band()
            self.query_one("#head").mount(self.band)
            self.query_one("#was").remove()
        self._fill_board()
        self.call_after_refresh(self._complete, then)

    def _complete(self, then: Callable[[], object]) -> None:
        self._attached = True
        self._fill_next()
        self.refresh_bindings()
        then()

    def refill(self) -> None:
        """Show the workbook as it is now."""
        if self.session is not None and self.band is not None:
            self._fill_board()
            if self._attached:
                self._fill_next()

    def _fill_board(self) -> None:
        """The score and the plans."""
        if self.session is None or self.band is None:
            return
        from workbook.app.home.board import board_rows
        from workbook.domain.explain import LABEL_WORDS

        score = self.session.score()
        self.title_line.where, self.title_line.note = self._firm(), self.session.quarter
        self.head.say(LABEL_WORDS[score.label].upper())
        self.band.reading = (score.proven, score.possible, score.stated)
        rows = board_rows(self.session, self.size)
        self._board = len(rows)
        self.plans.fill(rows)

    def _fill_next(self) -> None:
        """What to go on with."""
        if self.session is None:
            return
        from workbook.app.home.next_lines import next_rows

        lines = next_rows(self.session, self.size.height - self._board - 8)
        gone = all(row.key != self.next.key for row in lines)
        self.next.fill(lines, next(filter(_goes_on, (row.key for row in lines)), None) if gone else None)

    def _firm(self) -> str:
        """The firm; and its folder, where another of the same name was opened lately."""
        if self.session is None:
            return ""
        if self._folder is None:
            from workbook.app.base import short_path
            from workbook.store.user import dirs, recent

            root = self.session.folder.root
            known = recent.load(dirs.state_dir())
            self._folder = short_path(root) if recent.alike(known, root, self.session.business) else ""
        return f"{self.session.business} · {self._folder}" if self._folder else self.session.business

    def keep_picture(self) -> None:
        """Keep what is seen here for the next start, if it says what the files say: they are looked at first, and then read."""
        if self.session is None or self.band is None or not self.band.size.width:
            return
        import workbook
        from workbook.packs.catalog import find
        from workbook.store.user import dirs

        profile, root = self.session.folder.profile, self.session.folder.root
        pack = find(profile.pack.id, root, dirs.data_dir())
        folders = (str(root), *([str(pack)] if pack is not None else ()), *workbook.__path__)
        seen = look(folders, self.session.today)
        if self.session.refresh():
            self.refill()
        if self.session.folder.dirty:
            return
        picture = Picture(
            folders=folders,
            seen=seen,
            size=self.app.size,
            where=self._firm(),
            note=self.session.quarter,
            label=self.head.label,
            head=self.band.render(),
            plans=self.plans.lines,
            next=self.next.lines,
            cursor=self.next.line_of(self.next.place_of(_goes_on)),
        )
        keep(dirs.cache_dir(), name_of(profile.id, self.session.business), picture)
        self._kept = True

    def drop_picture(self) -> None:
        """Something is being changed: what is seen here now is no longer what the next start should begin with."""
        if self._kept and self.session is not None:
            from workbook.store.user import dirs

            self._kept = False
            drop(dirs.cache_dir(), name_of(self.session.folder.profile.id, self.session.business))

    def on_resize(self, event: events.Resize) -> None:
        """More room, more lines."""
        self.refill()

    def on_rows_passed(self, message: Rows.Passed) -> None:
        """The arrows go from the plans to the lines below and back."""
        other = self.next if message.rows is self.plans else self.plans
        if (message.step > 0) == (other is self.next) and other.key is not None:
            other.to_end(message.step)
            self.set_focus(other)

    def on_rows_opened(self, message: Rows.Opened) -> None:
        self.action_open()

    @property
    def under(self) -> tuple[str, ...]:
        """What is under the cursor: its kind, and its ids."""
        rows = self.focused if isinstance(self.focused, Rows) else self.next
        return rows.key if isinstance(rows.key, tuple) else ()

    def action_open(self) -> None:
        """Open what is under the cursor."""
        match self.under:
            case ("plan", plan):
                self.go("readiness", plan)
            case ("lens", lens):
                self.go("why", f"lens:{lens}")
            case ("exercise" | "rating", exercise, item):
                self.go("exercise", exercise, item)
            case ("action", action):
                self.go("action", action)
            case ("way", way, *_):
                self.go("way", way)
            case (page,):
                self.go(page)

    def action_why(self) -> None:
        """The sum behind the plan under the cursor, else behind the whole score."""
        match self.under:
            case ("plan" | "lens" as kind, at):
                self.go("why", f"{kind}:{at}")
            case _:
                self.go("why", "overall")

    def action_care(self) -> None:
        """What is wrong with the files."""
        self.go("problems")

    def action_back(self) -> None:
        """Home is where one goes back to."""
