"""Words and numbers as people type and paste them on screen: what is kept, and what is said of it beside the field."""

from datetime import date
from decimal import Decimal

import pytest
from textual import events

from tests.app.frames import frame
from tests.app.stage import EditorStage, spelled, until
from workbook.app.base import Judgement
from workbook.domain import Column, DateItem, Evidence, ListItem, NumberItem, RatingItem, TableItem

FIRMS = TableItem(
    id="q",
    prompt="?",
    rows=2,
    max=4,
    columns=(
        Column("name", "Who"),
        Column("why", "Why", "text"),
        Column("worth", "Worth", "number"),
        Column("since", "Since", "date"),
        Column("gold", "Gold", "check"),
    ),
)


@pytest.mark.parametrize(
    ("unit", "typed", "value", "said"),
    [
        ("customers", "1,250", 1250, "1250 customers"),
        ("customers", "1250", 1250, "customers"),
        ("customers", "£1,250", None, "customers"),
        ("customers", "10 customers", 10, "customers"),
        ("customers", "1.500", 1500, "1500 customers"),
        ("hours", "½", Decimal("0.5"), "0.5 hours"),
        ("hours", "1.500", None, "1500 or 1.5?"),
        ("customers", "15%", None, "This is counted in customers."),
    ],
)
async def test_what_a_number_was_understood_as_stands_beside_it(
    unit: str, typed: str, value: object, said: str
) -> None:
    stage = EditorStage(NumberItem(id="q", prompt="?", unit=unit))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        stage.post_message(events.Paste(typed))
        await until(lambda: bool(stage.said))
        await pilot.pause()
        assert said in frame(stage)
        assert ("!" in frame(stage)) == (value is None)
    assert (stage.value, stage.said[-1].held) == (value, typed if value is None else "")


async def test_numbers_pasted_from_two_lines_are_not_glued_together() -> None:
    stage = EditorStage(NumberItem(id="q", prompt="?"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        stage.post_message(events.Paste("1\n250\n"))
        await until(lambda: bool(stage.said))
        await pilot.pause()
        assert "not a number yet" in frame(stage)
    assert (stage.value, stage.said[-1].held) == (None, "1  250")


async def test_a_number_stands_there_again_as_it_can_be_read_in_one_way() -> None:
    for value, text in ((Decimal("1E-7"), "0.0000001"), (Decimal("1.500"), "1.50"), (Decimal("1.125"), "1.1250")):
        stage = EditorStage(NumberItem(id="q", prompt="?"), value)
        async with stage.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert text in frame(stage) and "!" not in frame(stage)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("14-Dec-2025", "Sunday 14 December 2025"),
        ("next month", "Sunday 20 December 2026"),
        ("monthly", "not a day yet"),
        ("03/04/2026", "3 April 2026 or 4 March 2026?"),
    ],
)
async def test_what_a_day_was_understood_as_stands_beside_it(typed: str, said: str) -> None:
    stage = EditorStage(DateItem(id="q", prompt="?"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        stage.post_message(events.Paste(typed))
        await until(lambda: bool(stage.said))
        await pilot.pause()
        assert said in " ".join(frame(stage).split())


async def test_what_a_cell_was_understood_as_is_said_while_it_is_written_and_stands_there_after() -> None:
    stage = EditorStage(FIRMS)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*spelled(["right", "right", "type:1,250"]))
        await pilot.pause()
        assert "Worth: 1250" in frame(stage)
        await pilot.press("tab", *spelled(["type:14-Dec-25"]))
        await pilot.pause()
        assert "Since: Sunday 14 December 2025" in frame(stage)
        await pilot.press("enter")
        await pilot.pause()
        assert "1250  2025-12-14" in frame(stage) and "1,250" not in frame(stage)
    assert stage.value == ({"worth": 1250, "since": date(2025, 12, 14)},)


async def test_the_day_of_what_shows_a_rating_stands_there_as_it_was_read_once_it_is_left() -> None:
    rating = RatingItem(id="q", prompt="?", anchors=tuple("abcde"))
    stage = EditorStage(rating)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*spelled(["4", "tab", "shift+tab", "type:14/11/25", "enter", "type:a letter"]))
        await until(lambda: "2025-11-14" in frame(stage))
        assert "14/11/25" not in frame(stage)
    assert stage.value == Judgement(4, None, (Evidence(date(2025, 11, 14), "a letter"),))


async def pasted(text: str, *keys: str, value: object = None) -> EditorStage:
    """The table after a paste, with the cursor where these keys took it."""
    stage = EditorStage(FIRMS, value)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        stage.post_message(events.Paste(text))
        await until(lambda: bool(stage.said))
        await pilot.pause()
        stage.told = " ".join(frame(stage).split())
    return stage


MILL = {"name": "Mill", "why": "Friendly\nand quick", "worth": 1250, "since": date(2025, 12, 14), "gold": True}
PASTES: dict[str, tuple[dict[str, object], ...]] = {
    'Mill\t"Friendly\nand quick"\t1,250\t14-Dec-2025\tYES\nOakley\tearly\t900': (
        MILL,
        {"name": "Oakley", "why": "early", "worth": 900},
    ),
    'Mill\t"Friendly\r\nand quick"\t£1,250\t2025-12-14 00:00:00\tTRUE\r\n': (MILL,),
    "Mill\tFriendly\vand quick\t1 250\t14/12/2025\ty\n": (MILL,),
    "Mill\tFriendly\u2028and quick\t1'250\t14 Dec 2025\tx\n": (MILL,),
    "Who\tSince\tWORTH\tgold\twhy\nMill\t14.12.25\t1,250\tyes\tFriendly\vand quick": (MILL,),
    'Mill\t"Never late, they say\nOakley\tPays early': (
        {"name": "Mill", "why": '"Never late, they say'},
        {"name": "Oakley", "why": "Pays early"},
    ),
    '"Best" Builders\t"Never late" they say': ({"name": '"Best" Builders', "why": '"Never late" they say'},),
    "Mill\tquick\t1.500": ({"name": "Mill", "why": "quick", "worth": "1.500"},),
    "Who\tWhy": ({"name": "Who", "why": "Why"},),
    "Mill\tquick\t\t\t\t\t\t": ({"name": "Mill", "why": "quick"},),
    '"Friendly\nand quick"': ({"name": "Friendly\nand quick"},),
    "a\u200fb\u200dc": ({"name": "a\u200fb\u200dc"},),
}


@pytest.mark.parametrize("text", PASTES)
async def test_a_paste_is_read_as_a_file_of_rows_is(text: str) -> None:
    assert (await pasted(text)).value == PASTES[text]


async def test_what_finds_no_column_is_told_wherever_the_cursor_stood() -> None:
    stage = await pasted("Mill\tquick\t5\t2025-12-14\tyes\textra one\textra two")
    assert "No column was left for “extra one”, “extra two”." in stage.told
    assert stage.value == ({"name": "Mill", "why": "quick", "worth": 5, "since": date(2025, 12, 14), "gold": True},)
    stage = await pasted("yes\tBright\nno\tOak\n\ta\n\tb\n\tc", "end")
    assert "The last of the pasted rows found no place; 4 is the most." in stage.told
    assert "No column was left for “Bright”, “Oak”, “a” and 1 more." in stage.told


async def test_a_first_row_that_names_columns_says_where_the_others_go() -> None:
    stage = await pasted("why\tname\nquick\tMill", "right", "right")
    assert stage.value == ({"why": "quick", "name": "Mill"},)
    assert "The first pasted row named the columns." in stage.told
    stage = await pasted("Who\tRegion\tWorth\tSince\t\nMill\tNorth\t1,250\t14-Dec-25\tlate\nOak\t\t900")
    since = date(2025, 12, 14)
    assert stage.value == ({"name": "Mill", "worth": 1250, "since": since}, {"name": "Oak", "worth": 900})
    assert "No column was left for “North”, “late”." in stage.told
    stage = await pasted("Who\tOak\nMill\tquick")
    assert stage.value == ({"name": "Who", "why": "Oak"}, {"name": "Mill", "why": "quick"})


async def test_a_list_loses_the_marks_of_what_is_pasted() -> None:
    stage = EditorStage(ListItem(id="q", prompt="?"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        stage.post_message(events.Paste("- first\n• second\n3. third"))
        await until(lambda: bool(stage.said))
        await pilot.pause()
        assert "3 lines" in frame(stage)
    assert stage.value == ("first", "second", "third")
