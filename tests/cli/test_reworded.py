"""A question that replaces an older one: seen in the pack as data, and mentioned where the new one is asked."""

import pytest

from tests.cli.conftest import Shop

NEW = "\n::: line our-line {replaces=a-line}\n\n**What is your line now?**\n\n:::\n"


@pytest.fixture
def reworded(shop: Shop) -> Shop:
    """The shop, where somebody answered `a-line` before it was retired."""
    assert shop.at("answer", "a-line", "Books by the 5th").code == 0
    page = next(path for path in shop.root.glob("packs/*/*/*.md") if "::: line a-line" in path.read_text("utf-8"))
    text = page.read_text("utf-8")
    head = next(line for line in text.splitlines() if line.startswith("::: line a-line"))
    page.write_text(text.replace(head, "::: line a-line {retired}") + NEW, "utf-8")
    return shop


def test_the_pack_as_data_says_what_a_question_replaces(reworded: Shop) -> None:
    root = next(reworded.root.glob("packs/*"))
    exercises = reworded.run("pack", "show", "--json", str(root)).json["exercises"]
    options = {item["id"]: item["options"] for one in exercises for item in one["items"]}
    assert options["our-line"]["replaces"] == "a-line"
    assert "replaces" not in options["a-line"]


def test_the_plain_questions_mention_the_earlier_answer_until_there_is_a_new_one(reworded: Shop) -> None:
    said = reworded.at("answer", "--plain", "our-line", stdin="Books by the 3rd\n")
    assert "You answered an earlier wording of this:\nBooks by the 5th" in said.out
    assert "earlier wording" not in reworded.at("answer", "--plain", "our-line", stdin="").out
    assert reworded.answers()["our-line"] == "Books by the 3rd"
