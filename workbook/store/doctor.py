"""What is wrong with a workbook's files, and mending what can be mended without losing a word: nothing is ever deleted.

A damaged file is kept in the quarantine. In its place comes what can still be read in it, table by table, over its
newest good earlier version. Where neither is to be had the file stays as it is, and a person is told what to do:
to move it away would make it look as if nothing had been answered.
"""

import time
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from workbook.domain import Person, Problem, command, dataclass, errors, one_line
from workbook.domain.people import folded
from workbook.store.conflicts import Choice, find, note
from workbook.store.disk import drafts, files, history, locking, sums
from workbook.store.folder import Folder
from workbook.store.format import END, REPAIR, Content, understand
from workbook.store.format.render import render
from workbook.store.inside import earlier_of
from workbook.store.kinds import WORKBOOK, Kind, decode_whole, kind_of
from workbook.store.salvage import beginnings, headings, salvage
from workbook.store.saving import quarantine_name, unwritable
from workbook.store.scan import Scan, scan
from workbook.store.user import dirs

STALE = 3600.0
"""Seconds after which a temporary file of a save that never ended may go."""


def examine(root: Path, *, after_repair: bool = False) -> list[Problem]:
    """All that is wrong with the workbook at `root`, and notes on what is not read in it.

    Changes made in two places are errors here, as long as nobody has chosen. What is still damaged `after_repair` comes with
    what a person can do about it.
    """
    folder, problems = Folder.open(root)
    found = scan(root)
    if folder is not None:
        folder.look_at_all()
        problems = list(folder.problems)
        waiting = [note(conflict) for conflict in folder.conflicts]
        problems = [replace(one, severity="error") if one in waiting else one for one in problems]
        problems += _near_duplicates(folder.profile.people)
    problems += [wrong for name in found.names if (wrong := _unwritable(root, name))]
    told = {problem.file for problem in problems}
    problems += [note for note in sums.changed_outside(root) if note.file not in told]
    if folder is not None:
        problems += map(drafts.note_of, drafts.waiting(dirs.state_dir(), folder.id, root))
    if after_repair:
        problems = [
            replace(one, mend=_by_hand(root, one.file)) if command(REPAIR) in one.mend else one for one in problems
        ]
    for name in found.temps:
        what = "A save that was interrupted left this behind. The file it was for is whole."
        problems.append(Problem(name, None, what, f"{command(REPAIR)} takes it away once it is an hour old.", "note"))
    told = {problem.file for problem in problems}
    for name in (one_line(name, 120) for name in found.ignored):
        if name not in told and not Path(name).name.startswith("."):
            problems.append(Problem(name, None, "This is not one of the workbook's files and is not read.", "", "note"))
    return problems


def _unwritable(root: Path, name: str) -> Problem | None:
    data, kind = files.read(root / name, name), kind_of(name)
    if kind is None or not isinstance(data, bytes):
        return None
    content = understand(data, name, kind)
    try:
        render(content.entries if content.state == "good" else {}, kind)
    except ValueError:
        return unwritable(name, content.entries, kind, data)
    return None


def choose(root: Path, key: str, choice: Choice) -> list[Problem]:
    """Settle the conflict that is called `key`, and save it; what was in the way, an empty list when nothing was."""
    folder, problems = Folder.open(root)
    if folder is None:
        return problems
    folder.look_at_all()
    conflict = find(folder.conflicts, key)
    if isinstance(conflict, Problem):
        return [conflict]
    contest = folder.chosen(conflict, choice)
    problem = contest if isinstance(contest, Problem) else folder.set_contest(conflict.at, contest)
    return [problem] if problem is not None else errors(folder.save())


def _near_duplicates(people: tuple[Person, ...]) -> list[Problem]:
    seen: dict[str, Person] = {}
    problems = []
    for person in people:
        first = seen.setdefault(folded(person.name), person)
        if first is not person:
            what = f"“{one_line(person.name, 60)}” ({person.id}) has the same name as “{one_line(first.name, 60)}” ({first.id})."
            problems.append(
                Problem(WORKBOOK, None, what, "If they are one person, answer under one of the two.", "note")
            )
    return problems


def repair(root: Path) -> list[str]:
    """Mend what can be mended, and say in plain sentences what was done and what is left for a person to do."""
    if not root.is_dir():
        return ["There is no such folder."]
    with locking.hold(root) as held:
        if held and held.severity == "error":
            return [str(held)]
        found = scan(root)
        names = found.names if WORKBOOK in found.names else [WORKBOOK, *found.names]
        done = [sentence for name in names if (sentence := _repair_file(root, name))]
        return done + _remove_stale(root, found)


def _repair_file(root: Path, name: str) -> str | None:
    kind = kind_of(name)
    data = files.read(root / name, name)
    if kind is None or (data is None and name != WORKBOOK):
        return None
    if isinstance(data, Problem):
        return f"“{name}” was left alone: {data.what} {data.mend}"
    content = understand(data or b"", name, kind)
    if content.state == "cut off":
        return _put_end_back(root, name, data or b"", content)
    if content.state in ("good", "newer"):
        return None
    if content.state == "damaged":
        mended = _mended(root, name, kind, data or b"")
        if mended is not None:
            return _bring_back(root, name, data, mended)
    return _left_to_a_person(name, data is None)


MOST_NAMED = 5
"""Entries that are named when nothing of them could be put back; how many more there are is said after them."""


@dataclass(frozen=True, slots=True)
class _Mended:
    """The whole file anew, and in words what it was made from."""

    data: bytes
    source: str


def _mended(root: Path, name: str, kind: Kind, data: bytes) -> _Mended | None:
    """A damaged file made from what can still be read in it, over its newest good earlier version; None when neither is there.

    What can be read in the damaged file is at least as new as any earlier version.
    """
    found, whole = (
        salvage(data, kind, datetime.now().astimezone().replace(microsecond=0))
        if data.strip(b" \t\r\n\x00")
        else ({}, False)
    )
    earlier = None if whole else history.newest_good(root, name, kind)
    entries = {**(earlier[2].entries if earlier else {}), **found}
    if entries and not whole:
        begun = {key: value for key, value in beginnings(data, kind).items() if key not in entries}
        found, entries = {**found, **begun}, {**entries, **begun}
    if not entries or (kind.whole is not None and decode_whole(kind, entries)[0] is None):
        return None
    held = f"{len(found)} of its entries could still be read" if found else "nothing in it could be read"
    if whole:
        held = "all of it could still be read"
    source = f"{held}, the rest is from the earlier version {earlier[0].name}" if earlier else held
    lost = [name for name in headings(data) if name not in {key[0] for key in entries}]
    if lost:
        source += f". Nothing could be put back of {', '.join(f'“{one_line(name, 70)}”' for name in lost[:MOST_NAMED])}"
        source += f" and {len(lost) - MOST_NAMED} more" if len(lost) > MOST_NAMED else ""
    try:
        return _Mended(render(entries, kind), source)
    except ValueError:
        return None


def _bring_back(root: Path, name: str, data: bytes | None, mended: _Mended) -> str:
    try:
        aside = _set_aside(root, name, data)
    except OSError as error:
        return f"“{name}” was left alone: {files.explain(error, name).what}"
    problem = _save(root, name, mended.data, data)
    if problem is not None:
        return _not_written(name, problem)
    where = f" The damaged file is kept as “{aside}”." if aside else ""
    return f"“{name}” can be read again: {mended.source}.{where} Look through it."


def _put_end_back(root: Path, name: str, data: bytes, content: Content) -> str:
    kind = kind_of(name)
    earlier = history.newest_good(root, name, kind) if kind is not None else None
    mended = data.rstrip() + f"\n\n{END}\n".encode()
    problem = _save(root, name, mended, data)
    if problem is not None:
        return _not_written(name, problem)
    count = len(content.entries)
    held = "1 entry" if count == 1 else f"{count} entries"
    more = len(set(earlier[2].entries) - set(content.entries)) if earlier else 0
    known = "what stood after that is not known."
    if earlier and more:
        where = earlier[0].relative_to(root).as_posix()
        known = f"{more} more stood in an earlier version, “{where}”: copy from there what you miss."
    return f"“{name}” has its last line `{END}` again; it holds {held}. Look through it: {known}"


def _left_to_a_person(name: str, missing: bool) -> str:
    if missing:
        return f"“{name}” is missing, and no earlier version of it was kept."
    return f"“{name}” was left as it is, because that takes a person."


def _by_hand(root: Path, name: str) -> str:
    """What a person can do about a damaged file that a repair could not mend."""
    data, kind = files.read(root / name, name), kind_of(name)
    if kind is not None and history.newest_good(root, name, kind) is not None:
        ways = f"copy one of its earlier versions over it: they are in {earlier_of(name)}"
    else:
        ways = "put a good copy in its place, from a backup or from the versions that a sync program keeps"
    if not isinstance(data, bytes) or data.strip(b" \t\r\n\x00"):
        ways = f"mend it in a text editor, or {ways}"
    ways = f"{ways[0].upper()}{ways[1:]}."
    if name == WORKBOOK:
        return (
            f"{ways} Without one, begin a new workbook for the same people elsewhere, and copy its {WORKBOOK} to here."
        )
    return f"{ways} Or move the file out of the workbook: then the workbook works again, without what stood in it."


def _set_aside(root: Path, name: str, data: bytes | None) -> str | None:
    """Keep the damaged bytes in the quarantine, on the disk, before anything takes their place. Raises OSError."""
    if data is None:
        return None
    aside = quarantine_name(root, name)
    files.make_folder(root, aside.rpartition("/")[0])
    problem = files.save(root / aside, aside, data, None)
    if problem is not None:
        raise OSError(None, problem.what if isinstance(problem, Problem) else "The file is in use.")
    return aside


def _save(root: Path, name: str, data: bytes, seen: bytes | None) -> files.Changed | Problem | None:
    before = files.fingerprint(seen) if seen is not None else None
    return sums.note_down(root, name, files.fingerprint(data), before) or files.save(root / name, name, data, seen)


def _not_written(name: str, problem: files.Changed | Problem) -> str:
    if isinstance(problem, files.Changed):
        return f"“{name}” was left alone, because another program is changing it. Run this again."
    return f"“{name}” was left alone: {problem.what} {problem.mend}"


def _remove_stale(root: Path, found: Scan) -> list[str]:
    """Take away old temporary files, in folders whose own files can all be read: else one might hold the only good copy."""
    done = []
    for name in found.temps:
        path, folder = root / name, name.rpartition("/")[0]
        beside = [one for one in found.names if one.rpartition("/")[0] == folder]
        with suppress(OSError):
            if time.time() - path.lstat().st_mtime > STALE and all(_is_readable(root, one) for one in beside):
                path.unlink()
                done.append(f"“{name}”, left behind by an interrupted save, was taken away.")
    return done


def _is_readable(root: Path, name: str) -> bool:
    kind, data = kind_of(name), files.read(root / name, name)
    return kind is not None and isinstance(data, bytes) and understand(data, name, kind).state != "damaged"
