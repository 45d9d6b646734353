"""The editor of a rating by keyboard at 80x24: levels, what shows them, and what was given to an earlier wording."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.app.frames import frame, golden
from tests.app.stage import TODAY, EditorStage, given, spelled
from tests.builders import AT
from workbook.app.base import Judgement
from workbook.domain import Evidence, Rated, RatingItem

ASKED: dict[str, Any] = {"id": "q", "prompt": "What?"}
ANCHORS = (
    "We never look back with a customer.",
    "It happened once, because the customer asked.",
    "With some of the large ones, when there is time.",
    "With most finished jobs, in the week it was planned for, and a second person could do it as well.",
    "With nine in ten, notes kept, the date agreed at the sale.",
)
RATING = RatingItem(id="q", prompt="What?", weight=3, na=True, anchors=ANCHORS, evidence="the date of the last review.")


async def test_a_rating_shows_last_quarter_only_once_a_level_is_chosen() -> None:
    earlier = ("2026-Q3", Rated(rev=1, at=AT, level=2))
    stage = EditorStage(RATING, earlier=earlier)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Last quarter" not in frame(stage)
        await pilot.press("1")
        await pilot.pause()
        assert "Last quarter you said 2." in frame(stage)
    assert stage.value == Judgement(1)


async def test_a_claim_is_proven_by_dated_lines(update_golden: bool) -> None:
    stage = EditorStage(RATING)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press(*spelled(["3", "enter", "type:Review with M.K.", "enter", "type:and S."]))
        await pilot.pause()
        golden(stage, "rating", update_golden)
    assert stage.value == Judgement(3, None, (Evidence(TODAY, "Review with M.K."), Evidence(TODAY, "and S.")))


async def test_a_line_that_says_too_little_is_told() -> None:
    short = "three words or more"
    assert short in (await given(EditorStage(RATING), "3", "tab", "type:done")).told
    assert short not in (await given(EditorStage(RATING), "3", "tab", "type:done for S.")).told
    assert short not in (await given(EditorStage(RATING), "3", "tab", "type:done", "tab", "type:and then S.")).told


async def test_words_that_prove_others_are_told() -> None:
    shown = Rated(rev=1, at=AT, level=3, evidence=(Evidence(TODAY, "as we all saw"),))
    stage = EditorStage(RATING, rated=shown)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Proven by what stands here." in frame(stage)
        stage.editor.say_score("proven", "39.3", "39.3", "same")
        await pilot.pause()
        assert "These words prove three other ratings already." in frame(stage)
        stage.editor.say_score("proven", "39.3", "40.9", "")
        await pilot.pause()
        assert "Proven by what stands here." in frame(stage)


@pytest.mark.parametrize("key", ["enter", "3"])
async def test_one_key_confirms_what_was_given_to_an_earlier_wording(key: str) -> None:
    shown = Rated(rev=1, at=AT, level=3, evidence=(Evidence(TODAY, "as we all saw"),))
    stage = EditorStage(replace(RATING, rev=2), rated=shown)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Given to an earlier wording." in frame(stage)
        assert "Proven by" not in frame(stage)
        assert stage.said == []
        await pilot.press(key)
        await pilot.pause()
        assert "earlier wording" not in frame(stage)
    assert [said.value for said in stage.said] == [Judgement(3, None, shown.evidence)]


async def test_a_low_level_of_an_earlier_wording_is_told_and_confirmed_too() -> None:
    stage = EditorStage(replace(RATING, rev=2), rated=Rated(rev=1, at=AT, level=1))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Given to an earlier wording. Enter confirms it" in frame(stage)
        await pilot.press("enter", "enter")
        await pilot.pause()
    assert [said.value for said in stage.said] == [Judgement(1)], "once"


async def test_another_level_answers_the_present_wording() -> None:
    stage = EditorStage(replace(RATING, rev=2), rated=Rated(rev=1, at=AT, level=1))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        await pilot.pause()
        assert "earlier wording" not in frame(stage)
    assert stage.value == Judgement(2)


async def test_tab_goes_to_what_shows_it_and_never_types_a_sentence_into_a_day() -> None:
    stage = await given(EditorStage(RATING), "3", "tab", "type:with M.K.", "tab", "type:and S.")
    assert stage.value == Judgement(3, None, (Evidence(TODAY, "with M.K."), Evidence(TODAY, "and S.")))
    shown = Rated(rev=1, at=AT, level=3, evidence=(Evidence(date(2026, 11, 1), "a call"),))
    stage = await given(EditorStage(RATING, rated=shown), "tab", "type: at noon")
    assert stage.value == Judgement(3, None, (Evidence(date(2026, 11, 1), "a call at noon"),))


async def test_whoever_works_alone_is_told_that_it_may_not_apply() -> None:
    said = "may not apply to a business of one person. x says so"
    assert said in (await given(EditorStage(RATING, alone=True))).told
    assert said not in (await given(EditorStage(RATING, alone=True), "2")).told
    assert said not in (await given(EditorStage(RATING))).told
    assert said not in (await given(EditorStage(replace(RATING, na=False), alone=True))).told


async def test_evidence_of_a_day_to_come_is_held_and_marked() -> None:
    stage = await given(EditorStage(RATING), "4", "tab", "shift+tab", "type:2027-01-01", "enter", "type:soon")
    assert stage.value == Judgement(4)
    assert stage.said[-1].held == "2027-01-01\tsoon"
    assert "after today" in stage.told


async def test_evidence_stays_on_the_screen_through_a_lower_level() -> None:
    rated = Rated(rev=1, at=AT, level=4, evidence=(Evidence(TODAY, "seen"),))
    stage = await given(EditorStage(RATING, rated=rated), "2", "4")
    assert [said.value for said in stage.said] == [Judgement(2), Judgement(4, None, rated.evidence)]


async def test_not_applicable_is_not_said_without_a_reason() -> None:
    stage = EditorStage(RATING)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press("x")
        await pilot.pause()
        assert stage.said == []
        assert "Give a reason" in frame(stage)
        await pilot.press(*"alone")
        await pilot.pause()
    assert stage.value == Judgement(None, "alone")


async def test_x_is_a_letter_like_any_where_the_pack_does_not_allow_it() -> None:
    stage = await given(EditorStage(RatingItem(anchors=ANCHORS, **ASKED)), "x")
    assert stage.said == []


async def test_left_open_is_said() -> None:
    stage = await given(EditorStage(RATING), "3", "minus")
    assert stage.value == Judgement()
