"""Every call by which a program changes a folder: counted, recorded, and made to fail or to be the last one.

The functions of `os` are replaced in a process of its own that was forked for it, so nothing has to be undone.
"""

import builtins
import errno
import io
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

NAMES = ("open", "write", "fsync", "replace", "rename", "mkdir", "unlink", "rmdir", "link", "fchmod", "symlink")
"""The calls that are watched. Reading is not: a program that cannot read says so elsewhere."""

ERRORS = {
    "open": ("ENOSPC", "EACCES", "EROFS", "EMFILE", "EIO"),
    "write": ("ENOSPC", "EIO", "EDQUOT"),
    "fsync": ("EIO", "ENOSPC"),
    "replace": ("EACCES", "ENOSPC", "EIO"),
    "rename": ("EACCES", "ENOSPC"),
    "mkdir": ("ENOSPC", "EACCES", "EROFS"),
    "unlink": ("EACCES", "EIO"),
    "rmdir": ("EACCES",),
    "link": ("EPERM", "EMLINK", "ENOSPC"),
    "fchmod": ("EPERM",),
    "symlink": ("EPERM",),
}
"""What each of them can fail with."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call: its name, the path it was about (relative), a second path, and what was written."""

    name: str
    path: str
    other: str = ""
    data: bytes = b""


@dataclass
class Tap:
    """Watches one folder. At call number `at` (from 0) it raises `error`, for good if `sticky`, or ends the process."""

    root: Path
    at: int = -1
    error: str = ""
    sticky: bool = False
    kill: bool = False
    calls: list[Call] = field(default_factory=list)
    handles: dict[int, str] = field(default_factory=dict)

    def install(self) -> None:
        """Replace the functions of `os`, and what opens files for writing without them."""
        self.root = Path(os.path.realpath(self.root))
        self._close = os.close
        for name in NAMES:
            setattr(os, name, self._wrapped(name, getattr(os, name)))
        os.close = self._closing  # type: ignore[assignment]  # its one argument has another name
        io.open = builtins.open = self._opening(builtins.open)

    def _inside(self, path: Any) -> str | None:
        if isinstance(path, int):
            return self.handles.get(path)
        folder, name = os.path.split(os.fsdecode(path))
        inside = os.path.relpath(f"{os.path.realpath(folder)}/{name}", self.root)
        return None if inside.startswith("..") else inside

    def _wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(first: Any, *rest: Any, **more: Any) -> Any:
            path = self._inside(first)
            if path is None or (name == "open" and not rest[0] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)):
                made = real(first, *rest, **more)
                if name == "open" and path is not None:
                    self.handles[made] = path
                return made
            other = self._inside(rest[0]) or "" if name in ("replace", "rename", "link") else ""
            self._note(Call(name, path, other, bytes(rest[0]) if name == "write" else b""), real, first, rest)
            made = real(first, *rest, **more)
            if name == "open":
                self.handles[made] = path
            return made

        return call

    def _note(self, call: Call, real: Callable[..., Any], first: Any, rest: tuple[Any, ...]) -> None:
        number = len(self.calls)
        self.calls.append(call)
        if number < self.at or self.at < 0 or (number > self.at and not self.sticky):
            return
        if self.kill:
            if call.name == "write" and len(call.data) > 1:
                real(first, call.data[: len(call.data) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        if number == self.at or self.error in ("ENOSPC", "EROFS", "EIO"):
            raise OSError(getattr(errno, self.error), os.strerror(getattr(errno, self.error)), call.path)

    def _closing(self, handle: int) -> None:
        self.handles.pop(handle, None)
        self._close(handle)

    def _opening(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """A file opened for writing with `open` is none that survives a power cut: it is told apart by the name of the call."""

        def call(file: Any, mode: str = "r", *rest: Any, **more: Any) -> Any:
            if set(mode) & set("wax+") and not isinstance(file, int) and (path := self._inside(file)) is not None:
                self._note(Call("open", path), real, file, ())
            return real(file, mode, *rest, **more)

        return call
