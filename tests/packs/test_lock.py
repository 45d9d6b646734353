"""The lock: what was released neither vanishes nor changes its meaning unseen."""

from pathlib import Path

import pytest

from tests.packs.conftest import Make
from workbook.packs import catalog
from workbook.packs.check.lock import NAME, check_lock, write_lock

PAGE = "01-first-steps/01-people-you-serve.md"
RATINGS = "01-first-steps/readiness.md"
MORE = "02-going-on/01-quick-answers.md"


@pytest.fixture
def released(make_pack: Make) -> Path:
    """The starter pack with its lock."""
    root = make_pack({})
    lock(root)
    assert (root / NAME).read_text(encoding="utf-8").startswith("# What was released")
    return root


def lock(root: Path, *, wording: bool = False) -> list[str]:
    pack, _ = catalog.load(root, None)
    assert pack is not None
    return [problem.what for problem in write_lock(root, pack, wording=wording)]


def lock_anew(root: Path) -> None:
    """Locks the pack as it is, whatever was released before."""
    (root / NAME).unlink()
    assert lock(root) == []


def check(root: Path) -> list[str]:
    return [problem.what for problem in catalog.check(root)[1]]


def change(root: Path, page: str, old: str, new: str) -> None:
    text = (root / page).read_text(encoding="utf-8")
    assert old in text
    (root / page).write_text(text.replace(old, new), encoding="utf-8")


def test_a_pack_without_a_lock_gets_a_note(make_pack: Make) -> None:
    _, problems = catalog.check(make_pack({}))
    assert [(problem.file, problem.severity) for problem in problems] == [(NAME, "note")]


def test_a_released_pack_passes_and_locking_again_changes_nothing(released: Path) -> None:
    before = (released / NAME).read_bytes()
    assert check(released) == []
    assert lock(released) == []
    assert (released / NAME).read_bytes() == before


@pytest.mark.parametrize(
    ("page", "old", "new"),
    [
        (PAGE, "**Which of them will you talk to first?**", "**Whom will you ask?**"),
        (PAGE, "Teach one idea here.", "Another lesson."),
        (PAGE, "On the telephone `telephone`", "By telephone `telephone`"),
        (RATINGS, "Begin with the names", "Begin with those"),
        (RATINGS, "**Write down ten customers.**", "**Write down ten names.**"),
        (RATINGS, "lens=service", "lens=people"),
    ],
)
def test_words_that_carry_no_meaning_are_free(page: str, old: str, new: str, released: Path) -> None:
    change(released, page, old, new)
    assert check(released) == []


@pytest.mark.parametrize(
    ("page", "old", "new"),
    [
        (RATINGS, "lens=service}", "lens=service for=job size=team}"),
        (RATINGS, "1 quarter:", "1 quarter, for walk-in:"),
        (PAGE, "scope: strategic", "scope: strategic\nessential: yes\nmade: A list of names.\nbound: no"),
    ],
)
def test_which_firms_something_is_for_is_no_meaning(page: str, old: str, new: str, released: Path) -> None:
    """So is what an exercise made, and that it is on the short way."""
    change(released, page, old, new)
    pack, problems = catalog.load(released, None)
    assert pack is not None
    assert problems == []
    assert check_lock(released, pack) == []


@pytest.mark.parametrize(
    ("page", "old", "new", "name"),
    [
        (RATINGS, "weight=2", "weight=3", "customers-are-known"),
        (PAGE, "choice(high,medium,low)", "choice(high,low)", "recent-customers"),
        (PAGE, "`since:date`", "`since:line`", "recent-customers"),
        (PAGE, "`coffee`", "`tea`", "customer-talk-way"),
    ],
)
def test_a_change_of_meaning_wants_a_new_rev(page: str, old: str, new: str, name: str, released: Path) -> None:
    change(released, page, old, new)
    expected = [f"“{name}” asks something else than what was released as rev 1."]
    assert check(released) == expected
    assert lock(released) == expected
    assert lock(released, wording=True) == expected, "this is more than words"
    change(released, page, f" {name} {{", f" {name} {{rev=2 ")
    assert check(released) == []
    assert lock(released) == []
    change(released, page, "rev=2 ", "")
    assert check(released) == [f"“{name}” was released with rev 2 and now has 1."]


@pytest.mark.parametrize(
    ("page", "old", "new", "name"),
    [
        (RATINGS, "The owner knows them by heart.", "The owner knows them.", "customers-are-known"),
        (PAGE, "Came back", "Returned", "recent-customers"),
    ],
)
def test_a_change_of_words_can_be_accepted(page: str, old: str, new: str, name: str, released: Path) -> None:
    change(released, page, old, new)
    expected = [f"The words of “{name}” are not those released as rev 1."]
    assert check(released) == expected
    assert lock(released) == expected
    assert lock(released, wording=True) == []
    assert check(released) == []


def test_an_id_never_vanishes(released: Path) -> None:
    (released / "02-going-on/02-answers-at-hand.md").unlink()  # which draws on it
    (released / "documents/01-answer-card.md").unlink()
    lock_anew(released)
    change(released, MORE, "list common-questions", "list usual-questions")
    expected = ["The question “common-questions” was released and is gone. Did you mean “usual-questions”?"]
    assert check(released) == expected
    assert lock(released) == expected
    change(released, MORE, "list usual-questions {", "list common-questions {retired ")
    assert check(released) == []


def test_an_exercise_never_vanishes(released: Path) -> None:
    change(released, PAGE, "id: people-you-serve", "id: people-served")
    change(released, RATINGS, "exercise people-you-serve", "exercise people-served")
    assert check(released) == [
        "The exercise “people-you-serve” was released and is gone. Did you mean “people-served”?"
    ]


def test_a_document_never_vanishes(released: Path) -> None:
    assert 'documents = [\n    "answer-card",\n]' in (released / NAME).read_text(encoding="utf-8")
    change(released, "documents/01-answer-card.md", "id: answer-card", "id: answers-card")
    expected = ["The document “answer-card” was released and is gone. Did you mean “answers-card”?"]
    assert check(released) == expected
    assert lock(released) == expected
    (released / "documents/01-answer-card.md").unlink()
    (released / "documents").rmdir()
    assert check(released) == ["The document “answer-card” was released and is gone."]


def test_a_lock_from_before_there_were_documents_still_holds(released: Path) -> None:
    change(released, NAME, 'documents = [\n    "answer-card",\n]\n', "")
    assert check(released) == []
    assert lock(released) == []
    assert "answer-card" in (released / NAME).read_text(encoding="utf-8")


def test_a_kind_never_changes(released: Path) -> None:
    change(released, MORE, "line first-sentence {max=160}", "text first-sentence {rev=2}")
    assert check(released) == ["“first-sentence” was released as line and is now text."]


def test_new_questions_may_be_added(released: Path) -> None:
    page = released / MORE
    text = page.read_text(encoding="utf-8")
    page.write_text(text + "\n::: line more {optional}\n\n**What else?**\n\n:::\n", encoding="utf-8")
    assert check(released) == []
    assert lock(released) == []
    assert "[items.more]" in (released / NAME).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text", ["format = 1", "format = 2", "format = 1\nexercises = []\nitems = { a = 3 }", "x =", "\0"]
)
def test_a_damaged_lock_is_told_and_kept(text: str, released: Path) -> None:
    (released / NAME).write_text(text, encoding="utf-8")
    assert len(check(released)) == 1
    assert len(lock(released)) == 1
    assert (released / NAME).read_text(encoding="utf-8") == text
