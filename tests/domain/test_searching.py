"""Searching: which words are found in which, what comes first, and where in a text they stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.searching import Entry, Index, Rank, Sort, fold, missing, search, spots, words_of


def names(entries: list[Entry], typed: str) -> list[str]:
    """The names of what is found, in order."""
    return [hit.entry.name for _, hits in search([Index(entries)], typed).groups for hit in hits]


def question(name: str, text: str = "", item: str = "") -> Entry:
    return Entry("question", name, text, item=item)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("cafe", "The Café on the corner"),
        ("CAFÉ", "a cafe\u0301 as well"),
        ("strasse", "Ulica i Straße"),
        ("lodz", "Łódź"),
        ("don't", "We don’t ask"),
        ("don’t", "We don't ask"),
        ("thank-you", "a thank\u2011you"),
        ("“ready”", "Are you ready?"),
        ("first, visit", "the first visit"),
        ("promise", "It is prom\u00adise"),  # a soft hyphen, as pasted from the web
        ("顧客", "最良の顧客とは"),
        ("naïve plan", "plan B\nis naive"),
        ("٣", "٣ customers"),
        ("ﬁrm", "the firm"),
    ],
)
def test_case_accents_and_the_shape_of_quotes_make_no_difference(typed: str, text: str) -> None:
    assert names([question("Q", text)], typed) == ["Q"]


@pytest.mark.parametrize(("typed", "found"), [("a", ["2"]), ("an", ["2"]), ("in", []), ("ana", ["2", "1"])])
def test_one_or_two_letters_are_looked_for_where_words_begin(typed: str, found: list[str]) -> None:
    assert names([question("1", "Bananas"), question("2", "Ana rings")], typed) == found


def test_all_words_must_be_there_in_the_name_or_the_text() -> None:
    entries = [question("Your best customers", "who pay on time"), question("Your customers", "who pay")]
    assert names(entries, "best pay") == ["Your best customers"]
    assert names(entries, "pay customers") == ["Your best customers", "Your customers"]
    assert names(entries, "best quokka") == []
    assert names(entries, "  ") == [] and search([Index(entries)], " ").words == ()


def test_whole_words_come_before_beginnings_and_these_before_parts_of_words() -> None:
    entries = [question("1", "a restart"), question("2", "the starting point"), question("3", "we start on Monday")]
    assert names(entries, "start") == ["3", "2", "1"]


def test_words_side_by_side_come_before_words_apart_and_names_before_texts() -> None:
    apart, together = question("1", "you said thank them"), question("2", "we thank you")
    assert names([apart, together], "thank you") == ["2", "1"]
    assert names([question("1", "the promise"), question("The promise")], "promise") == ["The promise", "1"]
    assert names([question("first", "one promise"), question("second", "one promise")], "promise") == [
        "first",
        "second",
    ]


def test_what_one_wrote_comes_first_and_a_question_is_not_named_beside_its_answer() -> None:
    entries = [
        question("What is the promise?", item="promise"),
        question("Which promise is late?", item="late"),
        Entry("setting", "Promise"),
        Entry("answer", "What is the promise?", "The promise is a call back.", item="promise", own=True),
        Entry("answer", "Which promise is late?", "None of them.", item="late", own=True),
    ]
    found = search([Index(entries)], "promise")
    assert [(sort, [hit.entry.item for hit in hits]) for sort, hits in found.groups] == [
        ("answer", ["promise"]),
        ("question", ["late"]),
        ("setting", [""]),
    ]
    assert found.count == 3


@pytest.mark.parametrize(("sort", "first"), [("question", "setting"), ("answer", "setting")])
def test_the_sort_with_the_nearest_word_comes_first(sort: Sort, first: Sort) -> None:
    entries = [Entry(sort, "Q", "a lighthouse"), Entry("setting", "Colours", "dark or light")]
    assert [group for group, _ in search([Index(entries)], "light").groups] == [first, sort]


def test_other_words_find_it_too_and_are_no_part_of_the_text() -> None:
    entry = Entry("setting", "Colours", "Dark or bright", also="theme")
    assert names([entry], "theme") == ["Colours"]
    assert names([entry], "bright theme") == ["Colours"]
    assert list(Index([entry]).known) and "theme" not in Index([entry]).known


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("The Café, a café", "cafe", ["Café", "café"]),
        ("e\u0301tude", "etude", ["e\u0301tude"]),
        ("Straße", "strasse", ["Straße"]),
        ("the art of the start", "art", ["art"]),  # where the word itself stands, a part of another is no hit
        ("a restart", "start", ["start"]),
        ("thank you", "you thank", ["thank", "you"]),
        ("promises", "promise promises", ["promises"]),
        ("nothing", "else", []),
        ("cafe\u0301", "caf", ["caf"]),
        ("", "word", []),
    ],
)
def test_where_the_words_stand(text: str, typed: str, marked: list[str]) -> None:
    assert [text[begin:end] for begin, end in spots(text, words_of(typed))] == marked


def test_the_word_that_stands_nowhere_is_told_with_the_nearest_one() -> None:
    index = Index([question("Your best customers", "They promise, and keep it.")])
    assert missing([index], "best Promiss") == ("Promiss", " Did you mean “promise”?")
    assert missing([index], "quokka") == ("quokka", "")
    assert missing([index], "best promise") == ("", "")
    assert missing([Index([]), index], "customers") == ("", "")


def test_what_can_be_found_is_taken_a_little_at_a_time() -> None:
    index = Index(question(str(number), "word") for number in range(5))
    assert index.take(2) and len(index.entries) == 2
    assert len(list(index.hits(["word"]))) == 5
    assert not index.take(2)


def test_what_is_pasted_by_mistake_is_no_long_search() -> None:
    assert len("".join(words_of("x" * 100_000))) == 200
    assert names([question("Q", "text")], "\n\t ") == []


def test_a_rank_is_better_the_smaller_it_is() -> None:
    assert Rank(0, True, True) < Rank(1, False, False)
    assert Rank(0, False, True) < Rank(0, True, False)


TEXTS = st.text(max_size=40)


@given(TEXTS, TEXTS)
def test_every_place_is_one_of_a_word_and_they_stand_in_order(text: str, typed: str) -> None:
    words = words_of(typed)
    found = spots(text, words)
    assert all(0 <= begin < end <= len(text) for begin, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert all(any(word in fold(text[begin:end]) for word in words) for begin, end in found)


@given(TEXTS)
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    if words_of(text):
        assert names([question("Q", text)], text) == ["Q"]


@given(TEXTS)
def test_folding_once_is_enough(text: str) -> None:
    assert fold(fold(text)) == fold(text)
