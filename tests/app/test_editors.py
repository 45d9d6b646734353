"""Each editor by keyboard at 80x24: what it says of an answer, and what it looks like."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.app.frames import frame, golden
from tests.app.stage import TODAY, EditorStage, given, spelled
from tests.builders import AT
from workbook.app.widgets import MarkList
from workbook.domain import (
    NOTHING,
    Check,
    CheckItem,
    Choice,
    ChoiceItem,
    ChoicesItem,
    DateItem,
    Evidence,
    Item,
    LineItem,
    ListItem,
    NumberItem,
    PickItem,
    Rated,
    RatingItem,
    Tell,
    TellItem,
    TextItem,
)

ASKED: dict[str, Any] = {"id": "q", "prompt": "What?"}
THREE = (Choice("phone", "On the phone"), Choice("mail", "By mail"), Choice("visit", "At a visit"))
HOSTILE = "[red]X[/red] [/] - [x] \x1b]0;owned\x1b\\ \u202eabc [@click=app.quit()]go[/]"
SEEN = "[red]X[/red] [/] - [x] ␛]0;owned␛\\ abc [@click=app.quit()]go[/]"


async def test_words_begun_at_the_ladder_go_into_the_field_under_it() -> None:
    stage = EditorStage(TellItem(id="q", prompt="Would they?"))
    async with stage.run_test() as pilot:
        await pilot.press("3", *"easier words")
        await pilot.pause()
    assert stage.value == Tell(3, "easier words")


async def test_a_line_is_typed_and_says_every_change() -> None:
    stage = await given(EditorStage(LineItem(**ASKED), "Ana"), "type: R")
    assert [said.value for said in stage.said] == ["Ana ", "Ana R"]
    assert all(said.typing for said in stage.said)


async def test_a_line_over_its_length_is_kept_and_marked() -> None:
    stage = await given(EditorStage(LineItem(max=3, **ASKED)), "type:abcd")
    assert stage.value == "abcd"
    assert "over the 3 it may have" in stage.told


async def test_undo_in_a_line_goes_back_to_what_was_given() -> None:
    stage = await given(EditorStage(LineItem(**ASKED), "Ana"), "type:xy", "ctrl+z")
    assert stage.value == "Ana"


async def test_a_text_counts_its_words_towards_the_number_aimed_at(update_golden: bool) -> None:
    stage = EditorStage(TextItem(words=30, **ASKED), "We would not do that well for you.")
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press(*spelled(["enter", "type:May I"]))
        await pilot.pause()
        golden(stage, "text", update_golden)
    assert stage.value == "We would not do that well for you.\nMay I"


async def test_ten_thousand_characters_are_kept_and_can_be_typed_on() -> None:
    long = "word " * 2000
    stage = await given(EditorStage(TextItem(max=20000, **ASKED), long), "type:end")
    assert stage.value == long + "end"


async def test_a_list_takes_a_line_a_row(update_golden: bool) -> None:
    stage = EditorStage(ListItem(min=3, **ASKED), ("wants it yesterday",))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press(*spelled(["enter", "type:no papers", "enter", "enter", "type:late", "backspace"]))
        await pilot.pause()
        golden(stage, "list", update_golden)
    assert stage.value == ("wants it yesterday", "no papers", "lat")


@pytest.mark.parametrize("key", ["ctrl+t", "alt+up"])
async def test_a_row_of_a_list_moves_up(key: str) -> None:
    stage = await given(EditorStage(ListItem(**ASKED), ("one", "two", "three")), key)
    assert stage.value == ("one", "three", "two")


@pytest.mark.parametrize(
    ("typed", "value", "held"),
    [("12", 12, ""), ("7.5", Decimal("7.5"), ""), ("7,5", Decimal("7.5"), ""), ("1x", None, "1x")],
)
async def test_a_number(typed: str, value: object, held: str) -> None:
    stage = await given(EditorStage(NumberItem(unit="hours", **ASKED)), f"type:{typed}")
    assert (stage.value, stage.said[-1].held) == (value, held)
    assert bool(stage.said[-1].problem) == bool(held)


async def test_half_a_customer_is_kept_and_marked_in_the_words_of_the_command() -> None:
    stage = await given(EditorStage(NumberItem(unit="customers", **ASKED)), "type:4.5")
    assert stage.value == Decimal("4.5")
    assert stage.said[-1].problem == "This wants a whole number: 4 or 5 customers."


async def test_an_emptied_number_is_empty_and_holds_nothing() -> None:
    stage = await given(EditorStage(NumberItem(**ASKED), 1), "backspace")
    assert (stage.value, stage.said[-1].held) == (None, "")


async def test_half_a_number_stands_there_again() -> None:
    stage = EditorStage(NumberItem(**ASKED), 12, held="12a")
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "12a" in frame(stage)
        assert "not a number yet" in frame(stage)
    assert stage.said == []


@pytest.mark.parametrize(
    ("typed", "day"), [("2026-12-15", date(2026, 12, 15)), ("today", TODAY), ("+14d", date(2026, 12, 4))]
)
async def test_a_day_is_spelled_out_beside(typed: str, day: date) -> None:
    stage = await given(EditorStage(DateItem(**ASKED)), f"type:{typed}")
    assert stage.value == day
    assert str(day.year) in stage.told


async def test_half_a_day_is_held(update_golden: bool) -> None:
    stage = EditorStage(DateItem(**ASKED))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"2026-1")
        await pilot.pause()
        golden(stage, "date-half", update_golden)
    assert (stage.value, stage.said[-1].held) == (None, "2026-1")


async def test_a_check_and_its_line(update_golden: bool) -> None:
    stage = EditorStage(CheckItem(**ASKED))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press(*spelled(["y", "tab", "type:the list"]))
        await pilot.pause()
        golden(stage, "check", update_golden)
    assert stage.value == Check("yes", "the list")


async def test_a_line_without_a_check_is_held() -> None:
    stage = await given(EditorStage(CheckItem(**ASKED)), "tab", "type:abc")
    assert (stage.value, stage.said[-1].held) == (None, "abc")


async def test_a_choice_by_digit_and_space_takes_it_away(update_golden: bool) -> None:
    stage = EditorStage(ChoiceItem(choices=THREE, **ASKED))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        await pilot.pause()
        golden(stage, "choice", update_golden)
        assert stage.value == "mail"
        await pilot.press("space")
        await pilot.pause()
    assert stage.value is None


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (["down"], 1),
        (["up"], 3),
        (["end", "down"], 1),
        (["home", "up"], 3),
        (["end", "up"], 2),
        (["pagedown"], 3),
        (["end", "pageup"], 1),
    ],
)
async def test_the_cursor_walks_around_in_a_list_of_choices(keys: list[str], line: int) -> None:
    stage = EditorStage(ChoiceItem(choices=THREE, **ASKED))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "▸" not in frame(stage)
        await pilot.press(*keys)
        await pilot.pause()
        assert f"▌▸ {line} ○" in frame(stage)
    assert stage.said == []


async def test_a_click_chooses_and_another_takes_it_away() -> None:
    stage = EditorStage(ChoiceItem(choices=THREE, **ASKED))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(MarkList, offset=(12, 1))
        await pilot.pause()
        assert stage.value == "mail"
        await pilot.click(MarkList, offset=(12, 1))
        await pilot.pause()
    assert stage.value is None


async def test_choices_keep_the_order_of_the_pack_and_stop_at_the_most() -> None:
    stage = await given(EditorStage(ChoicesItem(choices=THREE, max=2, **ASKED)), "3", "1", "2")
    assert stage.value == ("phone", "visit")
    assert "take one away first" in stage.told


async def test_a_choice_no_longer_offered_stays_until_it_is_taken_away() -> None:
    stage = EditorStage(ChoicesItem(choices=THREE, **ASKED), ("fax",))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "fax (no longer offered)" in frame(stage)
        await pilot.press("1")
        await pilot.pause()
        assert stage.value == ("phone", "fax")


async def test_a_pick_keeps_the_words(update_golden: bool) -> None:
    item = PickItem(source="customers", max=2, **ASKED)
    stage = EditorStage(item, ("Gone Ltd",), picks=("Okafor", "Lakeside"), source="Your best customers")
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        await pilot.pause()
        golden(stage, "pick", update_golden)
    assert stage.value == ("Lakeside", "Gone Ltd")


async def test_a_pick_from_nothing_says_where_to_begin_and_goes_there() -> None:
    stage = EditorStage(PickItem(source="customers", **ASKED), source="Your best customers")
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "First fill in “Your best customers”" in frame(stage)
        await pilot.press("enter")
        await pilot.pause()
    assert stage.wanted == ["customers"]


async def test_the_ladder_and_what_would_make_it_so(update_golden: bool) -> None:
    stage = EditorStage(TellItem(**ASKED))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press(*spelled(["2", "tab", "type:shorter"]))
        await pilot.pause()
        golden(stage, "tell", update_golden)
    assert stage.value == Tell(2, "shorter")


HOSTILE_STAGES: dict[str, tuple[Item, object, dict[str, object]]] = {
    "line": (LineItem(**ASKED), HOSTILE, {}),
    "text": (TextItem(**ASKED), HOSTILE, {}),
    "list": (ListItem(**ASKED), (HOSTILE,), {}),
    "number": (NumberItem(unit=HOSTILE, **ASKED), None, {"held": "[/] \x1b[x]"}),
    "date": (DateItem(**ASKED), None, {"held": "[/] \x1b[x]"}),
    "check": (CheckItem(**ASKED), Check("yes", HOSTILE), {}),
    "choice": (ChoiceItem(choices=(Choice("a", HOSTILE),), **ASKED), "a", {}),
    "choices": (ChoicesItem(choices=(Choice("a", HOSTILE),), **ASKED), (HOSTILE,), {}),
    "pick": (PickItem(source="s", **ASKED), (HOSTILE,), {"picks": (HOSTILE,), "source": HOSTILE}),
    "tell": (TellItem(**ASKED), Tell(3, HOSTILE), {}),
    "rating": (
        RatingItem(anchors=(HOSTILE, *"1234"), **ASKED),
        None,
        {"rated": Rated(rev=1, at=AT, level=3, evidence=(Evidence(TODAY, HOSTILE),))},
    ),
}


@pytest.mark.parametrize("kind", HOSTILE_STAGES)
async def test_foreign_text_is_shown_as_it_is_and_does_nothing(kind: str) -> None:
    item, value, more = HOSTILE_STAGES[kind]
    stage = EditorStage(item, value, **more)
    async with stage.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        seen = frame(stage)
    shown = " ".join(seen.replace("│", " ").replace(NOTHING, "").split())
    assert (SEEN[:50] if kind not in ("number", "date") else "[/] ␛[x]") in shown
    assert "\x1b" not in seen
    assert "\u202e" not in seen
    assert stage.said == []


async def test_what_is_not_seen_stays_when_a_text_is_edited() -> None:
    stage = EditorStage(TextItem(**ASKED), HOSTILE)
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert stage.said == []
        await pilot.press("x")
        await pilot.pause()
        assert stage.value == HOSTILE + "x"
        await pilot.press("backspace")
        await pilot.pause()
    assert stage.value == HOSTILE
