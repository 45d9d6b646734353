"""One file of a pack to values: an exercise with its lesson and items, or the page of a chapter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbook.domain.ids import did_you_mean, is_id, slug
from workbook.domain.item import ITEM_TYPES, Item
from workbook.domain.pack import Exercise
from workbook.domain.problem import Problem
from workbook.domain.prose import Prose
from workbook.packs import limits
from workbook.packs.blocks import read_body
from workbook.packs.frontmatter import read_front
from workbook.packs.markdown import Chunk, line_of, tokens, weight
from workbook.packs.options import read_options
from workbook.packs.prose import prose, text
from workbook.packs.report import Report
from workbook.packs.split import RawBlock, split

if TYPE_CHECKING:
    from markdown_it.token import Token

_OPENER = re.compile(r"\s*(?P<kind>[^\s{]+)(?:\s+(?P<id>[^\s{]+))?\s*(?P<rest>.*?)\s*")


@dataclass(slots=True)
class Page:
    """An exercise file as read: the exercise (None when the file cannot be used), what is wrong, and where things stand.

    `ids` has the line of every item id that is written, those of items left out for their errors too. `lifts` has the
    line of each lift by rating and lift id; `front` that of each key of the front matter.
    """

    exercise: Exercise | None
    problems: list[Problem]
    ids: dict[str, int] = field(default_factory=dict)
    lifts: dict[tuple[str, str], int] = field(default_factory=dict)
    front: dict[str, int] = field(default_factory=dict)


def parse_exercise(source: str, file: str, chapter: str, *, readiness: bool = False) -> Page:
    """The exercise written in `source`, for the chapter with the id `chapter`. Never raises, whatever the text is."""
    report = Report(file)
    page = Page(None, report.problems)
    sheet = split(source, report)
    front = read_front(sheet.front, report)
    page.front = front.lines
    read = tokens(sheet.prose, report)
    bodies = [(raw, tokens(raw.body, report)) for raw in sheet.blocks]
    if read is None or any(body is None for _, body in bodies):
        return page
    if weight(read) + sum(weight(body or ()) for _, body in bodies) > limits.PAGE_TOKENS:
        report.error(None, "This page holds too much text to be read safely.", "Split it into two exercises.")
        return page
    items = [item for raw, body in bodies if (item := _item(raw, body or (), page, report))]
    if front.id and front.title:
        minutes = front.minutes or 1
        lesson = _untitled(read, front.title, report)
        page.exercise = Exercise(
            front.id, front.title, chapter, minutes, lesson, tuple(items), file, front.scope, readiness
        )
    return page


def parse_page(source: str, file: str, title: str) -> tuple[Prose, list[Problem]]:
    """The prose of a chapter's page, without its heading `title`; and what is wrong with it."""
    report = Report(file)
    read = tokens(Chunk(source, 1), report)
    if read is None:
        return (), report.problems
    if weight(read) > limits.PAGE_TOKENS:
        report.error(None, "This page holds too much text to be read safely.", "Shorten it.")
        return (), report.problems
    return _untitled(read, title, report), report.problems


def _untitled(read: "Sequence[Token]", title: str, report: Report) -> Prose:
    """The prose of `read` without its first heading, which says the title again."""
    if not read or read[0].type != "heading_open" or read[0].tag != "h1":
        return prose(read)
    heading = text(read[1])
    if heading != title:
        what = f"The heading “{heading[:60]}” is not the title “{title[:60]}”."
        report.note(line_of(read[0]), what, "The title is shown; make the two the same.")
    return prose(read[3:])


def _item(raw: RawBlock, body: "Sequence[Token]", page: Page, report: Report) -> Item | None:
    """The item of one block; None, and a report, when it cannot be asked."""
    kind, name, rest = _opener(raw, report)
    if name and name in page.ids:
        mend = "Give each question an id of its own."
        report.error(raw.line, f"The id “{name}” is used on line {page.ids[name]} already.", mend)
        return None
    if name:
        page.ids[name] = raw.line
    if kind not in ITEM_TYPES:
        return None
    options = read_options(kind, rest, raw.line, report)
    item, lift_lines = read_body(ITEM_TYPES[kind](id=name, prompt="", line=raw.line, **options), body, report)
    page.lifts.update({(name, lift): line for lift, line in lift_lines.items()})
    if kind == "pick" and not options.get("source"):
        report.error(raw.line, "A pick wants to know what to pick from.", "Add it as `{from=item}`.")
        return None
    return item if name else None


def _opener(raw: RawBlock, report: Report) -> tuple[str, str, str]:
    """Kind, id and the text of the options; kind and id are empty where they are wrong, which is reported."""
    match = _OPENER.fullmatch(raw.opener)
    kind, name, rest = (match["kind"], match["id"] or "", match["rest"]) if match else ("", "", "")
    shape = f"Write it as “::: {kind if kind in ITEM_TYPES else 'text'} your-id”."
    if not raw.opener[0].isspace() and kind:
        report.error(raw.line, "No space stands after the colons.", shape)
    if kind not in ITEM_TYPES:
        near = did_you_mean(kind, ITEM_TYPES)
        mend = f"Use one of {', '.join(sorted(ITEM_TYPES))}."
        report.error(raw.line, f"There is no kind of question “{kind[:40]}”.{near}", mend)
        kind = ""
    if not name:
        report.error(raw.line, "This question has no id.", shape)
    elif not is_id(name):
        mend = f"Use lower-case words joined by hyphens, as “{slug(name)}”."
        report.error(raw.line, f"“{name[:40]}” cannot be an id.", mend)
        name = ""
    if rest and not (rest.startswith("{") and rest.endswith("}") and len(rest) > 1):
        report.error(raw.line, f"“{rest[:40]}” cannot be read.", "Put options in braces, as `{optional max=3}`.")
        rest = ""
    return kind, name, rest[1:-1]
