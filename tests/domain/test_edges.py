"""Where each rule turns: just below its threshold, at it, and just above (docs/scoring.md 2 to 8, 15 and 16)."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from tests.builders import AT, ON, QUARTER, exercise, pack, rating, standings
from workbook.domain import (
    BIGGEST,
    Block,
    Evidence,
    Filler,
    LineItem,
    ListItem,
    Pack,
    Problem,
    RatingItem,
    Response,
    Span,
    Standing,
    Track,
    quarter_of,
    read_number,
    recent,
    score,
)
from workbook.domain.actions import Action, Status, commit, generate, move, reconcile
from workbook.domain.progress import progress


def weighed(*weights: int, na: bool = False) -> dict[str, list[RatingItem]]:
    """Two plans: the first with ratings `a1`, `a2` … of these weights, the other with one of weight 100, always a 4 and proven."""
    first = [rating(f"a{number}", weight, na=na) for number, weight in enumerate(weights, start=1)]
    return {"a": first, "b": [rating("b1", 100)]}


@pytest.mark.parametrize(("answered", "stated"), [(49, False), (50, True), (51, True)])
def test_a_plan_is_stated_from_half_of_its_weight_on(answered: int, stated: bool) -> None:
    made = score(pack(weighed(answered, 100 - answered)), standings({"a1": "4", "b1": "4e"}), ON)
    plan = made.plans[0]
    assert (plan.answered, plan.stated is not None) == (Fraction(answered, 100), stated)


@pytest.mark.parametrize(("answered", "stated"), [(79, False), (80, True), (81, True)])
def test_the_whole_is_stated_from_four_fifths_of_all_weight_on(answered: int, stated: bool) -> None:
    first = [rating("a1", answered - 40), rating("a2", 60 - (answered - 40) if answered <= 100 else 0)]
    other = [rating("b1", 40)]
    made = score(pack({"a": first, "b": other}), standings({"a1": "4", "b1": "4e"}), ON)
    assert made.answered == Fraction(answered, 100)
    assert all(plan.stated is not None for plan in made.plans)
    assert (made.stated is not None) is stated


@pytest.mark.parametrize(("without", "counts"), [(24, True), (25, True), (26, False)])
def test_not_applicable_may_weigh_a_quarter_and_no_more(without: int, counts: bool) -> None:
    made = score(pack(weighed(without, 100 - without, na=True)), standings({"a1": "na", "a2": "4e", "b1": "4e"}), ON)
    assert made.na == (1 if counts else 0)
    assert made.plans[0].proven == (1 if counts else Fraction(100 - without, 100))


@pytest.mark.parametrize(
    ("age", "proves", "stale"),
    [
        (-2, False, False),
        (-1, True, False),
        (0, True, False),
        (179, True, False),
        (180, True, False),
        (181, False, True),
    ],
)
def test_a_dated_line_proves_for_180_days(age: int, proves: bool, stale: bool) -> None:
    """One dated tomorrow was written where it is tomorrow already."""
    line = Evidence(ON - timedelta(days=age), "two customers called")
    told = Standing(rev=1, at=AT, level=4, evidence=(line,))
    entry = score(pack(weighed(1)), {"a1": told, **standings({"b1": "4e"})}, ON).items["a1"]
    assert (bool(recent((line,), ON)), entry.proven, entry.doubt == "stale") == (proves, proves, stale)


GATED = {"p": [rating("gate", 1, gate=True), rating("p1", 99)], "q": [rating("q1", 100)]}


@pytest.mark.parametrize(
    ("gate", "rest", "label", "held"),
    [
        ("2", "2", "building", False),  # 50 points
        ("1", "2", "building", False),  # a gate that is down holds nothing back that was not earned
        ("2", "3e", "working", False),  # 75
        ("1", "3e", "building", True),  # Working is held down as well as Ready
        ("0", "3e", "building", True),
        ("2", "4e", "ready", False),
        ("1", "4e", "building", True),
        ("-", "4e", "ready", False),  # not answered is not down
    ],
)
def test_a_gate_below_two_holds_the_label_at_building(gate: str, rest: str, label: str, held: bool) -> None:
    made = score(pack(GATED), standings({"gate": gate, "p1": rest, "q1": rest}), ON)
    assert made.label == label
    assert (made.gate is not None) is held
    if made.gate is not None:
        assert (made.gate.kind, made.gate.id) == ("rating", "gate")


@pytest.mark.parametrize(
    ("weights", "label"),
    [
        ((39, 61), "starting"),
        ((40, 60), "building"),
        ((59, 41), "building"),
        ((60, 40), "working"),
        ((79, 21), "working"),
        ((80, 20), "ready"),
    ],
)
def test_a_label_begins_at_its_score(weights: tuple[int, int], label: str) -> None:
    plans = {name: [rating(f"{name}{n}", weight) for n, weight in enumerate(weights, start=1)] for name in "ab"}
    made = score(pack(plans), standings({"a1": "4e", "b1": "4e", "a2": "0", "b2": "0"}), ON)
    assert made.proven == Fraction(weights[0], 100)
    assert made.label == label


@pytest.mark.parametrize(
    ("day", "begins", "label"),
    [
        ("2026-01-01", 1, "2026-Q1"),
        ("2026-12-31", 1, "2026-Q4"),
        ("2026-03-31", 4, "2025-Q4"),  # a business year from April
        ("2026-04-01", 4, "2026-Q1"),
        ("2026-06-30", 4, "2026-Q1"),
        ("2026-07-01", 4, "2026-Q2"),
        ("2027-03-31", 4, "2026-Q4"),
        ("2026-11-30", 12, "2025-Q4"),
        ("2026-12-01", 12, "2026-Q1"),
    ],
)
def test_a_quarter_begins_with_the_business_year(day: str, begins: int, label: str) -> None:
    assert quarter_of(date.fromisoformat(day), begins) == label


def ways() -> Pack:
    first, second = (LineItem(id=name, prompt="?") for name in ("one", "two"))
    return pack({"a": [], "b": []}, more=[exercise("looked-at", "a", first), exercise("written", "b", second, first)])


@pytest.mark.parametrize(("answered", "next_one"), [((), "looked-at"), (("two",), "written")])
def test_opened_without_an_answer_is_not_begun(answered: tuple[str, ...], next_one: str) -> None:
    answers = {id: Response(kind="line", rev=1, at=AT, by="ana", value="x") for id in answered}
    tracks = {name: Track(started=ON) for name in ("looked-at", "written")}
    made = progress(ways(), answers, {}, tracks, None)
    assert made.next.exercise == next_one
    assert made.next.why.startswith("You began it" if answered else "It comes next")


def build() -> Action:
    made = score(pack(weighed(1)), standings({"a1": "1", "b1": "4e"}), ON)
    return next(one for one in generate(pack(weighed(1)), made) if one.gen.item == "a1" and one.gen.lane == "build")


def took(action: Action, quarter: str) -> Action:
    result = commit(action, [], AT, "ana", quarter, owner="Ana")
    assert isinstance(result, Action)
    return result


def moved(action: Action, status: Status, reason: str = "") -> Action:
    result = move(action, status, AT, "ana", reason)
    assert isinstance(result, Action), result
    return result


def test_the_quarter_in_which_an_action_was_first_taken_on_stays() -> None:
    parked = moved(took(build(), "2026-Q3"), Status.PARKED)
    assert took(parked, "2026-Q4").opened == "2026-Q3"
    assert took(build(), "2026-Q4").opened == "2026-Q4"


@pytest.mark.parametrize(
    ("before", "parks"),
    [(Status.SUGGESTED, True), (Status.COMMITTED, True), (Status.DONE, False), (Status.DROPPED, False)],
)
def test_what_is_over_is_not_parked(before: Status, parks: bool) -> None:
    action = took(build(), QUARTER) if before is not Status.SUGGESTED else build()
    if before in (Status.DONE, Status.DROPPED):
        action = moved(action, before, "not for us")
    result = move(action, Status.PARKED, AT, "ana")
    assert isinstance(result, Action) is parks
    assert not parks or (isinstance(result, Action) and result.status is Status.PARKED)
    assert parks or (isinstance(result, Problem) and "Take it up again first" in result.mend)


def test_a_done_action_remembers_that_its_target_was_reached() -> None:
    """So that a later fall is a reason to offer it again, although it was not rated again since."""
    small, done = pack(weighed(1)), moved(took(build(), QUARTER), Status.DONE)

    def merged(kept: list[Action], level: str) -> list[Action]:
        now = score(small, standings({"a1": level, "b1": "4e"}), ON)
        return [one for one in reconcile(kept, generate(small, now), small, now) if one.key == done.key]

    (reached,) = merged([done], "2")
    assert (reached.status, reached.gen.met) == (Status.DONE, True)
    fallen = merged([reached], "1")
    assert [one.status for one in fallen] == [Status.DONE, Status.SUGGESTED]
    assert fallen[0].gen.met
    never = replace(done, gen=replace(done.gen, met=False))
    assert [one.gen.met for one in merged([never], "1")] == [False]


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (2, ["a", "b"]),
        (3, ["a", "b", "c"]),  # in the place of “and 1 more” stands that line itself
        (4, ["a", "b", "and 2 more"]),
        (5, ["a", "b", "and 3 more"]),
    ],
)
def test_one_line_more_is_shown_and_not_counted(lines: int, shown: list[str]) -> None:
    items = pack({"p": []}, more=[exercise("the-list", "p", ListItem(id="list", prompt="?"))])
    prose = (Block("bullet", (Span("", place="list"),)),)
    told = Filler(items, {"list": tuple("abcde"[:lines])}.get, {}).fill(prose, most=2)
    assert ["".join(span.words for span in block.spans) for block in told] == shown


@pytest.mark.parametrize(
    ("text", "kept"),
    [(str(BIGGEST), True), (str(-BIGGEST), True), (str(BIGGEST + 1), False), (str(-BIGGEST - 1), False)],
)
def test_the_biggest_number_that_is_kept(text: str, kept: bool) -> None:
    number, wrong = read_number(text)
    assert (number == int(text)) is kept
    assert (wrong == "") is kept
