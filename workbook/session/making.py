"""Making a workbook: what a form or a command gives, turned into a profile, and the profile into a folder."""

from collections.abc import Iterable
from pathlib import Path

from workbook.domain.ids import slug
from workbook.domain.problem import Problem, errors
from workbook.domain.workbook import PackRef, Person, Profile
from workbook.session.opening import find_pack
from workbook.store.create import create

PACK = "referral-workbook"
"""The pack that a new workbook begins with: the shipped one."""


def make(root: Path, business: str, people: Iterable[str]) -> list[Problem]:
    """Make a workbook for `business` in `root`, which must be empty or absent; what is wrong, an empty list when nothing is.

    Without people there is one, called Owner.
    """
    pack, problems = find_pack(PACK, root)
    if pack is None:
        return problems
    named: list[Person] = []
    for name in (" ".join(one.split()) for one in people):
        if name:
            named.append(Person(slug(name, ["checkin", *(person.id for person in named)]), name))
    business = " ".join(business.split())
    profile = Profile(
        id=slug(business),
        business=business,
        pack=PackRef(pack.id, pack.version, pack.sha256),
        people=tuple(named) or (Person("owner", "Owner"),),
    )
    return errors(create(root, profile))
