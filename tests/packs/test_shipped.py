"""What the shipped pack promises as a whole: balance between the views on a business, and a way from every page onward."""

from collections import Counter

import pytest

from tests.workplaces import PARSED
from workbook.domain.flow import Flow
from workbook.domain.item import TellItem
from workbook.domain.pack import Pack
from workbook.domain.prose import plain
from workbook.packs import catalog

LEAST_OF_A_LENS = 7

LONGEST = 360
"""Words of a lesson: 350, and the bullets that stand in for marks."""


@pytest.fixture(scope="module")
def pack() -> Pack:
    pack, problems = catalog.load(catalog.shipped(), PARSED)
    assert pack is not None
    assert not problems
    return pack


def test_each_lens_rests_on_enough_ratings(pack: Pack) -> None:
    """Method.md 2.9 counted five and six for some."""
    counts = Counter(rating.lens for rating in pack.ratings)
    assert set(counts) == set(pack.lenses)
    assert min(counts.values()) >= LEAST_OF_A_LENS


def test_each_plan_looks_beyond_customers_and_at_both_strategy_and_tactic(pack: Pack) -> None:
    for plan in pack.scored_plans:
        ratings = pack.ratings_of(plan.id)
        assert {rating.scope for rating in ratings} == {"strategic", "tactical"}, plan.id
        assert {rating.audience for rating in ratings} & {"partners", "staff"}, plan.id
        assert any("worth-telling" in rating.id for rating in ratings), plan.id


def test_each_exercise_says_which_it_is_and_ends_with_the_question(pack: Pack) -> None:
    for exercise in pack.exercises:
        if exercise.readiness:
            continue
        assert exercise.scope, exercise.file
        if pack.plan_by_id[pack.chapter_of(exercise).plan].scored != "no":
            assert isinstance(exercise.live[-1], TellItem), exercise.file
            lesson = plain([block for block in exercise.lesson if block.kind != "fact"])
            assert 120 <= len(lesson.split()) <= LONGEST, exercise.file


def test_each_idea_of_the_library_can_be_put_on_the_list(pack: Pack) -> None:
    ideas = [one for one in pack.exercises if pack.chapter_of(one).id in ("campaigns", "small-steps")]
    assert len(ideas) >= 20
    assert all(one.action and one.effort for one in ideas)


def test_each_plan_has_documents_and_each_document_its_sources(pack: Pack) -> None:
    flow = Flow(pack)
    assert {plan.id for plan in pack.plans if plan.scored != "no"} == {one.plan for one in pack.documents}
    assert all(flow.sources(one) for one in pack.documents)
