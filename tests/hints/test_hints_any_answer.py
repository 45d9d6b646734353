"""Whatever stands in a field, hints never fail, never flood, and never show what could steer a terminal."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hints.hinting import desk, lines, table
from workbook.domain import Check, Item, LineItem, ListItem, NumberItem, Row, Tell, TextItem, Value, clean
from workbook.hints import MOST, RULES, hints

COLUMNS = (
    *("contact", "text:text", "who", "theme", "words", "profit:choice(high,medium,low)", "seen:choice(few,some,many)"),
    *("when:choice(daily,weekly,yearly)", "stage:choice(know,buy,refer)", "minutes:number", "people:number"),
    *("referred:number", "given:number", "received:number", "step:level", "relevant:level"),
)
WIDE = table("wide", *COLUMNS)
DATED = table("dated", "lead", "received:date", "contacted:date")

TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                "anyone",
                "who",
                "someone",
                "with",
                "quality",
                "friendly",
                "value",
                "for",
                "money",
                "\x1b[31m",
                "\n",
                ".",
                "they can",
                "’",
            ]
        ),
        max_size=40,
    ).map(" ".join),
)
CELLS = st.one_of(
    TEXTS,
    st.integers(),
    st.integers(0, 4),
    st.decimals(allow_nan=True, allow_infinity=True),
    st.dates(),
    st.booleans(),
    st.sampled_from(
        ["high", "low", "daily", "weekly", "many", "buy", Decimal("1E+999999"), Decimal("1E-999999"), Decimal("-0")]
    ),
)
KEYS = [column.key for column in (*WIDE.columns, *DATED.columns)]
ROWS = st.lists(st.dictionaries(st.sampled_from(KEYS), CELLS), max_size=12).map(tuple)
VALUES = st.one_of(
    TEXTS,
    ROWS,
    st.lists(TEXTS, max_size=8).map(tuple),
    CELLS,
    st.builds(Check, st.just("yes"), TEXTS),
    st.builds(Tell, st.none()),
)


def items(name: str, against: str) -> list[Item]:
    """An item of every kind that a hint is for."""
    tag = {"id": "here", "prompt": "?", "hints": (name,), "against": against}
    made: list[Item] = []
    for kind in RULES[name].kinds:
        match kind:
            case "table":
                made += [
                    table("here", *COLUMNS, hint=name, against=against),
                    table("here", "lead", hint=name, against=against),
                ]
                made.append(table("here", "lead", "received:date", "contacted:date", hint=name, against=against))
            case "line":
                made.append(LineItem(**tag))  # type: ignore[arg-type]
            case "text":
                made += [TextItem(**tag), TextItem(words=20, **tag)]  # type: ignore[arg-type]
            case "list":
                made.append(ListItem(**tag))  # type: ignore[arg-type]
            case _:
                made.append(NumberItem(**tag))  # type: ignore[arg-type]
    return made


@pytest.mark.parametrize("name", RULES)
@given(
    value=VALUES,
    other=VALUES,
    people=st.integers(1, 3),
    against=st.sampled_from(["", "other", "wide", "wide.words", "number", "no"]),
)
def test_any_answer_is_read_in_peace(name: str, value: Value, other: Value, people: int, against: str) -> None:
    others = (lines(id="other"), WIDE, NumberItem(id="number", prompt="?"))
    at = desk(others, {"other": other, "wide": other, "number": other}, people)
    for item in items(name, against):
        said = hints(item, value, at)
        assert len(said) <= MOST
        for words in said:
            assert words == clean(words) and "\n" not in words
            assert words[-1] in ".?”" and len(words) < 1000


@pytest.mark.parametrize("name", RULES)
def test_the_longest_answers_are_read(name: str) -> None:
    """Ten thousand characters without an end, and sixty full rows."""
    row: Row = {
        **{
            column.key: "who with a friendly quality " * 20
            for column in WIDE.columns
            if column.kind in ("line", "text")
        },
        **{column.key: 3 for column in WIDE.columns if column.kind in ("level", "number")},
        **{"when": "daily", "profit": "high", "received": date(2020, 1, 1)},
    }
    at = desk((lines(id="other"), WIDE), {"other": ("a friendly quality friend",) * 20, "wide": (row,) * 60})
    for item in items(name, "other"):
        for value in ("who " * 2500, "quality" * 1500, "." * 10_000, "a-'" * 3333, (row,) * 60, ("word " * 100,) * 100):
            assert len(hints(item, value, at)) <= MOST


def test_every_hint_explains_itself_in_the_pack_check() -> None:
    assert all(rule.kinds and rule.say for rule in RULES.values())
