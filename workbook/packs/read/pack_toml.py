"""TOML from strangers, read without the ways in which the standard reader can be made slow or made to raise."""

import re
from typing import Any

import tomli

from workbook.packs.read import pack_limits
from workbook.packs.read.findings import Report

_ENDLESS = re.compile(r"(?<!\w)\w{1000}")  # looked for where a word begins only


def read_toml(text: str, report: Report) -> dict[str, Any] | None:
    """The TOML in `text`, or None and a report. What makes the reader slow is wrong too (docs/reliability.md 12)."""
    for line, words in enumerate(text.split("\n"), 1):
        if words.count(".") > pack_limits.TOML_DOTS:
            report.error(line, "This line has too many dots.", "Shorten it.")
            return None
        if _ENDLESS.search(words):  # as a number it could be read, and never written out again
            report.error(line, "This line has a number or word without an end.", "Shorten it.")
            return None
    try:
        return tomli.loads(text)
    except (ValueError, RecursionError, OverflowError) as error:
        place = re.search(r"\(at line (\d+), column \d+\)", str(error))
        why = str(error).split(" (at ")[0].rstrip(".")[:120]
        report.error(int(place[1]) if place else None, f"This is not right TOML: {why}.", "Mend this line.")
        return None
