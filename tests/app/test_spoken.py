"""A yes/no question takes its words as they are typed or pasted, and never the letters of one for several answers."""

from pathlib import Path

import pytest
from textual import events

from tests.app.page_shop import page_shop
from tests.app.stage import EditorStage, given
from tests.app.test_editors import ASKED
from tests.app.test_rating_editor import RATING
from tests.app.test_story import owner
from tests.workplaces import at_home
from workbook.app.base import Judgement
from workbook.domain import Check, CheckItem, Evidence, Item, Tell, TellItem

TYPED = {
    "yes": Check("yes"),
    "no": Check("no"),
    "unknown": Check("unknown"),
    "unsure": Check("unknown"),
    "not sure": Check("unknown"),
    "no idea": Check("unknown"),
    "yes we did": Check("yes", "we did"),
    "yes, we did": Check("yes", "we did"),
    "no in March": Check("no", "in March"),
    "y we did": Check("yes", "we did"),
    "not yet": Check("no", "not yet"),
    "nobody asked": Check("no", "nobody asked"),
    "yemail": Check("yes", "email"),
    "yn": Check("no"),
    "uy": Check("yes"),
}


@pytest.mark.parametrize("words", TYPED)
async def test_a_word_for_an_answer_is_one_answer(words: str) -> None:
    assert (await given(EditorStage(CheckItem(**ASKED)), f"type:{words}")).value == TYPED[words]


@pytest.mark.parametrize(("words", "answer"), [("yes", "yes"), ("no", "no"), ("unknown", "unknown")])
async def test_a_word_leaves_what_stands_beside_the_answer_as_it_is(words: str, answer: str) -> None:
    stage = await given(EditorStage(CheckItem(**ASKED), Check("yes", "seen")), f"type:{words}")
    assert stage.value == Check(answer, "seen")  # type: ignore[arg-type]  # one of the three


PASTED: dict[str, tuple[Item, tuple[str, ...], object]] = {
    "check": (CheckItem(**ASKED), ("y",), Check("yes", "two words")),
    "tell": (TellItem(**ASKED), ("3",), Tell(3, "two words")),
    "low": (RATING, ("1",), Judgement(1, note="two words")),
}


@pytest.mark.parametrize("kind", PASTED)
async def test_a_paste_over_a_list_goes_into_the_words_under_it(kind: str) -> None:
    item, keys, value = PASTED[kind]
    assert await after_paste(item, *keys) == value


async def test_a_paste_over_a_high_level_is_its_evidence() -> None:
    value = await after_paste(RATING, "4")
    assert isinstance(value, Judgement) and [line.text for line in value.evidence] == ["two words"]
    assert isinstance(value.evidence[0], Evidence)


async def after_paste(item: Item, *keys: str) -> object:
    """What the editor says after these keys and a paste of two words."""
    stage = EditorStage(item)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        stage.post_message(events.Paste("two words"))
        await pilot.pause()
        await pilot.pause()
    return stage.value


async def test_a_paste_that_finds_no_place_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)
    async with owner(page_shop(tmp_path)) as ana:
        await ana.app.open_page("exercise", "readiness-strategy")
        await ana.press("enter")
        ana.app.post_message(events.Paste("two words"))
        await ana.pilot.pause()
        ana.sees("What was pasted found no place")
