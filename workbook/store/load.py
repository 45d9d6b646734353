"""Reading a whole workbook from its folder, and later only what somebody else has changed in it."""

import os
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from workbook.domain import Problem, Profile, command, dataclass
from workbook.store.disk import files
from workbook.store.following import follow_results
from workbook.store.former import take_over
from workbook.store.kinds import WORKBOOK, decode_whole, encode_whole, kind_of
from workbook.store.loaded_file import Document, from_bytes
from workbook.store.reading import Opened, is_for_later, load_file, load_unless_it_waits, profile_of
from workbook.store.scan import Scan, scan


@dataclass(slots=True)
class Fresh:
    """What is different in the folder from what is in memory."""

    documents: dict[str, Document]
    gone: list[str]
    found: Scan
    later: set[str]


def read_all(root: Path) -> Opened:
    """Everything in the workbook at `root`. Without a profile there is no workbook to open; the problems say why."""
    found = scan(root)
    opened = Opened(problems=list(found.problems))
    for name in found.names:
        document = load_unless_it_waits(root, name) if not is_for_later(name) else None
        if document is not None:
            opened.documents[name] = document
        else:
            opened.later.append(name)
    head = opened.documents.get(WORKBOOK)
    if head is None:
        what = "There is no workbook in this folder."
        opened.problems.insert(0, Problem(WORKBOOK, None, what, f"Make one with {command('new')}, or name its folder."))
        return opened
    opened.profile, problems = profile_of(head)
    if head.sealed:
        opened.read_only = f"The workbook is open for looking only. {head.sealed.what}"
        opened.profile = opened.profile or _earlier_profile(root, head, opened.problems)
    elif not os.access(root, os.W_OK):
        opened.read_only = "The workbook is open for looking only, because its folder cannot be written to."
        opened.problems.append(Problem(".", None, opened.read_only, "Make the folder writable to change it.", "note"))
    if opened.profile is None:
        opened.problems.extend([*head.problems, *problems])
    elif not opened.read_only:
        opened.problems.extend(take_copies(root, found.copies, opened.documents))
        opened.profile = profile_of(head)[0] or opened.profile
    load = partial(load_file, root)
    take_over(opened.documents, load)
    follow_results(opened.documents, load)
    return opened


def _earlier_profile(root: Path, head: Document, problems: list[Problem]) -> Profile | None:
    from workbook.store.disk import newest_good

    found = newest_good(root, WORKBOOK, head.kind)
    if found is None:
        return None
    what = f"Whose workbook this is was read from an earlier version, {found[0].name}."
    problems.append(
        Problem(WORKBOOK, None, what, f"Run {command('doctor --repair')} to bring that version back.", "note")
    )
    profile = decode_whole(head.kind, found[2].entries)[0]
    return profile if isinstance(profile, Profile) else None


def take_copies(root: Path, found: list[tuple[str, str]], documents: dict[str, Document]) -> list[Problem]:
    """Take over what the copies hold that sync programs have left, and say so; those known already are passed over."""
    if not found:
        return []
    from workbook.store.copies import fold_in

    problems: list[Problem] = []
    for name, target in found:
        kind = kind_of(target)
        document = documents.get(target) or load_file(root, target) or (Document(target, kind) if kind else None)
        if document is None or any(copy.name == name for copy in document.copies):
            continue
        problems.append(fold_in(root, name, document))
        if document.dirty:
            documents[target] = document
    return problems


def changed(root: Path, documents: Mapping[str, Document], later: Collection[str]) -> Fresh | None:
    """What others have changed among the files that do not wait to be saved here; None when nothing has.

    Of those that were not looked at so far, `later`, only whether there are others now.

    A file that took in a copy of a sync program waits for the next change, which may be far: it is looked at all the same.
    """
    found = scan(root)
    if WORKBOOK not in found.names:
        return None  # a disk that was unplugged is not a workbook that was emptied
    waits = {name for name in found.names if name not in documents and (name in later or is_for_later(name))}
    fresh = Fresh({}, [], found, waits)
    for name in found.names:
        if name in fresh.later:
            continue
        known = documents.get(name)
        if known is not None and not known.untouched:
            continue
        data = files.read(root / name, name)
        if data is None or (known is not None and _is_what_was_read(known, data)):
            continue
        document = from_bytes(name, data)
        if document is not None:
            fresh.documents[name] = document
    fresh.gone = [
        name for name, known in documents.items() if name not in found.names and not known.dirty and known.seen
    ]
    taken = {copy.name for document in documents.values() for copy in document.copies}
    copied = any(name not in taken for name, _ in found.copies)
    return fresh if fresh.documents or fresh.gone or copied or fresh.later != set(later) else None


def take_in(fresh: Fresh, known: Mapping[str, Document], documents: dict[str, Document]) -> list[Problem]:
    """Put what is different into `documents`, where it is still as `known` and nothing waits to be saved; what is wrong with it.

    A file that cannot be read now stays in memory as it was read before.
    """
    problems = list(fresh.found.problems)
    for name, document in fresh.documents.items():
        current = documents.get(name)
        if current and document.sealed and not document.entries and not current.sealed:
            problems.append(document.sealed)
        elif current is None or (current is known.get(name) and not current.dirty):
            documents[name] = document
        elif current is known.get(name) and current.untouched and not document.sealed and not current.sealed:
            current.meet(document, [copy for copy, _ in fresh.found.copies])
    for name in fresh.gone:
        if not documents[name].dirty:
            del documents[name]
    return problems


def named(head: Document, profile: Profile, id: str) -> Profile:
    """`profile` with this id, which stands in its file `head` from now on; for the example also that it is one."""
    profile = replace(profile, id=id)
    for key, value in encode_whole(head.kind, profile, head.entries).items():
        if key in (("id",), ("demo",)):
            head.put(key, value, None)
    return profile


def _is_what_was_read(known: Document, data: bytes | Problem) -> bool:
    if isinstance(data, Problem):
        return known.sealed == data
    return known.seen == files.fingerprint(data)
