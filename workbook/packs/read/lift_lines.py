"""The lifts of a rating: `- to 4, medium, 1 month, after other-rating: **Ask three customers.** Ring the first today.`"""

import re
from collections.abc import Sequence
from dataclasses import field

from workbook.domain import Effort, Lift, dataclass, did_you_mean, is_id, slug
from workbook.packs.read.conditions import CONDITIONS, applies, read_condition
from workbook.packs.read.findings import Report
from workbook.packs.read.pack_limits import AFTER

EFFORTS: dict[str, Effort] = {"small": "S", "medium": "M", "large": "L"}
"""How an effort is written in a pack, and what is kept of it."""

LONGEST_TITLE = 48
"""Letters that the name of a lift may have, its full stop not counted: it stands in lists, whole."""

SMALL = 240
"""Minutes that a small lift takes at most: half a day."""

_WORDS = ("exercise", "after", "asks", "id", "takes", "first", *CONDITIONS)
_BARE = ("asks", "first")
"""Words that stand alone."""

_TARGET = re.compile(r"to ([1-4])")
_HORIZON = re.compile(r"[1-9]\d{0,2} (day|week|month|quarter|year)s?")
_SHAPE = "Write it as `- to 2, small, 1 week: **A name for it.** What to do first.`"


@dataclass(frozen=True, slots=True)
class Written:
    """A lift as its page has it: all its words, the first of them that are bold, and its line."""

    text: str
    bold: str
    line: int


@dataclass(slots=True)
class _Extras:
    """The parts of a lift that may be absent."""

    exercise: str | None = None
    after: tuple[str, ...] = ()
    asks: bool = False
    id: str | None = None
    takes: int = 0
    first: bool = False
    conditions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)


def read_lifts(entries: Sequence[Written], report: Report) -> tuple[tuple[Lift, ...], dict[str, int]]:
    """The lifts written in `entries`, and the line of each by its id; wrong ones are reported and left out."""
    found: list[Lift] = []
    lines: dict[str, int] = {}
    for entry in entries:
        line = entry.line
        lift = _read(entry, report)
        if lift is None:
            continue
        if lift.id in lines:
            what = f"This lift has the id “{lift.id}”, as the one on line {lines[lift.id]}."
            report.error(line, what, "Give each a name of its own, as `to 2, small, 1 week, id first-list: …`.")
            continue
        lines[lift.id] = line
        found.append(lift)
    return tuple(found), lines


def _read(entry: Written, report: Report) -> Lift | None:
    line = entry.line
    head, colon, words = (part.strip() for part in entry.text.partition(":"))
    parts = [part.strip() for part in head.split(",")]
    if not colon or not words or len(parts) < 3:
        report.error(line, "This lift is not complete.", _SHAPE)
        return None
    target = _TARGET.fullmatch(parts[0])
    if target is None:
        report.error(line, f"A lift leads to level 1, 2, 3 or 4, found “{parts[0][:40]}”.", _SHAPE)
        return None
    if parts[1] not in EFFORTS:
        near = did_you_mean(parts[1], EFFORTS)
        report.error(line, f"The effort is small, medium or large, found “{parts[1][:40]}”.{near}", _SHAPE)
        return None
    if not _HORIZON.fullmatch(parts[2]):
        what = f"The time is a number and day, week, month, quarter or year, found “{parts[2][:40]}”."
        report.error(line, what, _SHAPE)
        return None
    extras = _extras(parts[3:], line, report)
    if extras is None:
        return None
    if extras.takes and parts[1] != "small":
        report.error(line, "Only a small lift says how many minutes it takes.", "Take “takes” away, or make it small.")
        return None
    level = int(target[1])
    return Lift(
        extras.id or f"to-{level}",
        level,
        EFFORTS[parts[1]],
        parts[2],
        words,
        extras.exercise,
        extras.after,
        extras.asks,
        _title(entry, words, report),
        applies(extras.conditions),
        extras.takes,
        extras.first,
    )


def _title(entry: Written, words: str, report: Report) -> str:
    """The bold name that `words` begin with, without its full stop; empty where they begin otherwise."""
    title = entry.bold.removesuffix(".")
    if not title or not words.startswith(entry.bold):
        return ""
    if len(title) > LONGEST_TITLE:
        what = f"The name of this lift has {len(title)} letters; a list has room for {LONGEST_TITLE}."
        report.error(entry.line, what, "Shorten what is bold, and put the rest behind it.")
    return title


def _extras(parts: Sequence[str], line: int, report: Report) -> _Extras | None:
    extras = _Extras()
    for part in parts:
        word, *names = part.split() or [""]
        if word not in _WORDS:
            near = did_you_mean(word, _WORDS)
            report.error(line, f"A lift has no part “{part[:40]}”.{near}", f"It may have {', '.join(_WORDS)}.")
            return None
        if word in extras.seen:
            report.error(line, f"“{word}” stands twice in this lift.", "Put what belongs together behind one of them.")
            return None
        extras.seen.add(word)
        if word in CONDITIONS:
            if not names:
                report.error(line, f"“{word}” wants a word behind it.", "Write it as `for job account`.")
            extras.conditions[word] = read_condition(word, names, line, report)
            continue
        if word == "takes":
            extras.takes = _minutes(names)
            if not extras.takes:
                mend = f"Write it as `takes 20`; half a day is {SMALL}."
                report.error(line, f"“takes” wants the minutes behind it, found “{part[:40]}”.", mend)
                return None
            continue
        few = "no name" if word in _BARE else "one or more ids" if word == "after" else "one id"
        if (word in _BARE) != (not names) or (word in ("exercise", "id") and len(names) > 1):
            report.error(line, f"“{word}” wants {few} behind it, found “{part[:40]}”.", _SHAPE)
            return None
        if len(names) > AFTER:
            report.error(line, f"A lift waits for at most {AFTER} ratings, found {len(names)}.", "Name the nearest.")
            return None
        for name in names:
            if not is_id(name):
                mend = f"Use lower-case words joined by hyphens, as “{slug(name)}”."
                report.error(line, f"“{name[:40]}” cannot be an id.", mend)
                return None
        match word:
            case "exercise":
                extras.exercise = names[0]
            case "after":
                extras.after = tuple(dict.fromkeys(names))
            case "asks":
                extras.asks = True
            case "first":
                extras.first = True
            case _:
                extras.id = names[0]
    return extras


def _minutes(names: Sequence[str]) -> int:
    """The minutes that `takes` names, up to half a day; 0 for what is none."""
    return (
        int(names[0]) if len(names) == 1 and re.fullmatch(r"[1-9]\d{0,2}", names[0]) and int(names[0]) <= SMALL else 0
    )
