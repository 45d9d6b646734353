"""The programs that ours is held against: a bare Textual app, and one that shows a page with Textual's own Markdown widget."""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Input, Static


class Bare(App[None]):
    """The least that looks like an app: a title, a field, and the keys."""

    def compose(self) -> ComposeResult:
        yield Header()
        yield Input(placeholder="Type here")
        yield Footer()


class Page(App[None]):
    """One line, under which enter opens a page of Markdown. The widget is imported before anybody waits for it."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self._source = source

    def compose(self) -> ComposeResult:
        yield Static("Enter opens the page.")

    def on_mount(self) -> None:
        from textual.widgets import Markdown  # noqa: F401  (paid here, so that opening the page does not pay for it)

    async def key_enter(self) -> None:
        from textual.widgets import Markdown

        await self.mount(Markdown(self._source))


if __name__ == "__main__":
    (Page(Path(sys.argv[1]).read_text(encoding="utf-8")) if len(sys.argv) > 1 else Bare()).run()
