"""`hints.toml`: the words that suggestions look for come from the pack; each mistake is told with its line, and none is used then."""

from pathlib import Path

import pytest

from tests.packs.conftest import Make
from workbook.domain import Pack
from workbook.hints.vocabulary import LISTS, vocabulary
from workbook.packs import catalog
from workbook.packs.read import pack_limits
from workbook.packs.read.findings import Report
from workbook.packs.read.pack_files import HINTS
from workbook.packs.read.word_lists import read_word_lists

SHIPPED = (catalog.shipped() / HINTS).read_text(encoding="utf-8")
ASKS = "::: text ask-aloud {hints=(ask)}\n\n**How do you ask?**\n\n:::\n"
PAGE = "02-going-on/01-quick-answers.md"


def told(text: str) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    report = Report(HINTS)
    lists = read_word_lists(text, report)
    return {one.name: one.entries for one in lists}, list(map(str, report.problems))


def line_of(words: str) -> int:
    return next(number for number, line in enumerate(SHIPPED.split("\n"), 1) if words in line)


def test_every_list_of_the_shipped_pack_is_known_and_has_words() -> None:
    lists, problems = told(SHIPPED)
    assert problems == []
    assert list(lists) == list(LISTS)
    assert all(lists.values())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("calling =", "caling =", "{calling}: No suggestion looks for a list “caling”. Did you mean “calling”?"),
        ("calling =", "caling =", ": The list “calling” is missing. Write it as `calling = "),
        ('us = "me us"', 'us = ["me", "us"]', "{us}: The list “us” wants text, found “list”."),
        ('us = "me us"', "us = 3", "{us}: The list “us” wants text, found “3”."),
        ('"first look"', "3", "{gift_phrases}: The list “gift_phrases” wants a list, each part text"),
        ('"first look"', '"First look"', "{First}: “First look” of the list “gift_phrases” is never found in a text."),
        ('"first look"', '""', "{gift_phrases}: “” of the list “gift_phrases” is never found in a text."),
        ('us = "me us"', 'us = "me us!"', "{us}: “us!” of the list “us” is never found in a text."),
        ('us = "me us"', f'us = "{"u" * 61}"', "{us}: “" + "u" * 39),
        ('us = "me us"', "us = me", "{us}: This is not right TOML: "),
    ],
)
def test_a_mistake_is_told_with_its_line_and_no_list_is_used(old: str, new: str, expected: str) -> None:
    lists, problems = told(SHIPPED.replace(old, new))
    lines = {
        "{calling}": line_of("calling ="),
        "{us}": line_of('us = "me us"'),
        "{gift_phrases}": line_of("gift_phrases ="),
        "{First}": line_of("first look"),
    }
    for name, number in lines.items():
        expected = expected.replace(name, f":{number}")
    assert lists == {}
    assert any(problem.startswith(HINTS + expected) for problem in problems), problems


def test_there_is_an_end_to_a_list_and_to_what_is_told_of_it() -> None:
    many = " ".join(f"word{number}" for number in range(pack_limits.LIST_ENTRIES + 1))
    lists, problems = told(SHIPPED.replace('us = "me us"', f'us = "{many}"'))
    assert (lists, len(problems)) == ({}, 1)
    odd = " ".join(f"WORD{number}" for number in range(50))
    assert len(told(SHIPPED.replace('us = "me us"', f'us = "{odd}"'))[1]) == 5


def test_a_language_without_such_words_leaves_a_list_empty() -> None:
    lists, problems = told(
        SHIPPED.replace('us = "me us"', 'us = ""').replace('["here\'s", "here is", "here are"]', "[]")
    )
    assert problems == []
    assert (lists["us"], lists["handing_over"]) == ((), ())


def checked(root: Path) -> tuple[Pack, list[str]]:
    pack, problems = catalog.check(root)
    assert pack is not None
    return pack, list(map(str, problems))


def test_a_pack_without_words_is_told_that_a_hint_says_nothing(make_pack: Make) -> None:
    root = make_pack({})
    page = root / PAGE
    page.write_text(page.read_text(encoding="utf-8") + "\n" + ASKS, encoding="utf-8")
    pack, problems = checked(root)
    assert vocabulary(pack.word_lists) is None
    (problem,) = (one for one in problems if "“ask”" in one)
    assert "this pack has no words for it to look for" in problem
    assert not [one for one in catalog.check(root)[1] if one.severity == "error"]
    (root / HINTS).write_text(SHIPPED, encoding="utf-8")
    pack, problems = checked(root)
    assert [one for one in problems if "“ask”" in one] == []
    assert vocabulary(pack.word_lists) is not None


def test_words_are_part_of_what_a_kept_pack_is(make_pack: Make, tmp_path: Path) -> None:
    root = make_pack({HINTS: SHIPPED})
    fresh, _ = catalog.load(root, tmp_path / "cache")
    kept, _ = catalog.load(root, tmp_path / "cache")
    assert fresh is not None and kept is not None
    assert kept.word_lists == fresh.word_lists != ()
    (root / HINTS).write_text(SHIPPED.replace('us = "me us"', 'us = "me us ourselves"'), encoding="utf-8")
    changed, _ = catalog.load(root, tmp_path / "cache")
    assert changed is not None
    assert changed.word_lists != fresh.word_lists
