"""Home: where do I stand, and what is next. It paints its frame before the workbook is read, and fills it in after."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from workbook.app.base import Page, evidence_of
from workbook.app.home.canvas import Key
from workbook.app.home.face_view import FaceView
from workbook.app.home.first_picture import Sketch, name_of
from workbook.app.home.picture import Picture, drop, keep, look
from workbook.app.keys import bindings

if TYPE_CHECKING:
    from workbook.session import Session

READING = (
    "Reading the exercises: thirteen chapters, and what goes with them.",
    "It takes a moment the first time, and is quick from then on.",
)


class HomeScreen(Page):
    """The first page of an open workbook."""

    PLACE = "home"
    SIGNED = True
    AUTO_FOCUS = "FaceView"
    BINDINGS: ClassVar[list[BindingType]] = bindings("home")
    ABOUT = (
        "The large number is what is proven, on its ladder from Starting to Ready. Below it stands what comes next, then the "
        "plans as a chain: its two weakest links count twice (2x). Tab goes from one to the next, left and right go along the "
        "plans, and enter opens what has the focus. Full ink is proven, lighter ink is said without a dated line, dots are open."
    )

    def __init__(self, sketch: Sketch | None = None, session: "Session | None" = None) -> None:
        self.sketch = sketch or Sketch()
        super().__init__(session.business if session else self.sketch.business)
        self.session = session
        self._kept = False
        self._folder: str | None = None
        self.face = FaceView()
        self._attached = False

    def content(self) -> Iterable[Widget]:
        """The page, drawn as one."""
        yield self.face

    def on_mount(self) -> None:
        """Draw what is known before the workbook is read: how it was last seen, at this size; else what it is called."""
        picture = self.sketch.picture
        if self.session is not None:
            self.attach(self.session)
        elif picture is not None and picture.size == self.app.size:
            self.title_line.note = picture.note
            self.face.show(picture.lines)
        else:
            from workbook.app.home.first_lines import first_lines

            words = READING if self.sketch.reading else ()
            self.face.show(first_lines(words, *self.app.size).drawn())

    def attach(self, session: "Session", then: Callable[[], object] = bool) -> None:
        """The workbook is open now. Where it stands is painted first, unless it is seen already, and the documents right after it.

        `then` follows.
        """
        self.session = session
        self.title_line.where, self.title_line.note = self._firm(), session.quarter
        if self.sketch.picture is None or self.sketch.picture.size != self.app.size:
            from workbook.app.home.home_data import gathered

            self.face.put(gathered(session, counted=False))
        self.call_after_refresh(self._complete, then)

    def _complete(self, then: Callable[[], object]) -> None:
        self._attached = True
        self.refill()
        then()

    def refill(self) -> None:
        """Show the workbook as it is now."""
        if self.session is not None and self._attached:
            from workbook.app.home.home_data import gathered

            self.title_line.where, self.title_line.note = self._firm(), self.session.quarter
            self.face.put(gathered(self.session))
            self.refresh_bindings()

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
        if self.session is None or not self._attached or not self.face.size.width:
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
            word=self.face.data.word if self.face.data is not None else "",
            lines=self.face.drawn_at_rest(),
        )
        keep(dirs.cache_dir(), name_of(profile.id, self.session.business), picture)
        self._kept = True

    def drop_picture(self) -> None:
        """Something is being changed: what is seen here now is no longer what the next start should begin with."""
        if self._kept and self.session is not None:
            from workbook.store.user import dirs

            self._kept = False
            drop(dirs.cache_dir(), name_of(self.session.folder.profile.id, self.session.business))

    def on_face_view_moved(self, message: FaceView.Moved) -> None:
        """The footer says what enter does with what has the focus now."""
        self.refresh_bindings()

    def on_face_view_opened(self, message: FaceView.Opened) -> None:
        self.open(message.key)

    @property
    def labels_here(self) -> Mapping[str, str]:
        """Enter says what it does with what has the focus: the same word as on the page."""
        if self.under == ("number",):
            return {"open": "Why"}
        seen = self.face.data or self.sketch.picture
        return {"open": seen.word} if self.under == ("card",) and seen is not None and seen.word else {}

    @property
    def under(self) -> Key:
        """What has the focus."""
        return self.face.at

    def action_open(self) -> None:
        """Open what has the focus."""
        self.open(self.under)

    def open(self, key: Key) -> None:
        """Open what `key` stands for."""
        match key:
            case ("number",):
                self.go("why", "overall")
            case ("card",):
                self._go_on()
            case ("plan", plan):
                self.go("readiness", plan)
            case ("why", "overall"):
                self.go("why", "overall")
            case ("why", plan):
                self.go("why", f"plan:{plan}")
            case ("rating" | "exercise", exercise, item):
                self.go("exercise", exercise, item)
            case ("renew", exercise, item):
                self.go("exercise", exercise, evidence_of(item))
            case ("action" | "document" | "chapter" as kind, at):
                self.go(kind, at)
            case ("way", way, *_):
                self.go("way", way)
            case (page, *_):
                self.go(page)

    def _go_on(self) -> None:
        data = self.face.data
        if data is None or data.card is None:
            return
        if not data.card.exercise:
            self.go(data.card.page)
        else:
            self.go("exercise", data.card.exercise, data.card.item)

    def action_why(self) -> None:
        """The sum behind the plan that has the focus, else behind the whole score."""
        match self.under:
            case ("plan", plan):
                self.go("why", f"plan:{plan}")
            case _:
                self.go("why", "overall")

    def action_care(self) -> None:
        """What is wrong with the files."""
        self.go("problems")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Home is where one goes back to: there is no step back from it."""
        return action != "back"
