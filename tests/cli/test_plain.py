"""`answer --plain`: the questions as plain lines, walked through with a pipe for a person."""

import pytest

from tests.cli.conftest import Shop

WALK = """\
A line of mine
First
\\.
Third
.
one
two
.
many
7.5
2026-12-01
perhaps
yes
seen today
2
1 door
Okafor
2026-03-02
y
huge
high
Lake Hotel



.
2
3
Tell them sooner
"""
"""Every question of the exercise in order, with a wrong answer here and there, and a row cut off after its first cells."""


def test_an_exercise_with_every_kind_from_beginning_to_end(shop: Shop) -> None:
    said = shop.at("answer", "--plain", "all-kinds", stdin=WALK)
    assert said.code == 0 and not said.err
    kept = shop.answers()
    assert kept.pop("a-date").isoformat() == "2026-12-01"
    rows = kept.pop("a-table")
    assert rows[0].pop("since").isoformat() == "2026-03-02"
    assert rows == [{"name": "Okafor", "back": True, "worth": "high"}, {"name": "Lake Hotel"}]
    assert kept == {
        "a-line": "A line of mine",
        "a-text": "First\n.\nThird",
        "a-list": ["one", "two"],
        "a-number": 7.5,
        "a-check": {"answer": "yes", "evidence": "seen today"},
        "a-choice": "blue",
        "some-choices": ["letter", "door"],
        "a-pick": ["Lake Hotel"],
        "a-tell": {"step": 3, "better": "Tell them sooner"},
    }
    assert "not a number yet" in said.out and "yes, no or unknown" in said.out and "one of high, low" in said.out
    assert "Take your time." in said.out
    assert "11 of 11 answered" in said.out


def test_enter_keeps_everything_and_shows_it(shop: Shop) -> None:
    shop.at("answer", "--plain", "all-kinds", stdin=WALK)
    before = {path: path.read_bytes() for path in (shop.root / "answers").iterdir()}
    said = shop.at("answer", "--plain", "a-line", stdin="\n" * 40, on="2026-11-21")
    assert said.code == 0
    assert {path: path.read_bytes() for path in (shop.root / "answers").iterdir()} == before
    for shown in (
        "Now: A line of mine",
        "  two",
        "Now: 7.5",
        "yes: seen today",
        "Who: Okafor",
        "step 3: Tell them sooner",
    ):
        assert shown in said.out


def test_a_hyphen_empties(shop: Shop) -> None:
    shop.at("answer", "--plain", "all-kinds", stdin=WALK)
    said = shop.at("answer", "--plain", "a-line", stdin="-\n" * 8 + "-\n-\n-\n-\n" + ".\n" + "-\n-\n")
    assert said.code == 0
    assert shop.answers() == {"a-table": [{"name": "Lake Hotel"}]}


def test_question_mark_shows_the_lesson_and_less_than_goes_back(shop: Shop) -> None:
    said = shop.at("answer", "--plain", "a-text", stdin="?\n<\n<\nback again\nq\n")
    assert said.code == 0
    assert said.out.count("The lesson of one of each.") == 1
    assert said.out.count("Question 1 of 11") == 2
    assert "This is the first question." in said.out
    assert shop.answers() == {"a-line": "back again"}
    assert shop.toml("progress.toml")["left_at"] == {"exercise": "all-kinds", "item": "a-text"}


def test_a_rating_asks_for_what_shows_it(shop: Shop) -> None:
    lines = "3\nThe list\n2030-01-01\n2026-11-02\nx\nno customers\n"
    said = shop.at("answer", "--plain", "we-know-them", stdin=lines)
    assert said.code == 0
    assert "  4. The list is checked each quarter." in said.out
    assert "cannot have happened after today" in said.out
    assert "proven 0.0 -> " in said.out
    assert shop.rating("we-know-them")["level"] == 3
    assert shop.rating("we-know-them")["evidence"][0]["text"] == "The list"
    assert "This wants 0 to 4" in said.out  # the second rating applies to every business, so x is no answer
    shop.at("answer", "--plain", "we-know-them", stdin="4\nCut off before its day")
    assert shop.rating("we-know-them")["evidence"][-1]["text"] == "Cut off before its day"
    shop.at("answer", "--plain", "we-know-them", stdin="x\n\nx\nno customers\n")
    assert shop.rating("we-know-them") == {"na": "no customers"}
    shop.at("answer", "--plain", "we-know-them", stdin="-\n")
    assert shop.rating("we-know-them") == {}


def test_words_after_a_level_are_a_note_and_prove_nothing(shop: Shop) -> None:
    said = shop.at("answer", "--plain", "we-answer-fast", stdin="2 Told Tom at the March meeting\n")
    assert "words after it are a note, no proof" in said.out
    assert shop.rating("we-answer-fast") == {"level": 2, "note": "Told Tom at the March meeting"}
    said = shop.at("answer", "--plain", "we-answer-fast", stdin="3\nMail to Okafor\n\n")
    assert "Note: Told Tom at the March meeting" in said.out
    assert shop.rating("we-answer-fast")["note"] == "Told Tom at the March meeting"
    said = shop.at("answer", "--plain", "we-answer-fast", stdin="1\n")
    assert "This went:" in said.out and "Mail to Okafor" in said.out


def test_the_earlier_level_shows_only_after_choosing(shop: Shop) -> None:
    shop.at("rate", "we-answer-fast", "1", on="2026-08-01")
    unanswered = shop.at("answer", "--plain", "we-answer-fast", stdin="")
    assert "2026-Q3" not in unanswered.out
    said = shop.at("answer", "--plain", "we-answer-fast", stdin="2\n")
    assert "In 2026-Q3 it was 1." in said.out


def test_without_a_name_it_begins_where_you_were_and_goes_on(shop: Shop) -> None:
    shop.at("answer", "--plain", "all-kinds", stdin=WALK)
    said = shop.at("answer", "--plain", stdin="2\n1\n0\n")
    assert said.code == 0
    assert "Readiness: knowing them" in said.out and "Readiness: serving them" in said.out
    assert shop.rating("we-answer-fast") == {"level": 0}
    assert "Every exercise is done." in shop.at("answer", "--plain").out


def test_a_name_that_is_nothing_is_guessed(shop: Shop) -> None:
    for name, near in (("all-kind", "all-kinds"), ("a-numbr", "a-number")):
        said = shop.at("answer", "--plain", name)
        assert said.code == 1 and f"“{near}”" in said.err


@pytest.mark.parametrize("count", range(len(WALK.splitlines()) + 1))
def test_wherever_the_input_ends_nothing_typed_is_lost(count: int, shop: Shop) -> None:
    typed = WALK.splitlines()[:count]
    said = shop.at("answer", "--plain", "all-kinds", stdin="".join(f"{line}\n" for line in typed))
    assert said.code == 0
    kept = repr(shop.answers())
    wrong = {"many", "perhaps", "huge"}
    words = [line for line in typed if line.isascii() and line.replace(" ", "").isalpha() and line not in wrong]
    assert all((word if word != "y" else "True") in kept for word in words), kept


def test_a_text_cut_off_leaves_what_was_there_too(shop: Shop) -> None:
    shop.at("answer", "a-list", "one", "two")
    said = shop.at("answer", "--plain", "a-list", stdin="three\nfour\nfive\nsix")
    assert said.code == 0
    assert "the most is 3" in said.out  # kept all the same
    assert shop.answers()["a-list"] == ["three", "four", "five", "six"]
