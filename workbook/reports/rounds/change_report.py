"""What has changed between two days, in sentences and as data. What chance alone moves is never told as a change."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from workbook.domain import count, day_text, one_line, show
from workbook.domain.chart import Trend
from workbook.domain.explain import number
from workbook.domain.rounds.compare import Change, Kind, Moved, Reason, Turned
from workbook.domain.rounds.snapshot import Snapshot
from workbook.reports.charts.runs import Ink, Line, Run, text_lines
from workbook.reports.layout import WIDTH, folded

MEASURE = 78
"""Cells of the widest line of words."""

FEW = 4
"""Fewer ratings given anew than this for each plan are few: it is said that it takes more to show a change on them."""

_HEADINGS: dict[Kind, str] = {
    "up": "Moved up",
    "down": "Moved down",
    "proven": "Shown by a dated line now",
    "lapsed": "No longer shown by a new enough line",
    "answered": "Newly answered",
    "opened": "Left open now",
}
_WHY: dict[Reason, tuple[str, str]] = {
    "new": ("was not asked then", "were not asked then"),
    "wording": ("has other words now", "have other words now"),
    "answer": ("lacks an answer on one side", "lack an answer on one side"),
    "na": ("did not apply then", "did not apply then"),
}


def change_lines(change: Change, cells: int = MEASURE) -> list[Line]:
    """All that has changed, in lines of at most so many cells: what from when to when, the sentences, then the ratings in groups."""
    room = max(min(cells, MEASURE), 20)
    lines = _folded([(head_words(change), "bold")], room)
    for said in sentences(change):
        lines += [(), *_folded(said, room)]
    for heading, rows in groups(change):
        lines += [(), *_folded([(heading, "bold")], room)]
        for one, words in rows:
            lines += _folded([(f"{one.prompt}: ", ""), (words, "soft")], room, "  ")
    return lines


def change_text(change: Change, trend: Trend | None = None) -> str:
    """`checkin compare`: the same as text, with the trend below it where there is one."""
    from workbook.reports.charts.drawn import chart_lines  # a comparison without a trend does without

    lines = change_lines(change)
    if trend is not None:
        lines += [(), (("Trend", "bold"),), (), *chart_lines(trend, WIDTH)]
    return "\n".join(text_lines(lines))


def head_words(change: Change) -> str:
    """From when to when: `From 2026-Q2, 14 May 2026, to now, 20 November 2026`."""
    return f"From {_side(change.earlier)}, to {_side(change.later)}"


def sentences(change: Change) -> Iterator[list[Run]]:
    """What has changed, overall and in plans, each in a paragraph; how much can be compared; and what it takes to show a change."""
    yield _whole_words(change)
    moved = [one for one in (*change.apart, *change.plans) if one.word in ("likely", "clear")]
    for one in moved:
        yield _moved_words(one)
    said = [*_rest_words(change, moved)]
    if said:
        yield [(" ".join(said), "")]
    yield [(" ".join(_count_words(change)), "soft")]


def _whole_words(change: Change) -> list[Run]:
    """The overall change, or why there is none."""
    whole = change.overall
    if whole.then is None or whole.now is None:
        short = [one for one in change.plans if one.then is None]
        where = f" in {_titles(short)}" if len(short) < len(change.plans) else ""
        told = f": no change is said, as less than half of what is asked now{where} can be compared."
        return [("Overall", "bold"), (told, "")]
    if whole.word == "no clear change":
        told = f": {_from_to(whole)}. That is within what chance alone moves."
        if whole.by == 0:
            told = f": {show(whole.now.proven)}, as it was, on the {count(whole.common, 'rating')} {_both(whole)}."
        return [("Overall", "bold"), (told, "")]
    return _moved_words(whole)


def _moved_words(one: Moved) -> list[Run]:
    """`Customers: from 31.2 to 44.0 on the 9 ratings asked both times. That is more than chance.`"""
    return [(one_line(one.title), "bold"), (f": {_from_to(one)}. {_chance_words(one)}{_seen_words(one)}", "")]


def _from_to(one: Moved) -> str:
    assert one.then is not None and one.now is not None, "only a change that is said has words"
    ratings = f"the {count(one.common, 'rating')}" if one.common != 1 else "the one rating"
    return f"from {show(one.then.proven)} to {show(one.now.proven)} on {ratings} {_both(one)}"


def _both(one: Moved) -> str:
    return "asked both times" if one.asked else "that count both times"


def _chance_words(one: Moved) -> str:
    if one.word != "clear":
        part = "one of them was" if one.filled == 1 else f"{number(one.filled)} of them were"
        return f"That is more than chance{f'; {part} open then' if one.filled else ''}."
    up = (one.by or 0) > 0
    other = "all that was possible then lies below it" if up else "all that is possible now lies below it"
    return f"That is clear: {other}."


def _seen_words(one: Moved) -> str:
    """How it looks by the then-ratings."""
    if one.seen is None or one.then is None or one.seen == one.then.proven:
        return ""
    return f" Knowing what you know now, it began at {show(one.seen)}."


def _rest_words(change: Change, moved: Sequence[Moved]) -> Iterator[str]:
    """What is said of the plans that have not moved, and of those that cannot be compared."""
    plans = (*change.apart, *change.plans)
    still = [one for one in plans if one.word == "no clear change"]
    short = [one for one in plans if one.word is None]
    if still and moved:
        yield "The rest is within what chance alone moves."
    elif still and len(still) == len(plans) > 1:
        yield "No plan has moved more than chance alone moves."
    elif still:
        yield f"{_titles(still)}: within what chance alone moves."
    if short and (moved or still):
        told = f"{one_line(short[0].title)} has" if len(short) == 1 else f"{_titles(short)} have"
        yield f"{told} too few ratings that count both times: no change is said there."


def _count_words(change: Change) -> Iterator[str]:
    """How many ratings can be compared, why the others cannot, and how large a change has to be."""
    yield f"{change.common} of {count(change.total, 'rating')} {'is' if change.common == 1 else 'are'} comparable."
    others = [f"{number(many)} {_WHY[why][many != 1]}" for why, many in change.others.items()]
    if others:
        told = _listed(others)
        yield f"{told[:1].upper()}{told[1:]}."
    whole = change.overall
    if whole.then is None or not whole.chance:
        return
    if whole.again < min(FEW * len(change.plans), whole.common):
        points = show(min(whole.chance * whole.common / max(whole.again, 1), Fraction(1)), 0)
        few = "one rating of the score was given anew: it has" if whole.again == 1 else ""
        few = few or f"{whole.again} ratings of the score were given anew: they have"
        yield (
            f"Only {few} to move by about {points} points on average before it is more than chance, far more than in a full "
            "check-in."
        )
    else:
        yield f"On these, chance alone moves the whole by up to {show(whole.chance)}."


def groups(change: Change) -> Iterator[tuple[str, list[tuple[Turned, str]]]]:
    """The ratings of which something has changed, under what became of them first, each with that in words."""
    for kind, heading in _HEADINGS.items():
        rows = [(one, _turned_words(one)) for one in change.turned if one.kinds[0] == kind]
        if rows:
            yield heading, rows


def _turned_words(one: Turned) -> str:
    """`from 1 to 3, shown by a dated line now; knowing what you know now it was a 2`"""
    if one.kinds[0] in ("up", "down"):
        told = f"from {one.then} to {one.now}"
        told += ", shown by a dated line now" if "proven" in one.kinds else ""
        told += ", not shown yet" if "lapsed" in one.kinds else ""
    elif one.kinds[0] == "opened":
        told = f"it was a {one.then}" if one.then is not None else "it did not apply"
    else:
        told = f"a {one.now}" if one.now is not None else "does not apply"
        told += ", shown by a dated line" if one.kinds[0] == "answered" and "proven" in one.kinds else ""
    return told + (f"; knowing what you know now, it was a {one.seen}" if one.seen is not None else "")


def change_json(change: Change) -> dict[str, Any]:
    """`compare --json`: both sides, the changes overall and by plan, and the ratings of which something has changed.

    A change has `word` null and no figures where too little can be compared. `chance` is the most that chance alone moves.
    """
    return {
        "format": 1,
        "earlier": _side_json(change.earlier),
        "later": _side_json(change.later),
        "comparable": change.common,
        "total": change.total,
        "others": dict(change.others),
        "overall": _moved_json(change.overall),
        "plans": [{"id": one.id, "title": one.title, **_moved_json(one)} for one in change.plans],
        "foundation": next(({"id": one.id, "title": one.title, **_moved_json(one)} for one in change.apart), None),
        "ratings": [
            {
                "id": one.id,
                "plan": one.plan,
                "then": one.then,
                "now": one.now,
                "seen": one.seen,
                "kinds": list(one.kinds),
            }
            for one in change.turned
        ],
    }


def _side_json(side: Snapshot) -> dict[str, Any]:
    return {"round": side.id or None, "name": side.name, "date": side.day.isoformat()}


def _moved_json(one: Moved) -> dict[str, Any]:
    said = one.then is not None and one.now is not None
    found: dict[str, Any] = {
        "word": one.word,
        "comparable": one.common,
        "total": one.total,
        "again": one.again,
        "filled": one.filled,
        "change": _points(one.by),
        "change_exact": _exact(one.by),
        "chance": _points(one.chance) if said else None,
        "chance_exact": _exact(one.chance) if said else None,
        "seen": _points(one.seen),
        "seen_exact": _exact(one.seen),
    }
    for name, band in (("then", one.then), ("now", one.now)):
        for reading in ("proven", "possible"):
            value = getattr(band, reading) if band is not None else None
            found |= {f"{reading}_{name}": _points(value), f"{reading}_{name}_exact": _exact(value)}
    return found


def _points(value: Fraction | None) -> float | None:
    """A share of 1 as points of 100, rounded towards nothing to one decimal."""
    if value is None:
        return None
    points = float(show(abs(value)))
    return -points if value < 0 and points else points


def _exact(value: Fraction | None) -> str | None:
    return str(value) if value is not None else None


def _side(side: Snapshot) -> str:
    return f"{one_line(side.name, 40)}, {day_text(side.day)}" if side.name else day_text(side.day)


def _titles(plans: Sequence[Moved]) -> str:
    return _listed([one_line(one.title) for one in plans])


def _listed(words: Sequence[str]) -> str:
    """`a, b and c`"""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _folded(runs: Sequence[Run], cells: int, indent: str = "") -> list[Line]:
    """Runs of words broken between words into lines of at most so many cells; lines after the first are `indent`ed twice."""
    text = "".join(words for words, _ in runs)
    inks: list[Ink] = [ink for words, ink in runs for _ in words]
    lines: list[Line] = []
    at = 0
    for line in folded(text, cells - 2 * len(indent)):
        at = text.index(line, at)
        lead: Line = (((indent * 2 if lines else indent), ""),) if indent else ()
        lines.append((*lead, *_parted(line, inks[at : at + len(line)])))
        at += len(line)
    return lines


def _parted(line: str, inks: Sequence[Ink]) -> Iterator[Run]:
    """A line in runs of one ink each."""
    start = 0
    for place in range(1, len(line) + 1):
        if place == len(line) or inks[place] != inks[start]:
            yield line[start:place], inks[start]
            start = place
