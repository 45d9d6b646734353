"""What this program last wrote into each file, as sums in `.workbook/sums`: so that a change made outside of it can be told.

A sum forbids nothing: a file may be edited by hand, and the next save takes the edit in and sums anew. The list is written before
the file it is about, with the sum of what stood there until then, so that a save cut short looks like no change. It is not
flushed: without it nothing is said, and nothing but time depends on it.

Behind the sums of a file stands `rendered` where the newest is of bytes that the renderer made, not of bytes that were found or
put back as they were: the first save after opening goes on from such a file. What knows nothing of that word leaves it out.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from workbook.domain import Problem
from workbook.store.disk import files, history
from workbook.store.format import Shape, split, toml
from workbook.store.format.render import render
from workbook.store.inside import INSIDE
from workbook.store.kinds import kind_of

SUMS = f"{INSIDE}/sums"

_RENDERED = "rendered"

_SHAPE = Shape(
    "sums",
    "SHA-256 sums of the files as this program last wrote them, the newest first. Safe to delete.",
    (),
    ("sums",),
)


def note_down(root: Path, name: str, after: str, before: str | None, *, rendered: bool = False) -> Problem | None:
    """Note that `name` is about to hold what has the sum `after` instead of what has the sum `before`. The caller holds the lock.

    `rendered` says that this is what the renderer made, byte for byte, in the readable way.
    Only a link in its place comes back as a problem; whatever else hinders it leaves the list as it was.
    """
    linked = files.link_in(root, SUMS)
    if linked is not None:
        return linked
    sums = [after, *([before] if before else []), *([_RENDERED] if rendered else [])]
    _write(root, {**_read(root), name: sums})
    return None


def is_rendered(root: Path, name: str, found: str) -> bool:
    """Whether what has the sum `found` is what the renderer made when this program last wrote the file `name`."""
    known = _read(root).get(name, [])
    return known[:1] == [found] and _RENDERED in known


def settle(root: Path, written: Mapping[str, str]) -> None:
    """Note that files are there with these sums: from now on what stood in them before is a change like any other."""
    before = _read(root)
    sums = {**before, **{name: _settled(before.get(name, []), one) for name, one in written.items()}}
    if sums != before:
        _write(root, sums)


def _settled(known: list[str], one: str) -> list[str]:
    return [one, _RENDERED] if known[:1] == [one] and _RENDERED in known else [one]


def _write(root: Path, sums: dict[str, list[str]]) -> None:
    with suppress(OSError):
        files.put_loosely(root / SUMS, render(split({"sums": sums}, _SHAPE), _SHAPE))


def changed_outside(root: Path) -> list[Problem]:
    """A note for each file that is not as this program last wrote it, and for each that is gone.

    An earlier version that was brought back from the history is none of these: a person is told to do that.
    """
    problems = []
    for name, known in sorted(_read(root).items()):
        data = files.link_in(root, name) or files.read(root / name, name)
        if isinstance(data, Problem):
            continue  # said elsewhere
        if data is None:
            what = "This file was written by this program, and is gone."
        elif (found := files.fingerprint(data)) not in known and not _is_earlier(root, name, found):
            what = "This file was changed outside of this program since it was last saved here."
        else:
            continue
        mend = f"If that was you, another computer or a sync program, all is well. Else earlier versions are in {INSIDE}/history."
        problems.append(Problem(name, None, what, mend, "note"))
    return problems


def _is_earlier(root: Path, name: str, found: str) -> bool:
    return any(version.stem.endswith(found[:8]) for version in history.versions(root, name))


def _read(root: Path) -> dict[str, list[str]]:
    """The sums by name, but for files of an older format, which nobody writes; none where the list is missing, damaged or odd."""
    data = files.link_in(root, SUMS) or files.read(root / SUMS, SUMS)
    if not isinstance(data, bytes):
        return {}
    try:
        found = toml.parse(data)[0].get("sums")
    except toml.BadToml:
        return {}
    tables = found.items() if isinstance(found, dict) and toml.has_end(data) else ()
    return {
        name: sums
        for name, sums in tables
        if (kind := kind_of(name))
        and not kind.former
        and isinstance(sums, list)
        and all(isinstance(one, str) for one in sums)
    }
