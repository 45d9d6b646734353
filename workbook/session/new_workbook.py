"""Making a workbook: what a form or a command gives, turned into a profile, and the profile into a folder."""

import os
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from workbook.domain import (
    OWNER,
    GivenFirm,
    Pack,
    PackRef,
    Person,
    Problem,
    Profile,
    Settings,
    errors,
    one_line,
    person_id,
    unbroken,
)
from workbook.domain.ways import way
from workbook.packs import catalog
from workbook.session.opening import find_pack
from workbook.store.create import create, new_id, refusal
from workbook.store.disk import files
from workbook.store.user import dirs

PACK = "referral-workbook"
"""The pack that a new workbook begins with: the shipped one."""

NOT_ASKED = GivenFirm()
"""Nothing was said of the kind of firm."""

LONGEST = 120
"""Characters that the name of a business or of a person may have."""


def make(
    root: Path, business: str, people: Iterable[str], pack: Path | None = None, firm: GivenFirm = NOT_ASKED
) -> list[Problem]:
    """Make a workbook for `business` in `root`, which must be empty or absent; what is wrong, an empty list when nothing is.

    Without people there is one, called Owner. `firm` is what was said of the kind of firm; its size is that of the people where
    that was not said. `pack` is a folder of exercises to copy into it instead of using the shipped ones. They are there before the
    workbook is: whatever ends this, it can be begun again. It begins on the short way, where the exercises have one.
    """
    business, *names = (unbroken(one).strip() for one in (business, *people))
    if not business:
        return [Problem("workbook.toml", None, "The business needs a name.", "You can change it later.")]
    if any(len(name) > LONGEST for name in (business, *names)):
        return [Problem("workbook.toml", None, f"A name is longer than {LONGEST} characters.", "Give a shorter one.")]
    loaded, problems = find_pack(PACK, root) if pack is None else catalog.load(pack, dirs.cache_dir())
    if loaded is None or (pack is not None and errors(problems)):
        return problems
    if twice := next((name for name in names if name and names.count(name) > 1), ""):
        what = f"Two people are called “{one_line(twice, 40)}”."
        return [Problem("workbook.toml", None, what, "Tell them apart, by an initial for example.")]
    named: list[Person] = []
    for name in names:
        if name:
            named.append(Person(person_id(name, ["checkin", *(person.id for person in named)]), name))
    profile = Profile(
        id=new_id(),
        business=business,
        pack=PackRef(loaded.id, loaded.version, loaded.sha256),
        people=tuple(named) or (OWNER,),
        settings=Settings(way=way(loaded, "short").name),
        firm=firm,
    )
    profile = replace(profile, firm=replace(firm, size=profile.kind_of_firm.size))
    if pack is not None and (linked := files.link_in(root, f"packs/{loaded.id}")):
        return [linked]
    wrong = _copied(pack, root, loaded) if pack is not None else []
    return wrong or errors(create(root, profile))


def _copied(pack: Path, root: Path, loaded: Pack) -> list[Problem]:
    """The pack's files, without hidden ones, for a workbook at `root`; links are not followed. All of them, or none."""
    into = root / "packs" / loaded.id
    begun = into.with_name(f".{loaded.id}.new")
    try:
        if refused := refusal(root):
            return [refused]
        if into.exists() and _is_same(into, loaded):
            return []  # from a beginning that went no further
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        files.make_folder(root, "packs")
        shutil.rmtree(begun, ignore_errors=True)
        shutil.copytree(pack, begun, symlinks=True, ignore=shutil.ignore_patterns(".*"), copy_function=_copy)
        for folder in (begun, *(path for path in begun.rglob("*") if path.is_dir() and not path.is_symlink())):
            files.flush_folder(folder)
        begun.rename(into)
        files.flush_folder(into.parent)
    except OSError as error:
        shutil.rmtree(begun, ignore_errors=True)
        what = f"The exercises could not be copied: {error.strerror or 'some of their files cannot be read'}."
        return [Problem(str(into), None, what, "No workbook was made. Mend that, and try again.")]
    return []


def _is_same(folder: Path, loaded: Pack) -> bool:
    there, _ = catalog.load(folder, dirs.cache_dir())
    return there is not None and there.sha256 == loaded.sha256


def _copy(source: str, target: str) -> str:
    """One file, so that it survives a power cut; for its owner only, as all of a workbook."""
    data = memoryview(Path(source).read_bytes())
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        while data:
            data = data[os.write(handle, data) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    return target
