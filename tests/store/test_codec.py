"""Any record comes back from its table as it was; any table gives a record or a sentence, never a crash."""

from dataclasses import fields
from datetime import date, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.filled import AT, GENERATED
from tests.store.test_toml import VALUE
from workbook.domain import (
    Bookmark,
    Check,
    Decision,
    Evidence,
    Rated,
    Record,
    Response,
    StandingWord,
    Tell,
    Track,
    Value,
)
from workbook.domain.actions import Action, Generated, Status, Step
from workbook.domain.mark import Mark
from workbook.domain.rounds.round import Reply, Vote
from workbook.store.format import Key, as_due, codec, fits, parse, split
from workbook.store.format.render import render
from workbook.store.format.validator import validator
from workbook.store.kinds import ACTION as TOUCHED
from workbook.store.kinds import ANSWER, LEFT_AT, RATING, SUGGESTED, Kind, Section, decode, encode, kind_of
from workbook.store.kinds import DECISION as DECIDED
from workbook.store.kinds import TRACK as TRACKED

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=30)
DAY = st.dates(date(1970, 1, 1), date(2200, 1, 1))
OFFSET = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENT = st.datetimes(AT.replace(tzinfo=None, year=1971), AT.replace(tzinfo=None, year=2200), timezones=OFFSET)
NUMBER = st.integers(-(2**53), 2**53) | st.decimals(-(10**9), 10**9, places=4, allow_nan=False, allow_infinity=False)
STEP = st.none() | st.integers(0, 4)
CELL = TEXT | NUMBER | DAY | st.booleans()
BY_KIND: dict[str, st.SearchStrategy[Any]] = {
    "line": TEXT,
    "text": TEXT,
    "choice": TEXT,
    "list": st.lists(TEXT, max_size=3).map(tuple),
    "choices": st.lists(TEXT, max_size=3).map(tuple),
    "pick": st.lists(TEXT, max_size=3).map(tuple),
    "number": NUMBER,
    "date": DAY,
    "check": st.builds(Check, st.sampled_from(["yes", "no", "unknown"]), TEXT),
    "tell": st.builds(Tell, STEP, TEXT),
    "table": st.lists(st.dictionaries(TEXT, CELL, max_size=4), max_size=3).map(tuple),
}
RESPONSE = st.sampled_from(sorted(BY_KIND)).flatmap(
    lambda kind: st.builds(Response, kind=st.just(kind), rev=st.integers(1, 9), at=MOMENT, by=TEXT, value=BY_KIND[kind])
)
EVIDENCE = st.lists(st.builds(Evidence, DAY, TEXT), max_size=3).map(tuple)
RATED = st.builds(Rated, rev=st.integers(1, 9), at=MOMENT, level=STEP, note=TEXT, evidence=EVIDENCE) | st.builds(
    Rated, rev=st.integers(1, 9), at=MOMENT, na=TEXT
)
WORD = st.builds(
    lambda word, was: StandingWord(**{one.name: getattr(word, one.name) for one in fields(word)}, was=tuple(was)),
    RATED,
    st.lists(RATED, max_size=3),
)
VOTE = st.builds(Vote, level=STEP, evidence=EVIDENCE, at=st.none() | MOMENT) | st.builds(Vote, na=TEXT)
REPLY = st.builds(Reply, at=st.none() | MOMENT, then=STEP, first=st.none() | VOTE, second=st.none() | VOTE)
SHARE = st.fractions(0, 1, max_denominator=10**12)
GEN = st.builds(
    Generated,
    lane=st.sampled_from(["finish", "prove", "build"]),
    item=st.none() | TEXT,
    title=TEXT,
    text=TEXT,
    to=st.integers(0, 4),
    lift=SHARE,
    points=st.sampled_from([1, 3, 8, 20]),
    effort=st.sampled_from([None, "S", "M", "L"]),
    horizon=TEXT,
    rank=st.integers(1, 99),
    why=TEXT,
    best=st.none() | SHARE,
    exercise=st.none() | TEXT,
    blocked_by=st.lists(TEXT, max_size=2).map(tuple),
    repair=st.booleans(),
    met=st.booleans(),
)
ACTION = st.builds(
    Action,
    id=st.just("9f3ac21e"),
    key=TEXT,
    gen=GEN,
    status=st.sampled_from(Status),
    owner=st.none() | TEXT,
    due=st.none() | DAY,
    opened=TEXT,
    carried=st.integers(0, 9),
    when=TEXT,
    note=TEXT,
    history=st.lists(st.builds(Step, MOMENT, TEXT, st.sampled_from(Status), TEXT), max_size=2).map(tuple),
)
DECISION = st.builds(Decision, id=st.just("d1"), at=MOMENT, by=TEXT, what=TEXT, step=STEP, better=TEXT, changed=TEXT)
TRACK = st.builds(Track, started=st.none() | DAY, finished=st.none() | DAY, skipped=st.none() | TEXT)
ANYTHING: list[tuple[st.SearchStrategy[Any], str, Key]] = [
    (RESPONSE, "answers/01-a.toml", ("an-item",)),
    (WORD, "ratings/ana.toml", ("an-item",)),
    (REPLY, "rounds/2026-Q4/replies/ana.toml", ("an-item",)),
    (st.builds(Mark, st.just("m"), TEXT, DAY), "marks.toml", ("mark", "m")),
    (ACTION, "actions.toml", ("action", "9f3ac21e")),
    (DECISION, "log/decisions.toml", ("decision", "d1")),
    (TRACK, "progress.toml", ("exercises", "best")),
    (st.builds(Bookmark, TEXT, TEXT), "progress.toml", ("left_at",)),
]


def shape(name: str) -> Kind:
    found = kind_of(name)
    assert found is not None
    return found


@given(st.sampled_from(ANYTHING).flatmap(lambda one: st.tuples(one[0], st.just(one[1]), st.just(one[2]))))
def test_every_record_comes_back_as_it_was(case: tuple[Record, str, Key]) -> None:
    record, name, key = case
    table = encode(record, None)
    doc, _ = parse(render({key: table}, shape(name)))
    back = split(doc, shape(name)).get(key, {})
    section = shape(name).section_at(key, back)
    if section is None:
        assert record in (Track(), Reply()), "a table without a key says nothing"
        return
    assert section.record is type(record)
    assert decode(section, key, back) == record


@given(RESPONSE, RESPONSE, st.dictionaries(st.sampled_from(["note", "mine"]), TEXT, min_size=1))
def test_a_new_answer_over_an_old_one_keeps_only_what_is_not_known(
    old: Response, new: Response, beside: dict[str, str]
) -> None:
    table = encode(new, encode(old, None) | beside)
    assert {key: table[key] for key in beside} == beside
    assert decode(ANSWER, ("an-item",), table) == new
    assert set(table) <= {"kind", "rev", "at", "by", "value", *beside}


SECTIONS = st.sampled_from([ANSWER, RATING, TOUCHED, SUGGESTED, DECIDED, TRACKED, LEFT_AT])
NAMES = st.sampled_from(
    ["kind", "rev", "at", "by", "value", "level", "na", "evidence", "id", "key", "gen", "status", "step", "item"]
)


@given(
    SECTIONS,
    st.dictionaries(NAMES, VALUE, max_size=6),
    st.sampled_from([("a",), ("suggested", "a"), ("action", "?0"), ("é",)]),
)
def test_any_table_is_a_record_or_a_sentence(section: Section, table: dict[str, Any], key: Key) -> None:
    found = decode(section, key, table)
    assert isinstance(found, section.record) or (isinstance(found, str) and found.endswith("."))


@given(RESPONSE, st.dictionaries(NAMES, VALUE, min_size=1, max_size=2))
def test_a_proper_answer_with_one_part_spoilt_is_still_a_record_or_a_sentence(
    response: Response, spoilt: dict[str, Any]
) -> None:
    found = decode(ANSWER, ("a",), encode(response, None) | spoilt)
    assert isinstance(found, str) or (isinstance(found, Response) and fits(found))


VALUES: list[Value] = ["x", 1, Decimal("1.5"), date(2026, 1, 1), Check("yes"), Tell(1), ("a",), ({"a": 1},)]


@pytest.mark.parametrize(
    ("kind", "fitting"),
    [
        *((kind, {0}) for kind in ("line", "text", "choice")),
        ("number", {1, 2}),
        ("date", {3}),
        ("check", {4}),
        ("tell", {5}),
        *((kind, {6}) for kind in ("list", "choices", "pick")),
        ("table", {7}),
        ("rating", set()),
    ],
)
def test_each_kind_of_item_has_its_kind_of_value(kind: Any, fitting: set[int]) -> None:
    responses = [Response(kind=kind, rev=1, at=AT, by="ana", value=value) for value in VALUES]
    assert {place for place, response in enumerate(responses) if fits(response)} == fitting


def test_numbers_texts_and_days_are_not_taken_for_one_another() -> None:
    good: dict[str, Any] = {"kind": "line", "rev": 1, "at": AT, "by": "ana", "value": "x"}
    assert isinstance(decode(ANSWER, ("a",), good), Response)
    wrong: list[dict[str, Any]] = [
        {"rev": "1"},
        {"rev": True},
        {"rev": Decimal("1")},
        {"at": AT.date()},
        {"at": AT.replace(tzinfo=None)},
        {"by": 1},
    ]
    wrong += [{"value": ["a", 1]}, {"value": AT}, {"rev": 0}, {"kind": "Line"}, {"kind": "number", "value": True}]
    for part in wrong:
        assert isinstance(decode(ANSWER, ("a",), good | part), str), part


def test_the_short_form_of_a_suggested_action_stays_short() -> None:
    assert SUGGESTED.shorten is not None
    table = SUGGESTED.shorten(Action(id="aaaaaaaa", key="ideal:4:to-4", gen=GENERATED))
    assert "text" not in table and "why" not in table
    assert len(render({("suggested", "aaaaaaaa"): table}, shape("actions.toml"))) < 450


def test_unknown_keys_stay_with_the_part_of_a_list_that_changed() -> None:
    old = {"evidence": [{"date": date(2026, 1, 1), "text": "a", "note": "n1"}, {"date": date(2026, 1, 2), "text": "b"}]}
    lines = (Evidence(date(2026, 1, 1), "changed"), Evidence(date(2026, 1, 2), "b"))
    rated = Rated(rev=1, at=AT, level=3, evidence=lines)
    assert codec.write(rated, old)["evidence"][0] == {"date": date(2026, 1, 1), "text": "changed", "note": "n1"}


SPOILT = st.tuples(
    NAMES, VALUE | st.sampled_from([b"", (), 1.5, float("nan"), Decimal("NaN"), "\ud800", True, [], {}, [{}], ["a", 1]])
)


@given(
    st.sampled_from(ANYTHING).flatmap(lambda one: st.tuples(one[0], st.just(one[1]), st.just(one[2]))),
    st.lists(SPOILT, max_size=1),
    st.lists(NAMES, max_size=1),
)
def test_what_is_read_quickly_reads_as_with_the_core(
    case: tuple[Record, str, Key], spoilt: list[tuple[str, Any]], left_out: list[str]
) -> None:
    """A record that is as it is due is read without pydantic's core; and nothing that the core refuses, or takes as something else."""
    record, name, key = case
    table = split(parse(render({key: encode(record, None)}, shape(name)))[0], shape(name)).get(key, {})
    section = shape(name).section_at(key, table)
    table = {**(section.fill(table) if section is not None and section.fill else table), **dict(spoilt)}
    table = {part: value for part, value in table.items() if part not in left_out}
    found = as_due.reader(type(record))(table)
    if found is not as_due.ODD:
        core = validator(type(record)).validate_python(table)
        assert found == core
        assert repr(found) == repr(core) or "tzinfo" in repr(core)
    assert found is not as_due.ODD or spoilt or left_out


def test_the_core_is_loaded_for_what_is_not_as_it_is_due() -> None:
    assert as_due.reader(Track)({"started": "today"}) is as_due.ODD
    assert str(codec.read(Track, {"started": "today"})).startswith("“started” is not ")
