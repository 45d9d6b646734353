"""Beginning a workbook for a business: its profile made from plain words, and a pack of its own if one is wanted."""

import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

from workbook.domain.ids import slug
from workbook.domain.problem import Problem, errors
from workbook.domain.text import one_line
from workbook.domain.workbook import PackRef, Person, Profile
from workbook.packs import catalog
from workbook.store import userdirs
from workbook.store.create import create

LONGEST = 120
"""Characters that the name of a business or a person may have."""


def begin(root: Path, business: str, people: Iterable[str] = (), pack: Path | None = None) -> list[Problem]:
    """Make a workbook in `root`, a new or empty folder, for the people named, the first of whom answers by default.

    `pack` is the folder of exercises to copy into it; without one it uses the shipped ones. Returns why nothing was made,
    or what is worth knowing. Only a pack that could not be copied leaves a workbook behind that has to be seen to.
    """
    business, names = " ".join(business.split()), [" ".join(name.split()) for name in people]
    names = [name for name in names if name]
    if not business:
        return [Problem(str(root), None, "A workbook needs the name of the business.", "Give it with --name.")]
    if too_long := next((name for name in (business, *names) if len(name) > LONGEST), None):
        what = f"“{one_line(too_long, 40)}” is longer than the {LONGEST} characters a name may have."
        return [Problem(str(root), None, what, "Give a shorter one.")]
    where = pack or catalog.shipped()
    loaded, problems = catalog.load(where, userdirs.cache_dir())
    if loaded is None or (pack is not None and errors(problems)):
        return problems
    profile = Profile(
        id=f"{slug(business)}-{secrets.token_hex(3)}",
        business=business,
        pack=PackRef(loaded.id, loaded.version, loaded.sha256),
        people=_roster(names),
    )
    if wrong := create(root, profile):
        return wrong
    return _copied(pack, root / "packs" / loaded.id) if pack is not None else []


def _roster(names: Iterable[str]) -> tuple[Person, ...]:
    """Each name with an id of its own; `checkin` is the name of another file."""
    people: list[Person] = []
    for name in names:
        people.append(Person(slug(name, ["checkin", *(person.id for person in people)]), name))
    return tuple(people)


def _copied(pack: Path, into: Path) -> list[Problem]:
    """The pack's files, without hidden ones, beside the answers; links are not followed."""
    try:
        shutil.copytree(pack, into, symlinks=True, ignore=shutil.ignore_patterns(".*"))
    except OSError as error:
        what = f"The exercises could not be copied: {error.strerror or 'some of their files cannot be read'}."
        return [Problem(str(into), None, what, "Copy their folder there by hand.")]
    return []
