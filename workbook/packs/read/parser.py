"""One file of a pack to values: an exercise with its lesson and items, the page of a chapter, or a document."""

import re
from collections.abc import Sequence
from dataclasses import field, replace

from workbook.domain import (
    EVERYBODY,
    ITEM_TYPES,
    Block,
    Document,
    Exercise,
    Item,
    Problem,
    Prose,
    dataclass,
    did_you_mean,
    is_id,
    slug,
)
from workbook.packs.read import pack_limits
from workbook.packs.read.blocks import read_body
from workbook.packs.read.conditions import heading_condition
from workbook.packs.read.findings import Report
from workbook.packs.read.frontmatter import DOCUMENT, EXERCISE, READINESS, read_front
from workbook.packs.read.item_options import read_options
from workbook.packs.read.locate_words import Lines
from workbook.packs.read.markdown import line_of, tokens, weight
from workbook.packs.read.pack_files import MANIFEST
from workbook.packs.read.prose_blocks import prose, text, without_places
from workbook.packs.read.split import RawBlock, Sheet, split
from workbook.packs.read.token import Token

AGAIN, FACT = "again", "fact"
"""The blocks that hold nothing themselves: an item of another exercise asked here again, and a fact card."""

_OPENER = re.compile(r"\s*(?P<kind>[^\s{]+)(?:\s+(?P<id>[^\s{]+))?\s*(?P<rest>.*?)\s*")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on a page, by its id: one of its own, or one of another exercise that is asked `again`."""

    item: str
    line: int
    again: bool = False


@dataclass(slots=True)
class Page:
    """A file as read: its exercise or document (None when it cannot be used), what is wrong, and where things stand.

    `ids` has the line of every item id that is written, those of items left out for their errors too. `lifts` has the
    line of each lift by rating and lift id; `front` that of each key of the front matter; `lines` that of any words.

    `asked` has the questions in order, those of other exercises too. `facts` has the key and the line of each fact card.
    The `prose` is what the file says besides its items.
    """

    lines: Lines
    problems: list[Problem]
    exercise: Exercise | None = None
    document: Document | None = None
    ids: dict[str, int] = field(default_factory=dict)
    lifts: dict[tuple[str, str], int] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    facts: list[tuple[str, int]] = field(default_factory=list)
    prose: Prose = ()
    front: dict[str, int] = field(default_factory=dict)


def parse_exercise(source: str, file: str, chapter: str, *, readiness: bool = False) -> Page:
    """The exercise written in `source`, for the chapter with the id `chapter`. Never raises, whatever the text is."""
    report = Report(file)
    page = Page(Lines(source), report.problems)
    sheet = split(source, report)
    front = read_front(sheet.front, report, READINESS if readiness else EXERCISE)
    page.front = front.lines
    if _crowded(source, sheet, report):
        return page
    read = tokens(sheet.prose, report)
    bodies = [(raw, tokens(raw.body, report)) for raw in sheet.blocks]
    if weight(read or ()) + sum(weight(body or ()) for _, body in bodies) > pack_limits.PAGE_TOKENS:
        report.error(None, "This page holds too much text to be read safely.", "Split it into two exercises.")
        return page
    items: list[Item] = []
    for raw, body in bodies:
        if _points(raw, page, report):
            continue
        if body is None:  # told already: that costs this question, and none of the others
            _left_out(raw, page, report)
        elif item := _item(raw, body, page, report):
            items.append(item)
            page.asked.append(Asked(item.id, raw.line))
    if front.id and front.title:
        page.prose = _sections(_untitled(read, front.title, report), page, report) if read is not None else ()
        page.exercise = Exercise(
            front.id,
            front.title,
            chapter,
            front.minutes or 1,
            page.prose,
            tuple(items),
            file,
            front.scope,
            readiness,
            action=front.action,
            effort=front.effort,
            asks=front.asks,
            made=front.made,
            essential=front.essential,
            applies=front.applies,
        )
    return page


def parse_page(source: str, file: str, title: str) -> Page:
    """A chapter's page: its prose without the heading `title`, its fact cards, and what is wrong with it."""
    report = Report(file)
    page = Page(Lines(source), report.problems)
    sheet = split(source, report)
    if sheet.front is not None:
        report.error(1, "A chapter's page has no front matter.", f"Take it away; {MANIFEST} says all about a chapter.")
    if _crowded(source, sheet, report):
        return page
    for raw in sheet.blocks:
        if not _points(raw, page, report) or page.asked:
            report.error(raw.line, "A chapter's page asks nothing.", "Put questions into an exercise of the chapter.")
            page.asked.clear()
    page.prose = _sections(_page_prose(sheet, title, report), page, report, parts=False)
    places = dict.fromkeys(place for block in page.prose for place in block.places)
    for place in places:
        what = f"The place “{place[:70]}” stands on a chapter's page."
        report.error(page.lines.of_mark(place), what, "Put it into the lesson of an exercise.")
    page.prose = tuple(without_places(block, places) for block in page.prose)
    return page


def parse_document(source: str, file: str) -> Page:
    """The document written in `source`. Never raises, whatever the text is."""
    report = Report(file)
    page = Page(Lines(source), report.problems)
    sheet = split(source, report)
    front = read_front(sheet.front, report, DOCUMENT)
    page.front = front.lines
    if _crowded(source, sheet, report):
        return page
    for raw in sheet.blocks:
        report.error(raw.line, "A document asks nothing.", "Write a place such as {{ item }} where an answer goes.")
    before = len(report.problems)
    page.prose = _sections(_page_prose(sheet, None, report), page, report)
    if len(report.problems) > before:
        return page
    if not page.prose or page.prose[0].kind != "heading":
        report.note(None, "This document has no heading.", "Begin it with “# …”, in words for whoever reads the page.")
    if front.id and front.title and front.plan and front.reader:
        page.document = Document(front.id, front.title, front.plan, front.reader, page.prose, file, front.applies)
    return page


def _crowded(source: str, sheet: Sheet, report: Report) -> bool:
    """Whether a page has more blocks or places than can be read safely; that is reported then."""
    for found, most, what in (
        (len(sheet.blocks), pack_limits.BLOCKS, "blocks"),
        (source.count("{{"), pack_limits.PLACES, "places"),
    ):
        if found > most:
            report.error(None, f"This page has {found} {what}; it may have {most}.", "Make two pages of it.")
            return True
    return False


def _page_prose(sheet: Sheet, title: str | None, report: Report) -> Prose:
    """The prose of a page; without the heading that says `title` again, if there is one to say."""
    read = tokens(sheet.prose, report)
    if read is None:
        return ()
    if weight(read) > pack_limits.PAGE_TOKENS:
        report.error(None, "This page holds too much text to be read safely.", "Shorten it.")
        return ()
    return prose(read) if title is None else _untitled(read, title, report)


def _sections(found: Prose, page: Page, report: Report, *, parts: bool = True) -> Prose:
    """`found` with its headings knowing which firms their sections are for. Without `parts` the whole page is for everybody."""
    made: list[Block] = []
    line = 1
    for block in found:
        if block.kind == "heading" and block.spans[-1].text.rstrip().endswith("}"):
            line = page.lines.of_heading(block, line) or line
            words, condition = heading_condition(block.spans, line, report)
            if condition and (block.level != 2 or not parts):
                mend = "Only a section of an exercise or a document can, under a heading with “##”."
                report.error(line, "This heading cannot be for some firms.", mend)
                condition = EVERYBODY
            elif not words:
                report.error(line, "This section has no heading.", "Write its words before the braces.")
            block = replace(block, spans=words or block.spans, applies=condition)
        made.append(block)
    return tuple(made)


def _points(raw: RawBlock, page: Page, report: Report) -> bool:
    """Whether a block only points elsewhere, to a fact or to an item that is asked again; then it is noted on `page`."""
    kind, name, rest = (*raw.opener.split(maxsplit=2), "", "", "")[:3]
    if kind not in (AGAIN, FACT):
        return False
    if not raw.opener[0].isspace():
        report.error(raw.line, "No space stands after the colons.", f"Write it as “::: {kind} some-name”.")
    if not is_id(name) or rest or (raw.body.text.strip() and raw.closed):
        mend = f"Write just “::: {kind} some-name”, and below it “:::”."
        report.error(raw.line, f"This “{kind}” cannot be read.", mend)
    elif kind == AGAIN:
        page.asked.append(Asked(name, raw.line, again=True))
    elif len(page.facts) == pack_limits.PAGE_FACTS:
        what = f"This page shows more than {pack_limits.PAGE_FACTS} facts."
        report.error(raw.line, what, "Keep the one that helps most.")
    else:
        page.facts.append((name, raw.line))
    return True


def _untitled(read: Sequence[Token], title: str, report: Report) -> Prose:
    """The prose of `read` without its first heading, which says the title again."""
    if not read or read[0].type != "heading_open" or read[0].number != 1:
        return prose(read)
    heading = text(read[1])
    if heading != title:
        what = f"The heading “{heading[:60]}” is not the title “{title[:60]}”."
        report.note(line_of(read[0]), what, "The title is shown; make the two the same.")
    return prose(read[3:])


def _left_out(raw: RawBlock, page: Page, report: Report) -> None:
    """Remembers the id of a block that cannot be read, so that what names it is not called wrong as well."""
    _, name, _ = _opener(raw, report)
    if name:
        page.ids.setdefault(name, raw.line)


def _item(raw: RawBlock, body: Sequence[Token], page: Page, report: Report) -> Item | None:
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
    if len(raw.opener) > pack_limits.OPENER:
        report.error(raw.line, "This line is too long.", "Take options out, or shorten them.")
        return "", "", ""
    match = _OPENER.fullmatch(raw.opener)
    kind, name, rest = (match["kind"], match["id"] or "", match["rest"]) if match else ("", "", "")
    shape = f"Write it as “::: {kind if kind in ITEM_TYPES else 'text'} your-id”."
    if not raw.opener[0].isspace() and kind:
        report.error(raw.line, "No space stands after the colons.", shape)
    if kind not in ITEM_TYPES:
        near = did_you_mean(kind, (*ITEM_TYPES, AGAIN, FACT))
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
