"""The sum that a result carries of itself, so that whoever reads it can tell whether it was changed since the close (docs/files.md 8)."""

import re
from dataclasses import replace
from pathlib import Path

from workbook.domain import Problem
from workbook.domain.digest import sha256
from workbook.domain.rounds.result import Result
from workbook.store.disk import files
from workbook.store.format.render import render
from workbook.store.kinds import RESULT, encode_whole

_LINE = re.compile(rb"^sha256 = .*\n", re.MULTILINE)


def summed(result: Result) -> Result:
    """`result` with the SHA-256 of its file, which is over all of it but the line that holds the sum.

    Raises ValueError for what TOML cannot hold.
    """
    bare = replace(result, sha256="")
    return replace(bare, sha256=sha256(render(encode_whole(RESULT, bare, {}), RESULT)).hexdigest())


def changed_by_hand(root: Path, round_id: str) -> Problem | None:
    """That a result is not as it was made at the close: said, and read all the same. None where it is, or cannot be read at all."""
    name = RESULT.file.format(id=round_id)
    data = files.read(root / name, name)
    if not isinstance(data, bytes):
        return None
    found = _LINE.search(data)
    if found is not None and sha256(_LINE.sub(b"", data, count=1)).hexdigest().encode() in found[0]:
        return None
    what = "This result was changed after the close: its sum is not that of what it holds. It is read as it stands."
    return Problem(name, None, what, "If nobody meant to change it, bring back an earlier version of it.", "note")
