"""A random walk over the real app: keys, pastes, clicks, sizes, undo, other windows and damaged files, from one seed.

After each step the app must be there without a fault; every few steps what it holds must be what a fresh session reads from
the files. `python -m tests.app.walk --steps 20000 --seed 1` walks far, and prints the way that led to a failure.
"""

import argparse
import asyncio
import os
import random
import sys
import tempfile
import traceback
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import chdir, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from textual import events

from tests.app.rest import use_it
from tests.workplaces import user_folders
from workbook.app.app import WorkbookApp
from workbook.app.base import Go, Open, Page
from workbook.app.editors.text_editor import TextEditor
from workbook.app.exercise.runner_screen import RunnerScreen
from workbook.domain import errors
from workbook.packs import template
from workbook.session import Session, View, open_session
from workbook.session.answering import answer
from workbook.session.new_workbook import make
from workbook.session.rating import rate

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)

KEYS = (
    *("enter", "escape", "tab", "shift+tab", "up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
    *("space", "backspace", "delete", "ctrl+p", "ctrl+a", "ctrl+w", "ctrl+k", "ctrl+u", "ctrl+v", "ctrl+x", "ctrl+c"),
    *("f1", "f2", "f3", "f4", "f4", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12", "alt+a", "alt+d"),
    *("shift+up", "shift+down", "shift+left", "shift+end", "ctrl+left", "ctrl+right", "insert", "alt+up", "alt+down"),
    *"0123401234xcapdrsweohvnuy/-?[]",
)
"""Keys that do something somewhere; `q` and ctrl+q, which end the app, have a move of their own."""

WORDS = (
    "Ana",
    "the slope",
    "3 jan",
    "-3d",
    "12.5",
    "yes",
    "high",
    "Łukasz",
    "日本語です",
    "👍🏽",
    "a\u0301",
    "it is",
    "1x",
    "m",
)
PASTES = (
    "one line",
    "two\nlines",
    "Okafor\t3 jan\tyes\thigh\nLakeside\t\tno\tlow\n",
    "\n".join(f"line {number}" for number in range(60)),
    "wide 日本語 " * 80,
    "\x1b[31mred\x07 \x00 end\x7f",
    "tab\there\r\nand there\r",
    "word " * 900,
    "\n\n\n",
)
SIZES = ((80, 24), (80, 24), (120, 40), (40, 12), (60, 20), (200, 50), (78, 22), (110, 30))
CHECK_EVERY = 8
"""Steps between looks at the files."""


class Lost(AssertionError):
    """The walk found something wrong."""


class Walk:
    """One walk, on a workbook of its own in `folder`. The user's own folders must not be anybody's."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.root = folder / "shop"
        self.minute = 0
        self.steps = 0
        self.way: deque[str] = deque(maxlen=60)
        self.damaged: tuple[Path, bytes, bytes] | None = None
        pack = Path(template.__file__).parent / "starter"
        assert not errors(make(self.root, "Corner Shop", ["Ana Ruiz", "Ben"], pack))
        self.moves: list[tuple[int, Callable[[], Awaitable[None]]]] = [
            (30, self._type),
            (30, self._key),
            (12, self._undo),
            (6, self._redo),
            (6, self._go),
            (4, self._paste),
            (4, self._resize),
            (4, self._click),
            (3, self._elsewhere),
            (2, self._there_and_back),
            (1, self._damage),
            (1, self._open_again),
        ]

    def clock(self) -> datetime:
        """Goes on by a second a step, and a little by chance: some steps are a pause apart."""
        return NOON + timedelta(seconds=self.minute)

    async def walk(self, steps: int) -> None:
        """So many steps. Raises `Lost`, with what is wrong."""
        while self.steps < steps:
            app = WorkbookApp(self.root, clock=self.clock)
            async with app.run_test(size=(80, 24), notifications=True) as pilot:
                self.app, self.pilot = app, pilot
                await self._settled()
                while self.steps < steps and app.is_running and app.return_code is None:
                    await self._step()
            self._sound()
            app.close_workbook()

    async def _step(self) -> None:
        self.steps += 1
        self.minute += self.random.choice((0, 0, 1, 1, 5))
        weights, moves = zip(*self.moves, strict=True)
        await self.random.choices(moves, weights)[0]()
        await self._settled()
        self._sound()
        if self.session is None or self.session.folder.root != self.root:
            self._note("open the shop")
            self.app.post_message(Open(str(self.root)))
            await self._settled()
        elif self.steps % CHECK_EVERY == 0:
            await self._compare()

    @property
    def session(self) -> Session | None:
        """The open workbook."""
        return self.app.session

    def _note(self, move: str) -> None:
        self.way.append(f"{self.steps}: {move}")

    async def _settled(self) -> None:
        """Until every key and message has done its work."""
        for _ in range(2000):
            await self.pilot.pause()
            screen = self.app.screen if not self._over() else None
            kept = not (isinstance(screen, RunnerScreen) and screen.pending.waiting)
            if self._over() or (kept and self.app.keys.idle and all(one.is_finished for one in self.app.workers)):
                return
            await self.pilot.pause()
        raise Lost("it never came to rest")

    def _over(self) -> bool:
        return not self.app.is_running or self.app.return_code is not None or self.app.fault is not None

    def _sound(self) -> None:
        if self.app.fault is not None:
            raise Lost("the app ended by itself") from self.app.fault

    # Moves

    async def _press(self, *keys: str) -> None:
        for key in keys:
            if self._over():
                return
            await self.pilot.press(key)

    async def _type(self) -> None:
        word = self.random.choice(WORDS)
        self._note(f"type {word!r}")
        for letter in word:
            if not self._over():
                name = {" ": "space", "-": "minus", ".": "full_stop"}.get(letter, letter)
                self.app.post_message(events.Key(name, letter))
                await self._settled()

    async def _key(self) -> None:
        key = {"/": "slash", "-": "minus", "?": "question_mark"}.get(one := self.random.choice(KEYS), one)
        key = {"[": "left_square_bracket", "]": "right_square_bracket"}.get(key, key)
        self._note(f"press {key}")
        await self._press(key)

    async def _undo(self) -> None:
        self._note("press ctrl+z")
        await self._press("ctrl+z")

    async def _redo(self) -> None:
        self._note("press ctrl+y")
        await self._press("ctrl+y")

    async def _go(self) -> None:
        if self.session is None:
            return
        item = self.random.choice([item for one in self.session.pack.exercises for item in one.live])
        home = self.session.pack.exercise_of[item.id]
        if isinstance(self.app.screen, Page) and not self.app.screen.FORM:
            self._note(f"go to {item.id}")
            self.app.screen.post_message(Go("exercise", home.id, item.id))

    async def _paste(self) -> None:
        text = self.random.choice(PASTES)
        self._note(f"paste {text[:30]!r} of {len(text)}")
        self.app.post_message(events.Paste(text))

    async def _resize(self) -> None:
        size = self.random.choice(SIZES)
        self._note(f"resize {size}")
        await self.pilot.resize_terminal(*size)

    async def _click(self) -> None:
        size = self.app.size
        at = self.random.randrange(size.width), self.random.randrange(size.height)
        self._note(f"click {at}")
        await self.pilot.click(offset=at)

    async def _open_again(self) -> None:
        self._note("press ctrl+q, open again")
        await self._press("ctrl+q")

    async def _elsewhere(self) -> None:
        """Another window answers, rates and goes; this one may look at once, or find it when it saves."""
        other, problems = open_session(self.root, clock=self.clock, drafting=False)
        if other is None or errors(problems):
            return
        item = self.random.choice([item for one in other.pack.exercises for item in one.live])
        if item.kind in ("text", "line"):
            self._note(f"elsewhere {item.id}")
            answer(other, item.id, self.random.choice(WORDS))
        elif item.kind == "rating":
            self._note(f"elsewhere {item.id}")
            rate(other, item.id, level=self.random.randrange(5))
        other.close()
        if self.random.random() < 0.5:
            self.app.look_outside()

    async def _there_and_back(self) -> None:
        """As many redos as undos lead back to where it was."""
        session, screen = self.session, self.app.screen
        if session is None or self.damaged or not isinstance(screen, Page) or screen.FORM:
            return
        session.flush()
        session.refresh()  # what another window did in between would rightly stay
        before, undone = said(session), len(session._undo.undone)
        self._note("undo and redo as often")
        for _ in range(self.random.randrange(1, 9)):
            session.undo()
        while len(session._undo.undone) > undone:
            session.redo()
        if said(session) != before:
            raise Lost(f"undo and redo did not come back: {apart(before, said(session))}")

    async def _damage(self) -> None:
        """A file is cut short; some steps later it is whole again, as long as nobody has mended it before."""
        if self.damaged is not None:
            path, whole, cut = self.damaged
            self._note(f"mend {path.name}")
            if path.exists() and path.read_bytes() == cut:
                path.write_bytes(whole)
            self.damaged = None
        else:
            found = sorted([*self.root.glob("answers/*.toml"), *self.root.glob("ratings/*.toml")])
            if found and self.session is not None:
                self.session.flush()
                path = self.random.choice(found)
                whole = path.read_bytes()
                cut = whole[: self.random.randrange(1, len(whole))]
                self._note(f"damage {path.name}, {len(cut)} of {len(whole)} bytes")
                path.write_bytes(cut)
                self.damaged = path, whole, cut
        self.app.look_outside()

    # Looks

    async def _compare(self) -> None:
        """What the app holds and shows is what a fresh session reads."""
        session = self.session
        if session is None or self.damaged is not None:
            return
        failed = errors(session.flush())
        if failed:
            raise Lost(f"not saved: {failed[0]}")
        session.refresh()
        fresh, problems = open_session(self.root, clock=self.clock, drafting=False)
        if fresh is None:
            raise Lost(f"not readable: {problems}")
        here, there = said(session), said(fresh)
        fresh.close()
        if here != there:
            raise Lost(f"not what the files say: {apart(here, there)}")
        self.app.look_outside()  # what came in with the saving is to be shown now
        await self._settled()
        self._shown(session)

    def _shown(self, session: Session) -> None:
        """What stands in a field of text is what is answered there."""
        screen = self.app.screen
        if not isinstance(screen, RunnerScreen) or not isinstance(editor := screen.editor, TextEditor):
            return
        text = editor.field.value
        if (text if text.strip() else None) != session.value(editor.item.id):
            raise Lost(f"shown is {text[:80]!r}, kept {str(session.value(editor.item.id))[:80]!r}")


def said(view: View) -> dict[str, Any]:
    """All that a person would call their own in a workbook, and the figures that follow from it."""
    found: dict[str, Any] = {}
    for item in view.pack.item_by_id.values():
        rated = view.rated(item.id)
        found[item.id] = view.value(item.id), rated and (rated.level, rated.na, rated.evidence)
    found["score"] = view.score()
    found["progress"] = view.progress()
    found["actions"] = view.actions()
    found["decisions"] = view.folder.decisions
    return found


def apart(one: dict[str, Any], other: dict[str, Any]) -> str:
    """Where two of these differ, in short."""
    return "; ".join(f"{key}: {str(one[key])[:300]} / {str(other[key])[:300]}" for key in one if one[key] != other[key])


@contextmanager
def nobodys_home(home: Path) -> Iterator[None]:
    """Let this process's user live in `home` for a while."""
    wanted = user_folders(home) | {"HOME": str(home)}
    before = {name: os.environ.get(name) for name in (*wanted, "WORKBOOK_DIR")}
    os.environ.update(wanted)
    os.environ.pop("WORKBOOK_DIR", None)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def main() -> int:
    """Walk, and say how it went: exit code 1 for a failure."""
    parser = argparse.ArgumentParser(prog="python -m tests.app.walk", description=__doc__)
    parser.add_argument("--steps", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    use_it()
    with tempfile.TemporaryDirectory(prefix="walk-") as name:
        folder = Path(name)
        with (
            nobodys_home(folder / "home"),
            chdir(folder),
        ):  # a name typed into the page for a new workbook makes a folder there
            walk = Walk(folder, args.seed)
            try:
                asyncio.run(walk.walk(args.steps))
            except BaseException:
                traceback.print_exc()
                print(f"seed {args.seed}, step {walk.steps}. The way there:", *walk.way, sep="\n  ")
                return 1
    print(f"{walk.steps} steps from seed {args.seed}: nothing ended, nothing differed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
