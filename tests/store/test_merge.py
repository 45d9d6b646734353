"""Two people change one file: the laws that keep every word of both, on the rules themselves and on real files."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.filled import ACTION, AT, PROFILE, STRATEGY, change_text, fill, new, opened, put, said, sentences
from workbook.domain import (
    ActionAt,
    AnswerAt,
    Bookmark,
    BookmarkAt,
    Person,
    ProfileAt,
    RatingAt,
    Settings,
    StandingWord,
    Track,
    TrackAt,
)
from workbook.store.format import CONFLICT, Entries, same, same_entries
from workbook.store.kinds import Kind, kind_of
from workbook.store.loaded_file import Document
from workbook.store.merge import merge

NOW = datetime(2026, 11, 1, tzinfo=UTC)


def shape(name: str) -> Kind:
    found = kind_of(name)
    assert found is not None
    return found


ANSWERS = shape(STRATEGY)
ITEMS = ("one", "two", "three", "four")


def answer(value: str, note: str, day: int) -> dict[str, Any]:
    table = {"kind": "line", "rev": 1, "at": datetime(2026, 1, day, tzinfo=UTC), "by": "ana", "value": value}
    return table | ({"note": note} if note else {})


TABLES = st.builds(answer, st.sampled_from("abc"), st.sampled_from(["", "x", "y"]), st.sampled_from([1, 2]))
SIDES = st.dictionaries(
    st.sampled_from(ITEMS).map(lambda item: (item,)), TABLES | st.sampled_from(["plain", 3, [1]]), max_size=4
)


def joined(base: Entries, ours: Entries, theirs: Entries) -> Entries:
    return merge(base, ours, theirs, ANSWERS, "elsewhere", NOW).entries


def kept(entries: Entries, key: tuple[str, ...], value: Any, before: Any) -> bool:
    """Whether what a side changed in a value is in its place, or is kept as a conflict. The moment alone may be the other's."""
    versions = [entries.get(key)]
    versions += [one["theirs"] for one in entries.get(CONFLICT, []) if one["key"].split("/")[0] == key[0]]
    if not isinstance(value, dict):
        return any(same(value, one) for one in versions)
    found: dict[str, list[Any]] = {}
    for one in versions:
        for name, part in one.items() if isinstance(one, dict) else [("note", one)]:
            found.setdefault(name, []).append(part)
    old = before if isinstance(before, dict) else {}
    changed = {name: part for name, part in value.items() if not same(part, old.get(name)) and name != "at"}
    return all(any(same(part, one) for one in found.get(name, [])) for name, part in changed.items())


@given(SIDES, SIDES)
def test_where_only_one_side_changed_that_side_holds(base: Entries, changed: Entries) -> None:
    assert same_entries(joined(base, changed, base), changed)
    assert same_entries(joined(base, base, changed), changed)
    assert same_entries(joined(base, changed, changed), changed)


@given(SIDES, SIDES, SIDES)
def test_no_answer_of_either_side_is_lost(base: Entries, ours: Entries, theirs: Entries) -> None:
    result = joined(base, ours, theirs)
    for side in (ours, theirs):
        for key, value in side.items():
            if not (key in base and same(base[key], value)):
                assert kept(result, key, value, base.get(key)), (key, value)


@given(SIDES, SIDES, SIDES)
def test_an_answer_goes_only_when_one_side_cleared_it_and_the_other_left_it(
    base: Entries, ours: Entries, theirs: Entries
) -> None:
    result = joined(base, ours, theirs)
    for key in {*ours, *theirs} - set(result):
        assert key in base
        assert all(key not in side or same(side[key], base[key]) for side in (ours, theirs))


@given(SIDES, SIDES, SIDES)
def test_both_sides_come_to_the_same_answers_but_for_which_of_two_stands_first(
    base: Entries, ours: Entries, theirs: Entries
) -> None:
    one, other = joined(base, ours, theirs), joined(base, theirs, ours)
    assert one.keys() == other.keys()
    clashes = {entry["key"].split("/")[0] for entry in one.get(CONFLICT, [])}
    assert clashes == {entry["key"].split("/")[0] for entry in other.get(CONFLICT, [])}
    for key in one.keys() - {CONFLICT}:
        if key[0] not in clashes:
            assert same(one[key], other[key])


@given(SIDES, SIDES, SIDES)
def test_to_merge_again_changes_nothing(base: Entries, ours: Entries, theirs: Entries) -> None:
    once = joined(base, ours, theirs)
    assert same_entries(joined(theirs, once, theirs), once)
    assert same_entries(joined(once, once, once), once)


@given(SIDES, SIDES, SIDES)
def test_a_conflict_that_was_settled_stays_settled(base: Entries, ours: Entries, theirs: Entries) -> None:
    merged = joined(base, ours, theirs)
    settled = {key: value for key, value in merged.items() if key != CONFLICT}
    assert CONFLICT not in joined(merged, settled, merged)
    assert CONFLICT not in joined(merged, merged, settled)


def test_two_windows_change_different_answers(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    put(first := opened(root), "old", "x")
    first.save()
    one, two = opened(root), opened(root)
    put(one, "mine", "1")
    put(two, "yours", "2")
    one.set(AnswerAt("old", STRATEGY), None)
    assert one.save() == () == two.save()
    assert said(two) == {"mine": "1", "yours": "2"} == said(opened(root))
    assert opened(root).problems == ()


def test_two_windows_change_the_same_answer_and_both_are_kept(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    one, two = opened(root), opened(root)
    put(one, "story", "first")
    put(two, "story", "second", AT + timedelta(hours=1))
    one.save()
    (note,) = two.save()
    assert note.severity == "note" and "story" in note.what
    last = opened(root)
    assert said(last) == {"story": "second"}
    assert 'value = "first"' in (root / STRATEGY).read_text() and "[[conflict]]" in (root / STRATEGY).read_text()
    assert "--choose story mine" in sentences(last)
    put(last, "story", "third")
    last.save()
    assert "first" in (root / STRATEGY).read_text()


def test_a_change_beats_a_deletion(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    put(first := opened(root), "story", "old")
    first.save()
    one, two = opened(root), opened(root)
    one.set(AnswerAt("story", STRATEGY), None)
    put(two, "story", "changed")
    one.save()
    assert two.save() == ()
    assert said(opened(root)) == {"story": "changed"}


def test_an_edit_by_hand_while_the_workbook_is_open(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    put(folder := opened(root), "story", "old")
    folder.save()
    change_text(root / STRATEGY, lambda text: text.replace("[story]", 'note = "by hand"\n[story]\nnote = "beside"'))
    put(folder, "story", "new")
    assert folder.save() == ()
    text = (root / STRATEGY).read_text()
    assert "by hand" in text and "beside" in text and '"new"' in text and "conflict" not in text


def test_what_nobody_wrote_makes_no_conflict(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    one, two = opened(root), opened(root)
    for folder, item, day in ((one, "a", 1), (two, "b", 2)):
        folder.set(BookmarkAt(), Bookmark("best", item))
        folder.set(TrackAt("best"), Track(started=AT.date() + timedelta(days=day)))
        folder.suggest([replace(ACTION, gen=replace(ACTION.gen, rank=day))])
    assert one.save() == () == two.save()
    assert opened(root).left_at == Bookmark("best", "b") and opened(root).problems == ()


def test_settings_people_actions_and_ratings_merge_one_by_one(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    fill(opened(root)).save()
    one, two = opened(root), opened(root)
    one.set(
        ProfileAt(),
        replace(PROFILE, people=(*PROFILE.people, Person("cleo", "Cleo")), settings=Settings(introductions=5)),
    )
    two.set(
        ProfileAt(), replace(PROFILE, people=(*PROFILE.people, Person("dan", "Dan")), settings=Settings(hours="10-12"))
    )
    one.set(ActionAt("b" * 8), replace(ACTION, id="b" * 8))
    two.set(ActionAt("c" * 8), replace(ACTION, id="c" * 8))
    one.set(RatingAt("ana", "r-one"), StandingWord(rev=1, at=AT, level=1))
    two.set(RatingAt("ana", "r-two"), StandingWord(rev=1, at=AT, level=2))
    assert one.save() == () == two.save()
    last = opened(root)
    assert last.problems == () and last.profile == two.profile
    assert {person.id for person in last.profile.people} == {"ana", "ben", "cleo", "dan"}
    assert last.profile.settings == Settings(introductions=5, hours="10-12")
    assert [action.id for action in last.actions] == [ACTION.id, "c" * 8, "b" * 8]
    assert set(last.words["ana"]) == {"ideal", "r-one", "r-two"}


@pytest.mark.parametrize("damage", ["[story\n", "", "format = 9\n# end\n", 'format = 1\n[story]\nvalue = "cut'])
def test_a_file_damaged_while_open_is_not_written_over_and_nothing_in_memory_is_lost(
    tmp_path: Path, damage: str
) -> None:
    root = new(tmp_path / "w")
    put(folder := opened(root), "story", "old")
    folder.save()
    good = (root / STRATEGY).read_text()
    (root / STRATEGY).write_text(damage)
    put(folder, "other", "new")
    (problem,) = folder.save()
    assert problem.severity == "error" and "left alone" in problem.what
    assert (root / STRATEGY).read_text() == damage and folder.dirty
    (root / STRATEGY).write_text(good)
    assert folder.save() == ()
    assert said(opened(root)) == {"story": "old", "other": "new"}


def test_a_file_that_vanished_while_open_is_written_whole(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    put(folder := opened(root), "story", "old")
    folder.save()
    (root / STRATEGY).unlink()
    put(folder, "other", "new")
    assert folder.save() == ()
    assert said(opened(root)) == {"story": "old", "other": "new"}


@pytest.mark.parametrize("ours", [2, 3, 4])
def test_of_two_equal_answers_the_later_time_stays(ours: int) -> None:
    key = ("one",)
    found = joined({key: answer("a", "", 1)}, {key: answer("b", "", ours)}, {key: answer("b", "", 3)})
    assert found == {key: answer("b", "", max(ours, 3))}


def test_one_version_that_both_windows_met_is_kept_once(tmp_path: Path) -> None:
    """Both took the same copy of a sync program in, at different times."""
    root = new(tmp_path / "w")
    put(folder := opened(root), "who", "ours")
    folder.save()
    text = (root / STRATEGY).read_text(encoding="utf-8")
    (root / "answers/05-strategy (1).toml").write_text(text.replace('"ours"', '"theirs"'), encoding="utf-8")
    one = opened(root)
    document = one._documents[STRATEGY]
    (kept,) = document.entries[CONFLICT]
    two = opened(root)
    document.put(CONFLICT, [{**kept, "at": kept["at"] - timedelta(hours=1)}], None)
    one.save()
    put(two, "why", "words")
    two.save()
    assert len(opened(root).conflicts) == 1


def test_words_typed_while_a_save_meets_another_window_are_kept_with_where_the_others_are_from(tmp_path: Path) -> None:
    document = Document(STRATEGY, ANSWERS)
    document.put(("who",), {"kind": "line", "value": "typed during the save"}, None)
    document.settle(0, {}, {("who",): {"kind": "line", "value": "theirs"}}, "seen")
    (kept,) = document.entries[CONFLICT]
    assert kept["from"] == "another window or computer" and kept["at"].year > 2000
