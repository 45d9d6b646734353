"""Making a workbook: what a form or a command gives, turned into a profile, and the profile into a folder."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from workbook.domain.ids import slug
from workbook.domain.problem import Problem, errors
from workbook.domain.text import unbroken
from workbook.domain.workbook import PackRef, Person, Profile
from workbook.packs import catalog
from workbook.session.opening import find_pack
from workbook.store import userdirs
from workbook.store.create import create

PACK = "referral-workbook"
"""The pack that a new workbook begins with: the shipped one."""

LONGEST = 120
"""Characters that the name of a business or of a person may have."""


def make(root: Path, business: str, people: Iterable[str], pack: Path | None = None) -> list[Problem]:
    """Make a workbook for `business` in `root`, which must be empty or absent; what is wrong, an empty list when nothing is.

    Without people there is one, called Owner. `pack` is a folder of exercises to copy into it instead of using the
    shipped ones; only when that copy fails does a workbook stay behind that has to be seen to.
    """
    business, *names = (unbroken(one).strip() for one in (business, *people))
    if not business:
        return [Problem("workbook.toml", None, "The business needs a name.", "You can change it later.")]
    if any(len(name) > LONGEST for name in (business, *names)):
        return [Problem("workbook.toml", None, f"A name is longer than {LONGEST} characters.", "Give a shorter one.")]
    loaded, problems = find_pack(PACK, root) if pack is None else catalog.load(pack, userdirs.cache_dir())
    if loaded is None or (pack is not None and errors(problems)):
        return problems
    named: list[Person] = []
    for name in names:
        if name:
            named.append(Person(slug(name, ["checkin", *(person.id for person in named)]), name))
    profile = Profile(
        id=slug(business),
        business=business,
        pack=PackRef(loaded.id, loaded.version, loaded.sha256),
        people=tuple(named) or (Person("owner", "Owner"),),
    )
    wrong = errors(create(root, profile))
    return _copied(pack, root / "packs" / loaded.id) if pack is not None and not wrong else wrong


def _copied(pack: Path, into: Path) -> list[Problem]:
    """The pack's files, without hidden ones, beside the answers; links are not followed."""
    try:
        shutil.copytree(pack, into, symlinks=True, ignore=shutil.ignore_patterns(".*"))
    except OSError as error:
        what = f"The exercises could not be copied: {error.strerror or 'some of their files cannot be read'}."
        return [Problem(str(into), None, what, "Copy their folder there by hand.")]
    return []
