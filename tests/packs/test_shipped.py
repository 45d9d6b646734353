"""What the shipped pack promises as a whole: balance between the views on a business, and a way from every page onward."""

import re
from collections import Counter

import pytest

from tests.workplaces import PARSED
from tools.reading.wording import sentences
from workbook.domain import Firm, Flow, Pack, TellItem, every_firm, plain, seen
from workbook.packs import catalog

LEAST_OF_A_LENS = 6

LONGEST = 360
"""Words of a lesson: 350, and the bullets that stand in for marks."""


@pytest.fixture(scope="module")
def pack() -> Pack:
    pack, problems = catalog.load(catalog.shipped(), PARSED)
    assert pack is not None
    assert not problems
    return pack


@pytest.fixture(scope="module")
def views(pack: Pack) -> dict[Firm, Pack]:
    """The pack as each kind of firm sees it."""
    return {firm: seen(pack, firm) for firm in every_firm()}


def test_each_lens_rests_on_enough_ratings(views: dict[Firm, Pack]) -> None:
    """A view that rests on fewer ratings is no view. Who works alone has no people to look at."""
    for firm, pack in views.items():
        counts = Counter(rating.lens for rating in pack.ratings)
        assert set(counts) == set(pack.lenses)
        assert min(counts[lens] for lens in counts if lens != "people" or firm.size == "team") >= LEAST_OF_A_LENS, firm


def test_each_plan_looks_beyond_customers_and_at_both_strategy_and_tactic(pack: Pack) -> None:
    for plan in pack.scored_plans:
        ratings = pack.ratings_of(plan.id)
        assert {rating.scope for rating in ratings} == {"strategic", "tactical"}, plan.id
        assert {rating.audience for rating in ratings} & {"partners", "staff"}, plan.id


def test_whether_stories_bring_people_is_counted_and_never_scored(pack: Pack) -> None:
    (count,) = (item for exercise in pack.exercises for item in exercise.live if item.id == "stories-that-brought")
    assert count.kind == "number" and count.optional
    retired = [item for one in pack.exercises for item in one.items if item.id.endswith("-worth-telling")]
    assert len(retired) == 6 and all(item.retired for item in retired)


def test_each_exercise_says_which_it_is_and_ends_with_the_question_or_with_what_was_made(pack: Pack) -> None:
    for exercise in pack.exercises:
        if exercise.readiness:
            continue
        assert exercise.scope, exercise.file
        if pack.plan_by_id[pack.chapter_of(exercise).plan].scored != "no":
            assert isinstance(exercise.live[-1], TellItem) != bool(exercise.made), exercise.file


def test_a_lesson_is_neither_a_caption_nor_a_chapter_for_any_firm(views: dict[Firm, Pack]) -> None:
    for firm, pack in views.items():
        for exercise in pack.exercises:
            if not exercise.readiness and pack.plan_by_id[pack.chapter_of(exercise).plan].scored != "no":
                lesson = plain([block for block in exercise.lesson if block.kind != "fact"])
                assert 120 <= len(lesson.split()) <= LONGEST, (firm, exercise.file, len(lesson.split()))


MADE = (
    "names answers sentences sentence line page list sheet description phrases piece table notes form card rule script"
)
"""What an exercise or an earlier lift has somebody make. A firm that has not come so far has none of it yet."""


def test_a_lift_assumes_nothing_that_only_a_later_level_has(pack: Pack) -> None:
    """What its first sentence calls “the page” stands in the statement or in a level that the firm has reached already."""
    assumed = re.compile(rf"\b(?:the|these|those) ({MADE.replace(' ', '|')})\b(?! (?:that|which|who|you|of|for)\b)")
    for rating in pack.ratings:
        for lift in rating.lifts:
            stands = max((one.to for one in rating.lifts if one.to < lift.to), default=0)
            known = " ".join((rating.prompt, *rating.anchors[: stands + 1])).lower()
            first = sentences(lift.text)[0]
            for found in assumed.finditer(first.lower()):
                assert found[1] in known or found[1] in first[: found.start()], (rating.id, lift.text)


def test_what_is_told_in_minutes_is_no_work_of_days(pack: Pack) -> None:
    """After its name and a first step in minutes, one that takes days says what they are for."""
    told = [(rating.id, lift) for rating in pack.ratings for lift in rating.lifts if "minute" in lift.text]
    assert len(told) > 20
    assert [(item, lift.text) for item, lift in told if lift.effort != "S" and len(sentences(lift.text)) < 4] == []


def test_minutes_are_where_a_lift_begins_and_not_all_of_it(pack: Pack) -> None:
    """What stands beside it is the time for the whole of it; “take twenty minutes” next to “half a day” says two things."""
    whole = re.compile(r"\b(take|spend|for) (\w+) minutes\b|; \w+ minutes\.", re.IGNORECASE)
    once = [(rating.id, lift.text) for rating in pack.ratings for lift in rating.lifts if lift.to == 2]
    assert [one for one in once if whole.search(sentences(one[1])[0])] == []


def test_the_gate_asks_what_was_kept_and_not_what_was_written_down(pack: Pack) -> None:
    (gate,) = (rating for rating in pack.ratings if rating.gate)
    assert gate.id == "promises-are-kept"
    assert all("kept" in anchor or "missed" in anchor for anchor in gate.anchors)
    assert "writ" not in " ".join(gate.anchors)


def test_asking_only_the_pleased_for_a_review_earns_nothing(pack: Pack) -> None:
    (rating,) = (rating for rating in pack.ratings if rating.id == "reviews-are-requested")
    assert "only customers who are likely to praise us" in rating.anchors[0]
    assert not [anchor for anchor in rating.anchors[1:] if "praise" in anchor]
    assert rating.na, "some professions may not ask"


def test_each_idea_of_the_library_can_be_put_on_the_list(pack: Pack) -> None:
    ideas = [one for one in pack.exercises if pack.chapter_of(one).id in ("campaigns", "small-steps")]
    assert len(ideas) >= 20
    assert all(one.action and one.effort for one in ideas)


def test_each_plan_has_documents_and_each_document_its_sources(pack: Pack) -> None:
    flow = Flow(pack)
    assert {plan.id for plan in pack.plans if plan.scored != "no"} == {one.plan for one in pack.documents}
    assert all(flow.sources(one) for one in pack.documents)


def test_a_word_is_spelled_in_one_way() -> None:
    pages = [path for path in catalog.shipped().rglob("*") if path.suffix in (".md", ".toml")]
    assert len(pages) > 100
    assert [path.name for path in pages if "e-mail" in path.read_text(encoding="utf-8").lower()] == []
