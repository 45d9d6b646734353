"""The table by keyboard: what it says of its rows, and what it looks like at three widths."""

from decimal import Decimal

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from textual import events

from tests.app.frames import frame, golden
from tests.app.stage import TODAY, EditorStage, spelled, until
from tests.app.test_editors import HOSTILE, SEEN
from workbook.app.table.columns import in_two
from workbook.app.table.sheet import Sheet
from workbook.domain import NOTHING, Column, Row, TableItem

COLUMNS = (
    Column("name", "Who"),
    Column("profit", "Profit", "choice", ("high", "medium", "low")),
    Column("regular", "Regular", "check"),
    Column("fit", "Fit", "level"),
    Column("referred", "Referred", "number"),
    Column("since", "Since", "date"),
    Column("first", "Bought first", "text"),
)
EXAMPLE = ("Okafor", "high", "yes", "3", "3", "2026-01-15", "steps on a slope")
ITEM = TableItem(id="q", prompt="Who?", rows=4, max=6, columns=COLUMNS, examples=(EXAMPLE,))
ROWS: tuple[Row, ...] = (
    {"name": "Okafor", "profit": "high", "regular": True, "fit": 3, "referred": 3},
    {"name": "Lakeside Hotel and Conference Rooms", "profit": "low", "referred": Decimal("0.5")},
)


async def typed(*keys: str, value: object = None, item: TableItem = ITEM) -> EditorStage:
    """A table after these keys."""
    stage = EditorStage(item, value)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*spelled(keys))
        await pilot.pause()
    return stage


async def test_typing_fills_cells_and_tab_goes_on() -> None:
    stage = await typed(
        "type:Anna", "tab", "h", "tab", "space", "tab", "4", "tab", "type:2", "tab", "type:today", "enter"
    )
    assert stage.value == (
        {"name": "Anna", "profit": "high", "regular": True, "fit": 4, "referred": 2, "since": TODAY},
    )


async def test_keys_that_come_all_at_once_reach_the_cells_they_are_meant_for() -> None:
    stage = EditorStage(ITEM)
    row = {"profit": "medium", "regular": True, "fit": 4, "referred": 7, "first": "wall"}
    both = ({"name": "Ana", **row}, {"name": "Ben", **row})
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for name in ("Ana", "Ben"):
            for key in [*name, "tab", "m", "tab", "space", "tab", "4", "tab", "7", "tab", "tab", *"wall", "tab"]:
                stage.post_message(events.Key(key, " " if key == "space" else key if len(key) == 1 else None))
        await until(lambda: bool(stage.said) and stage.value == both)
    assert stage.value == both


async def test_every_letter_is_typed_into_an_empty_cell() -> None:
    assert (await typed("type:ad[]?")).value == ({"name": "ad[]?"},)


async def test_enter_edits_and_typing_replaces() -> None:
    assert (await typed("up", "up", "enter", "type:s", value=ROWS[:1])).value[0]["name"] == "Okafors"  # type: ignore[index]
    assert (await typed("up", "up", "type:Wu", value=ROWS[:1])).value[0]["name"] == "Wu"  # type: ignore[index]


async def test_what_a_cell_can_not_be_is_kept_and_marked() -> None:
    stage = EditorStage(ITEM, ROWS)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("up", "right", "right", "right", "right", *"many", "enter", "up")
        await pilot.pause()
        assert "!many" in frame(stage)
        assert "not a number yet" in frame(stage)
    assert stage.value[1]["referred"] == "many"  # type: ignore[index]


async def test_tab_past_the_last_cell_makes_a_row_up_to_the_most() -> None:
    full = tuple({"name": str(number), "first": "x"} for number in range(4))
    stage = EditorStage(ITEM, full)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("pagedown", "end", "tab", "5")
        await pilot.pause()
    assert [row["name"] for row in stage.value] == ["0", "1", "2", "3", "5"]  # type: ignore[attr-defined]  # a table's value is its rows


async def test_rows_are_added_deleted_and_moved() -> None:
    for key in ("ctrl+r", "alt+a", "insert"):
        assert (await typed("up", "up", key, "type:new", value=ROWS)).value == (ROWS[0], {"name": "new"}, ROWS[1])
    for key in ("ctrl+d", "alt+d"):
        assert (await typed("up", "up", key, value=ROWS)).value == ROWS[1:]
    for key in ("ctrl+g", "alt+down"):
        assert (await typed("up", "up", key, value=ROWS)).value == (ROWS[1], ROWS[0])
    assert (await typed("up", "up", "right", "right_square_bracket", value=ROWS)).value == (ROWS[1], ROWS[0])
    for key in ("ctrl+t", "alt+up"):
        assert (await typed("up", key, value=ROWS)).value == (ROWS[1], ROWS[0])


async def test_a_letter_with_alt_is_a_command_and_never_typed_as_a_terminal_sends_it() -> None:
    """A terminal sends alt+a with the character `a`; pressed keys of a test have none."""

    async def after(*keys: str) -> object:
        stage = EditorStage(ITEM, ROWS)
        async with stage.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("up", "up")
            for key in keys:
                stage.post_message(events.Key(key, key[-1] if "+" in key or len(key) == 1 else None))
            await pilot.pause()
            await until(lambda: stage.keys.idle)
            await pilot.pause()
        return stage.value if stage.said else ROWS

    assert await after("alt+a", "n") == (ROWS[0], {"name": "n"}, ROWS[1])
    assert await after("alt+d") == ROWS[1:]
    assert await after("n", "alt+a", "m") == ({**ROWS[0], "name": "n"}, {"name": "m"}, ROWS[1])
    assert await after("n", "alt+d") == ROWS[1:]
    assert await after("alt+q", "ctrl+o") == ROWS


async def test_a_row_that_was_written_in_says_so_when_it_is_left() -> None:
    class Stage(EditorStage):
        paused = 0

        def on_editor_paused(self) -> None:
            self.paused += 1

    stage = Stage(ITEM, ROWS)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press("up", "up", "down", "up", "right", "h", "right", "space")
        await pilot.pause()
        assert stage.paused == 0
        await pilot.press("down", "up")
        await pilot.pause()
        assert stage.paused == 1


async def test_no_more_rows_than_the_most() -> None:
    full = tuple({"name": str(number)} for number in range(6))
    stage = await typed("insert", value=full)
    assert stage.said == []


async def test_a_word_never_deletes_or_adds_a_row_whatever_letter_it_begins_with() -> None:
    stage = await typed("up", "up", "type:door sign", value=ROWS)
    assert stage.value == ({**ROWS[0], "name": "door sign"}, ROWS[1])


async def test_enter_in_the_last_column_goes_on_where_the_next_row_is_empty() -> None:
    stage = await typed("end", "type:wall", "enter", "type:Ben")
    assert stage.value == ({"first": "wall"}, {"name": "Ben"})
    rows = ({"name": "Ana"}, {"name": "Ben", "regular": True})
    assert (await typed("up", "up", "end", "type:wall", "enter", "h", value=rows)).value == (
        {"name": "Ana", "first": "wall"},
        {**rows[1], "profit": "high"},
    )


async def test_what_stands_in_a_full_row_is_never_written_over_from_the_row_above() -> None:
    pair = TableItem(id="q", prompt="?", rows=2, columns=(Column("a", "A"), Column("b", "B")))
    rows = ({"a": "1", "b": "2"}, {"a": "3", "b": "4"})
    for key in ("enter", "down"):
        stage = await typed("up", "up", "end", "type:x", key, "type:y", item=pair, value=rows)
        assert stage.value == ({"a": "1", "b": "x"}, {"a": "3", "b": "y"})
    gap = ({"a": "1", "b": "2"}, {"b": "4"})
    stage = await typed("up", "up", "end", "type:x", "down", "type:y", item=pair, value=gap)
    assert stage.value == ({"a": "1", "b": "x"}, {"b": "y"})


async def test_enter_leaves_a_choice_as_it_is_and_goes_down() -> None:
    keys = ("up", "up", "right", "right", "right", "1", "enter", "2", "enter")
    rows = ({"name": "a"}, {"name": "b"})
    assert (await typed(*keys, value=rows)).value == ({"name": "a", "fit": 1}, {"name": "b", "fit": 2})
    assert (await typed("enter", "enter", value=rows)).said == []


WORDS = TableItem(
    id="q",
    prompt="?",
    rows=2,
    columns=(
        Column("known", "Known", "choice", ("yes", "no", "unknown")),
        Column("than", "Than", "choice", ("more", "same", "most-of-all")),
        Column("level", "Level", "level"),
    ),
)


@pytest.mark.parametrize("word", ["yes", "no", "unkno", "unknown", "unknown to us", "unknwon", "No"])
async def test_a_choice_may_be_spelled_out(word: str) -> None:
    given = await typed(f"type:{word}", item=WORDS)
    meant = next(one for one in ("unknown", "yes", "no") if one.startswith(word[:2].lower()))
    assert given.value == ({"known": meant},)


async def test_letters_that_fit_no_choice_do_nothing_and_are_no_commands() -> None:
    assert (await typed("type:road", item=WORDS)).said == []
    assert (await typed("right", "type:same day", item=WORDS)).value == ({"than": "same"},)
    assert (await typed("right", "type:most-of", item=WORDS)).value == ({"than": "most-of-all"},)


async def test_the_same_letter_again_or_another_digit_chooses_anew() -> None:
    assert (await typed("right", "m", "m", item=WORDS)).value == ({"than": "most-of-all"},)
    assert (await typed("end", "3", "1", item=WORDS)).value == ({"level": 1},)
    assert (await typed("type:un", "backspace", "n", item=WORDS)).value == ({"known": "no"},)


async def test_delete_key_empties_a_cell_and_undo_in_a_cell_brings_its_text_back() -> None:
    assert (await typed("up", "up", "delete", value=ROWS[:1])).value == (
        {"profit": "high", "regular": True, "fit": 3, "referred": 3},
    )
    assert (await typed("up", "up", "type:W", "ctrl+z", value=ROWS[:1])).value == ROWS[:1]


async def test_rows_of_a_spreadsheet_fill_cells_from_the_cursor_on() -> None:
    stage = EditorStage(ITEM, ROWS[:1])
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        stage.post_message(events.Paste("Wu\tHIGH\tyes\t2\tmany\r\nJo [/]\tlow\r\n"))
        await pilot.pause()
    assert stage.value == (
        ROWS[0],
        {"name": "Wu", "profit": "high", "regular": True, "fit": 2, "referred": "many"},
        {"name": "Jo [/]", "profit": "low"},
    )


async def test_pasted_rows_beyond_the_most_are_told() -> None:
    stage = EditorStage(ITEM)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        stage.post_message(events.Paste("\n".join("abcdefgh")))
        await pilot.pause()
        assert "The last 2 of the pasted rows found no place" in frame(stage)
    assert len(stage.value) == 6  # type: ignore[arg-type]


async def test_a_mouse_click_chooses_a_cell_and_a_second_one_edits_it() -> None:
    stage = EditorStage(ITEM, ROWS)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(offset=(8, 4))
        await pilot.click(offset=(8, 4))
        await pilot.press(*"!?")
        await pilot.pause()
    assert stage.value[1]["name"].endswith("Rooms!?")  # type: ignore[index]


IDEAS = TableItem(
    id="q",
    prompt="?",
    rows=3,
    columns=(Column("idea", "Idea"), Column("why", "Why"), Column("step", "Remarkable", "level")),
)


async def lines_of(stage: EditorStage, size: tuple[int, int], *keys: str) -> list[str]:
    """The lines of the frame after these keys, from the heading of the table on."""
    async with stage.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*spelled(keys))
        await pilot.pause()
        return frame(stage).splitlines()[2:]


async def test_a_cell_is_written_in_its_own_column_and_the_rows_below_make_room() -> None:
    stage = EditorStage(IDEAS, ({"idea": "bell", "why": "loud"}, {"idea": "stamp", "why": "blue"}))
    lines = await lines_of(stage, (80, 24), "up", "up", "enter", "type: that rings whenever a job is done in time")
    assert lines[1].startswith("   1 ▸bell that rings whenever a")
    assert lines[1].split()[-1] == "loud"
    assert lines[2].strip() == "job is done in time"
    assert lines[3].split() == ["2", "stamp", "blue"]


async def test_in_a_narrow_column_a_cell_is_written_under_its_row() -> None:
    many = TableItem(id="q", prompt="?", rows=3, columns=tuple(Column(key, f"Column {key}") for key in "abcdef"))
    stage = EditorStage(many, ({"a": "one", "f": "six"}, {"a": "two"}))
    lines = await lines_of(stage, (60, 24), "up", "up", "enter", "type: and all that it takes to be read in one go")
    row = next(index for index, line in enumerate(lines) if line.startswith("   1 ▸one"))
    assert lines[row].split()[-1] == "six"
    assert lines[row + 1].strip() == "one and all that it takes to be read in one go"
    assert lines[row + 2].split() == ["2", "two"]


@for_all(st.text(st.sampled_from("abc "), max_size=30), st.integers(4, 20))
def test_a_heading_on_two_lines_loses_no_letter(label: str, width: int) -> None:
    label = " ".join(label.split())
    first, second = in_two(label, width)
    assert len(first) <= width
    assert f"{first}{second}".replace("-", "").replace(" ", "") == label.replace(" ", "")
    assert len(label) > width or not second


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=["60", "80", "120"])
async def test_frames(size: tuple[int, int], update_golden: bool) -> None:
    stage = EditorStage(ITEM, ROWS)
    async with stage.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("up")
        await pilot.pause()
        golden(stage, f"table-{size[0]}", update_golden)


async def test_examples_stand_in_an_empty_table_and_are_no_answer(update_golden: bool) -> None:
    stage = EditorStage(ITEM)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        golden(stage, "table-empty", update_golden)
    assert stage.said == []


async def test_foreign_text_in_cells_is_shown_as_it_is() -> None:
    hostile = TableItem(id="q", prompt="?", columns=(Column("a", HOSTILE), Column("b", "B", "choice", (HOSTILE,))))
    stage = EditorStage(hostile, ({"a": HOSTILE + "\nline two", "b": HOSTILE},))
    async with stage.run_test(size=(140, 30)) as pilot:
        await pilot.pause()
        await pilot.press("up")
        await pilot.pause()
        seen = frame(stage)
        assert SEEN[:30] in seen.replace(NOTHING, "")
        assert "\x1b" not in seen
        await pilot.press("enter", "x")
        await pilot.pause()
    assert stage.value[0]["a"] == HOSTILE + "\nline twox"  # type: ignore[index]  # it is a table


async def test_thirty_rows_scroll_with_the_heading_in_place() -> None:
    many = TableItem(id="q", prompt="?", rows=5, max=30, columns=COLUMNS)
    stage = EditorStage(many, tuple({"name": f"Customer {number}"} for number in range(1, 31)))
    async with stage.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        stage.editor.fit(12)
        await pilot.press("pagedown", "pagedown", "pagedown")
        await pilot.pause()
        seen = frame(stage)
    assert " 30 ▸Cust" in seen
    assert " 30 " in seen
    assert "Who" in seen
    assert "Customer 1 " not in seen


@for_all(st.lists(st.sampled_from(["insert", "delete", "up", "down", "put"]), max_size=30), st.randoms())
def test_a_sheet_never_has_more_rows_than_the_most_and_never_none(steps: list[str], random: object) -> None:
    sheet = Sheet(ITEM, ROWS, TODAY)
    for step in steps:
        row = random.randrange(len(sheet.rows))  # type: ignore[attr-defined]  # hypothesis makes it a Random
        match step:
            case "insert":
                sheet.insert(row)
            case "delete":
                sheet.delete(row)
            case "put":
                sheet.put(row, 0, "x")
            case _:
                sheet.move(row, -1 if step == "up" else 1)
        assert 1 <= len(sheet.rows) <= ITEM.max
        assert all(sheet.value or ({"x": 1},))
