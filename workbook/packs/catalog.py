"""Where packs are, and one of them loaded: from the cache when its files are as they were, else parsed."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.domain import Pack, Problem, command, errors
from workbook.packs import bundled, cache
from workbook.packs.read.findings import Report
from workbook.packs.read.open_safely import decode, read_bytes, unix_lines
from workbook.packs.read.pack_files import MANIFEST, PackFiles, gather
from workbook.packs.read.pack_limits import FILE_BYTES
from workbook.packs.read.pack_toml import read_toml

if TYPE_CHECKING:
    from workbook.packs.read.build import Built


def shipped() -> Path:
    """The folder of the pack that comes with the program: `exercises/` of a checkout, else the copy in the package."""
    package = Path(__file__).resolve().parent.parent
    checkout = package.parent / "exercises"
    if checkout.is_dir() and (package.parent / "pyproject.toml").is_file():
        return checkout
    return package / "_exercises"


def find(pack_id: str, workbook: Path | None, user_data: Path) -> Path | None:
    """The folder of the pack `pack_id`: in the workbook's `packs/`, else in the user's, else the shipped one; None if nowhere.

    A folder's name says nothing; the `id` in its `pack.toml` does.
    """
    homes = [user_data / "packs"] if workbook is None else [workbook / "packs", user_data / "packs"]
    for home in homes:
        try:
            folders = sorted(home.iterdir())
        except OSError:
            continue
        for folder in folders:
            if id_of(folder) == pack_id:
                return folder
    return shipped() if id_of(shipped()) == pack_id else None


def id_of(root: Path) -> str | None:
    """The id that `pack.toml` in the folder `root` gives, or None when there is none that can be read."""
    data, _ = read_bytes(root / MANIFEST, MANIFEST, FILE_BYTES)
    text = decode(unix_lines(data), MANIFEST)[0] if data is not None else None
    pack_id = (read_toml(text, Report(MANIFEST)) or {}).get("id") if text is not None else None
    return pack_id if isinstance(pack_id, str) else None


def load(root: Path, cache_dir: Path | None) -> tuple[Pack | None, list[Problem]]:
    """The pack in the folder `root`, and what is wrong with it; a pack with problems may still be used.

    With `cache_dir`, a pack without errors is kept there as JSON and read from it next time, which needs neither the
    Markdown reader nor pydantic; the shipped one of an installed program is there from the start (`bundled`). None when
    the folder holds no pack that can be used at all.
    """
    look = ""
    if cache_dir is not None:
        if root == shipped() and (brought := _brought(root)) is not None:
            return brought
        look = cache.look(root)  # before it is read: what changes meanwhile looks different the next time
        if (sha256 := cache.known(cache_dir, look)) and (kept := cache.read(cache_dir, cache.key(sha256))) is not None:
            return kept
    files, missing = _gather(root)
    if missing:
        return None, missing
    key = ""
    if cache_dir is not None and not errors(files.problems):
        key = cache.key(files.sha256())
        if (kept := cache.read(cache_dir, key)) is not None:
            cache.remember(cache_dir, look, files.sha256())
            return kept
    from workbook.packs.read.build import build  # brings the Markdown reader, which a warm start does without

    built = build(files)
    if cache_dir is not None and key and built.pack is not None and not errors(built.problems):
        cache.write(cache_dir, key, built.pack, built.problems)
        cache.remember(cache_dir, look, built.pack.sha256)
    return built.pack, built.problems


def _brought(root: Path) -> tuple[Pack, list[Problem]] | None:
    """The shipped pack as an installed program brings it along; None in a checkout, or where its files are others."""
    where = bundled.parsed()
    return cache.read(where, cache.shipped_key(root)) if where.is_dir() else None


def check(root: Path) -> tuple[Pack | None, list[Problem]]:
    """As `load`, without the cache, and with what only `workbook pack check` tells: of names, of each kind of firm, of the lock."""
    from workbook.packs.check.each_firm import check_firms
    from workbook.packs.check.lift_names import unnamed_lifts
    from workbook.packs.check.lock import check_lock

    found = built(root)
    if found.pack is None or errors(
        found.problems
    ):  # what was left out for its errors would look as if it had vanished
        return found.pack, found.problems
    named = unnamed_lifts(found.pack, found.pages)
    firms = check_firms(found.pack, found.pages)
    return found.pack, [*found.problems, *named, *firms, *check_lock(root, found.pack)]


def built(root: Path) -> "Built":
    """The pack in the folder `root` with its pages as they were read; its `pack` is None when there is none to read."""
    from workbook.packs.read.build import Built, build

    files, missing = _gather(root)
    return Built(None, problems=missing) if missing else build(files)


def _gather(root: Path) -> tuple[PackFiles, list[Problem]]:
    """The files of the pack at `root`, or the problem that there is no pack."""
    if not os.path.lexists(root / MANIFEST):
        mend = f"Name a folder with a {MANIFEST} in it; {command('pack new')} writes one."
        return PackFiles(), [Problem(str(root), None, "There is no pack in this folder.", mend)]
    return gather(root), []
