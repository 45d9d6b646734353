"""How prose is judged: sentences, the passive, phrases better left out, and texts that are nearly the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.reading.likeness import Text, near_duplicates, repeated
from tools.reading.wording import is_passive, poor, sentences, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two? Three", ["One.", "Two?", "Three"]),
        ('She said, "Call me. Soon." Then she left.', ['She said, "Call me.', 'Soon."', "Then she left."]),
        ("Ask Mrs. Prill. She knows.", ["Ask Mrs. Prill.", "She knows."]),
        ("Ask Wanda P. Prill knows too.", ["Ask Wanda P. Prill knows too."]),
        ("It costs 3.50 euro, e.g. at noon.", ["It costs 3.50 euro, e.g. at noon."]),
        ("  Line\n one.  Next. ", ["Line one.", "Next."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_words_are_counted_as_a_reader_counts_them() -> None:
    assert words("Don't ask 3 well-known people – ever … {{some.place}}.") == 7


@pytest.mark.parametrize(
    "sentence",
    [
        "The list is kept in a drawer.",
        "Mistakes were made.",
        "It has not been written down.",
        "Each call is always returned by noon.",
        "They get asked too often.",
    ],
)
def test_the_passive_is_noticed(sentence: str) -> None:
    assert is_passive(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "She keeps the list in a drawer.",
        "You are interested in their answer.",
        "The shop is closed.",
        "They are red.",
        'She said, "The list is kept."',
        "By the evening some of it is gone.",
    ],
)
def test_what_only_looks_passive_is_left_alone(sentence: str) -> None:
    assert not is_passive(sentence)


@pytest.mark.parametrize(
    ("sentence", "phrase", "mend"),
    [
        ("Leverage your network.", "Leverage", "Write “use”."),
        ("Leveraging it helps.", "Leveraging", "Write “use”."),
        ("Here’s the thing: call them.", "Here's the thing", "Leave it out, or say what is meant."),
        ("It is not only quick.", "not only", "Write “say both things, one after the other”."),
        ("Call them today!", "!", "End it with a full stop."),
        ("A list — a short one — helps — often.", "—", "Make sentences of what stands between the dashes."),
    ],
)
def test_phrases_better_left_out_are_found(sentence: str, phrase: str, mend: str) -> None:
    assert list(poor(sentence)) == [(phrase, mend)]


@pytest.mark.parametrize(
    "sentence", ["Call them today.", 'He wrote, "We leverage synergies!"', "A simple list, not a simplification."]
)
def test_plain_words_and_quotes_pass(sentence: str) -> None:
    assert list(poor(sentence)) == []


def texts(*found: tuple[str, str]) -> list[Text]:
    return [Text(said, file, number, f"item-{number}") for number, (file, said) in enumerate(found, 1)]


def test_nearly_the_same_question_on_another_page_is_found() -> None:
    asked = texts(
        ("a.md", "Which customers could you visit next week?"),
        ("b.md", "Which suppliers sent you an invoice?"),
        ("b.md", "Next week, which customers could you visit?"),
    )
    assert [(one.item, twin.item) for one, twin in near_duplicates(asked)] == [("item-3", "item-1")]


def test_a_pair_of_questions_on_one_page_and_short_ones_are_no_duplicates() -> None:
    page = texts(("a.md", "How many customers did you visit?"), ("a.md", "How many customers did you visit twice?"))
    assert list(near_duplicates(page)) == []
    short = texts(("a.md", "What is next?"), ("b.md", "What is missing?"), ("c.md", "What is next?"))
    assert [(one.item, twin.item) for one, twin in near_duplicates(short)] == [("item-3", "item-1")]


def test_a_tell_is_compared_without_the_words_that_every_tell_has() -> None:
    tells = texts(
        ("a.md", "Would a client tell a friend about your invoice?"),
        ("b.md", "Would a client tell a friend about your garden?"),
    )
    assert list(near_duplicates(tells)) == []


def test_a_sentence_in_two_lessons_is_found() -> None:
    taught = texts(
        ("a.md", "People talk about what they did not expect."),
        ("b.md", "People talk about what they did NOT expect"),
        ("c.md", "People talk."),
        ("d.md", "People talk."),
    )
    assert [(one.item, twin.item) for one, twin in repeated(taught, 7)] == [("item-2", "item-1")]


@given(st.text(st.sampled_from('ab.!? "“”—A1\n'), max_size=80))
def test_no_text_is_lost_between_sentences(text: str) -> None:
    assert " ".join(sentences(text)).split() == text.split()
    for said in sentences(text):
        list(poor(said))
        is_passive(said)
