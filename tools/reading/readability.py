"""The reading check of a pack: how each exercise reads, and what is worth mending.

Sentences, passives and phrases are judged in English only; of a pack in another language the words are counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from tools.reading.likeness import Text, near_duplicates, repeated
from tools.reading.passages import Part, Passage, of_page
from tools.reading.wording import is_passive, poor, sentences, words
from workbook.domain import Exercise, Flow, Pack, Problem
from workbook.packs import catalog
from workbook.packs.read.build import Built
from workbook.packs.read.parser import Page

SPEED = 200
"""Words that a reader takes in within a minute."""

MEAN = 15
"""Words of a sentence in a lesson, on average, at most; a lesson of few sentences is not judged by it."""

LONG = 25
"""Words from which on a sentence is counted as long."""

LONGEST = 30
"""Words that a sentence may have."""

RUN = 2
"""Passive sentences in a row that are one too many."""

_JUDGED = 5  # sentences that make an average worth something
_REPEATED = 7  # words of a sentence that is no chance when it stands twice
_PROSE: tuple[Part, ...] = ("lesson", "page", "help")
_UNJUDGED: tuple[Part, ...] = ("card", "heading")


@dataclass(slots=True)
class Row:
    """How one exercise reads. `words`, `mean` and `minutes` are of its lesson; the rest is of all that stands on its page.

    `passives` counts runs of passive sentences, `poor` the phrases better left out; both None where they are not judged.
    `wants` and `feeds` count the exercises it draws on, and the exercises and documents that draw on it.
    """

    exercise: Exercise
    words: int = 0
    mean: Fraction = Fraction(0)
    longest: int = 0
    long: int = 0
    passives: int | None = None
    poor: int | None = None
    wants: int = 0
    feeds: int = 0

    @property
    def minutes(self) -> Fraction:
        """The minutes that reading its lesson takes."""
        return Fraction(self.words, SPEED)


@dataclass(slots=True)
class Reading:
    """The whole check: a row for each exercise in reading order, and the findings that are above the limits."""

    rows: list[Row] = field(default_factory=list)
    findings: list[Problem] = field(default_factory=list)


def reading(root: Path) -> tuple[Reading | None, list[Problem]]:
    """How the pack in the folder `root` reads, and what is wrong with it; None when there is none to read."""
    built = catalog.built(root)
    return (_read(built, built.pack) if built.pack is not None else None), built.problems


def _read(built: Built, pack: Pack) -> Reading:
    """How the `pack` in `built` reads."""
    reading = Reading()
    flow = Flow(pack)
    english = pack.lang.partition("-")[0] == "en"
    for name, page in built.pages.items():
        passages = list(of_page(page))
        if english:
            reading.findings += _passages(name, page, passages)
        if page.exercise is not None and page.exercise.id in pack.exercise_by_id:
            row = _row(page.exercise, passages, english=english)
            mine = pack.exercise_by_id[page.exercise.id]
            row.wants = len(flow.wants(mine))
            row.feeds = len(flow.feeds(mine)) + len(flow.pages(mine))
            reading.rows.append(row)
            if english:
                reading.findings += _whole(row, page)
    if english:
        reading.findings += _alike(built)
    reading.findings.sort(key=lambda found: (found.file, found.line or 0))
    return reading


def _row(exercise: Exercise, passages: Sequence[Passage], *, english: bool) -> Row:
    """The row of one exercise, without what flows."""
    row = Row(exercise)
    lesson = [one for one in passages if one.part in ("lesson", "heading", "card") and not one.item]
    row.words = sum(words(one.text) for one in lesson)
    counts = [words(said) for one in lesson if one.part == "lesson" for said in sentences(one.text)]
    row.mean = Fraction(sum(counts), len(counts)) if counts else Fraction(0)
    every = [words(said) for one in passages if one.part not in _UNJUDGED for said in sentences(one.text)]
    row.longest = max(every, default=0)
    row.long = sum(count > LONG for count in every)
    if english:
        row.passives = sum(1 for _ in _runs(passages))
        row.poor = sum(1 for _ in _poor(passages))
    return row


def _whole(row: Row, page: Page) -> Iterator[Problem]:
    """What holds for a lesson as a whole."""
    exercise = row.exercise
    if 2 * row.minutes > exercise.minutes:
        what = f"The lesson takes {float(row.minutes):.1f} of the {exercise.minutes} minutes to read."
        yield Problem(exercise.file, page.front.get("minutes", 1), what, "Shorten it, or give the page more time.")
    counted = [said for one in of_page(page) if one.part == "lesson" for said in sentences(one.text)]
    if row.mean >= MEAN and len(counted) >= _JUDGED:
        what = f"The sentences of this lesson have {float(row.mean):.1f} words on average."
        yield Problem(exercise.file, 1, what, f"Make them shorter, so that they stay under {MEAN}.")


def _passages(file: str, page: Page, passages: Sequence[Passage]) -> Iterator[Problem]:
    """What is found passage by passage: long sentences, runs of the passive, poor phrases."""
    for one in passages:
        if one.part in _UNJUDGED:
            continue
        for said in sentences(one.text):
            if (count := words(said)) > LONGEST:
                what = f"This sentence has {count} words: “{_beginning(said)}”"
                yield Problem(file, one.line(page.lines, said), what, "Make two of it.")
    for run in _runs(passages):
        one, said = run[0]
        what = f"{len(run)} sentences in a row are in the passive, from “{_beginning(said)}”"
        yield Problem(file, one.line(page.lines, said), what, "Say who does it.")
    for one, said, phrase, mend in _poor(passages):
        yield Problem(file, one.line(page.lines, said), f"“{phrase}” says little or shouts.", mend)


def _runs(passages: Sequence[Passage]) -> Iterator[list[tuple[Passage, str]]]:
    """The runs of passive sentences in running prose. A heading, a list or another question ends one."""
    run: list[tuple[Passage, str]] = []
    for one in passages:
        if one.listed or one.quoted or one.part not in _PROSE or (run and run[-1][0].item != one.item):
            if len(run) >= RUN:
                yield run
            run = []
        if one.listed or one.quoted or one.part not in _PROSE:
            continue
        for said in sentences(one.text):
            if is_passive(said):
                run.append((one, said))
                continue
            if len(run) >= RUN:
                yield run
            run = []
    if len(run) >= RUN:
        yield run


def _poor(passages: Sequence[Passage]) -> Iterator[tuple[Passage, str, str, str]]:
    """The phrases better left out: the passage, the sentence, the phrase, and what to do."""
    for one in passages:
        if one.quoted or one.part == "card":
            continue
        for said in sentences(one.text):
            for phrase, mend in poor(said):
                yield one, said, phrase, mend


def _alike(built: Built) -> Iterator[Problem]:
    """Questions and help that are nearly the same as earlier ones, and sentences that stand in two lessons."""
    asked: list[Text] = []
    helped: list[Text] = []
    taught: list[Text] = []
    for name, page in built.pages.items():
        passages = list(of_page(page))
        whole: dict[str, list[str]] = {}
        for one in passages:
            if one.part == "question":
                asked.append(Text(one.text, name, one.line(page.lines, one.text), one.item))
            elif one.part == "help" and one.item:
                whole.setdefault(one.item, []).append(one.text)
            elif one.part in ("lesson", "page") and page.document is None and not _rates(page):
                taught += [Text(said, name, one.line(page.lines, said)) for said in sentences(one.text)]
        for item, parts in whole.items():
            helped.append(Text(" ".join(parts), name, page.lines.of(parts[0], page.ids[item]) or page.ids[item], item))
    for text, twin in near_duplicates(asked):
        what = f"This question is nearly that of “{twin.item}” in {twin.file}, line {twin.line}."
        yield Problem(text.file, text.line, what, "Ask what is special here, or draw on that answer.")
    for text, twin in near_duplicates(helped):
        what = f"This help is nearly that of “{twin.item}” in {twin.file}, line {twin.line}."
        yield Problem(text.file, text.line, what, "Say what is special here.")
    for text, twin in repeated(taught, _REPEATED):
        what = f"This sentence stands in {twin.file}, line {twin.line}, too: “{_beginning(text.words)}”"
        yield Problem(text.file, text.line, what, "Say it once, or say it otherwise.")


def _rates(page: Page) -> bool:
    """Whether it is a page of ratings. Each says for itself how to count: people read one a quarter, by itself."""
    return page.exercise is not None and page.exercise.readiness


def _beginning(sentence: str) -> str:
    """The first words of a sentence."""
    return sentence if len(sentence) <= 60 else sentence[:59].rsplit(" ", 1)[0] + " …"
