"""What stands beside the list of exercises about the one under its cursor: how its lesson begins, how far it is, what it feeds."""

from collections.abc import Sequence

from textual.content import Content

from workbook.app.base import ACCENT, QUIET
from workbook.app.base.two_panes import FOOT
from workbook.app.exercise.exercise_rows import left_of, mark_of
from workbook.app.exercise.prerequisites_line import threads
from workbook.app.widgets import Detail, chip, dots, fit, hanging, headed, labelled, prose_lines, steps
from workbook.domain import Block, Chapter, Document, Exercise, Prose, clean, count, one_line
from workbook.domain.progress import PartProgress, Progress, is_answered
from workbook.reports.document_report import GLYPHS, state_words
from workbook.reports.progress_report import Counted
from workbook.reports.way_report import made_words
from workbook.session import Session

_BEGINNING = 2
"""Paragraphs of a lesson that are shown before what there is to know about it."""

_MOST_DOTS = 10
"""Questions up to which each has its dot."""

_NAMED = 6
"""Documents and exercises that are named where one feeds many."""

_BAR = 24


def exercise_detail(session: Session, exercise: Exercise, progress: Progress, width: int) -> Detail:
    """The whole of it, at `width` cells: the lesson's beginning, what is to be known, and the questions with their marks."""
    lesson = session.told(beginning(exercise.lesson), exercise, 3)
    asked = questions(session, exercise, width)
    lines = [
        Content(""),
        *prose_lines(lesson, width),
        Content(""),
        *facts(session, exercise, progress, width),
        *([Content(""), headed("What it asks", "", width), *asked] if asked else ()),
    ]
    corner = Content.styled(f"{exercise.minutes} min", QUIET)
    return Detail(one_line(exercise.title), lines, corner, chip("enter", "Open"))


def beginning(prose: Prose, most: int = _BEGINNING) -> Prose:
    """The paragraphs that a lesson or a page begins with, up to its first heading."""
    shown: list[Block] = []
    for block in prose:
        if block.kind == "heading" and shown:
            break
        if block.kind in ("paragraph", "quote", "fact"):
            shown.append(block)
        if len(shown) == most:
            break
    return tuple(shown)


def facts(session: Session, exercise: Exercise, progress: Progress, width: int) -> list[Content]:
    """How far it is and why it is next, what it wants first, and what comes of it: a line or a few for each."""
    state = progress.exercises[exercise.id]
    track = session.folder.tracks.get(exercise.id)
    lines: list[Content] = []
    if state.total:
        far = f"{state.so_far} answered" if state.answered else count(state.total, "question")
        ink = Content.assemble(dots(state.answered, state.total), "  ") if 0 < state.total <= _MOST_DOTS else ""
        lines += labelled("questions", [Content.assemble(ink if state.answered else "", far)], width)
    if state.status == "skipped" and track is not None:
        lines += labelled("set aside", [Content(one_line(track.skipped or ""))], width)
    if progress.next.exercise == exercise.id:
        lines += labelled("next", [Content(progress.next.why)], width)
    wants = [
        Content.assemble(mark_of(progress.exercises[one.id].status), " ", one_line(one.title))
        for one in session.flow.wants(exercise)
    ]
    lines += labelled("builds on", wants, width)
    lines += labelled("documents", _few([one.title for one in session.flow.pages(exercise)]), width)
    lines += labelled("leads to", _few([one.title for one in session.flow.feeds(exercise)]), width)
    if made := made_words(exercise).partition(": ")[2]:
        lines += labelled("makes", [Content(made)], width)
    if exercise.scope:
        lines += labelled("kind", [Content(exercise.scope)], width)
    return lines


def _few(titles: Sequence[str]) -> list[Content]:
    """The titles, of many the first and how many more there are."""
    named = titles if len(titles) <= _NAMED else titles[: _NAMED - 1]
    rest = len(titles) - len(named)
    return [*(Content(one_line(title)) for title in named), *([Content.styled(f"{rest} more", QUIET)] if rest else ())]


def questions(session: Session, exercise: Exercise, width: int) -> list[Content]:
    """What it asks, each question with `✓` where it is answered and `○` where it is open."""
    live = {item.id: item for item in exercise.live}
    standings, lines = session.standings(), list[Content]()
    for one in session.pack.outlines[exercise.id].all:
        answered = is_answered(one, session.response(one.id), standings.get(one.id))
        mark = Content.styled("✓ " if answered else "○ ", ACCENT if answered else QUIET)
        lines += hanging(mark, "  ", Content(one_line(live[one.id].prompt)), width)
    return lines


def exercise_foot(session: Session, exercise: Exercise, progress: Progress, width: int) -> list[Content]:
    """The same in a few lines for under the list: why it is next, what it wants and feeds, and else how its lesson begins."""
    track = session.folder.tracks.get(exercise.id)
    said = [f"Next: {progress.next.why}"] if progress.next.exercise == exercise.id else []
    if progress.exercises[exercise.id].status == "skipped" and track is not None and track.skipped:
        said.append(f"Set aside: {one_line(track.skipped)}")
    said += threads(session.flow, progress, exercise, width)
    first = prose_lines(session.told(beginning(exercise.lesson, 1), exercise, 3), width)
    tag = Content.styled(f"{exercise.scope.capitalize()}. " if exercise.scope else "", QUIET)
    lines = [line for words in said for line in Content(words).wrap(width)]
    return [*lines, *_ended(prose_of(tag, first, width), FOOT - len(lines), width)]


def _ended(lines: Sequence[Content], most: int, width: int) -> list[Content]:
    """So many of these lines; where a text goes on behind them it ends in `…`."""
    shown = list(lines[: max(most, 0)])
    if len(shown) < len(lines) and shown:
        shown[-1] = Content.assemble(fit(shown[-1], width - 2), " …")
    return shown


def prose_of(lead: Content, lines: Sequence[Content], width: int) -> list[Content]:
    """Lines with something before them, wrapped anew."""
    return (lead + Content(" ").join(lines)).wrap(width) if lead or lines else []


def part_detail(
    title: str, part: PartProgress, chapters: Sequence[Chapter], words: Counted, verb: str, width: int
) -> Detail:
    """What a chapter is about; of a plan, what each of its `chapters` is about. `verb` is what enter does there."""
    lines = [Content("")]
    if words.steps:
        done = part.done + part.skipped
        far = f"{words.count} exercises done" if done else count(part.exercises, "exercise")
        cells = min(width - len(far) - 2, _BAR)
        bar = Content.assemble(steps(done, part.exercises, cells), "  ") if done and cells >= 4 else Content("")
        lines += [bar + Content(far), Content("")]
    corner = Content.styled(left_of(part, words) or ("" if words.steps else words.count), QUIET)
    if len(chapters) == 1:
        lines += prose_lines(chapters[0].page, width)
        return Detail(title, lines, corner, chip("enter", verb))
    for chapter in chapters:
        lines.append(Content.styled(f"{chapter.number} {one_line(chapter.title)}", "bold"))
        lines += [*prose_lines(beginning(chapter.page, 1), width), Content("")]
    return Detail(title, lines, corner, chip("enter", verb))


def about(chapters: Sequence[Chapter], width: int) -> list[Content]:
    """How the pages of these chapters begin: for under the list."""
    lines = [line for chapter in chapters[:1] for line in prose_lines(beginning(chapter.page, 1), width)]
    return _ended(lines, FOOT, width)


def document_detail(session: Session, document: Document, width: int) -> Detail:
    """A document that was found, as it reads now."""
    page = session.page(document)
    reader = Content.assemble(("For: ", QUIET), clean(document.reader)).wrap(width)
    state = Content.styled(f"{GLYPHS[page.state]} {state_words(page)}", ACCENT if page.state == "ready" else QUIET)
    return Detail(
        one_line(document.title),
        [Content(""), *reader, Content(""), *prose_lines(page.prose, width)],
        state,
        chip("enter", "Open"),
    )
