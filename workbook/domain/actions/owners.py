"""Who does an action: somebody of the workbook, or a helper from outside, which is said, so that a slip is noticed."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from workbook.domain.ids import BEGUN
from workbook.domain.text import one_line
from workbook.domain.workbook import OWNER, Person

ALIKE = 0.75
"""How alike, of 1, a word is to a name that it is taken for a slip of: `Anna` and `Ana` are 0.86, `Jen` and `Ben` 0.67."""

_BETWEEN = r"\s*(?:[,;/&+]|\band\b)\s*"
"""What stands between the names of several people."""


def owner_told(owner: str | None, people: Sequence[Person], gone: Sequence[Person] = ()) -> tuple[str, str]:
    """What speaks against `owner`, and else what is to be said of it; both empty for the people of the workbook.

    They may be named by any part of their name, and several at once. A name that is nearly one of theirs is taken for a slip,
    and so is that of somebody who has `gone`. One that is quite another may be a helper's. While nobody is named, every name
    will do.
    """
    if owner is None or not people or tuple(people) == (OWNER,):
        return "", ""
    strangers = [one for one in re.split(_BETWEEN, owner.casefold()) if one and not _known(one, people)]
    if not strangers:
        return "", ""
    nobody = f"Nobody of the name “{one_line(owner, 60)}” is in the workbook's people"
    for one in strangers:
        if left := next((person for person in gone if _known(one, (person,))), None):
            return f"{one_line(left.name, 60)} is no longer there.", ""
        if near := _near(one, people):
            return f"{nobody}. Did you mean “{one_line(near, 60)}”?", ""
    return "", f"{nobody}: {', '.join(one_line(person.name, 40) for person in people)}."


def _known(word: str, people: Sequence[Person]) -> bool:
    parts = set(word.split())
    return any(word == one.id.casefold() or parts <= set(one.name.casefold().split()) for one in people)


def _near(word: str, people: Sequence[Person]) -> str:
    """The name, or the first of somebody's names, of which `word` looks like a slip; empty where there is none."""
    names = {name.casefold(): name for one in people if one.name.strip() for name in (one.name, one.name.split()[0])}
    if len(word) >= BEGUN and (begun := [name for name in names if name.startswith(word)]):
        return names[min(begun, key=len)]
    near = get_close_matches(word, names, n=1, cutoff=ALIKE)
    return names[near[0]] if near else ""
