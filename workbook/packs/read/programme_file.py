"""The file of a programme: a pack's way through its exercises by weeks. Each week is a block with a page, an ask and a thank-you."""

import re

from workbook.domain import Applies, Programme, Said, Week, dataclass, did_you_mean, is_id
from workbook.packs.read import pack_limits
from workbook.packs.read.braces import pairs
from workbook.packs.read.conditions import conditions_in
from workbook.packs.read.findings import Report
from workbook.packs.read.frontmatter import PROGRAMME as SORT
from workbook.packs.read.frontmatter import read_front
from workbook.packs.read.markdown import tokens
from workbook.packs.read.prose_blocks import prose
from workbook.packs.read.split import RawBlock, split

_OPENER = re.compile(r"\s*week\s+(?P<number>\d{1,4})\s*(?:\{(?P<inside>[^{}]*)\})?\s*")
_NAME = re.compile(r"\*\*(?P<name>[^*]+)\*\*")
_SAID = re.compile(r"(?P<sort>Ask|Thank)\s*(?:\{(?P<inside>[^{}]*)\})?\s*:(?P<words>.*)")

_SHAPE = "Write it as “::: week 1 {exercise=some-id}”."
_LINES = "Write a line “**A name for it.**”, and below it lines that begin with “Ask:” and “Thank:”."


@dataclass(slots=True)
class _Line:
    """What one line of a week begins: an ask or a thank-you, for some firms, and its words so far."""

    sort: str
    applies: Applies
    words: list[str]


def read_programme(source: str, report: Report) -> Programme | None:
    """The programme written in `source`; None where it cannot be used. What is wrong in a week leaves that one out."""
    own = Report(report.file)
    sheet = split(source, own)
    front = read_front(sheet.front, own, SORT)
    read = tokens(sheet.prose, own)
    # a week is short: no blank lines are asked for in it, as they are in a page of questions
    report.problems += [problem for problem in own.problems if problem.severity == "error"]
    weeks = [week for raw in sheet.blocks if (week := _week(raw, report)) is not None]
    _numbered([week.number for week in weeks], weeks, report)
    if not (front.id and front.title and weeks):
        return None
    words = tuple(block for block in prose(read or ()) if block.kind != "heading")
    return Programme(front.id, front.title, words, tuple(weeks))


def _numbered(numbers: list[int], weeks: list[Week], report: Report) -> None:
    """Reports weeks that are not counted from 1 on without a hole, and too many of them."""
    if not numbers and not report.problems:
        report.error(None, "The programme has no weeks.", _SHAPE)
    for place, week in enumerate(weeks, 1):
        if week.number != place:
            what = f"Week {week.number} stands in the place of week {place}."
            report.error(week.line, what, "Count the weeks from 1 on, in order and without a hole.")
            break
    if len(weeks) > pack_limits.WEEKS:
        what = f"The programme has {len(weeks)} weeks."
        report.error(weeks[pack_limits.WEEKS].line, what, f"It may have {pack_limits.WEEKS}.")
        del weeks[pack_limits.WEEKS :]


def _week(raw: RawBlock, report: Report) -> Week | None:
    """One week; None, and a report, where it cannot be read."""
    before = len(report.problems)
    match = _OPENER.fullmatch(raw.opener) if len(raw.opener) <= pack_limits.OPENER else None
    if match is None:
        report.error(raw.line, "This week cannot be read.", _SHAPE)
        return None
    exercise = ""
    for name, value in pairs(match["inside"] or "", raw.line, report):
        if name != "exercise":
            near = did_you_mean(name, ["exercise"])
            report.error(raw.line, f"A week has no option `{name}`.{near}", _SHAPE)
        elif not is_id(value or ""):
            report.error(raw.line, "`exercise` wants the id of an exercise.", _SHAPE)
        else:
            exercise = value or ""
    if not exercise and len(report.problems) == before:
        report.error(raw.line, "This week has no page.", _SHAPE)
    title, said = _body(raw, report)
    if len(report.problems) > before:
        return None
    asks, thanks = (
        tuple(Said(" ".join(one.words), one.applies) for one in said if one.sort == sort) for sort in ("Ask", "Thank")
    )
    return Week(int(match["number"]), title, exercise, asks, thanks, raw.line)


def _body(raw: RawBlock, report: Report) -> tuple[str, list[_Line]]:
    """The name of a week, and what it asks and thanks for; what is wrong is reported."""
    title = ""
    said: list[_Line] = []
    before = len(report.problems)
    for number, line in enumerate(raw.body.text.split("\n"), raw.body.line):
        words = line.strip()
        if not words:
            continue
        if not title:
            named = _NAME.fullmatch(words)
            if named is None:
                report.error(number, "This week has no name.", _LINES)
                return "", []
            title = named["name"].strip()
        elif (match := _SAID.fullmatch(words)) is not None:
            condition = conditions_in(match["inside"] or "", number, report, "A line of a week")
            said.append(_Line(match["sort"], condition, match["words"].split()))
        elif said:
            said[-1].words += words.split()
        else:
            report.error(number, f"“{words[:40]}” belongs to nothing.", _LINES)
    for name, most, found in (
        ("name", pack_limits.WEEK_NAME, [title]),
        ("line", pack_limits.WEEK_LINE, [" ".join(one.words) for one in said]),
    ):
        if any(len(one) > most for one in found):
            report.error(raw.line, f"A {name} of this week has more than {most} letters.", "Say it shorter.")
    if len(report.problems) > before:
        return title, said
    if not title or any(not one.words for one in said) or {one.sort for one in said} != {"Ask", "Thank"}:
        report.error(raw.line, "A week has a name, something to ask, and somebody to thank.", _LINES)
    elif any("{{" in word for one in said for word in one.words):
        report.error(raw.line, "A week cannot have a place in it.", "Say it in words that hold for everybody.")
    return title, said
