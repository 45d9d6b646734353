"""Scores a closed round from its `result.toml` alone, by the rules of docs/scoring.md under the name `s8-2`.

It knows nothing of the program: it needs Python 3.11 and that one file. `python score_result.py result.toml` prints proven,
stated and possible as fractions of 1, and whether the file is as it was closed.
"""

import hashlib
import sys
import tomllib
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

Items = list[dict[str, Any]]


def says_enough(text: str) -> bool:
    """Whether a line says enough to prove a level: three words, or ten letters and digits."""
    words = sum(any(map(str.isalnum, word)) for word in text.split())
    return words >= 3 or sum(map(str.isalnum, text)) >= 10


def proven_ids(items: Items, on: date) -> set[str]:
    """Those at 3 or 4 that are proven on the day `on`: by one fresh line, and the same words prove the first three at most."""
    used: dict[str, int] = {}
    proven = set()
    for item in items:
        if item.get("level") in (3, 4) and "word_rev" not in item:
            fresh = [one["text"] for one in item.get("evidence", []) if -1 <= (on - one["date"]).days <= 180]
            lines = [(" ".join(text.split()).casefold(), says_enough(text)) for text in fresh if text.strip()]
            used |= {words: used.get(words, 0) + 1 for words, _ in lines}
            if any(enough and used[words] <= 3 for words, enough in lines):
                proven.add(item["id"])
    return proven


def plan(items: Items, proven: set[str]) -> tuple[Fraction, Fraction | None, Fraction, int, int]:
    """The proven, stated and possible score of one plan, the weight that is answered in it, and all that applies."""
    if 4 * sum(one["weight"] for one in items if "na" in one) <= sum(one["weight"] for one in items):
        items = [one for one in items if "na" not in one]  # where they weigh more, they count as unanswered
    whole = sum(one["weight"] for one in items) or 1
    told = [(one["id"] in proven, one["weight"], one["level"]) for one in items if "level" in one]
    known = sum(weight for _, weight, _ in told)
    low = sum(weight * (level if shown else min(level, 2)) for shown, weight, level in told)
    claimed = sum(weight * level for _, weight, level in told)
    stated = Fraction(claimed, 4 * known) if known and 2 * known >= whole else None
    high = Fraction(claimed + 4 * (whole - known), 4 * whole)
    return Fraction(low, 4 * whole), stated, high, known, whole if items else 0


def overall(values: list[Fraction]) -> Fraction:
    """Their sum and the two smallest again, over their number and two."""
    again = sorted(values)[:2]
    return sum([*values, *again], Fraction(0)) / (len(values) + len(again) or 1)


def score(text: str) -> tuple[Fraction, Fraction | None, Fraction]:
    """The proven, stated (None where too little is answered) and possible score that the file comes to."""
    result = tomllib.loads(text)
    items = result.get("items", [])
    ids = [one["id"] for one in result.get("plans", []) if one["scored"] == "yes"]
    proven = proven_ids(items, result["closed"])
    plans = [plan([one for one in items if one["plan"] == id], proven) for id in ids]
    stated = [one[1] for one in plans if one[1] is not None]
    answered, weight = sum(one[3] for one in plans), sum(one[4] for one in plans)
    told = plans and len(stated) == len(plans) and 5 * answered >= 4 * weight
    high = overall([one[2] for one in plans]) if plans else Fraction(1)
    return overall([one[0] for one in plans]), overall(stated) if told else None, high


def is_whole(text: str) -> bool:
    """Whether the `sha256` in the file is that of its text without the line that begins so and says it."""
    said: str = tomllib.loads(text).get("sha256", "")
    return hashlib.sha256(text.replace(f'sha256 = "{said}"\n', "", 1).encode()).hexdigest() == said


if __name__ == "__main__":
    read = Path(sys.argv[1]).read_text(encoding="utf-8")
    print(*score(read), "as it was closed" if is_whole(read) else "changed since it was closed", sep="\n")
