"""`hints.toml`: the words and phrases that hints look for, in the language of the pack. All lists are there, or none is used."""

from typing import Any

from workbook.domain import WordList, clean, did_you_mean
from workbook.hints.vocabulary import LISTS
from workbook.hints.words import Phrases, words
from workbook.packs.read import pack_limits
from workbook.packs.read.findings import Report
from workbook.packs.read.locate_words import Lines
from workbook.packs.read.pack_toml import read_toml
from workbook.packs.read.validate import fit

_MOST_ODD = 5  # odd keys, and odd entries of one list, that are told


def read_word_lists(text: str, report: Report) -> tuple[WordList, ...]:
    """The lists in `text`, in the order in which hints know them; none, and reports, when anything is wrong or missing."""
    raw = read_toml(text, report)
    if raw is None:
        return ()
    before = len(report.problems)
    for key in sorted(raw.keys() - LISTS.keys())[:_MOST_ODD]:
        what = f"No suggestion looks for a list “{clean(key)[:40]}”.{did_you_mean(key[:64], LISTS)}"
        report.error(_line(key, text), what, f"The lists are {', '.join(LISTS)}.")
    found = [WordList(name, _entries(name, kind, raw, text, report)) for name, kind in LISTS.items()]
    return tuple(found) if len(report.problems) == before else ()


def _entries(name: str, kind: Any, raw: dict[str, Any], text: str, report: Report) -> tuple[str, ...]:
    """The entries of one list, each once; what is wrong with it is reported."""
    several = kind is Phrases
    shape = (
        f'Write it as `{name} = ["a phrase", "another one"]`' if several else f'Write it as `{name} = "a word another"`'
    )
    if name not in raw:
        report.error(None, f"The list “{name}” is missing.", f"{shape}, or empty where the language has no such word.")
        return ()
    line, value = _line(name, text), raw[name]
    value = tuple(value) if several and isinstance(value, list) else value
    value, why = fit(tuple[str, ...] if several else str, value, strict=True)
    if why:
        report.error(line, f"The list “{name}” {clean(why)}", f"{shape}.")
        return ()
    entries = tuple(dict.fromkeys(" ".join(one.split()) for one in (value if several else value.split())))
    if len(entries) > pack_limits.LIST_ENTRIES:
        what = f"The list “{name}” has more than {pack_limits.LIST_ENTRIES} entries."
        report.error(line, what, "Keep those that people write.")
        return ()
    odd = [one for one in entries if not one or len(one) > pack_limits.LIST_ENTRY or " ".join(words(one)) != one]
    for one in odd[:_MOST_ODD]:
        what = f"“{clean(one)[:40]}” of the list “{name}” is never found in a text."
        mend = f"Write it in lower case, without signs, in at most {pack_limits.LIST_ENTRY} characters."
        report.error(Lines(text).of_mark(one, line or 1) or line, what, mend)
    return entries


def _line(name: str, text: str) -> int | None:
    """The line on which the list `name` begins."""
    return next(
        (number for number, line in enumerate(text.split("\n"), 1) if line.partition("=")[0].strip("[ \t]\"'") == name),
        None,
    )
