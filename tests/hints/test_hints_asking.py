"""The hint for asks: quiet on a good script, plain about what is missing, and patient with a beginning."""

from dataclasses import replace

import pytest

from tests.hints.hinting import WORD_LISTS, desk, said, text
from workbook.domain import LineItem, WordList
from workbook.hints.context import Context

ASK = text("ask", words=60)

GOOD = (
    "You told me the clarinet is the best part of your week. Who else do you know with an instrument in the cupboard? "
    "They can play it here for half an hour, free of charge. If nobody comes to mind, that is fine.",
    "Some people bring you instruments they have not touched for years. If they wonder about playing again, they can try "
    "half an hour with us, free of charge. If it does not suit your shop, just say so. And whom should I send to you?",
    "I am glad. This card is for a friend with an instrument in the cupboard: half an hour to try it, free of charge. "
    "Only if somebody comes to mind.",
    "She went all the way up. Who else has a child who is afraid of heights? You could bring them to watch. If nobody comes "
    "to mind, that is fine.",
    "Do you know another café owner who does the books on Sunday night? I would show them in twenty minutes what could go "
    "away. No pressure at all.",
    "Do you know a landlord whose boiler is older than fifteen years? I check it and tell them honestly whether it can wait. "
    "If you’d rather not say, that’s fine.",
    "Is there a family in your street with a wet cellar? We measure for free. You don't have to.",
    "Your clients who retire next year often ask about pensions. I could explain it to them over a coffee. Only if you feel "
    "it would help.",
    "Who else on your\npier has a boat with a soft spot in the deck? Here is a page on rot for a friend. If no name comes up, "
    "no matter.",
    "Is there a neighbour with an old apple tree? This card gets them an hour with him. If no name comes up, no matter.",
    "Who else has a first grandchild on the way? I would send them the list of what is worth buying. If you would rather not "
    "ask anyone, I understand.",
)


@pytest.mark.parametrize("script", GOOD)
def test_a_good_ask_is_left_alone(script: str) -> None:
    assert said(ASK, script) == ""


@pytest.mark.parametrize(
    "script",
    [
        "If you know anyone who needs a plumber, please send them to us.",
        "Do you know anybody who could use our services this spring?",
        "Please tell everyone about us and leave us a review, it helps.",
        "Do you know anyone who needs vegetables?",
    ],
)
def test_anyone_is_pointed_at(script: str) -> None:
    assert "brings nobody to mind" in said(ASK, script)


@pytest.mark.parametrize(
    "script",
    [
        "We grow by word of mouth and would love referrals from happy customers like you.",
        "Who do you know that I should be talking to this month?",
        "Do you know people we could help? We would be glad of an introduction.",
    ],
)
def test_a_kind_of_person_is_missed(script: str) -> None:
    assert "what kind of person" in said(ASK, script)


@pytest.mark.parametrize(
    "script",
    [
        "Do you know a bookkeeper who works with restaurants? I would love an introduction. No worries if not.",
        "Who in your street has an old boiler? Could you give them my number? Only if you like.",
        "Who in your street has an old boiler? Please send them to me. If not, that is fine.",
        "Do you know a baker with two shops? They can call me any time. No pressure.",
        "Do you know a baker with two shops? Here is my card for a friend. No pressure.",
    ],
)
def test_what_the_other_person_gets_is_missed(script: str) -> None:
    assert said(ASK, script).startswith("What would that person get from it?")


def test_an_easy_way_to_say_no_is_missed() -> None:
    script = "Who else do you know with an instrument in the cupboard? They can play it here for half an hour."
    assert said(ASK, script) == (
        "An easy way to say no is missing. Add one, for example: “If nobody comes to mind, that is fine.”"
    )


def test_a_long_ask_is_counted() -> None:
    told = said(ASK, GOOD[0] + " It was a joy to hear you yesterday" * 5 + ".")
    assert told == "These are 83 words. Up to 60 are easier to say and to remember. Which sentence could go?"
    assert said(text("ask", words=90), GOOD[0] + " It was a joy to hear you yesterday" * 5 + ".") == ""


def test_the_length_of_a_line_is_sixty_words() -> None:
    line = LineItem(id="line", prompt="?", hints=("ask",))
    assert "Up to 60" in said(line, "very " * 60 + GOOD[2])


@pytest.mark.parametrize(
    "script", ["", "Do you know", "Do you know anyone who", "Thank you, I am glad to hear that", "I am so glad."]
)
def test_a_beginning_is_left_alone(script: str) -> None:
    assert said(ASK, script) == ""


def test_nothing_is_called_missing_while_a_sentence_is_being_written() -> None:
    assert said(ASK, "You told me the clarinet is the best part of your week. Who else do") == ""


def test_another_language_is_left_alone() -> None:
    german = "Kennen Sie jemanden, der eine neue Heizung braucht? Wir wären für eine Empfehlung sehr dankbar."
    assert said(ASK, german) == ""


def test_a_pack_without_words_gets_no_hints_on_them() -> None:
    at = desk()
    without = Context(replace(at.answers, pack=replace(at.answers.pack, word_lists=())), at.names, at.today)
    assert said(ASK, "If you know anyone who needs a plumber, please send them to us.", without) == ""


def test_a_pack_in_another_language_brings_its_own_words() -> None:
    at = desk()
    own = {"anybody": ("jemanden",), "small": ("kennen", "sie", "der", "eine"), "persons": ("nachbarn",)}
    lists = tuple(WordList(one.name, own.get(one.name, ())) for one in WORD_LISTS)
    german = Context(
        replace(at.answers, pack=replace(at.answers.pack, lang="de", word_lists=lists)), at.names, at.today
    )
    assert said(ASK, "Kennen Sie jemanden, der eine neue Heizung braucht?", german).startswith(
        "“Jemanden” brings nobody"
    )
