"""`pack.toml`: what the pack is called, its plans and chapters, and the words that ratings may use. Read with care."""

import re
from typing import Any, TypeVar

from workbook.domain import Chapter, Pack, Plan, clean, command, did_you_mean, is_id
from workbook.packs.read.findings import Report
from workbook.packs.read.pack_toml import read_toml
from workbook.packs.read.validate import field_types, fit

FORMAT = 1
"""The pack format of this program; a newer one is refused."""


_PAGE = "page"  # the one field of a chapter that its own file gives
_WORDS = ("lenses", "scopes", "audiences")
_SHORT = "short"
_NEEDED = ("format", "id", "title", "version", "lang", "plans", "chapters")
_TEXTS = ("id", "title", "version", "lang")
_T = TypeVar("_T", Plan, Chapter)


def read_manifest(text: str, report: Report) -> Pack | None:
    """The pack that `text` describes, without its exercises and pages; None when too much is missing to go on."""
    raw = read_toml(text, report)
    if raw is None:
        return None
    number = raw.get("format", FORMAT)
    if type(number) is int and number > FORMAT:
        what = f"This pack has format {number}, and this program reads {FORMAT}."
        report.error(_line(text, "format"), what, "Use a newer version of the program.")
        return None
    for key in raw:
        if key not in (*_NEEDED, *_WORDS, _SHORT):
            near = did_you_mean(key, (*_NEEDED, *_WORDS, _SHORT))
            mend = f"It has {', '.join((*_NEEDED, *_WORDS, _SHORT))}."
            report.error(_line(text, key), f"pack.toml has no key “{key[:40]}”.{near}", mend)
    for key in _NEEDED:
        if key not in raw:
            report.error(
                None, f"pack.toml has no “{key}”.", f"Add it; {command('pack new')} writes a pack to copy from."
            )
    if type(number) is not int or number != FORMAT:
        report.error(_line(text, "format"), "The format of this pack is not known.", f"Write “format = {FORMAT}”.")
    texts: dict[str, str] = {key: _fitted(raw, key, str, text, report) or "" for key in _TEXTS}
    if texts["id"] and not is_id(texts["id"]):
        mend = "Use lower-case words joined by hyphens."
        report.error(_line(text, "id"), f"“{texts['id'][:40]}” cannot be an id.", mend)
        return None
    words = {key: _fitted(raw, key, tuple[str, ...], text, report) or () for key in _WORDS}
    plans = _parts(raw, "plans", Plan, text, report)
    chapters = _parts(raw, "chapters", Chapter, text, report)
    plans, chapters = _agreeing(plans, chapters, text, report)
    if not texts["id"] or not plans or not chapters:
        return None
    chapters.sort(key=lambda chapter: chapter.number)
    head: dict[str, Any] = {**texts, **words, "short": _short(raw, words, text, report)}
    return Pack(**head, plans=tuple(plans), chapters=tuple(chapters), exercises=())


def _short(
    raw: dict[str, Any], words: dict[str, tuple[str, ...]], text: str, report: Report
) -> tuple[tuple[str, str], ...]:
    """The short names of lenses, scopes and audiences that are right, in the order in which they stand."""
    named = raw.get(_SHORT, {})
    known = [word for each in words.values() for word in each]
    example = "{" + f'{known[0] if known else "service"} = "Short"' + "}"
    if not isinstance(named, dict):
        report.error(_line(text, _SHORT), f"“{_SHORT}” wants names.", f"Write “{_SHORT} = {example}”.")
        return ()
    found: list[tuple[str, str]] = []
    for word, value in named.items():
        name, why = _fit(str, value)
        if word not in known:
            what = f"“{_SHORT}” names “{clean(word)[:40]}”, which is none of the words.{did_you_mean(word, known)}"
            report.error(_line(text, _SHORT), what, f"Use one of {', '.join(known)}." if known else "Take it out.")
        elif why or not name.strip():
            why = why or "is empty."
            report.error(_line(text, _SHORT), f"The short name of “{word}” {why}", f"Write “{_SHORT} = {example}”.")
        else:
            found.append((word, name.strip()))
    return tuple(found)


def _fitted(raw: dict[str, Any], key: str, kind: Any, text: str, report: Report) -> Any:
    """The value of a top-level key, if it is there and of the type `kind`."""
    if key not in raw:
        return None
    value = tuple(raw[key]) if isinstance(raw[key], list) else raw[key]
    fitted, why = _fit(kind, value)
    if why:
        report.error(_line(text, key), f"“{key}” {why}", "Mend the value.")
    return fitted


def _fit(kind: Any, value: object) -> tuple[Any, str]:
    """As `fit`, with control characters in text made visible: TOML can spell them out."""
    fitted, why = fit(kind, value, strict=True)
    if isinstance(fitted, tuple):
        return tuple(clean(part) for part in fitted), why
    return clean(fitted) if isinstance(fitted, str) else fitted, clean(why)


def _parts(raw: dict[str, Any], table: str, cls: type[_T], text: str, report: Report) -> list[_T]:
    """The plans or chapters that are right."""
    if raw.get(table) == []:
        report.error(_line(text, table), f"“{table}” is empty.", f"Begin each one with a line [[{table}]].")
    if not isinstance(raw.get(table, []), list):
        report.error(_line(text, table), f"“{table}” wants a list.", f"Begin each one with a line [[{table}]].")
        return []
    found: list[_T] = []
    types = {name: kind for name, kind in field_types(cls).items() if name != _PAGE}
    for index, part in enumerate(raw.get(table, [])):
        line = _line(text, None, table, index)
        values: dict[str, Any] = {}
        before = len(report.problems)
        if not isinstance(part, dict):
            report.error(line, f"“{table}” wants tables.", f"Begin each one with a line [[{table}]].")
            continue
        for key, value in part.items():
            here = _line(text, key, table, index)
            if key not in types:
                near = did_you_mean(key, types)
                mend = f"It has {', '.join(types)}."
                report.error(here, f"An entry of “{table}” has no key “{key[:40]}”.{near}", mend)
                continue
            values[key], why = _fit(types[key], value)
            if why:
                report.error(here, f"“{key}” {why}", "Mend the value.")
        for key in ("id", "title", "number", "plan"):
            if key in types and key not in part:
                report.error(line, f"This entry of “{table}” has no “{key}”.", f"Add a line “{key} = …”.")
        if isinstance(values.get("id"), str) and not is_id(values["id"]):
            mend = "Use lower-case words joined by hyphens."
            report.error(_line(text, "id", table, index), f"“{values['id'][:40]}” cannot be an id.", mend)
        if values.get("number") is not None and not 1 <= values["number"] <= 99:
            report.error(_line(text, "number", table, index), "A chapter's number is 1 to 99.", "Change it.")
        if len(report.problems) == before:
            found.append(cls(**values))
    return found


def _agreeing(
    plans: list[Plan], chapters: list[Chapter], text: str, report: Report
) -> tuple[list[Plan], list[Chapter]]:
    """The plans and chapters without those whose id or number stands twice, or whose plan is not there; these are reported."""
    kept_plans: dict[str, Plan] = {}
    for index, plan in enumerate(plans):
        if plan.id in kept_plans:
            report.error(_line(text, "id", "plans", index), f"“{plan.id}” is used twice.", "Change one of them.")
        kept_plans.setdefault(plan.id, plan)
    kept: dict[str, Chapter] = {}
    numbers: set[int] = set()
    for index, chapter in enumerate(chapters):
        before = len(report.problems)
        if chapter.id in kept:
            report.error(_line(text, "id", "chapters", index), f"“{chapter.id}” is used twice.", "Change one of them.")
        if chapter.number in numbers:
            what = f"The number {chapter.number} is used twice."
            report.error(_line(text, "number", "chapters", index), what, "Change one of them.")
        if chapter.plan not in kept_plans:
            near = did_you_mean(chapter.plan, kept_plans)
            what = f"The chapter “{chapter.id}” names the plan “{chapter.plan[:40]}”, which is not here.{near}"
            report.error(_line(text, "plan", "chapters", index), what, f"Use one of {', '.join(kept_plans)}.")
        if len(report.problems) == before:
            kept[chapter.id] = chapter
        numbers.add(chapter.number)
    return list(kept_plans.values()), list(kept.values())


def _line(text: str, key: str | None, table: str = "", index: int = 0) -> int | None:
    """The line of `key` at the top, or in the table `[[table]]` with that index; without a key, of the table's header."""
    count, here = -1, not table
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("["):
            here = False
            if table and line.split("#")[0].strip().replace(" ", "") == f"[[{table}]]":
                count += 1
                here = count == index
                if here and key is None:
                    return number
            elif not table and key and line.strip().strip("[]").strip() == key:
                return number
        elif here and key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return None
