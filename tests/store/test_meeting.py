"""Ratings and rounds of two computers meet: words are united, of two results one stands, and nobody is asked to choose."""

import json
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.filled import HEAD, PROFILE, RESULT, new, opened, put, sentences
from workbook.domain import Evidence, Rated, RatingAt, ReplyAt, ResultAt, RoundAt, StandingWord, errors
from workbook.domain.rounds.result import Result, ResultItem
from workbook.domain.rounds.round import Asked, Reply, RoundHead, Said, Seat, Vote
from workbook.domain.standing import counting
from workbook.store.folder import Folder
from workbook.store.format import Entries
from workbook.store.kinds import RATINGS, both_words
from workbook.store.merge import merge
from workbook.store.narrow import read

AT = datetime(2026, 11, 5, 9, 30, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
X, FILE = RatingAt("ana", "x"), "ratings/ana.toml"


def word(level: int | None, at: datetime = AT, was: tuple[Rated, ...] = (), note: str = "") -> StandingWord:
    lines = (Evidence(date(2026, 11, 1), f"line {level}"),) if level in (3, 4) else ()
    return StandingWord(rev=1, at=at, level=level, note=note, evidence=lines, was=was)


def levels(folder: Folder) -> list[int | None]:
    """What ana says of x now, and what she said before."""
    found = folder.words["ana"]["x"]
    return [one.level for one in (found, *found.was)]


# Words


def test_what_two_windows_say_is_united(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    one, two = opened(root), opened(root)
    one.set(X, word(1))
    two.set(X, word(3, AT + MINUTE))
    assert one.save() == () == two.save()
    assert one.refresh() is not None
    assert levels(one) == levels(two) == levels(opened(root)) == [3, 1]
    assert two.conflicts == () and "conflict" not in (root / FILE).read_text(encoding="utf-8")


def test_the_later_stands_whoever_saves_last(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    one, two = opened(root), opened(root)
    one.set(X, word(3, AT + MINUTE))
    two.set(X, word(1))
    assert one.save() == () == two.save()
    assert levels(two) == levels(opened(root)) == [3, 1]


def test_what_was_said_twice_alike_stands_once_for_each_time(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    one, two = opened(root), opened(root)
    one.set(X, word(2))
    two.set(X, word(2, AT + DAY))
    assert one.save() == () == two.save()
    assert levels(two) == [2, 2]


def test_keys_of_nobody_stay_with_their_word(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    one = opened(root)
    one.set(X, word(1))
    one.save()
    text = (root / FILE).read_text(encoding="utf-8")
    (root / FILE).write_text(text.replace("level = 1", "level = 1\nmine = 7"), encoding="utf-8")
    two = opened(root)
    one.set(X, word(3, AT + MINUTE))
    two.set(X, word(4, AT + DAY))
    assert one.save() == () == two.save()
    assert levels(opened(root)) == [4, 3] and "mine = 7" in (root / FILE).read_text(encoding="utf-8")


TABLE = st.builds(
    lambda level, minutes, note: {
        "rev": 1,
        "at": AT + minutes * MINUTE,
        **({"level": level} if level is not None else {}),
        **({"note": note} if note else {}),
    },
    st.sampled_from([None, 0, 1, 2, 3, 4]),
    st.integers(0, 3),
    st.sampled_from(["", "a", "b"]),
)


@st.composite
def held(draw: st.DrawFn) -> dict[str, Any]:
    """What one machine holds of one rating: words in the order of their times."""
    first, *before = sorted(draw(st.lists(TABLE, min_size=1, max_size=4)), key=lambda one: one["at"], reverse=True)
    return {**first, "was": before} if before else first


def each(table: dict[str, Any]) -> set[str]:
    words = [{key: part for key, part in table.items() if key != "was"}, *table.get("was", [])]
    return {json.dumps(one, sort_keys=True, default=str) for one in words}


@given(held(), held(), held())
def test_to_unite_words_is_the_same_in_any_order_and_as_often_as_one_likes(
    one: dict[str, Any], two: dict[str, Any], three: dict[str, Any]
) -> None:
    both = both_words(one, two)
    assert both == both_words(two, one) == both_words(both, two) == both_words(one, both)
    assert both_words(both, three) == both_words(one, both_words(two, three))
    assert each(both) == each(one) | each(two)
    assert both["at"] == max(one["at"], two["at"])


@given(st.none() | held(), held(), held())
def test_files_of_words_merge_alike_on_both_sides(
    base: dict[str, Any] | None, one: dict[str, Any], two: dict[str, Any]
) -> None:
    origin: Entries = {("x",): base} if base is not None else {}
    here: Entries = {("x",): one}
    there: Entries = {("x",): two}
    found = merge(origin, here, there, RATINGS, "there", AT).entries
    assert found == merge(origin, there, here, RATINGS, "here", AT).entries and set(found) == {("x",)}
    assert merge(origin, found, there, RATINGS, "there", AT).entries == found
    if base not in (one, two):
        assert each(found["x",]) == each(one) | each(two)


def test_a_copy_of_a_sync_program_is_united(tmp_path: Path) -> None:
    """Also where its word is the later one, and ours has never been another: neither is lost."""
    root = new(tmp_path / "w")
    folder = opened(root)
    folder.set(X, word(1))
    folder.save()
    shutil.copytree(root, tmp_path / "other")
    (tmp_path / "other" / FILE).unlink()
    other = opened(tmp_path / "other")
    other.set(X, word(3, AT + DAY))
    other.save()
    for here, there in ((root, tmp_path / "other"), (tmp_path / "other", root)):
        shutil.copy(there / FILE, here / "ratings/ana (1).toml")
    for place in (root, tmp_path / "other"):
        put(again := opened(place), "more", "x")
        assert levels(again) == [3, 1] and again.save() == () and again.conflicts == ()
        assert levels(opened(place)) == [3, 1] and opened(place).problems == ()


def test_an_older_copy_brings_nothing_back(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    folder = opened(root)
    folder.set(X, word(1))
    folder.save()
    shutil.copy(root / FILE, root / "ratings/ana (1).toml")
    again = opened(root)
    again.set(X, word(2, AT + MINUTE))
    again.save()
    assert levels(opened(root)) == [2, 1] or levels(opened(root)) == [2]
    assert opened(root).problems == ()


def test_what_is_kept_beside_a_word_is_united_with_it(tmp_path: Path) -> None:
    """As the draft of a program that was killed."""
    root = new(tmp_path / "w")
    folder = opened(root)
    folder.set(X, word(2, AT + MINUTE))
    for _ in range(2):
        assert folder.keep_beside(X, word(3, AT), "a draft", AT) is None
        assert levels(folder) == [2, 3] and folder.conflicts == ()
    assert folder.keep_beside(X, word(4, AT + DAY), "a draft", AT) is None
    assert folder.save() == () and levels(opened(root)) == [4, 2, 3]


# Results

TEAM = RoundHead(
    label="2026-Q4",
    kind="team",
    state="revealed",
    size="chosen",
    items=(Asked("x", 1), Asked("y", 1)),
    roster=(Seat("ana", "owner"), Seat("ben")),
    opened=AT - DAY,
)
ROUND, NAME = RoundAt("2026-Q4"), "rounds/2026-Q4/result.toml"


CLOSED = AT.date()


def result(level: int, closed: date = CLOSED, sha256: str = "a" * 64) -> Result:
    def item(id: str, **more: Any) -> ResultItem:
        anchors = tuple("01234")
        return ResultItem(
            id=id, rev=1, plan="one", scored="yes", weight=1, prompt=f"We do {id}.", anchors=anchors, **more
        )

    items = (item("x", asked=True, level=level), item("y", asked=True, kept=True, level=4), item("z", level=4))
    return replace(
        RESULT,
        round="2026-Q4",
        label="2026-Q4",
        kind="team",
        closed=closed,
        sha256=sha256,
        items=items,
        roster=TEAM.roster,
    )


def closed(found: Result, at: datetime = AT) -> RoundHead:
    return replace(TEAM, state="closed", closed=at, revealed=at, word={"x": Said(level=found.items[0].level)})


def close(folder: Folder, found: Result, at: datetime = AT) -> None:
    assert folder.set(ResultAt("2026-Q4"), found) is None and folder.set(ROUND, closed(found, at)) is None


def begun(root: Path) -> Folder:
    folder = opened(new(root))
    assert folder.set(ROUND, TEAM) is None
    assert folder.set(ReplyAt("2026-Q4", "ana", "x"), Reply(first=Vote(level=2, at=AT - MINUTE))) is None
    assert folder.save() == ()
    return folder


def counted(root: Path) -> tuple[int | None, str | None]:
    folder = opened(root)
    one = counting(folder.words, folder.telling_rounds)["x"]
    return one.rated.level, one.round


EARLIER, LATER = result(1, AT.date() - DAY), result(3)
SMALLER, GREATER = result(1, sha256="1" * 64), result(3, sha256="f" * 64)


def set_aside(root: Path) -> list[int]:
    """The levels of x in the results that gave way."""
    texts = [path.read_text(encoding="utf-8") for path in (root / ".workbook/quarantine").rglob("result*.toml")]
    return sorted(int(text.partition("level = ")[2][0]) for text in texts)


@pytest.mark.parametrize(("stands", "goes"), [(EARLIER, LATER), (SMALLER, GREATER)], ids=["the day", "the sum"])
@pytest.mark.parametrize("first", [True, False], ids=["there", "here"])
def test_of_two_results_one_stands_and_the_head_follows_it(
    tmp_path: Path, stands: Result, goes: Result, first: bool
) -> None:
    root = tmp_path / "w"
    begun(root)
    one, two = opened(root), opened(root)
    for folder, found in zip((one, two), (stands, goes) if first else (goes, stands), strict=True):
        close(folder, found, AT - DAY if found is EARLIER else AT)
    assert one.save() == ()
    told = two.save()
    assert not errors(told) and "two versions of the result of a round" in " ".join(map(str, told))
    assert two.get(ResultAt("2026-Q4")) == stands and set_aside(root) == [3]
    put(two, "more", "x")
    assert two.save() == () and two.conflicts == ()
    assert counted(root) == (1, "2026-Q4")
    again = opened(root)
    assert again.get(ResultAt("2026-Q4")) == stands
    head = again.rounds["2026-Q4"].head
    assert head.word == {"x": Said(level=1)} and head.closed is not None and head.closed.date() == stands.closed
    assert not again.dirty


@pytest.mark.parametrize(("mine", "theirs"), [(EARLIER, LATER), (LATER, EARLIER)], ids=["ours", "theirs"])
def test_so_it_is_with_a_copy_of_a_sync_program(tmp_path: Path, mine: Result, theirs: Result) -> None:
    root, other = tmp_path / "w", tmp_path / "other"
    for place, found in ((root, mine), (other, theirs)):
        folder = begun(place)
        close(folder, found, AT - DAY if found is EARLIER else AT)
        assert folder.save() == ()
    shutil.copy(other / NAME, root / "rounds/2026-Q4/result (1).toml")
    put(folder := opened(root), "more", "x")
    assert counting(folder.words, folder.telling_rounds)["x"].rated.level == 1
    assert not errors(folder.save()) and set_aside(root) == ([3] if theirs is LATER else [1, 3])
    assert opened(root).get(ResultAt("2026-Q4")) == EARLIER and counted(root) == (1, "2026-Q4")


@pytest.mark.parametrize("state", ["open", "revealed"])
def test_a_result_closes_its_round_with_the_next_save(tmp_path: Path, state: str) -> None:
    """As when the program was killed between the two, or when only one of them has come."""
    root = tmp_path / "w"
    folder = begun(root)
    folder.set(ROUND, replace(TEAM, state=state))  # type: ignore[arg-type]  # drawn from the words that there are
    folder.set(ResultAt("2026-Q4"), result(3))
    assert folder.save() == ()
    before = (root / "rounds/2026-Q4/round.toml").read_bytes()
    assert counted(root) == (3, "2026-Q4")
    narrow, _ = read(root, [RATINGS])
    assert narrow is not None
    assert (root / "rounds/2026-Q4/round.toml").read_bytes() == before, "to look writes nothing"
    put(again := opened(root), "more", "x")
    head = again.rounds["2026-Q4"].head
    assert again.save() == () and opened(root).rounds["2026-Q4"].head == head and not opened(root).dirty
    assert (head.state, head.closed, head.revealed) == ("closed", AT - MINUTE + timedelta(seconds=1), head.closed)
    assert head.word == {"x": Said(level=3)}, "what the votes said nothing of keeps the word from before"
    assert head.items == TEAM.items and head.roster == TEAM.roster


def test_a_result_that_comes_while_the_workbook_is_open_closes_its_round_too(tmp_path: Path) -> None:
    root = tmp_path / "w"
    folder = begun(root)
    other = opened(root)
    other.set(ResultAt("2026-Q4"), result(3))
    assert other.save() == () and folder.refresh() is not None
    assert folder.rounds["2026-Q4"].state == "closed"


def test_a_round_of_one_person_says_nothing_of_its_own(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    folder = opened(root)
    folder.set(RoundAt("2026-Q3"), replace(HEAD, state="open", closed=None))
    folder.set(ResultAt("2026-Q3"), RESULT)
    assert folder.save() == ()
    head = opened(root).rounds["2026-Q3"].head
    assert head.state == "closed" and head.closed is not None and head.closed.date() == RESULT.closed
    assert head.word == {} and head.revealed is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:40],
        lambda text: text.replace("format = 2", "format = 9").replace('round = "2026-Q4"', "round = 4"),
        lambda text: text.replace('round = "2026-Q4"', 'round = "2026-Q1"'),
        lambda text: "format = 2\n# end\n",
    ],
    ids=["damaged", "newer", "of another round", "cleared"],
)
def test_what_is_no_result_of_it_closes_no_round(tmp_path: Path, damage: Any) -> None:
    root = tmp_path / "w"
    folder = begun(root)
    folder.set(ResultAt("2026-Q4"), result(3))
    folder.save()
    (root / NAME).write_text(damage((root / NAME).read_text(encoding="utf-8")), encoding="utf-8")
    assert opened(root).rounds["2026-Q4"].state == "revealed"


def test_a_close_that_is_undone_leaves_an_open_round(tmp_path: Path) -> None:
    """What its head said of the close goes, and the result holds nothing any more."""
    root = tmp_path / "w"
    folder = begun(root)
    close(folder, result(3))
    assert folder.save() == ()
    assert folder.set(ResultAt("2026-Q4"), None) is None and folder.set(ROUND, TEAM) is None
    assert folder.save() == ()
    again = opened(root)
    assert again.rounds["2026-Q4"].head == TEAM and not again.rounds["2026-Q4"].result
    assert again.get(ResultAt("2026-Q4")) is None and sentences(again) == "" and again.profile == PROFILE
