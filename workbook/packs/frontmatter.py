"""The front matter of an exercise: flat `key: value` lines, which every YAML reader takes too, and nothing of YAML beyond them."""

from dataclasses import dataclass, field
from typing import Literal

from workbook.domain.ids import did_you_mean, is_id, slug
from workbook.packs.door import fit
from workbook.packs.markdown import Chunk
from workbook.packs.report import Report

Key = Literal["id", "title", "minutes", "scope"]
_KEYS: tuple[Key, ...] = ("id", "title", "minutes", "scope")
_LONGEST = 600


@dataclass(slots=True)
class Front:
    """What the front matter says. `minutes` is 1 to 600; `lines` has the line of each key that is there."""

    id: str = ""
    title: str = ""
    minutes: int = 0
    scope: str = ""
    lines: dict[str, int] = field(default_factory=dict)


def read_front(chunk: Chunk | None, report: Report) -> Front:
    """The front matter in `chunk`; what is missing or wrong stays empty and is reported."""
    front = Front()
    if chunk is None:
        mend = "Begin the file with “---”, lines for id, title and minutes, and “---”."
        report.error(1, "This exercise has no front matter.", mend)
        return front
    for line, text in enumerate(chunk.text.split("\n"), chunk.line):
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        key, colon, raw = (part.strip() for part in text.partition(":"))
        if not colon:
            report.error(line, f"The front matter wants “key: value”, found “{text.strip()[:40]}”.", "Add the colon.")
        elif key not in _KEYS:
            near = did_you_mean(key, _KEYS)
            report.error(line, f"The front matter has no key “{key[:40]}”.{near}", f"It has {', '.join(_KEYS)}.")
        elif key in front.lines:
            report.error(line, f"“{key}” stands on line {front.lines[key]} already.", "Keep one of them.")
        else:
            front.lines[key] = line
            _take(front, key, _unquoted(raw, line, report), line, report)
    for key in _KEYS[:3]:
        if key not in front.lines:
            report.error(1, f"The front matter has no {key}.", f"Add a line “{key}: …” to it.")
    return front


def _unquoted(raw: str, line: int, report: Report) -> str:
    """The value without its quotes."""
    if len(raw) > 1 and raw[0] == raw[-1] and raw[0] in "\"'":
        return raw[1:-1]
    if ": " in raw:
        report.note(line, "This value has a colon in it.", "Put it in straight quotes, which other readers want.")
    return raw


def _take(front: Front, key: str, value: str, line: int, report: Report) -> None:
    """Puts one value into `front` if it is right."""
    if key == "id":
        if is_id(value):
            front.id = value
        else:
            mend = f"Use lower-case words joined by hyphens, as “{slug(value)}”."
            report.error(line, f"“{value[:40]}” cannot be an id.", mend)
    elif key == "minutes":
        minutes, why = fit(int, value, strict=False)
        if why:
            report.error(line, f"“minutes” {why}", "Write a number such as 20.")
        elif not 1 <= minutes <= _LONGEST:
            report.error(line, f"“minutes” is {minutes}, outside 1 to {_LONGEST}.", "Write a number such as 20.")
        else:
            front.minutes = minutes
    elif not value:
        report.error(line, f"“{key}” is empty.", "Write something after the colon.")
    elif key == "title":
        front.title = value
    else:
        front.scope = value
