"""Each mistake that an author can make on a page is told with its line, what is wrong and how to mend it.

A page of `tests/data/packs` holds one mistake; `problems.txt` beside them is what the check prints of them all. A page is
laid into the starter pack, so that its references have something to meet: as a document, if its name says so.
"""

from pathlib import Path

import pytest

from tests.packs.conftest import Make
from workbook.packs import catalog

DATA = Path(__file__).parents[1] / "data" / "packs"
TOLD = (DATA / "problems.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.glob("*.md")))
def test_a_mistake_is_told_with_line_and_remedy(name: str, make_pack: Make) -> None:
    folder = "documents" if "document-" in name else "01-first-steps"
    page = f"{folder}/09-{name}"
    pack, problems = catalog.check(make_pack({page: (DATA / name).read_bytes()}))
    of_page = [problem for problem in problems if problem.file == page]
    told = [
        str(problem).removeprefix(f"{folder}/09-") + " (note)" * (problem.severity == "note") for problem in of_page
    ]
    assert told == [line for line in TOLD if line.startswith(f"{name}:")]
    assert told, "the page has a mistake"
    assert {problem.file for problem in problems} <= {page, "pack.lock.toml"}, "nothing else is blamed"
    assert pack is not None
    assert "quick-answers" in pack.exercise_by_id, "the rest of the pack is still there"


def test_one_mistake_leaves_the_other_questions_of_its_page(make_pack: Make) -> None:
    page = "02-going-on/01-quick-answers.md"
    root = make_pack({})
    text = (root / page).read_text(encoding="utf-8")
    (root / page).write_text(text.replace("- By e-mail `e-mail`", "- By e-mail"), encoding="utf-8")
    pack, problems = catalog.load(root, None)
    assert [(problem.file, problem.line) for problem in problems] == [(page, 36)]
    assert pack is not None
    assert [item.id for item in pack.exercise_by_id["quick-answers"].items] == [
        "common-questions",
        "answer-hours",
        "first-sentence",
        "answer-ways",
        "answers-written",
    ]
