"""What stands in braces behind a name or a heading, taken apart: `max=3 unit="per week" optional`."""

import re

from workbook.packs.read.findings import Report

_ONE = re.compile(r'\s*(?P<name>[A-Za-z][\w-]*)(?:=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"“”]+)))?(?=\s|$)')


def pairs(text: str, line: int, report: Report) -> list[tuple[str, str | None]]:
    """Name and value of each option in `text` (without its braces) as written; the value of a bare word is None."""
    found: list[tuple[str, str | None]] = []
    place = 0
    while text[place:].strip():
        match = _ONE.match(text, place)
        if match is None:
            rest = text[place:].strip()[:40]
            mend = 'Write options as `max=3`, `unit="per week"` or `optional`, with spaces between and straight quotes.'
            report.error(line, f"The options cannot be read from “{rest}” on.", mend)
            break
        quoted = match["quoted"]
        found.append((match["name"], quoted if quoted is not None else match["bare"]))
        place = match.end()
    return found
