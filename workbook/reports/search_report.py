"""What was found, in words and as data: `workbook find` and the page of searching (docs/output.md 10)."""

import re
from collections.abc import Sequence
from typing import Any

from workbook.domain import count, one_line
from workbook.domain.searching import Found, Hit, Sort, spots
from workbook.reports.cell_width import cells, width
from workbook.reports.layout import WIDTH, ends, whole_numbers, wrap

TITLES: dict[Sort, str] = {
    "answer": "Your answers",
    "action": "Actions",
    "decision": "Decisions",
    "person": "People",
    "exercise": "Exercises",
    "question": "Questions",
    "document": "Documents",
    "setting": "Settings",
}
"""What each sort of thing is called above those that were found."""

CAN_BE_FOUND = "exercises, questions, your answers, actions, decisions, documents, people and settings"
"""What there is to be found, in words."""

Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether it is one of the words that were looked for."""

_FEW = 5
_AROUND = 160
_MORE, _BREAK, _BLANK = "…", re.compile(r"\s*\n\s*"), re.compile(r"\s+")


def around(text: str, words: Sequence[str], room: int) -> Pieces:
    """As much of `text` as fits `room` cells, in one line with a slash for each line end, where most of the words stand.

    It is cut between words, never within a number.
    """
    found = spots(text, words)
    start = _start(text, found, room)
    pieces: list[tuple[str, bool]] = []
    at, far = start, start + 3 * room  # nothing further on can be among what fits, unless it takes no room
    for begin, end in found:
        if at <= begin < far:
            pieces += [(text[at:begin], False), (text[begin:end], True)]
            at = end
    rest = text[at : max(far, at + 1)]
    pieces.append((rest, False))
    flat = [(_BLANK.sub(" ", _BREAK.sub(" / ", piece)), hit) for piece, hit in pieces if piece]
    if flat and not flat[0][1]:
        flat[0] = (flat[0][0].lstrip(" /"), False)
    lead = f"{_MORE} " if text[:start].strip() else ""
    return _cut([(lead, False), *flat] if lead else flat, room, more=at + len(rest) < len(text.rstrip()))


def _start(text: str, found: Sequence[tuple[int, int]], room: int) -> int:
    """Where to begin with a text that is longer than the room: a few words before the place where most of the words stand."""
    if not found or (len(text) <= 3 * room and width(one_line(text)) <= room):
        return 0
    reach = max(room * 2 // 3, 1)
    within = [sum(begin <= other < begin + reach for other, _ in found) for begin, _ in found]
    begin = found[within.index(max(within))][0]
    if begin <= room // 3:
        return 0
    start = begin - room // 4
    gap = _BLANK.search(text, start, begin)
    return gap.end() if gap is not None else begin


def _cut(pieces: Sequence[tuple[str, bool]], room: int, *, more: bool) -> Pieces:
    """The pieces in so many cells, the last cut between words where they are more."""
    whole = sum(width(piece) for piece, _ in pieces)
    if whole <= room and not more:
        return tuple(pieces)
    made: list[tuple[str, bool]] = []
    left = room - 1
    for piece, hit in pieces:
        wide = width(piece)
        if wide > left:
            kept = _fitting(piece, left)
            made.append((kept, hit))
            break
        made.append((piece, hit))
        left -= wide
    return (*(one for one in made if one[0]), (_MORE, False))


def _fitting(piece: str, room: int) -> str:
    """The words of `piece` that fit; of one long word as much of it as fits."""
    used, end = 0, 0
    for place, wide in enumerate(cells(piece)):
        if used + wide > room:
            break
        used, end = used + wide, place + 1
    gap = piece.rfind(" ", 0, end)  # the space itself must fit too
    return piece[:gap] + " " if gap > 0 else whole_numbers(piece, end)


def nothing_words(word: str, near: str) -> str:
    """That nothing was found: `word` is what stands nowhere and `near` what may have been meant, both empty where each stands somewhere."""
    if word:
        return f"Nothing has “{one_line(word, 40)}” in it.{near}"
    return "Nothing has all of these words in it. Fewer words find more."


def search_json(found: Found, typed: str) -> dict[str, Any]:
    """`find --json`, in the order to show it. `around` is the text around the words, in one line."""
    hits = [hit for _, group in found.groups for hit in group]
    return {"format": 1, "words": typed, "count": len(hits), "hits": [_hit_json(hit, found) for hit in hits]}


def _hit_json(hit: Hit, found: Found) -> dict[str, Any]:
    one = hit.entry
    return {
        "kind": one.sort,
        "name": one.name,
        "where": one.where,
        "around": "".join(piece for piece, _ in around(one.text, found.words, _AROUND)),
        "exercise": one.at if one.page == "exercise" else None,
        "id": one.item or one.at.removeprefix("person:") or None,
    }


def search_text(found: Found, *, every: bool) -> str:
    """What was found for a shell: of each sort the first few, or `every` one, with the words around."""
    lines: list[str] = []
    for sort, hits in found.groups:
        lines += [*([""] if lines else []), ends(TITLES[sort], count(len(hits), "hit"))]
        shown = hits if every else hits[:_FEW]
        for hit in shown:
            lines += _hit_lines(hit, found)
        if len(shown) < len(hits):
            lines.append(f"  … and {len(hits) - len(shown)} more; --all shows them.")
    return "\n".join(lines)


def _hit_lines(hit: Hit, found: Found) -> list[str]:
    one = hit.entry
    words = "".join(piece for piece, _ in around(one.text, found.words, WIDTH - 4))
    id = one.item or one.at
    named = f" ({id})" if id and one.sort not in ("decision", "person", "setting") else ""
    return [
        line
        for line in (wrap(one.name, "  "), f"    {words}" if words else "", wrap(one.where + named, "    "))
        if line
    ]
