"""Words to start an answer from: what is filled in, how it is fitted into a sentence, and when there is nothing to offer."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from tests.builders import exercise, pack
from workbook.domain import (
    Applies,
    Block,
    Column,
    Filler,
    Firm,
    Item,
    LineItem,
    ListItem,
    NumberItem,
    Span,
    Start,
    TableItem,
    TextItem,
    Value,
    start_for,
    started,
)

ITEMS: tuple[Item, ...] = (
    LineItem(id="result", prompt="?"),
    LineItem(id="way-out", prompt="?"),
    LineItem(id="extra", prompt="?", optional=True),
    LineItem(id="secret", prompt="?", private=True),
    TextItem(id="text", prompt="?"),
    ListItem(id="lines", prompt="?"),
    NumberItem(id="asked", prompt="?", unit="people", zero="nobody, ever"),
    TableItem(id="table", prompt="?", columns=(Column("who", "Who", mark="private"), Column("what", "What"))),
)
PACK = pack({"strategy": ()}, more=(exercise("one", "strategy", *ITEMS),))
TEXT, LIST = TextItem(id="mine", prompt="?"), ListItem(id="mine", prompt="?", max=3)


def block(words: str, kind: str = "paragraph") -> Block:
    """A block of a start: every `{place}` in `words` is one."""
    parts = words.replace("}", "{").split("{")
    spans = (Span("" if at % 2 else part, place=part if at % 2 else "") for at, part in enumerate(parts))
    return Block("bullet" if kind == "bullet" else "paragraph", tuple(one for one in spans if one.text or one.place))


def value_of(words: tuple[Block, ...], answers: Mapping[str, Value], item: Item = TEXT) -> object:
    begun = started(Start(words), item, Filler(PACK, answers.get, {"business": "Elm Lane"}))
    return begun.value if begun is not None else None


@pytest.mark.parametrize(
    ("words", "answer", "made"),
    [
        ("It is {result}.", "a dry cellar.", "It is a dry cellar."),
        ("{result}. That is all.", "a dry cellar", "A dry cellar. That is all."),
        ("First this. {result}.", "we listen", "First this. We listen."),
        ("Say “{result}”.", "We listen.", "Say “We listen”."),
        ("“{result}”, we say.", "we listen.", "“We listen”, we say."),
        ("It is: {result}.", "Ready by four", "It is: Ready by four."),
        ("Ask {result}. Then wait.", "who sent you?", "Ask who sent you? Then wait."),
        ("It is {result}, and on time.", "good. And kind.", "It is good. And kind, and on time."),
        ("It is {result}.", "so so…", "It is so so…"),
        ("We are {business}: {result}.", "we\n\nlisten", "We are Elm Lane: we listen."),
        ("It is {result}.", "x{{ way-out }}[bold]", "It is x{{ way-out }}[bold]."),
    ],
)
def test_an_answer_is_fitted_into_its_sentence_and_else_left_as_it_is(words: str, answer: str, made: str) -> None:
    assert value_of((block(words),), {"result": answer}) == made


def test_all_that_is_needed_has_to_be_there() -> None:
    words = (block("{result}. If not, {way-out}."),)
    assert value_of(words, {"result": "dry"}) is None
    assert value_of(words, {"result": "dry", "way-out": "  "}) is None
    assert value_of(words, {"result": "dry", "way-out": "we come back"}) == "Dry. If not, we come back."


def test_a_paragraph_that_may_stay_empty_is_left_out() -> None:
    words = (block("{result}."), block("By the way: {extra}."), block("I ask for {asked}."))
    assert value_of(words, {"result": "dry"}) is None, "nobody said how many"
    assert value_of(words, {"result": "dry", "asked": 0}) == "Dry."
    assert value_of(words, {"result": "dry", "asked": Decimal(0)}) == "Dry."
    assert (
        value_of(words, {"result": "dry", "asked": 3, "extra": "tea"})
        == "Dry.\n\nBy the way: tea.\n\nI ask for 3 people."
    )
    assert value_of((block("Thank you."), block("By the way: {extra}.")), {}) is None, "nothing of theirs is in it"


def test_what_is_private_goes_into_private_answers_alone() -> None:
    words, said = (block("{secret}."),), {"secret": "hush"}
    assert value_of(words, said) is None
    assert value_of(words, said, TextItem(id="mine", prompt="?", private=True)) == "Hush."
    rows = {"table": ({"who": "Ana", "what": "a talk"},)}
    assert value_of((block("{table.who}."),), rows) is None
    assert value_of((block("{table.what}."),), rows) == "A talk."


def test_a_list_starts_with_a_line_for_each_line() -> None:
    words = (block("{lines}", "bullet"), block("And {result}", "bullet"))
    said: dict[str, Value] = {"lines": ("calm", "kind", "calm"), "result": "dry."}
    assert value_of(words, said, LIST) == ("calm", "kind", "And dry")
    assert value_of(words, {**said, "lines": ("a", "b", "c", "d")}, LIST) == ("a", "b", "c")
    assert value_of((block("We are:"), *words), said) == "We are:\n\n- calm\n- kind\n- calm\n- And dry"


def test_several_texts_are_sentences_or_stand_between_commas() -> None:
    words = (block("You see it: {lines}. So there."),)
    assert value_of(words, {"lines": ("a sheet", "a bill")}) == "You see it: a sheet, a bill. So there."
    assert value_of(words, {"lines": ("We write it down.", "It has a date")}) == (
        "You see it: We write it down. It has a date. So there."
    )


def test_a_text_alone_in_its_paragraph_keeps_its_lines() -> None:
    words = (block("{text}"), block("Bye."))
    assert value_of(words, {"text": " hello,\n\nAna.\n"}) == "Hello,\n\nAna.\n\nBye."


def test_what_went_into_it_is_named_once_each() -> None:
    said: dict[str, Value] = {"result": "dry", "table": ({"what": "tea"},)}
    words = (block("{result}, {business}. {result}. {table.what}."),)
    begun = started(Start(words), TEXT, Filler(PACK, said.get, {"business": "Elm Lane"}))
    assert begun is not None and begun.used == ("result", "table")


def test_each_firm_has_its_own() -> None:
    shop, others = Start((), Applies(kind=("walk-in",))), Start((), Applies(kind=("job",)))
    item = LineItem(id="mine", prompt="?", starts=(shop, others))
    assert start_for(item, Firm("walk-in")) is shop
    assert start_for(item, Firm("job")) is others
    assert start_for(item, Firm("account")) is None
    assert start_for(NumberItem(id="n", prompt="?"), Firm()) is None
