"""Which firms something of a pack is for: `for`, `size`, `bound` and `age`, wherever a page may write them."""

import re
from collections.abc import Sequence

from workbook.domain import EVERYBODY, FIRM, Applies, Span, did_you_mean
from workbook.packs.read.braces import pairs
from workbook.packs.read.findings import Report

CONDITIONS = {"for": "kind", "size": "size", "bound": "bound", "age": "age"}
"""The names by which a page asks for the four things that are known of a firm."""

_BRACES = re.compile(r"(?P<words>.*?)\s*\{(?P<inside>[^{}]*)\}\s*", re.DOTALL)


def read_condition(name: str, words: Sequence[str], line: int, report: Report, more: str = "") -> tuple[str, ...]:
    """The answers of a firm that `words` name for one of `CONDITIONS`; what is wrong is reported and left out.

    `more` is said besides to whoever wrote a word that there is none of.
    """
    known = FIRM[CONDITIONS[name]]
    found: dict[str, None] = {}
    for word in words:
        if word not in known:
            near = did_you_mean(word, known)
            mend = (
                f"Use {', '.join(known[:-1])} or {known[-1]}{', or several of them' if len(known) > 2 else ''}.{more}"
            )
            report.error(line, f"“{word[:40]}” is no word for `{name}`.{near}", mend)
        elif word in found:
            report.error(line, f"`{name}` names “{word}” twice.", "Keep one of them.")
        else:
            found[word] = None
    return tuple(found)


def listed(raw: str) -> list[str]:
    """The words of a list with commas between them."""
    return [word.strip() for word in raw.split(",")]


def applies(found: dict[str, tuple[str, ...]]) -> Applies:
    """The conditions `found`, by their names on a page, as one value."""
    return Applies(**{CONDITIONS[name]: words for name, words in found.items()}) if found else EVERYBODY


def conditions_in(inside: str, line: int, report: Report, what: str) -> Applies:
    """The conditions that stand `inside` a pair of braces; `what` has no other options, as a sentence about it begins."""
    found: dict[str, tuple[str, ...]] = {}
    for name, raw in pairs(inside, line, report):
        if name not in CONDITIONS:
            near = did_you_mean(name, CONDITIONS)
            report.error(line, f"{what} has no option `{name}`.{near}", f"It has {', '.join(CONDITIONS)}.")
        elif name in found:
            report.error(line, f"`{name}` is given twice.", "Keep one of them.")
        else:
            found[name] = read_condition(name, listed(raw or ""), line, report)
    return applies(found)


def heading_condition(spans: Sequence[Span], line: int, report: Report) -> tuple[tuple[Span, ...], Applies]:
    """The words of a heading without the braces that end it, and which firms they make its section for."""
    match = _BRACES.fullmatch(spans[-1].text) if spans and not spans[-1].code else None
    if match is None:
        return tuple(spans), EVERYBODY
    condition = conditions_in(match["inside"], line, report, "A heading")
    last = spans[-1]
    kept = (Span(match["words"], last.bold, last.italic),) if match["words"] else ()
    return (*spans[:-1], *kept), condition
