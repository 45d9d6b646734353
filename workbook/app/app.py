"""The app: which pages there are and how one comes from one to another, the open workbook, and that nothing is lost."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import date, datetime
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.notifications import SeverityLevel
from textual.screen import Screen

from workbook.app.base import Changed, Go, Open, Page, SaveChanged, Sit
from workbook.app.base.configured import ConfiguredApp
from workbook.app.base.ending import SafeEnding
from workbook.app.home.first_picture import sketch
from workbook.app.home.home_screen import HomeScreen
from workbook.app.keys import GOING, bindings
from workbook.app.widgets import TitleLine, saved_words
from workbook.domain import clean
from workbook.quick_start import started

if TYPE_CHECKING:
    from textual.worker import Worker

    from workbook.packs.ahead import ReadingAhead

COLLECT_AFTER = 1.0
"""Seconds after which garbage is collected again: the start does without, hours of work could not."""

SOON = 0.15
"""Seconds after Home stands until the pages behind it are loaded."""

BREATH = 0.005
"""Seconds between one thing that is done ahead and the next."""

LOOK_EVERY = 5.0
"""Seconds between looks at whether another program changed the files."""


class WorkbookApp(SafeEnding, ConfiguredApp):
    """The workbook in the terminal. `root` is the workbook to open; without one it begins with the start page."""

    TITLE = "Referral Workbook"
    ENABLE_COMMAND_PALETTE = False
    # Read once: whatever comes later has all styles read again.
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss"]
    NOTIFICATION_TIMEOUT = 3
    DEFAULT_MODE = "book"
    BINDINGS: ClassVar[list[BindingType]] = bindings("everywhere")

    def __init__(
        self,
        root: Path | None = None,
        *,
        clock: Callable[[], datetime] | None = None,
        ahead: "ReadingAhead | None" = None,
        who: str | None = None,
        page: str = "",
    ) -> None:
        """The app on the workbook in `root`, whose exercises are being read `ahead` when they never were before.

        `clock` stands in for the present moment, for pictures that stay the same. `who` answers, by their id; else the first
        of the people. `page` is the name of one that is shown at once, in front of Home.
        """
        super().__init__()
        self._page = page
        self.root = root
        self._clock = clock
        self._ahead = ahead
        self._who = who
        self._taken_in = 0
        self.keys.held = root is not None  # until the workbook is open
        self.load_settings()
        self.add_mode("book", self._first)

    # Coming up

    def _first(self) -> Screen[Any]:
        """Home, as far as it can be drawn before the workbook is read; or the start page."""
        if self.root is not None:
            today = self._clock().date() if self._clock else date.today()
            return self.styled(HomeScreen(sketch(self.root, today, reading=self._ahead is not None)))
        from workbook.app.general.start_screen import StartScreen

        return StartScreen()

    def on_mount(self) -> None:
        """Be ready for being ended, and read the workbook as soon as the first picture stands."""
        self.mind_signals()
        if self.root is not None:
            self.call_after_refresh(self.post_message, Open(str(self.root), self._page))
        self.set_interval(LOOK_EVERY, self.look_outside)
        self.set_timer(COLLECT_AFTER, started)

    async def open_workbook(self, root: Path) -> None:
        """Open the workbook in `root` and show it on Home; or say on the start page why that can't be."""
        from workbook.session import now, open_session

        home = self.screen_stack[0]
        pack = home.sketch.pack if isinstance(home, HomeScreen) else None
        who, self._who = self._who, None  # of the first workbook only
        opening = partial(open_session, root, pack=pack, person=who, clock=self._clock or now, ahead=self._ahead)
        if self._ahead is None:
            session, problems = opening()
        else:
            waiting = asyncio.create_task(asyncio.to_thread(opening))
            await asyncio.sleep(0)  # it begins at once, and what draws Home is loaded meanwhile
            from workbook.app.home import face, home_lines  # noqa: F401  # only loaded

            session, problems = await waiting
            self._ahead = None
        if session is None:
            from workbook.app.general.start_screen import StartScreen

            self.root = None
            await self._begin_with(StartScreen(problems))
            self.keys.release()
            return
        self.root, self.session = root, session
        session.listener = lambda: self.post_message(SaveChanged())  # type: ignore[assignment]  # whether it was posted is of no use
        if isinstance(home, HomeScreen):
            home.attach(session, self._opened)
        else:
            await self._begin_with(HomeScreen(session=session))
            self._opened()

    def _opened(self) -> None:
        """The workbook stands on Home: keys act on it now."""
        self.show_saved()
        self._tell_news()
        self.keys.release()
        self.set_timer(SOON, self._load_what_comes_next)

    def _load_what_comes_next(self) -> None:
        """Load the page that “Go on” leads to, while somebody still reads Home."""
        from workbook.app.base.lately import remember
        from workbook.app.pages import load

        load("exercise")
        if self.session is not None:
            remember(self.session)
            for home in self.screen_stack[:1]:  # none is left when the app has just been told to end
                if isinstance(home, HomeScreen):
                    home.keep_picture()
        started()  # before the first page is opened: it takes the room of what was thrown away
        self._beside(self._style_what_comes_next, "ahead")

    async def _style_what_comes_next(self) -> None:
        """Read the styles of that page, a little at a time, so that a key comes between."""
        from workbook.app.pages import parts_ahead

        if self.session is not None:
            for _ in self.styles_ahead(*parts_ahead(self.session)):
                await asyncio.sleep(BREATH)

    def look_back(self) -> None:
        """Draw Home once more, and keep its picture."""
        home = self.screen_stack[0]
        if isinstance(home, HomeScreen):
            home.refill()
            home.keep_picture()

    async def _begin_with(self, screen: Screen[Any]) -> None:
        """Put another page under all others. Textual can't switch the first screen, so it gets a mode of its own."""
        before = self.current_mode
        self.add_mode(f"{before}+", lambda: screen)
        await self.switch_mode(f"{before}+")
        await self.remove_mode(before)

    async def on_open(self, message: Open) -> None:
        """A workbook is to be opened; one that is open is saved and closed first."""
        lost = self.close_workbook()
        if lost:
            self.notify(str(lost[0]), severity="error", timeout=15)
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        await self.open_workbook(Path(message.folder))
        if message.then and self.session is not None:
            await self.open_page(message.then)

    # Going from page to page

    def settle(self) -> None:
        """What was typed into the page in sight is kept before anything else comes."""
        if isinstance(self.screen, Page):
            self.screen.settle()

    def on_go(self, message: Go) -> None:
        """Some page wants another."""
        self._beside(partial(self.open_page, message.page, message.at, message.item), GOING, exclusive=True)

    def _beside(
        self, work: Callable[[], Coroutine[Any, Any, None]], group: str, *, exclusive: bool = False
    ) -> "Worker[None]":
        """Do something beside what else goes on. `work` is called only when it begins: the app may end, or want other work, first."""
        return self.run_worker(work, group=group, exclusive=exclusive)

    async def open_page(self, page: str, at: str = "", item: str = "") -> None:
        """Show a page: the one that is open already, else a new one on top of the present one."""
        from workbook.app.base.trail import go_to, standing
        from workbook.app.pages import make, resolve  # after the first paint: no start waits for it

        if self.session is not None:
            page, at, item = resolve(self.session, page, at, item)
        if (there := standing(self, page, at)) is not None:
            await go_to(self, there)
            await there.turn_to(item)
            if page != "home" or not self._moment_has_come():
                return
            page = "moment"  # left by a way of the app's own, as the list of commands
        made = make(page, self.session, at, item, self.screen.PLACE if isinstance(self.screen, Page) else "")
        if made is not None:
            await self.push_screen(made)
            _begin(made)
            self.show_saved()

    def _moment_has_come(self) -> bool:
        """Whether a chapter, or more, was done in an exercise that was left just now."""
        from workbook.session.moments import look

        return self.session is not None and look(self.session) is not None

    def show_saved(self) -> None:
        """Show in every title line whether all is saved. Of pages that lie under another one only what stands there changes."""
        if self.session is None:
            return
        state = self.session.state
        words, who = saved_words(state.kind, f"{state.at:%H:%M}" if state.at else "", state.why), self._who_answers()
        covered = False
        for screen in reversed(self.screen_stack):
            for line in screen.query(TitleLine):
                if covered:
                    line.set_reactive(TitleLine.saved, words)  # drawn when it is seen again: no letter waits for it
                    line.set_reactive(TitleLine.who, who)
                else:
                    line.saved, line.who = words, who
            covered = covered or isinstance(screen, Page)

    def _who_answers(self) -> str:
        """What whoever answers is called, where several people are there."""
        if self.session is None or len(people := self.session.folder.profile.people) < 2:
            return ""
        from workbook.domain.people import short_name, those_here

        here = those_here(people, self.session.today)
        return short_name(self.session.person, here) if len(here) > 1 else ""

    def on_save_changed(self, message: SaveChanged) -> None:
        """The saver has news; it may have taken in what another window wrote."""
        if self.session is not None and self.session.state.kind == "saving":
            home = self.screen_stack[0]
            if isinstance(home, HomeScreen):
                home.drop_picture()
        self.show_saved()
        self._show_taken_in()
        self._tell_news()

    def _show_taken_in(self) -> None:
        """What another window or program wrote has come into the workbook: show it."""
        if self.session is not None and self.session.folder.taken_in != self._taken_in:
            self._taken_in = self.session.folder.taken_in
            self.screen.post_message(Changed())

    def _tell_news(self) -> None:
        """Say at once what another window did to the same answer, and what became of a file."""
        news = self.session.news() if self.session is not None else []
        if self.session is not None and news:
            from workbook.session.two_versions import in_owners_words

            first = in_owners_words(self.session, news[0])
            self.notify(f"{first.what} {first.mend}", severity="warning", timeout=20)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What makes no sense now is neither shown nor done."""
        if action in ("undo", "redo", "filter"):
            return self.session is not None
        if action == "who":
            return self.session is not None and not (isinstance(self.screen, Page) and self.screen.FORM)
        if action == "go":
            page, here = parameters[0], self.screen
            if isinstance(here, Page) and (here.FORM or page == here.PLACE):
                return False
            return self.session is not None or self.keys.held or page in ("settings", "start")
        return True

    # Commands

    async def action_go(self, page: str) -> None:
        if isinstance(self.screen, Page):
            self.screen.clear_notices()
        await self.open_page(page)

    async def action_help(self) -> None:
        """What this screen is for, and its keys."""
        await self.open_page("help")

    async def action_palette(self) -> None:
        from workbook.app.general.palette_screen import PaletteScreen

        await self.push_screen(PaletteScreen(self.screen))

    async def action_filter(self) -> None:
        """The tell-a-friend question."""
        await self.open_page("filter")

    async def action_who(self) -> None:
        """Who answers from now on."""
        from workbook.app.general.who_answers import ask

        ask(self)

    async def on_sit(self, message: Sit) -> None:
        """Somebody else answers from now on."""
        from workbook.app.general.who_answers import hand_over

        await hand_over(self, message.person)
        self.show_saved()

    async def action_undo(self) -> None:
        from workbook.app.undo_keys import replay

        await replay(self, self.open_page)

    async def action_redo(self) -> None:
        from workbook.app.undo_keys import replay

        await replay(self, self.open_page, redo=True)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something in passing: never read as markup, cleaned, and in place of what was said before."""
        self.clear_notifications()
        super().notify(clean(message), title=clean(title), severity=severity, timeout=timeout, markup=False)

    # Looking outside

    def look_outside(self) -> None:
        """Take in what another program changed in the files."""
        if self.session is not None:
            self.session.refresh()
            self._show_taken_in()
            self._tell_news()

    def on_app_focus(self, event: events.AppFocus) -> None:
        """The window is looked at again."""
        self.look_outside()

    def action_help_quit(self) -> None:
        """ctrl+c, which leaves other programs. Where something is selected it copies, as Textual does."""
        if getattr(self.focused, "selected_text", "") or self.screen.get_selected_text():
            raise SkipAction
        self.notify("ctrl+q saves and leaves.")


def _begin(screen: Screen[Any]) -> None:
    """Put the focus where a page begins, at once: Textual does it a moment later, and keys typed ahead would be lost."""
    if screen.AUTO_FOCUS and screen.focused is None:
        first = next((widget for widget in screen.query(screen.AUTO_FOCUS) if widget.focusable), None)
        screen.set_focus(first)
