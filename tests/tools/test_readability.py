"""The reading check: what it counts of each exercise, and what it points at, with file and line."""

import pytest

from tests.packs.conftest import Make
from tests.workplaces import PARSED
from tools.reading.readability import MEAN, Reading
from tools.reading.readability import reading as read
from workbook.packs import catalog

PAGE = "02-going-on/09-read.md"
FRONT = "---\nid: read-me\ntitle: Read me\nminutes: {minutes}\nscope: tactical\n---\n# Read me\n\n"
ASK = "\n\n::: line read-answer\n\n**What did you read in the garden?**\n\n{help}\n\n:::\n"
LONG = "You see, " + "and so it goes on, " * 6 + "which is far too much for anybody who reads it aloud."


def reading(make_pack: Make, text: str = "", page: str = PAGE, manifest: tuple[str, str] = ("", "")) -> Reading:
    root = make_pack({page: text} if text else {})
    words = (root / "pack.toml").read_text(encoding="utf-8")
    (root / "pack.toml").write_text(words.replace(*manifest), encoding="utf-8")
    found, problems = read(root)
    assert [str(problem) for problem in problems] == []
    assert found is not None
    return found


def exercise(lesson: str, aid: str = "Say it.", minutes: int = 5) -> str:
    return FRONT.format(minutes=minutes) + lesson + ASK.format(help=aid)


def told(found: Reading) -> list[str]:
    return [str(finding) for finding in found.findings]


def test_the_starter_pack_reads_well(make_pack: Make) -> None:
    found = reading(make_pack)
    assert told(found) == []
    rows = {row.exercise.id: row for row in found.rows}
    assert list(rows) == ["people-you-serve", "readiness-know", "quick-answers", "answers-at-hand", "readiness-serve"]
    row = rows["answers-at-hand"]
    assert (row.wants, row.feeds, row.passives, row.poor) == (2, 1, 0, 0)
    assert 5 < row.mean < 12
    assert rows["people-you-serve"].feeds == 1


@pytest.mark.parametrize(
    ("lesson", "expected"),
    [
        (f"A start.\n\nA short one. {LONG}", f"{PAGE}:11: This sentence has 43 words: “You see, and so it goes on,"),
        (
            "A start.\n\nIt is done.\n\nThe list is kept by Ana. It is read\non Mondays.",
            f"{PAGE}:13: 2 sentences in a row are in the passive, from “The list is kept by Ana.” Say who does it.",
        ),
        (
            "A start.\n\nOne line.\nThen leverage **it**.",
            f"{PAGE}:12: “leverage” says little or shouts. Write “use”.",
        ),
        (
            "A start.\n\nTell them that the card of the garden shop is ready to be taken home.",
            "",
        ),
    ],
)
def test_a_finding_has_its_true_line(lesson: str, expected: str, make_pack: Make) -> None:
    found = told(reading(make_pack, exercise(lesson)))
    assert [line[: len(expected)] for line in found] == ([expected] if expected else [])


def test_help_anchors_documents_and_chapters_are_read_too(make_pack: Make) -> None:
    head = "---\nid: sheet\ntitle: Sheet\nplan: serve\nreader: Everybody\n---\n# Sheet\n\n"
    root = make_pack(
        {
            PAGE: exercise("A start.", f"Short.\n\n{LONG}"),
            "documents/02-sheet.md": head + "- Simply call.\n",
            "02-going-on/chapter.md": "# Going on\n\nThis chapter is short.\n\nIt is powerful.\n",
        }
    )
    found, _ = read(root)
    assert found is not None
    assert [line.split(" ")[0] for line in told(found)] == [
        f"{PAGE}:17:",
        "02-going-on/chapter.md:5:",
        "documents/02-sheet.md:9:",
    ]


def test_an_anchor_is_read_at_its_line(make_pack: Make) -> None:
    root = make_pack({})
    page = root / "02-going-on/readiness.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("2. Most do, within two days.", "2. Most do, with amazing care."), encoding="utf-8")
    found, _ = read(root)
    assert found is not None
    assert told(found) == [
        "02-going-on/readiness.md:16: “amazing” says little or shouts. Leave it out, or say what is meant."
    ]


def test_a_lesson_that_takes_most_of_the_minutes_is_told(make_pack: Make) -> None:
    found = reading(make_pack, exercise("We read this slowly. " * 60, minutes=2))
    assert told(found) == [
        f"{PAGE}:4: The lesson takes 1.2 of the 2 minutes to read. Shorten it, or give the page more time."
    ]


def test_long_sentences_on_average_are_told(make_pack: Make) -> None:
    sentence = "In the morning the owner of the shop walks past every shelf and looks for {}. "
    lesson = "".join(sentence.format(f"thing number {word} again") for word in ("one", "two", "three", "four", "five"))
    found = reading(make_pack, exercise(lesson.replace("number ", "")))
    assert len(found.findings) == 1
    assert found.findings[0].what.startswith("The sentences of this lesson have 1")
    assert str(MEAN) in found.findings[0].mend


def test_what_is_asked_twice_is_told_with_both_places(make_pack: Make) -> None:
    text = exercise("A start.").replace(
        "What did you read in the garden?", "Are your answers written down where everybody finds them?"
    )
    assert told(reading(make_pack, text)) == [
        f"{PAGE}:13: This question is nearly that of “answers-written” in 02-going-on/01-quick-answers.md, line 43. "
        "Ask what is special here, or draw on that answer."
    ]


def test_what_is_taught_twice_is_told_with_both_places(make_pack: Make) -> None:
    found = told(reading(make_pack, exercise("Well.\n\nShe had been telling everybody about her prices.")))
    assert found == [
        f"{PAGE}:11: This sentence stands in 01-first-steps/01-people-you-serve.md, line 21, too: "
        "“She had been telling everybody about her prices.” Say it once, or say it otherwise."
    ]


def test_pages_of_ratings_may_each_say_how_to_count(make_pack: Make) -> None:
    """People rate one page by itself, months after another."""
    pages = ("01-first-steps/readiness.md", "02-going-on/readiness.md")
    root = make_pack({})
    for name in pages:
        text = (
            (root / name)
            .read_text(encoding="utf-8")
            .replace("\n\n:::", "\n\nShares are of the last ten cases.\n\n:::", 1)
        )
        (root / name).write_text(text, encoding="utf-8")
    found, _ = read(root)
    assert found is not None and told(found) == []


def test_another_language_is_only_counted(make_pack: Make) -> None:
    found = reading(make_pack, exercise(LONG + " Simply done!"), manifest=('lang = "en"', 'lang = "de"'))
    assert found.findings == []
    row = next(row for row in found.rows if row.exercise.id == "read-me")
    assert (row.words, row.longest, row.passives, row.poor) == (45, 43, None, None)


def test_a_folder_without_a_pack_has_nothing_to_read(make_pack: Make) -> None:
    found, problems = read(make_pack({}).parent)
    assert found is None
    assert len(problems) == 1


def test_the_shipped_pack_reads_well() -> None:
    found, _ = read(catalog.shipped())
    assert found is not None
    assert told(found) == []


def test_every_shipped_exercise_says_whether_it_is_strategic_or_tactical() -> None:
    pack, _ = catalog.load(catalog.shipped(), PARSED)
    assert pack is not None
    assert [one.file for one in pack.exercises if not one.readiness and not one.scope] == []
