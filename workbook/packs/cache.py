"""Parsed packs kept as files, so that the next start need not parse them. Losing one costs a few tenths of a second.

A file holds a line with a checksum, one of JSON with the notes on the pack and the size of each piece of it, and the pieces
(`frozen.py`). It is named after the pack's hash
and this program's own reading code, so that a pack or a program that changed never meets an old one. A file that is
damaged or not ours is as good as none. Beside it stands, under what the system says of the pack's files (their sizes, when
each was last changed), whose hash that is: while nothing of it is different, no file of the pack is read.
"""

import contextlib
import json
import os
import zlib
from itertools import accumulate, pairwise
from pathlib import Path

import workbook
from workbook.domain import Pack, Problem
from workbook.domain.digest import blake2b
from workbook.packs import SOURCES
from workbook.packs.frozen import freeze, thaw
from workbook.packs.read.open_safely import read_bytes
from workbook.packs.read.pack_files import seen

FORMAT = 12
"""Raised when what is kept changes its shape."""

KEPT = 8
"""How many packs are kept; the oldest go first."""

_MOST_BYTES = 16 * 1024 * 1024
_FOLDER = "packs"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def key(sha256: str) -> str:
    """The name under which a pack with the hash `sha256` is kept by this program."""
    digest = blake2b(f"{FORMAT} {sha256}".encode(), digest_size=16)
    package = Path(workbook.__file__).parent
    for folder in SOURCES:
        with contextlib.suppress(OSError), os.scandir(package / folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name.endswith(".py"):
                    facts = entry.stat()
                    digest.update(f"{entry.name} {facts.st_size} {facts.st_mtime_ns}".encode())
    return digest.hexdigest()


def shipped_key(root: Path) -> str:
    """The name under which an installed program brings the pack in `root` along, parsed when it was built.

    Over the names and sizes of its files: when they were written is another day on each computer, and nobody edits them there.
    """
    digest = blake2b(str(FORMAT).encode(), digest_size=16)
    for name, facts in sorted(seen(root), key=lambda one: one[0]):
        if name.endswith((".md", ".toml")):
            digest.update(f"{name}\0{facts.st_size}\n".encode(errors="replace"))
    return digest.hexdigest()


def look(root: Path) -> str:
    """The name under which it stands whose hash the pack in `root` has; empty when its files can't be looked at."""
    facts = sorted(seen(root), key=lambda one: one[0])
    digest = blake2b(str(root).encode(errors="replace"), digest_size=16)
    for name, one in facts:
        marks = one.st_mode, one.st_ino, one.st_size, one.st_mtime_ns, one.st_ctime_ns
        digest.update(f"{name}\0{marks}\n".encode(errors="replace"))
    return digest.hexdigest() if facts else ""


def known(cache_dir: Path, look: str) -> str:
    """The hash of the pack whose files looked so when they were last read; empty when nobody knows."""
    data, _ = read_bytes(_path(cache_dir, look, ".sha256"), "", 100) if look else (None, None)
    return data.decode("ascii", "replace") if data is not None else ""


def remember(cache_dir: Path, look: str, sha256: str) -> None:
    """Keeps that a pack whose files look so has this hash."""
    if look:
        _put(_path(cache_dir, look, ".sha256"), sha256.encode())


def read(cache_dir: Path, key: str) -> tuple[Pack, list[Problem]] | None:
    """The pack kept under `key` with its notes; None when there is none, or none that is whole."""
    data, _ = read_bytes(_path(cache_dir, key), "", _MOST_BYTES)
    if data is None:
        return None
    checksum, _, body = data.partition(b"\n")
    if checksum != _checksum(body):
        return None
    try:
        head, _, rest = body.partition(b"\n")
        notes, sizes = json.loads(head)
        ends = list(accumulate(sizes, initial=0))
        pieces = [rest[start:end] for start, end in pairwise(ends)]
        return thaw(pieces), [Problem(*problem) for problem in notes]
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, zlib.error):
        return None


def write(cache_dir: Path, key: str, pack: Pack, notes: list[Problem]) -> None:
    """Keeps `pack` under `key`, whole or not at all, and takes the oldest ones away. A folder that cannot be written is left."""
    kept = [[note.file, note.line, note.what, note.mend, note.severity] for note in notes]
    pieces = freeze(pack)
    head = json.dumps([kept, [len(piece) for piece in pieces]]).encode()
    body = b"".join((head, b"\n", *pieces))
    _put(_path(cache_dir, key), _checksum(body) + b"\n" + body)


def _put(path: Path, data: bytes) -> None:
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{os.urandom(6).hex()}.tmp")
        try:
            with os.fdopen(os.open(part, _NEW, 0o600), "wb") as file:
                file.write(data)
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
        _prune(path.parent)


def _path(cache_dir: Path, key: str, ending: str = ".pack") -> Path:
    return cache_dir / _FOLDER / f"{key}{ending}"


def _checksum(body: bytes) -> bytes:
    return blake2b(body, digest_size=16).hexdigest().encode()


def _prune(folder: Path) -> None:
    """Takes away all but the newest files of `folder`."""
    for endings in ((".pack", ".tmp"), (".sha256",)):
        ages: list[tuple[int, Path]] = []
        for path in [path for ending in endings for path in folder.glob(f"*{ending}")]:
            with contextlib.suppress(OSError):
                ages.append((path.stat().st_mtime_ns, path))
        for _, path in sorted(ages)[:-KEPT]:
            with contextlib.suppress(OSError):
                path.unlink()
