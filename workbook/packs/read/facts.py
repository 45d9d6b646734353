"""`facts.toml`: what is known about referrals, each with its source and a verdict; and the card that shows one in a lesson."""

import re
from dataclasses import fields
from typing import Any, Literal

from workbook.domain import Block, Prose, Span, clean, dataclass, did_you_mean, is_id
from workbook.packs.read import pack_limits
from workbook.packs.read.findings import Report
from workbook.packs.read.pack_toml import read_toml
from workbook.packs.read.validate import field_types, fit

Verdict = Literal["solid", "usable", "folklore"]

SAID: dict[Verdict, str] = {
    "solid": "What a study found",
    "usable": "A figure with limits",
    "folklore": "Often said, and no study found",
}
"""How a card begins, by its verdict."""

_MOST_ODD = 5  # odd keys told of one fact
_HEADER = re.compile(r"\s*+\[{1,2}+\s*+[\"']?+([^\[\]\"']{0,200}+)[\"']?+\s*+\]{1,2}+\s*+(#.*)?")
"""The heading of a table. Nothing in it is given back once taken, so that no line is looked through twice."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim: what is said, who found it and when, how far it can be trusted, and what it does not show."""

    claim: str
    source: str
    verdict: Verdict
    limits: str


_PARTS = {field.name: field_types(Fact)[field.name] for field in fields(Fact)}


def read_facts(text: str, report: Report) -> dict[str, Fact | None]:
    """The facts in `text` by their keys. What is missing or wrong in one is reported, and it is None then."""
    found: dict[str, Fact | None] = {}
    lines = _lines(text)
    for key, raw in (read_toml(text, report) or {}).items():
        line = lines.get(key)
        if len(found) == pack_limits.FACTS:
            report.error(line, f"There are more than {pack_limits.FACTS} facts.", "Keep those that a page shows.")
            break
        if not is_id(key) or not isinstance(raw, dict):
            report.error(line, f"“{clean(key)[:40]}” is no fact.", "Begin each with its key, as [quick-reply].")
            continue
        found[key] = _fact(key, raw, text, line, report)
    return found


def card(fact: Fact) -> Prose:
    """The card of a fact, as blocks to stand in a lesson."""
    source = fact.source.rstrip()
    end = "" if source.endswith((".", "?", "!", "…")) else "."
    return (
        Block("fact", (Span(SAID[fact.verdict], bold=True),)),
        Block("fact", (Span(fact.claim),), 2),
        Block("fact", (Span(f"Source: {source}{end} "), Span(fact.limits)), 3),
    )


def _fact(key: str, raw: dict[str, Any], text: str, line: int | None, report: Report) -> Fact | None:
    """One fact from its table; None, and reports, when anything in it is wrong."""
    before = len(report.problems)
    for name in sorted(raw.keys() - _PARTS.keys())[:_MOST_ODD]:
        mend = f"It has {', '.join(_PARTS)}."
        what = f"A fact has no “{clean(name)[:40]}”.{did_you_mean(name[:64], _PARTS)}"
        report.error(_line_of(text, name, line), what, mend)
    values: dict[str, Any] = {}
    for name, kind in _PARTS.items():
        if name not in raw:
            report.error(line, f"The fact “{key}” has no {name}.", f"Add a line “{name} = …”.")
            continue
        value, why = fit(kind, raw[name], strict=True)
        here = _line_of(text, name, line)
        if why:
            report.error(here, f"“{name}” of the fact “{key}” {clean(why)}", "Mend the value.")
        elif not value.strip():
            report.error(here, f"“{name}” of the fact “{key}” is empty.", "Write it, or take the fact out.")
        elif len(value) > pack_limits.FACT_LENGTH:
            what = f"“{name}” of the fact “{key}” has more than {pack_limits.FACT_LENGTH} characters."
            report.error(here, what, "Say it shorter: a card shows all of it.")
        else:
            values[name] = clean(value)
    return Fact(**values) if len(report.problems) == before else None


def _lines(text: str) -> dict[str, int]:
    """The line of each table's header, by its key, and of what stands before the first one."""
    found: dict[str, int] = {}
    headed = False
    for number, line in enumerate(text.split("\n"), 1):
        header = _HEADER.fullmatch(line)
        headed = headed or header is not None
        if header or not headed:
            key = header[1].strip() if header else line.partition("=")[0].strip().strip("\"'")
            found.setdefault(key, number)
    return found


def _line_of(text: str, name: str, header: int | None) -> int | None:
    """The line of `name = …` below a table's header; that of the header when it is not found before the next one."""
    for number, line in enumerate(text.split("\n")[header or 0 :], (header or 0) + 1):
        if line.lstrip().startswith("["):
            break
        if line.partition("=")[0].strip().strip("\"'") == name:
            return number
    return header
