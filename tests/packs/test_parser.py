"""What a well-written exercise becomes, and that no text whatever makes the reader fail."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.packs.mutants import mutated
from tests.tries import tries
from workbook.domain import (
    CheckItem,
    Choice,
    ChoiceItem,
    ChoicesItem,
    Column,
    DateItem,
    Lift,
    LineItem,
    ListItem,
    NumberItem,
    Pack,
    PickItem,
    RatingItem,
    TableItem,
    TellItem,
    TextItem,
    plain,
)
from workbook.packs import catalog
from workbook.packs.read.parser import Page, parse_document, parse_exercise, parse_page

STARTER = Path(catalog.__file__).parent / "starter"
PAGES = [path.read_text(encoding="utf-8") for path in sorted(STARTER.glob("*/*.md"))]


@pytest.fixture(scope="module")
def starter() -> Pack:
    pack, problems = catalog.load(STARTER, None)
    assert problems == []
    assert pack is not None
    return pack


def test_every_kind_is_read_with_its_options(starter: Pack) -> None:
    items = starter.item_by_id
    table = items["recent-customers"]
    assert isinstance(table, TableItem)
    assert (table.rows, table.max, table.line) == (3, 10, 23)
    assert table.columns == (
        Column("name", "Who"),
        Column("since", "Since", "date"),
        Column("returned", "Came back", "check"),
        Column("worth", "Worth", "choice", ("high", "medium", "low")),
    )
    assert table.examples == (("The courier", "2026-03-02", "yes", "high"),)
    assert table.prompt == "Who were your last customers?"
    assert plain(table.help) == "Names are enough to begin with. Leave a cell empty where you do not know."
    pick = items["customer-to-ask"]
    assert isinstance(pick, PickItem)
    assert (pick.source, pick.column, pick.max) == ("recent-customers", "name", 1)
    day = items["customer-talk-day"]
    assert isinstance(day, DateItem)
    assert day.within == 14
    way = items["customer-talk-way"]
    assert isinstance(way, ChoiceItem)
    assert way.optional
    assert way.choices[0] == Choice("telephone", "On the telephone")
    question = items["customer-question"]
    assert isinstance(question, TextItem)
    assert (question.lines, question.max, question.words) == (3, 600, 40)
    assert isinstance(items["people-you-serve-tell"], TellItem)
    lines = items["common-questions"]
    assert isinstance(lines, ListItem)
    assert (lines.min, lines.max) == (3, 10)
    number = items["answer-hours"]
    assert isinstance(number, NumberItem)
    assert (number.min, number.max, number.step, number.unit) == (Decimal(0), Decimal(72), Decimal("0.5"), "hours")
    line = items["first-sentence"]
    assert isinstance(line, LineItem)
    assert line.max == 160
    ways = items["answer-ways"]
    assert isinstance(ways, ChoicesItem)
    assert (ways.min, ways.max, len(ways.choices)) == (1, 2, 3)
    check = items["answers-written"]
    assert isinstance(check, CheckItem)
    assert check.private


def test_a_rating_has_its_anchors_evidence_and_lifts(starter: Pack) -> None:
    rating = starter.item_by_id["answers-are-quick"]
    assert isinstance(rating, RatingItem)
    assert (rating.weight, rating.scope, rating.audience, rating.lens) == (3, "tactical", "customers", "service")
    assert rating.gate
    assert not rating.na
    assert len(rating.anchors) == 5
    assert rating.anchors[0] == "Some never get one."
    assert rating.evidence == "the week you counted, how many asked, and how many had an answer."
    assert rating.lifts == (
        Lift(
            "to-2",
            2,
            "S",
            "1 week",
            "Answer all that is waiting. Begin with the oldest, and be through before noon.",
            title="Answer all that is waiting",
        ),
        Lift(
            "to-4",
            4,
            "S",
            "1 quarter",
            "Count for a week how quick we are. Then ask three customers whether it was.",
            after=("customers-are-known",),
            asks=True,
            title="Count for a week how quick we are",
        ),
    )
    assert starter.item_by_id["helpers-can-answer"].na is True  # type: ignore[union-attr]


def test_the_pack_is_in_reading_order(starter: Pack) -> None:
    assert [exercise.id for exercise in starter.exercises] == [
        "people-you-serve",
        "readiness-know",
        "quick-answers",
        "answers-at-hand",
        "readiness-serve",
    ]
    first = starter.exercises[0]
    assert (first.title, first.minutes, first.scope, first.chapter) == (
        "The people you serve",
        15,
        "strategic",
        "first-steps",
    )
    assert plain(first.lesson).startswith("Teach one idea here."), "the title is not said twice"
    assert starter.exercises[1].readiness
    assert plain(starter.chapters[0].page).startswith("This is the page of the chapter.")


def test_typed_anchor_numbers_are_not_read() -> None:
    page = next(text for text in PAGES if "answers-are-quick" in text)
    renumbered = page.replace("2. Most", "1. Most").replace("3. Nine", "1. Nine").replace("4. Nine", "1. Nine")
    assert renumbered != page
    before, after = (parse_exercise(text, "readiness.md", "serve") for text in (page, renumbered))
    assert after.problems == []
    assert after.exercise == before.exercise


@pytest.mark.parametrize("text", PAGES)
def test_windows_line_ends_and_a_byte_order_mark_change_nothing(text: str, tmp_path: Path) -> None:
    from workbook.packs.read.open_safely import decode, unix_lines

    windows = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    assert decode(unix_lines(windows), "page.md") == (text, None)


def test_colons_in_code_and_comments_open_no_question() -> None:
    lesson = "```\n::: text one\n```\n\n<!-- hidden\n::: text two\n-->\n\n    ::: text three\n"
    page = parse_exercise(f"---\nid: quiet\ntitle: Quiet\nminutes: 1\n---\n\n{lesson}", "quiet.md", "c")
    assert page.problems == []
    assert page.exercise is not None
    assert page.exercise.items == ()
    assert [block.kind for block in page.exercise.lesson] == ["code", "code"]


FENCES = {
    "in an entry": "- ```\n  say hello\n  ```",
    "in a numbered entry": "1. ```\n   foo\n   ```\n\n   bar",
    "in the second entry, over blank lines": "- a\n- ```\n  b\n\n\n  ```\n- c",
    "in a quote": "> ```\n> say hello\n> ```",
    "in a quote in an entry": "- > ~~~\n  > say hello\n  > ~~~",
    "in a nested entry": "- a\n  - b\n\n    ```\n    ::: text no\n    ```",
    "after an entry": "- a\n\n  ```\n  b\n  ```",
    "ended by the end of the entry": "- ```\n  say hello\n\nOn we go.",
    "ended by the end of the quote": "> ```\n> aaa\n\nbbb",
    "of a question": "```\n::: text no\n\n**No?**\n\n:::\n```",
    "of four around three": "````\n```\n::: text no\n```\n````",
    "of waves around ticks": "~~~\n```\n::: text no\n~~~",
    "with words behind it": "``` toml title\n::: text no\n```",
    "closed by more": "```\n::: text no\n`````  ",
    "closed in another column": "   ```\n::: text no\n  ```",
    "that is no fence: words with ticks": "``` a `` b",
    "that is no fence: within a line": "Write ``` for code.",
    "that is no fence: too far in": "    ```\n\nwords",
    "that is no fence: of HTML": "<pre>\n```\n</pre>",
    "of nothing": "```\n```",
    "a comment": "<!--\n::: text no\n-->",
    "a comment in an entry": "- a\n\n  <!--\n  ::: text no\n  -->",
    "a comment with a fence": "<!--\n```\n-->",
    "a fence with a comment": "```\n<!--\n```",
}
AFTER = "\n\n::: text after\n\n**Asked?**\n\n```\ncode\n```\n\n:::\n\n::: line last\n\n**And this?**\n\n:::\n"


def _ids(page: Page) -> list[str]:
    return [item.id for item in page.exercise.items] if page.exercise else []


@pytest.mark.parametrize("name", FENCES)
def test_a_fence_or_comment_costs_no_question_after_it(name: str) -> None:
    page = parse_exercise(f"---\nid: a\ntitle: A\nminutes: 1\n---\n\n{FENCES[name]}{AFTER}", "a.md", "c")
    assert page.problems == []
    assert _ids(page) == ["after", "last"]


@pytest.mark.parametrize(
    ("lesson", "line", "mark"),
    [
        ("```\nopen", 7, "```"),
        ("words\n\n~~~~ sh\nopen\n~~~", 9, "~~~~"),
        ("- a\n\n```\nopen", 9, "```"),
        ("<!-- open", 7, "-->"),
    ],
)
def test_what_is_truly_open_is_told_and_costs_no_question(lesson: str, line: int, mark: str) -> None:
    rest = AFTER.replace("```\ncode\n```\n\n", "")
    page = parse_exercise(f"---\nid: a\ntitle: A\nminutes: 1\n---\n\n{lesson}{rest}", "a.md", "c")
    assert [(problem.line, problem.mend) for problem in page.problems] == [(line, f"Write “{mark}” where it ends.")]
    assert _ids(page) == ["after", "last"]


LESSON_LINES = st.sampled_from(
    [
        *(
            "```",
            "~~~",
            "````",
            "``` toml",
            "   ```",
            "    ```",
            "\t```",
            "``` a `",
            "> ```",
            "- ```",
            "  ```",
            "1. ~~~",
        ),
        *("   ~~~", "> - ```", ">   ```", "- a", "  - b", "> c", "words", "", "", "<!--", "-->", "<!-- x -->", "<pre>"),
        *("</pre>", "<div>", "  <!-- y", "---", "===", "# Head", "| a |", "| --- |", "[a]: b", "***", "text <!-- z"),
    ]
)


@tries(300)
@given(st.lists(LESSON_LINES, max_size=12))
def test_no_lesson_whatever_costs_a_question_after_it(lesson: list[str]) -> None:
    rest = AFTER.replace("```\ncode\n```\n\n", "")
    text = "---\nid: a\ntitle: A\nminutes: 1\n---\n\n" + "\n".join(lesson) + rest
    assert _ids(parse_exercise(text, "a.md", "c")) == ["after", "last"]


def test_a_fence_left_open_in_a_question_costs_no_other_question() -> None:
    question = "::: text {}\n\n**Asked?**\n\n``` sh\nopen\n\n:::\n\n"
    text = "---\nid: a\ntitle: A\nminutes: 1\n---\n\n" + question.format("one") + question.format("two") + AFTER
    page = parse_exercise(text, "a.md", "c")
    assert [problem.line for problem in page.problems] == [11, 20]
    assert _ids(page) == ["one", "two", "after", "last"]


def test_open_fences_without_end_take_no_time_without_end() -> None:
    text = "---\nid: a\ntitle: A\nminutes: 1\n---\n\n" + "``` sh\n:::\n" * 20_000
    assert _ids(parse_exercise(text, "a.md", "c")) == []


DEEP = "".join("  " * depth + f"- level {depth}\n" for depth in range(7))


def test_a_lesson_that_is_too_deep_costs_the_lesson_and_no_question() -> None:
    page = parse_exercise(f"---\nid: a\ntitle: A\nminutes: 1\n---\n\n{DEEP}{AFTER}", "a.md", "c")
    assert [problem.what for problem in page.problems] == ["Lists or quotes stand too deep inside each other here."]
    assert _ids(page) == ["after", "last"]
    assert page.exercise is not None and page.exercise.lesson == ()


def test_a_question_that_is_too_deep_costs_that_question() -> None:
    deep = f"::: text deep\n\n**Asked?**\n\n{DEEP}\n:::\n"
    page = parse_exercise(f"---\nid: a\ntitle: A\nminutes: 1\n---\n\nA lesson.\n\n{deep}{AFTER}", "a.md", "c")
    assert len(page.problems) == 1
    assert _ids(page) == ["after", "last"]
    assert "deep" in page.ids


@tries(200)
@given(st.sampled_from(PAGES).flatmap(mutated))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    page = parse_exercise(text, "page.md", "c")
    last = text.count("\n") + 1
    assert all(problem.line is None or 1 <= problem.line <= last for problem in page.problems)
    assert all(problem.what.endswith((".", "?", "”")) and problem.mend for problem in page.problems)
    for item in page.exercise.items if page.exercise else ():
        assert item.prompt
        if isinstance(item, RatingItem):
            assert len(item.anchors) == 5
    parse_page(text, "chapter.md", "A title")
    parse_document(text, "documents/01-page.md")
