"""A pack from its files: every page parsed, in reading order, and the rules of the whole pack applied."""

import re
from dataclasses import dataclass, field, replace

from workbook.domain.ids import did_you_mean
from workbook.domain.pack import Chapter, Pack
from workbook.domain.problem import Problem
from workbook.packs.checks import check_pack
from workbook.packs.files import CHAPTER_PAGE, MANIFEST, READINESS, PackFiles
from workbook.packs.manifest import read_manifest
from workbook.packs.parser import Page, parse_exercise, parse_page
from workbook.packs.reading import decode
from workbook.packs.report import Report


@dataclass(slots=True)
class Built:
    """A pack as it was built: the pack (None when `pack.toml` is of no use), its pages as read, and all problems."""

    pack: Pack | None
    pages: list[Page] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def build(files: PackFiles) -> Built:
    """The pack in `files`. What is wrong in one page or item leaves that out, and no more."""
    built = Built(None, [], list(files.problems))
    texts: dict[str, str] = {}
    for name, data in files.data.items():
        text, problem = decode(data, name)
        if text is not None:
            texts[name] = text
        elif problem is not None:
            built.problems.append(problem)
    if MANIFEST not in texts:
        return built
    report = Report(MANIFEST)
    pack = read_manifest(texts.pop(MANIFEST), report)
    built.problems.extend(report.problems)
    if pack is None:
        return built
    chapters = _chapters(pack, texts, files, built)
    folders = {f"{chapter.number:02d}-{chapter.id}": chapter for chapter in pack.chapters}
    for name in sorted(texts, key=_place):
        folder, _, page = name.partition("/")
        if folder in folders and page != CHAPTER_PAGE:
            ready = page == READINESS
            built.pages.append(parse_exercise(texts[name], name, folders[folder].id, readiness=ready))
    for read in built.pages:
        built.problems.extend(read.problems)
    exercises = tuple(read.exercise for read in built.pages if read.exercise)
    whole = replace(pack, chapters=chapters, exercises=exercises, sha256=files.sha256())
    built.pack, wrong = check_pack(whole, built.pages)
    built.problems.extend(wrong)
    built.problems.sort(key=lambda problem: (problem.file != MANIFEST, problem.file, problem.line or 0))
    return built


def _place(name: str) -> tuple[str, bool, str]:
    """Where a page stands: by folder, the readiness page last, by file."""
    folder, _, page = name.partition("/")
    return folder, page == READINESS, page


def _chapters(pack: Pack, texts: dict[str, str], files: PackFiles, built: Built) -> tuple[Chapter, ...]:
    """The chapters with their pages; folders and chapters that have no partner are reported."""
    known = [f"{chapter.number:02d}-{chapter.id}" for chapter in pack.chapters]
    for folder in sorted({name.partition("/")[0] for name in files.data if "/" in name} - set(known)):
        number = re.match(r"\d+", folder)
        same = [name for name in known if number and int(name[:2]) == int(number[0])]
        near = f" Did you mean “{same[0]}”?" if same else did_you_mean(folder, known)
        what = f"No chapter in {MANIFEST} has this number and id.{near}"
        built.problems.append(Problem(folder, None, what, f"Rename the folder, or add the chapter to {MANIFEST}."))
    found: list[Chapter] = []
    for chapter, folder in zip(pack.chapters, known, strict=True):
        name = f"{folder}/{CHAPTER_PAGE}"
        if name in texts:
            page, problems = parse_page(texts[name], name, chapter.title)
            built.problems.extend(problems)
            found.append(replace(chapter, page=page))
        else:
            if name not in files.data and not any(problem.file == name for problem in files.problems):
                what = f"The chapter “{chapter.title}” has no page."
                built.problems.append(Problem(name, None, what, "Write this file: a heading and a few sentences."))
            found.append(chapter)
    return tuple(found)
