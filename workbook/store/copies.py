"""Copies that sync programs and browsers leave beside a file (`ana (1).toml`): what they hold is taken over, nothing is lost.

No common origin is known, so an entry of the copy counts only where that is safe: what the file never had is added; what it
once had and has since changed is old; what it has had unchanged, and the copy changed later, is taken. Everything else
is kept as a conflict, with our version in its place. A copy is never another person's file.
"""

from datetime import datetime
from pathlib import Path
from typing import Any

from workbook.domain import Problem, one_line
from workbook.store.disk import files, history
from workbook.store.format import Entries, same, same_entries, understand
from workbook.store.loaded_file import Copy, Document
from workbook.store.merge import merge


def fold_in(root: Path, name: str, document: Document) -> Problem:
    """Take over into `document` what its copy `name` holds. The copy itself is moved away once that is saved."""
    shown = one_line(name, 120)
    if document.sealed:
        what = f"This looks like a copy of “{document.name}”, which cannot be changed now, so it was not taken over."
        return Problem(shown, None, what, f"Mend “{document.name}” first.")
    data = files.read(root / name, shown)
    if not isinstance(data, bytes):
        return data or Problem(shown, None, "The file is gone.", "Nothing needs to be done.", "note")
    content = understand(data, shown, document.kind)
    if content.sealed:
        what = f"This looks like a copy of “{document.name}”, and was not taken over. {content.sealed.what}"
        return Problem(shown, content.sealed.line, what, "Mend it in a text editor, or move it out of the workbook.")
    whole = document.kind.stands is not None
    base = {} if whole else _origin(document, content.entries, _earlier(root, document))
    merged = merge(
        base,
        document.entries,
        content.entries,
        document.kind,
        shown,
        datetime.now().astimezone().replace(microsecond=0),
    )
    if not same_entries(merged.entries, document.entries):
        document.take(merged)
    document.copies.append(Copy(name, files.fingerprint(data)))
    what = f"This is a copy of “{document.name}”, made by a sync program. What it holds has been taken over."
    return Problem(shown, None, what, "It is moved to .workbook/quarantine at the next change.", "note")


def _earlier(root: Path, document: Document) -> list[Entries]:
    found = (history.read_version(path, document.kind) for path in history.versions(root, document.name))
    return [version[1].entries for version in found if version is not None]


def _origin(document: Document, theirs: Entries, earlier: list[Entries]) -> Entries:
    """The base to merge from, entry by entry, as far as the earlier versions tell."""
    base: Entries = {}
    for key, their in theirs.items():
        ours = document.entries.get(key)
        if ours is None or same(ours, their):
            continue
        past = [version[key] for version in earlier if key in version]
        if any(same(their, value) for value in past):
            base[key] = their
        elif document.kind.clash(key) is not None:
            continue  # all words are kept: there is nothing to choose
        elif past and all(same(ours, value) for value in past) and _is_later(their, ours):
            base[key] = ours
    return base


def _is_later(their: Any, ours: Any) -> bool:
    moments = [table.get("at") if isinstance(table, dict) else None for table in (their, ours)]
    theirs, mine = moments
    if not isinstance(theirs, datetime) or not isinstance(mine, datetime):
        return False
    if theirs.utcoffset() is None or mine.utcoffset() is None:
        return False
    return theirs > mine
