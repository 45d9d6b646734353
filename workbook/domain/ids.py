"""Identifiers of items, exercises, documents and people, and the nearest known word to a mistyped one."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from itertools import count

MAX_ID_LENGTH = 64

BEGUN = 3
"""Letters from which on the beginning of a word says which one is meant."""

NEAR_IDS = 3
"""Ids that are named at most where one is wrong."""

_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_WORKBOOK = re.compile(r"[0-9a-f]{16}")
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul"] + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)


UNDIVIDED = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ħ": "h",
        "ŋ": "n",
        "ŧ": "t",
    }
)
"""Letters that Unicode does not take apart into one of ours and an accent."""


def is_id(text: str) -> bool:
    """Whether `text` may be an id: lower-case words joined by hyphens, 1 to 64 characters, no name that Windows reserves."""
    return len(text) <= MAX_ID_LENGTH and bool(_SLUG.fullmatch(text)) and text not in _RESERVED


def is_workbook_id(text: str) -> bool:
    """Whether `text` is a workbook's own id: 16 random hex digits. Earlier versions made it from the business's name."""
    return bool(_WORKBOOK.fullmatch(text))


def slug(text: str, taken: Iterable[str] = ()) -> str:
    """An id made from a person's words, different from all in `taken`: `Ana Ruíz` gives `ana-ruiz`, a second one `ana-ruiz-2`.

    Words without a Latin letter or figure give `p`.
    """
    base = _latin(text)
    if not base or not base[0].isalpha() or not is_id(base):
        base = f"p-{base}".strip("-")
    used, candidate, number = set(taken), base, 2
    while candidate in used:
        candidate, number = f"{base}-{number}", number + 1
    return candidate


def person_id(name: str, taken: Iterable[str] = ()) -> str:
    """The id of a person, different from all in `taken`: of their name, or `person-1`, `person-2` where it has no Latin letter."""
    if any(character.isalpha() for character in _latin(name)):
        return slug(name, taken)
    used = set(taken)
    return next(id for number in count(1) if (id := f"person-{number}") not in used)


def _latin(text: str) -> str:
    """What of some words an id can hold: Latin letters without their accents, figures, and hyphens between the words."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", text.lower().translate(UNDIVIDED)).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:48].strip("-")


def did_you_mean(word: str, known: Iterable[str], most: int = 1) -> str:
    """` Did you mean “x”?` for the known word nearest to `word`, else an empty text. Starts with a space, to be appended.

    Nearest are the shortest of which `word` is the beginning, then what differs in a few letters. Where up to `most` may be
    named, as of many ids, so are those that `word` is a part of.
    """
    known = list(known)
    near = sorted((one for one in known if one.startswith(word)), key=len) if len(word) >= BEGUN else []
    if not near or (most > 1 and near[0] != word):
        # One wrong letter weighs more in a short word: `maks` and `max` are alike by 4 letters of 7.
        near += get_close_matches(word, known, n=most, cutoff=0.55 if len(word) < 6 else 0.6)
        near += [one for one in known if most > 1 and len(word) >= BEGUN and word in one]
    names = [f"“{one}”" for one in list(dict.fromkeys(near))[:most]]
    return f" Did you mean {' or '.join(filter(None, [', '.join(names[:-1]), names[-1]]))}?" if names else ""
