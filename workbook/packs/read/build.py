"""A pack from its files: every page parsed, in reading order, and the rules of the whole pack applied."""

import re
from dataclasses import field, replace

from workbook.domain import PROGRAMME, Block, Chapter, Pack, Problem, Prose, dataclass, did_you_mean
from workbook.packs.check.figures import check_figures
from workbook.packs.check.suggest_id import Near
from workbook.packs.check.whole_pack import check_pack
from workbook.packs.read.facts import Fact, card, read_facts
from workbook.packs.read.findings import Report
from workbook.packs.read.manifest import read_manifest
from workbook.packs.read.open_safely import decode
from workbook.packs.read.pack_files import (
    CHAPTER_PAGE,
    DOCUMENTS,
    FACTS,
    HINTS,
    MANIFEST,
    READINESS,
    PackFiles,
)
from workbook.packs.read.pack_limits import PROBLEMS
from workbook.packs.read.parser import Page, parse_document, parse_exercise, parse_page
from workbook.packs.read.programme_file import read_programme
from workbook.packs.read.word_lists import read_word_lists

Facts = dict[str, Fact | None]


@dataclass(slots=True)
class Built:
    """A pack as it was built: the pack (None when `pack.toml` is of no use), its pages as read, and all problems.

    `pages` has the page of each file by its name: exercises, documents and the pages of chapters.
    """

    pack: Pack | None
    pages: dict[str, Page] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def build(files: PackFiles) -> Built:
    """The pack in `files`. What is wrong in one page or item leaves that out, and no more."""
    built = Built(None, {}, list(files.problems))
    texts: dict[str, str] = {}
    for name, data in files.data.items():
        text, problem = decode(data, name)
        if text is not None:
            texts[name] = text
        elif problem is not None:
            built.problems.append(problem)
    if MANIFEST in texts:
        _pack(texts, files, built)
    built.problems = _told(built.problems)
    return built


def _pack(texts: dict[str, str], files: PackFiles, built: Built) -> None:
    """Reads the pack in `texts` into `built`, as far as it can be read."""
    report = Report(MANIFEST)
    pack = read_manifest(texts.pop(MANIFEST), report)
    built.problems += report.problems
    if pack is None:
        return
    report = Report(FACTS)
    facts = read_facts(texts.pop(FACTS, ""), report)
    built.problems += report.problems
    report = Report(HINTS)
    word_lists = read_word_lists(texts.pop(HINTS), report) if HINTS in texts else ()
    built.problems += report.problems
    report = Report(PROGRAMME)
    programme = read_programme(texts.pop(PROGRAMME), report) if PROGRAMME in texts else None
    built.problems += report.problems
    folders = {f"{chapter.number:02d}-{chapter.id}": chapter for chapter in pack.chapters}
    near = Near()
    chapters: dict[str, Chapter] = {}
    for name in sorted(texts, key=_place):
        folder, _, file = name.partition("/")
        chapter = folders.get(folder)
        if folder == DOCUMENTS:
            page = parse_document(texts[name], name)
        elif chapter is None:
            continue
        elif file == CHAPTER_PAGE:
            page = parse_page(texts[name], name, chapter.title)
            chapters[chapter.id] = replace(chapter, page=_complete(page, facts, name, near))
        else:
            page = parse_exercise(texts[name], name, chapter.id, readiness=file == READINESS)
            if page.exercise is not None:
                page.exercise = replace(page.exercise, lesson=_complete(page, facts, name, near))
        built.pages[name] = page
    built.problems += _folders(pack, files)
    for page in built.pages.values():
        built.problems += page.problems
    exercises = tuple(page.exercise for page in built.pages.values() if page.exercise)
    whole = replace(
        pack,
        chapters=tuple(chapters.get(chapter.id, chapter) for chapter in pack.chapters),
        exercises=exercises,
        word_lists=word_lists,
        programme=programme,
        sha256=files.sha256(),
    )
    built.pack, wrong = check_pack(whole, list(built.pages.values()), near)
    built.problems += wrong


def _place(name: str) -> tuple[str, bool, str]:
    """Where a page stands: by folder, the readiness page last, by file."""
    folder, _, page = name.partition("/")
    return folder, page == READINESS, page


def _complete(page: Page, facts: Facts, name: str, near: Near) -> Prose:
    """The prose of a page with its fact cards at the end; figures without a source go on the page's problems."""
    ready = page.exercise is not None and page.exercise.readiness
    page.problems += check_figures(page.prose, page.lines, name, teaching=not ready)
    cards: list[Block] = []
    for key, line in page.facts:
        fact = facts.get(key)
        if fact is not None:
            cards += card(fact)
        elif key not in facts:
            what = f"There is no fact “{key}”.{near(key, facts)}"
            page.problems.append(Problem(name, line, what, f"Use a key of {FACTS}, or add it there with its source."))
    return (*page.prose, *cards)


def _folders(pack: Pack, files: PackFiles) -> list[Problem]:
    """The folders that no chapter has, and the chapters without a page."""
    known = [f"{chapter.number:02d}-{chapter.id}" for chapter in pack.chapters]
    problems: list[Problem] = []
    for folder in sorted({name.partition("/")[0] for name in files.data if "/" in name} - {*known, DOCUMENTS}):
        number = re.match(r"\d+", folder)
        same = [name for name in known if number and name[:2] == number[0].lstrip("0").zfill(2)]
        near = f" Did you mean “{same[0]}”?" if same else did_you_mean(folder, known)
        what = f"No chapter in {MANIFEST} has this number and id.{near}"
        problems.append(Problem(folder, None, what, f"Rename the folder, or add the chapter to {MANIFEST}."))
    for chapter, folder in zip(pack.chapters, known, strict=True):
        name = f"{folder}/{CHAPTER_PAGE}"
        if name not in files.data and not any(problem.file == name for problem in files.problems):
            what = f"The chapter “{chapter.title}” has no page."
            problems.append(Problem(name, None, what, "Write this file: a heading and a few sentences."))
    return problems


def _told(problems: list[Problem]) -> list[Problem]:
    """The problems in order, those of `pack.toml` first, and of each file no more than anybody would read."""
    problems = sorted(problems, key=lambda problem: (problem.file != MANIFEST, problem.file, problem.line or 0))
    counts: dict[str, int] = {}
    told: list[Problem] = []
    for problem in problems:
        counts[problem.file] = counts.get(problem.file, 0) + 1
        if counts[problem.file] <= PROBLEMS:
            told.append(problem)
    for file, count in counts.items():
        if count > PROBLEMS:
            what = f"There are {count - PROBLEMS} more problems in this file."
            told.append(Problem(file, None, what, "Mend the first ones, and check again."))
    return told
