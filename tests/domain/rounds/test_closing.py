"""The close of a round: its moment, its head, and the result that is frozen with it."""

from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import AT, ON, QUARTER, pack, rating, standing, standings
from tests.domain.rounds.closings import HARBOUR, close, solo
from tests.domain.rounds.teams import PARTS, small_pack, table, teams, turned
from workbook.domain import Evidence, score
from workbook.domain.actions import Status, commit, generate, own
from workbook.domain.actions.action import Action
from workbook.domain.rounds.closing import carried, closed, closing_moment
from workbook.domain.rounds.result import Given, Result, ResultItem
from workbook.domain.rounds.round import Reply, Round, Said, Vote

NOW = datetime(2026, 11, 20, 16, 0, tzinfo=timezone(timedelta(hours=1)))


def item(of: Result, id: str = "x") -> ResultItem:
    return next(one for one in of.items if one.id == id)


@pytest.mark.parametrize(
    ("newest", "expected"),
    [
        (None, NOW),
        (NOW - timedelta(hours=1), NOW),
        (NOW, NOW + timedelta(seconds=1)),
        (NOW - timedelta(seconds=1), NOW),
        (NOW + timedelta(days=3), NOW + timedelta(days=3, seconds=1)),
        (NOW.astimezone(UTC), NOW + timedelta(seconds=1)),
        (datetime.max.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)),
    ],
)
def test_a_round_closes_after_the_newest_word_on_what_it_asks(newest: datetime | None, expected: datetime) -> None:
    known = {"other": standing("3", NOW + timedelta(days=30))}
    if newest is not None:
        known |= {"x": standing("2", newest), "y": standing("2", AT)}
    assert closing_moment(NOW, ["x", "y", "z"], known) == expected


def test_closing_reveals_a_team_and_says_its_word() -> None:
    asked = table({"x": "3 3e 4", "a0": "2 - -"})
    sealed = replace(asked, state="open", head=replace(asked.head, state="open", revealed=None))
    done = closed(sealed, NOW, {})
    assert (done.state, done.head.state, done.head.closed, done.head.revealed) == ("closed", "closed", NOW, NOW)
    assert done.head.word == {"x": Said(level=3, evidence=(Evidence(ON - timedelta(days=30), "Seen by p1 again"),))}
    assert done.replies == sealed.replies and done.head.opened == AT
    assert closed(asked, NOW, {}).head.revealed == AT


def test_one_person_alone_says_nothing_of_their_own_and_people_outside_nothing() -> None:
    alone = closed(solo(["x"]), NOW, {"x": standing("3e")})
    assert (alone.head.word, alone.head.revealed, alone.head.closed) == ({}, None, NOW)
    asked = table({"x": "3 3 4"})
    outside = closed(replace(asked, head=replace(asked.head, kind="outside")), NOW, {})
    assert outside.head.word == {} and outside.head.revealed is not None


def test_who_can_know_what_is_given_to_it() -> None:
    done = closed(table({"x": "4 1 1"}, "occ"), NOW, {}, {"x": "owner"})
    assert done.head.word["x"].level == 4


def test_a_result_has_every_scored_rating_in_pack_order_as_it_counts() -> None:
    found = pack(
        {
            "a": [rating("a1", 3, na=True, gate=True), rating("a2", 2), *(rating(f"a{n}", 3) for n in range(3, 6))],
            "b": [rating("b1", rev=2), rating("b2")],
            "c": [rating("c1")],
            "d": [rating("d1")],
        },
        scored={"c": "apart", "d": "no"},
    )
    known = standings({"a1": "na", "a2": "3e", "b1": "4e", "b2": "1e", "c1": "4", "d1": "3"})
    done = close(solo(["a2", "c1", "gone"]), found, known, NOW)
    assert [one.id for one in done.items] == ["a1", "a2", "a3", "a4", "a5", "b1", "b2", "c1"]
    assert [one.id for one in done.items if one.asked] == ["a2", "c1"]
    assert not any(one.kept or one.first or one.second for one in done.items)
    a1, a2, a3, b1, b2, c1 = (item(done, id) for id in ("a1", "a2", "a3", "b1", "b2", "c1"))
    assert (a1.na, a1.level, a1.low, a1.high, a1.gate, a1.weight) == ("no staff", None, None, None, True, 3)
    assert (a2.level, a2.low, a2.high, a2.plan, a2.scored) == (3, Fraction(3, 4), Fraction(3, 4), "a", "yes")
    assert (a2.prompt, a2.anchors) == ("We do a2.", tuple("01234"))
    assert (a3.level, a3.na, a3.low, a3.high) == (None, None, Fraction(0), Fraction(1))
    assert (b1.rev, b1.word_rev, b1.level, b1.low) == (2, 1, 4, Fraction(1, 2))
    assert (b2.evidence, b2.word_rev) == ((), None), "a 1 rests on nothing"
    assert (c1.scored, c1.low, c1.high) == ("apart", Fraction(1, 2), Fraction(1))
    assert [(one.id, one.scored) for one in done.plans] == [("a", "yes"), ("b", "yes"), ("c", "apart")]


def test_what_is_set_aside_where_it_may_not_be_is_open() -> None:
    done = close(solo(["a0"]), small_pack(), standings({"a0": "open", "a1": "na", "a2": "na", "b0": "na"}), NOW)
    none = Fraction(0)
    told = [(item(done, id).na, item(done, id).low) for id in ("a0", "a1", "a2", "b0")]
    assert told == [(None, none), ("no staff", none), (None, none), (None, none)], (
        "a third of a plan is too much: it counts as open"
    )


def test_a_result_says_what_it_was_of() -> None:
    known = standings({"a0": "3e", "b0": "2"})
    done = close(solo(["a0", "b0"], "2026-Q4-2"), small_pack(), known, NOW)
    now = score(small_pack(), known, ON)
    assert (done.round, done.label, done.kind, done.size, done.mode) == (
        "2026-Q4-2",
        "2026-Q4",
        "solo",
        "full",
        "named",
    )
    assert (done.business, done.firm, done.app, done.closed) == ("Harbour Ledger", HARBOUR.firm, "1.0", ON)
    assert (done.pack.id, done.pack.version) == ("tiny", "1.0")
    assert (done.score.proven, done.score.possible, done.score.stated) == (now.proven, now.possible, now.stated)
    assert (done.score.formula, done.score.label) == ("s8-2", now.label)


def test_a_team_has_its_votes_by_person_and_what_its_round_said() -> None:
    asked = table({"z": "4 - -", "x": "1>3e x 3"})
    shuffled = replace(turned(asked), head=replace(asked.head, roster=asked.head.roster[::-1]))
    done = close(shuffled, small_pack("x", "z"), {"z": standing("2")}, NOW)
    x, z = item(done), item(done, "z")
    assert x.first == (Given(by="p0", level=1), Given(by="p1"), Given(by="p2", level=3))
    assert x.second == (Given(by="p0", level=3),)
    assert (x.level, x.asked, x.kept) == (3, True, False)
    assert (z.level, z.asked, z.kept, z.first) == (2, True, True, (Given(by="p0", level=4),))
    assert [seat.id for seat in done.roster] == ["p0", "p1", "p2"]


def test_unlinked_votes_are_counts() -> None:
    done = close(table({"x": "3 1 x na 3 3"}, mode="unlinked"), small_pack("x"), {}, NOW)
    assert item(done).first == (
        Given(level=1, count=1),
        Given(level=3, count=3),
        Given(count=1),
        Given(na=True, count=1),
    )
    few = close(table({"x": "3 1 3 - -"}, mode="unlinked"), small_pack("x"), {}, NOW)
    assert item(few).first == () and item(few).kept and item(few).level is None


def test_lines_come_by_day_and_text() -> None:
    lines = tuple(
        Evidence(ON - timedelta(days=days), text) for days, text in ((1, "b c d"), (9, "z z z"), (1, "a a a"))
    )
    done = close(solo(["a0"]), small_pack(), {"a0": replace(standing("4"), evidence=lines)}, NOW)
    assert [line.text for line in item(done, "a0").evidence] == ["z z z", "a a a", "b c d"]


def taken(title: str, due: date | None) -> Action:
    done = own(title, "7", [], AT, "ana", QUARTER, owner="Ana", due=due)
    assert isinstance(done, Action)
    return done


def test_actions_that_were_taken_on_are_carried_by_the_day_they_are_due() -> None:
    later, none, first = (
        replace(one, id=id, carried=times)
        for one, id, times in (
            (taken("Call the bakery", date(2026, 12, 24)), "b", 1),
            (taken("Ask at the counter", None), "a", 0),
            (taken("Print the card", date(2026, 12, 1)), "c", 2),
        )
    )
    over = [replace(first, status=status) for status in Status if status is not Status.COMMITTED]
    found = carried([none, later, *over, first])
    assert [(one.id, one.title, one.owner, one.due, one.carried) for one in found] == [
        ("c", "Print the card", "Ana", date(2026, 12, 1), 2),
        ("b", "Call the bakery", "Ana", date(2026, 12, 24), 1),
        ("a", "Ask at the counter", "Ana", None, 0),
    ]
    assert close(solo(["a0"]), small_pack(), {}, NOW, [later, none, first]).actions == found


def test_suggestions_are_not_carried() -> None:
    assert carried(generate(small_pack(), score(small_pack(), {}, ON))) == ()


def moments(value: object) -> list[datetime]:
    """Every moment in a record."""
    if is_dataclass(value):
        return [one for part in fields(value) for one in moments(getattr(value, part.name))]
    if isinstance(value, tuple):
        return [one for part in value for one in moments(part)]
    return [value] if isinstance(value, datetime) else []


def otherwise(vote: Vote | None) -> Vote | None:
    """The same vote as a code or paper would have brought it, at no time."""
    return None if vote is None else replace(vote, at=None)


@given(teams(), st.sampled_from(["named", "unlinked"]), st.integers(0, 40))
def test_the_same_votes_and_lines_make_the_same_result_whatever_way_they_came(
    asked: Round, mode: str, hours: int
) -> None:
    asked = replace(asked, head=replace(asked.head, mode=mode))  # type: ignore[arg-type]  # one of the words that there are
    others = {
        who: {id: Reply(at=AT, first=otherwise(one.first), second=otherwise(one.second)) for id, one in given_.items()}
        for who, given_ in turned(asked).replies.items()
    }
    known = standings({"a0": "4e", "x": "3e"})
    lines = known["a0"].evidence
    found = close(asked, small_pack("x"), known, NOW)
    other = replace(asked, replies=others, head=replace(asked.head, opened=AT - timedelta(hours=hours), revealed=None))
    later = {**known, "a0": replace(known["a0"], evidence=lines * 2, at=AT - timedelta(hours=hours))}
    assert close(other, small_pack("x"), later, NOW + timedelta(hours=1)) == found
    assert not moments(found)


@given(teams(), st.permutations(range(8)))
def test_an_unlinked_result_does_not_tell_which_reply_was_whose(asked: Round, order: list[int]) -> None:
    asked = replace(asked, head=replace(asked.head, mode="unlinked"))
    slips = {f"slip-{place}": one for place, one in zip(order, asked.replies.values(), strict=False)}
    assert close(replace(asked, replies=slips), small_pack("x"), {}, NOW) == close(asked, small_pack("x"), {}, NOW)


def test_parts_are_words_of_rounds() -> None:
    done = close(table({"x": "3 3 4"}, "oci"), small_pack("x"), {}, NOW)
    assert [seat.part for seat in done.roster] == list(PARTS.values())


def test_an_action_taken_on_from_a_suggestion_is_carried() -> None:
    first = next(
        one for one in generate(small_pack(), score(small_pack(), {"a0": standing("1")}, ON)) if one.gen.lane == "build"
    )
    done = commit(first, [], AT, "ana", QUARTER, owner="Ana", due=ON, when="we meet", then="I ask")
    assert isinstance(done, Action)
    assert [one.id for one in carried([done])] == [first.id]
