"""What is put into a workbook is there when it is opened again, in files that a person can read and edit."""

import stat
import tomllib
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.store.filled import (
    ACTION,
    AT,
    DECISION,
    GENERATED,
    HEAD,
    MARK,
    PROFILE,
    RATED,
    REPLY,
    RESULT,
    STRATEGY,
    VALUES,
    change_text,
    fill,
    line,
    new,
    opened,
    put,
    said,
    sentences,
)
from tests.systems import rights
from workbook.domain import (
    ActionAt,
    AnswerAt,
    At,
    Bookmark,
    BookmarkAt,
    Check,
    DecisionAt,
    Evidence,
    MarkAt,
    Person,
    ProfileAt,
    RatingAt,
    ReplyAt,
    Response,
    ResultAt,
    RoundAt,
    Settings,
    StandingWord,
    TrackAt,
)
from workbook.domain.actions import Action
from workbook.domain.rounds.round import Reply
from workbook.store.folder import Folder


def test_all_that_was_put_in_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    folder = fill(opened(new(tmp_path / "w")))
    assert folder.dirty
    assert folder.save() == ()
    assert not folder.dirty
    again = opened(tmp_path / "w")
    assert again.problems == ()
    assert said(again) == {item: value for item, (_, value) in VALUES.items()}
    assert again.answers == folder.answers
    assert again.rounds == folder.rounds
    assert again.words == folder.words and set(again.words) == {"ana", "ben"}
    assert again.words["ana"]["ideal"] == RATED
    assert again.rounds["2026-Q3"].head == HEAD and again.rounds["2026-Q3"].result
    assert again.rounds["2026-Q3"].replies == {"ana": {"ideal": REPLY}}
    assert again.get(ResultAt("2026-Q3")) == RESULT and again.get(MarkAt(MARK.id)) == MARK
    assert again.actions == (ACTION,)
    assert again.decisions == (DECISION,)
    assert again.tracks == folder.tracks
    assert again.left_at == Bookmark("best-customers", "customers")
    assert again.profile == PROFILE


def test_every_place_can_be_read_and_cleared(tmp_path: Path) -> None:
    folder = fill(opened(new(tmp_path / "w")))
    places: list[At] = [
        AnswerAt("name", STRATEGY),
        RatingAt("ana", "ideal"),
        RoundAt("2026-Q3"),
        ReplyAt("2026-Q3", "ana", "ideal"),
        ResultAt("2026-Q3"),
        MarkAt(MARK.id),
        ActionAt(ACTION.id),
        DecisionAt("d1"),
        TrackAt("best-customers"),
        BookmarkAt(),
    ]
    for at in places:
        assert folder.get(at) is not None
        assert folder.set(at, None) is None
        assert folder.get(at) is None
    assert folder.get(ProfileAt()) == PROFILE
    folder.save()
    again = opened(tmp_path / "w")
    assert all(again.get(at) is None for at in places)
    assert "name" not in again.answers
    assert again.problems == ()


def test_suggested_actions_keep_what_the_list_needs(tmp_path: Path) -> None:
    folder = opened(new(tmp_path / "w"))
    action = Action(id="aaaaaaaa", key="k", gen=GENERATED)
    folder.suggest([action])
    folder.save()
    folder.suggest([action])
    assert not folder.dirty
    again = opened(tmp_path / "w")
    assert again.suggested == (replace(action, gen=replace(GENERATED, text="", why="")),)
    again.suggest([])
    assert again.dirty
    again.save()
    assert opened(tmp_path / "w").suggested == ()


def test_an_answer_is_found_in_whichever_file_it_stands(tmp_path: Path) -> None:
    folder = opened(new(tmp_path / "w"))
    put(folder, "story", "old", file="answers/02-other.toml")
    put(folder, "story", "new", file=STRATEGY)
    folder.save()
    assert not (tmp_path / "w" / STRATEGY).exists()
    assert "new" in (tmp_path / "w" / "answers/02-other.toml").read_text()


def test_an_answer_in_two_files_is_told_and_the_later_one_counts(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    folder = opened(root)
    put(folder, "story", "late", AT + timedelta(days=1), "answers/01-a.toml")
    folder.save()
    text = (root / "answers/01-a.toml").read_text()
    (root / "answers/02-b.toml").write_text(text.replace("late", "early").replace("10-15", "10-13"))
    again = opened(root)
    assert said(again) == {"story": "late"}
    assert "answers/01-a.toml" in sentences(again) and "answers/02-b.toml" in sentences(again)
    put(again, "story", "last", AT + timedelta(days=2), "answers/02-b.toml")
    again.save()
    assert "last" in (root / "answers/01-a.toml").read_text()


def test_only_the_file_that_changed_is_written(tmp_path: Path) -> None:
    folder = fill(opened(new(tmp_path / "w")))
    folder.save()
    before = {path: path.stat().st_ino for path in (tmp_path / "w").rglob("*.toml")}
    put(folder, "name", "changed")
    folder.save()
    after = {path: path.stat().st_ino for path in before}
    assert [path.name for path in before if before[path] != after[path]] == ["05-strategy.toml"]


def test_to_put_the_same_again_or_to_take_it_back_changes_no_file(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    folder = opened(root)
    put(folder, "name", "a")
    folder.save()
    inode = (root / STRATEGY).stat().st_ino
    put(folder, "name", "a")
    assert not folder.dirty
    put(folder, "name", "b")
    put(folder, "name", "a")
    assert folder.save() == ()
    assert (root / STRATEGY).stat().st_ino == inode


def test_a_change_touches_only_its_own_lines(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    folder = fill(opened(root))
    folder.save()
    before = (root / STRATEGY).read_text().splitlines()
    assert folder.set(AnswerAt("count", STRATEGY), Response(kind="number", rev=1, at=AT, by="ana", value=4)) is None
    folder.save()
    after = (root / STRATEGY).read_text().splitlines()
    assert [(old, now) for old, now in zip(before, after, strict=True) if old != now] == [("value = 3", "value = 4")]


def test_the_files_read_well(tmp_path: Path) -> None:
    folder = opened(new(tmp_path / "w"))
    story = Response(kind="text", rev=1, at=AT, by="ana", value="We met Ann.\nShe told three friends.")
    folder.set(AnswerAt("story", STRATEGY), story)
    folder.set(ActionAt(ACTION.id), ACTION)
    folder.save()
    text = (tmp_path / "w" / STRATEGY).read_text()
    assert text.startswith("# Answers to one chapter")
    assert "\nformat = 2\n" in text
    assert '"""\nWe met Ann.\nShe told three friends."""' in text
    assert text.endswith("\n# end\n")
    assert 'lift = "3/128"' in (tmp_path / "w" / "actions.toml").read_text()
    assert "[[action]]" in (tmp_path / "w" / "actions.toml").read_text()


def test_line_ends_become_one_kind_and_half_characters_do_no_harm(tmp_path: Path) -> None:
    folder = opened(new(tmp_path / "w"))
    put(folder, "name", "a\r\nb\rc\ud800d")
    assert said(folder)["name"] == "a\nb\nc?d"
    folder.save()
    assert said(opened(tmp_path / "w")) == said(folder)


def test_a_moment_keeps_its_offset_whatever_zone_it_came_in(tmp_path: Path) -> None:
    folder = opened(new(tmp_path / "w"))
    at = datetime(2026, 7, 1, 12, tzinfo=ZoneInfo("America/New_York"))
    put(folder, "name", "x", at)
    folder.save()
    kept = opened(tmp_path / "w").answers["name"].at
    assert kept == at and kept.utcoffset() == timedelta(hours=-4)


@rights
def test_new_files_are_for_their_owner_and_existing_modes_stay(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    folder = opened(root)
    put(folder, "name", "a")
    folder.save()
    path = root / STRATEGY
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700 == stat.S_IMODE(root.stat().st_mode)
    path.chmod(0o640)
    put(folder, "name", "b")
    folder.save()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (AnswerAt("Bad Id", STRATEGY), line("x")),
        (AnswerAt("conflict", STRATEGY), line("x")),
        (AnswerAt("name", "../../evil.toml"), line("x")),
        (AnswerAt("name", "answers/../x.toml"), line("x")),
        (AnswerAt("name", STRATEGY), line("x" * 70_000)),
        (AnswerAt("name", STRATEGY), line("x", AT.replace(tzinfo=None))),
        (AnswerAt("name", STRATEGY), Response(kind="number", rev=1, at=AT, by="ana", value="three")),
        (AnswerAt("name", STRATEGY), Response(kind="number", rev=1, at=AT, by="ana", value=2**60)),
        (AnswerAt("name", STRATEGY), Response(kind="number", rev=1, at=AT, by="ana", value=Decimal("nan"))),
        (AnswerAt("name", STRATEGY), Response(kind="line", rev=1, at=AT, by="ana", value=Check("yes"))),
        (RatingAt("Ana", "ideal"), RATED),
        (RatingAt("../ana", "ideal"), RATED),
        (RatingAt("checkin", "ideal"), RATED),
        (RatingAt("con", "ideal"), RATED),
        (RatingAt("ana", "ideal"), StandingWord(rev=1, at=AT, level=5)),
        (RatingAt("ana", "ideal"), StandingWord(rev=1, at=AT, level=2, na="both")),
        (RoundAt("winter"), HEAD),
        (RoundAt("2026-Q4/../x"), HEAD),
        (ReplyAt("2026-Q4", "../ana", "ideal"), REPLY),
        (ReplyAt("2026-Q4", "ana", "ideal"), Reply(then=5)),
        (ResultAt("2026-Q5"), RESULT),
        (DecisionAt(""), DECISION),
    ],
)
def test_what_could_not_be_read_back_is_refused_and_changes_nothing(tmp_path: Path, at: object, value: object) -> None:
    folder = opened(new(tmp_path / "w"))
    problem = folder.set(at, value)  # type: ignore[arg-type]
    assert problem is not None and problem.severity == "error"
    assert not folder.dirty
    assert folder.save() == ()
    assert sorted(path.name for path in (tmp_path / "w").iterdir()) == ["workbook.toml"]


def test_keys_and_tables_that_are_not_known_survive_at_every_level(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    folder = fill(opened(root))
    folder.save()
    ratings = "ratings/ana.toml"
    edits = [
        (STRATEGY, "[name]\n", 'mine = [1, 2.50]\n[other]\nx = "a\\r\\nb"\n[name]\nnote = "n1"\n'),
        (STRATEGY, "[sure.value]\n", '[sure.value]\nnote = "n2"\n'),
        (ratings, "{ date", '{ note = "n3", date'),
        ("actions.toml", "[action.gen]\n", '[action.gen]\nnote = "n4"\n'),
        ("actions.toml", 'by = "ben",', 'by = "ben", note = "n5",'),
        ("progress.toml", "started", 'note = "n6"\nstarted'),
        ("progress.toml", "# end", "[more]\na.b = 1\n# end"),
        ("workbook.toml", 'id = "ana"', 'id = "ana"\nnote = "n7"'),
        ("workbook.toml", "introductions", "colour = 7\nintroductions"),
    ]
    for name, old, by_hand in edits:
        change_text(root / name, lambda text, old=old, by_hand=by_hand: text.replace(old, by_hand, 1))  # type: ignore[misc]
    again = opened(root)
    assert again.problems == ()
    put(again, "name", "new")
    again.set(AnswerAt("sure", STRATEGY), Response(kind="check", rev=1, at=AT, by="ana", value=Check("no")))
    again.set(
        RatingAt("ana", "ideal"),
        replace(RATED, evidence=(Evidence(date(2026, 9, 9), "first"), *RATED.evidence)),
    )
    again.set(ActionAt(ACTION.id), replace(ACTION, note="mine", history=ACTION.history[1:]))
    again.set(TrackAt("best-customers"), None)
    people = (Person("ana", "Ana R."), Person("cleo", "Cleo"))
    assert again.set(ProfileAt(), replace(PROFILE, people=people, settings=Settings(introductions=5))) is None
    assert again.save() == ()
    docs = {
        path.name: tomllib.loads(path.read_text()) for path in root.rglob("*.toml") if ".workbook" not in path.parts
    }
    answers = docs["05-strategy.toml"]
    assert answers["mine"] == [1, 2.5] and answers["other"] == {"x": "a\r\nb"}
    assert answers["name"]["note"] == "n1" and answers["name"]["value"] == "new"
    assert answers["sure"]["value"] == {"note": "n2", "answer": "no"}
    notes = [one.get("note") for one in tomllib.loads((root / ratings).read_text())["ideal"]["evidence"]]
    assert notes == [None, "n3"]
    assert docs["actions.toml"]["action"][0]["gen"]["note"] == "n4"
    assert docs["actions.toml"]["action"][0]["history"][0]["note"] == "n5"
    assert docs["progress.toml"]["exercises"]["best-customers"] == {"note": "n6"}
    assert docs["progress.toml"]["more"] == {"a": {"b": 1}}
    assert docs["workbook.toml"]["people"][0] == {"id": "ana", "note": "n7", "name": "Ana R."}
    assert docs["workbook.toml"]["settings"]["colour"] == 7
    last = opened(root)
    assert [note.file for note in last.problems] == ["ratings/ben.toml"], "told: Ben is none of the people any more"
    assert [person.id for person in last.profile.people] == ["ana", "cleo"]


def test_a_bad_record_is_told_with_its_line_hides_no_other_and_is_never_written_over(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    folder = opened(root)
    for item in ("one", "two", "three"):
        put(folder, item, item)
    folder.save()
    change_text(root / STRATEGY, lambda text: text.replace('value = "two"', "value = nan"))
    again = opened(root)
    assert said(again) == {"one": "one", "three": "three"}
    (problem,) = again.problems
    assert problem.line == (root / STRATEGY).read_text().splitlines().index("[two]") + 1
    assert again.set(AnswerAt("two", STRATEGY), line("mine")) is not None
    put(again, "one", "changed")
    assert again.save() == ()
    assert "value = nan" in (root / STRATEGY).read_text()


def test_people_and_rounds_that_cannot_be_are_told(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    fill(opened(root)).save()
    change_text(root / "workbook.toml", lambda text: text.replace('"ben"', '"ana"'))
    (root / "ratings/ANNA.toml").write_text("format = 2\n# end\n")
    (root / "rounds/winter").mkdir()
    change_text(root / "rounds/2026-Q3/round.toml", lambda text: text.replace('"closed"', '"ajar"'))
    (root / "rounds/2026-Q3/result.toml").unlink()
    folder = opened(root)
    told = sentences(folder)
    assert "same id" in told and "ANNA.toml" in told and "“state” is not one of open, revealed, closed." in told
    assert folder.rounds["2026-Q3"].state == "unknown", "what nobody can tell is neither open nor closed"
    assert [person.id for person in folder.profile.people] == ["ana"]
    assert set(folder.words) == {"ana", "ben"}


def test_there_is_no_workbook_to_open(tmp_path: Path) -> None:
    for root in (tmp_path, tmp_path / "nowhere"):
        folder, problems = Folder.open(root)
        assert folder is None and "no workbook" in problems[0].what
