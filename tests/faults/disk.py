"""What a power cut leaves: the worst disks that the calls so far allow (after what ext4 and its like promise).

The content of a file is safe once the file was flushed; a name, a rename and a removal once their folder was flushed. What was
not flushed may be there or not, and the two need not go together: a name may point to a file that is still empty.
"""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.calls import Call


@dataclass
class _File:
    now: bytes = b""
    safe: bytes = b""


@dataclass
class Disk:
    """The files of one folder, by relative path; None stands for a folder. `safe` is what the disk has for certain."""

    now: dict[str, _File | None] = field(default_factory=dict)
    safe: dict[str, _File | None] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path) -> "Disk":
        """A folder as it is, all of it long safe."""
        disk = cls({".": None})
        for path in root.rglob("*"):
            name = path.relative_to(root).as_posix()
            disk.now[name] = None if path.is_dir() else _File(path.read_bytes(), path.read_bytes())
        disk.safe = dict(disk.now)
        return disk

    def do(self, call: Call) -> None:
        """One more call."""
        match call.name:
            case "open" if call.path not in self.now:
                self.now[call.path] = _File()
            case "write":
                file = self.now.get(call.path)
                assert file is not None, call
                file.now += call.data
            case "fsync":
                self._flush(call.path)
            case "mkdir":
                self.now.setdefault(call.path, None)
            case "replace" | "rename":
                for name in [one for one in self.now if one == call.path or one.startswith(f"{call.path}/")]:
                    moved = call.other + name[len(call.path) :]
                    self.now[moved] = self.now.pop(name)
                    if name != call.path and name in self.safe:
                        self.safe[moved] = self.safe[name]  # it comes along as soon as its folder's new name is safe
            case "link":
                self.now[call.other] = self.now[call.path]
            case "unlink" | "rmdir":
                self.now.pop(call.path, None)

    def _flush(self, path: str) -> None:
        file = self.now.get(path)
        if file is not None:
            file.safe = file.now
            return
        for name in [one for one in {*self.now, *self.safe} if _parent(one) == path]:
            if name in self.now:
                self.safe[name] = self.now[name]
            else:
                del self.safe[name]

    def worst(self) -> Iterable[tuple[str, dict[str, bytes | None]]]:
        """The disks that may be found after a power cut now: their names and what is on them."""
        yield "nothing that was not flushed", {name: file.safe if file else None for name, file in self.safe.items()}
        yield (
            "all names, but only flushed content",
            {name: file.safe if file else None for name, file in self.now.items()},
        )
        yield (
            "all content, but only flushed names",
            {name: file.now if file else None for name, file in self.safe.items()},
        )


def build(disk: dict[str, bytes | None], root: Path) -> None:
    """Make such a disk at `root`, in place of what is there. What lost its folder is not there either."""
    shutil.rmtree(root, ignore_errors=True)
    if "." in disk:
        root.mkdir()
    for name in sorted(disk):
        path, data = root / name, disk[name]
        if name != "." and path.parent.is_dir():
            if data is None:
                path.mkdir()
            else:
                path.write_bytes(data)


def _parent(name: str) -> str:
    if name == ".":
        return ".."
    return name.rpartition("/")[0] or "."
