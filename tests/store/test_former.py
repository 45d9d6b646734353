"""What format 1 held is taken over into format 2: the same score, each word, at any time, in any order and as often as it comes.

`tests/data/store/format-1` is the example of 27 November 2026 as the last program of format 1 wrote it, without the mark of one,
with the answers of two chapters, and with what people do by hand: notes, keys and a table that are nobody's, a version that waits
for a choice, and a file of somebody who is none of the people.
"""

import shutil
from datetime import datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from tests.store.filled import STRATEGY, change_text, new, opened, put, said, sentences
from tests.store.former_files import MINUTE, OCTOBER, TWO, files_of, lay, text_of, word
from tests.systems import links
from workbook.domain import errors
from workbook.domain.standing import counting
from workbook.store.disk import history, read_left, write_left
from workbook.store.folder import Folder
from workbook.store.kinds import FormerRatingAt

DATA = Path(__file__).parents[1] / "data/store"
GOLDEN = [DATA / "first-edition", DATA / "format-1"]


def state(root: Path) -> tuple[object, object]:
    """All that a workbook says of ratings and rounds, in whatever order its files have it."""
    folder = opened(root)
    return folder.words, {id: (one.head, one.replies) for id, one in folder.rounds.items()}


def change(folder: Folder, value: str = "x") -> None:
    """Something else is changed and saved, which takes along what was taken over."""
    put(folder, "aside", value)
    assert not errors(folder.save())


def moved(root: Path) -> bool:
    return not (root / "checkins").exists()


def written(root: Path) -> dict[str, bytes]:
    """The files of ratings and rounds, to the byte."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("ratings", "rounds", "checkins")
        for path in (root / folder).rglob("*.toml")
    }


# The two golden workbooks


def all_words(root: Path) -> set[tuple[str, str, datetime, int | None, str | None, str]]:
    """Every rating that stands in a workbook, whichever its format."""
    import tomllib

    found = set()
    for path in [*root.glob("checkins/*/*.toml"), *root.glob("ratings/*.toml")]:
        for item, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            tables = [table, *table.get("was", [])] if isinstance(table, dict) and "at" in table else []
            for one in tables:
                lines = str(sorted(line["text"] for line in one.get("evidence", [])))
                found.add((path.stem, item, one["at"], one.get("level"), one.get("na"), lines))
    return found


@pytest.fixture(params=GOLDEN, ids=lambda path: path.name)
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copytree(request.param, tmp_path / "w"))


def test_every_word_is_there_and_the_old_files_are_kept_byte_for_byte(golden: Path) -> None:
    before = {path.relative_to(golden).as_posix(): path.read_bytes() for path in golden.rglob("checkins/*/*.toml")}
    words, seen = all_words(golden), state(golden)
    assert len(words) > 60
    change(opened(golden))
    assert moved(golden) and words <= all_words(golden) and state(golden) == seen
    for name, data in before.items():
        assert [path.read_bytes() for path in history.versions(golden, name)] == [data]
    assert not errors(opened(golden).problems)


def test_to_look_writes_nothing(golden: Path) -> None:
    before = {
        path: (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"") for path in golden.rglob("*")
    }
    folder = opened(golden)
    assert folder.words and folder.rounds and folder.refresh() is None
    assert before == {
        path: (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"") for path in golden.rglob("*")
    }


def test_again_it_comes_to_the_same_bytes(golden: Path, tmp_path: Path) -> None:
    for name in ("first", "again"):
        shutil.copytree(golden, tmp_path / name)
    untouched = [path.relative_to(golden) for path in golden.rglob("checkins/*/*.toml")]
    change(opened(golden))
    after = written(golden)
    change(opened(tmp_path / "again"))
    assert written(tmp_path / "again") == after
    for place in untouched:
        (golden / place).parent.mkdir(parents=True, exist_ok=True)
        (golden / place).write_bytes((tmp_path / "first" / place).read_bytes())
    change(opened(golden), "once more")
    assert written(golden) == after and moved(golden)


def test_what_people_put_there_by_hand_stays(tmp_path: Path) -> None:
    root = shutil.copytree(DATA / "format-1", tmp_path / "w")
    change(folder := opened(root))
    text = (root / "ratings/ana.toml").read_text(encoding="utf-8")
    assert 'note = "Rated at the kitchen table."' in text and '[kitchen]\nlist = [\n    "flour",' in text
    assert 'note = "Ask Ben about the list."\nmine = 7\n' in text and "by = " not in text
    found = folder.words["ana"]["source-is-recorded"]
    assert [one.level for one in (found, *found.was)] == [2, 1, 1], "the version that waited is one of those below"
    assert found.was[0].at.day == 13 and folder.conflicts == () and "conflict" not in text
    july = (root / "rounds/2026-Q3/round.toml").read_text(encoding="utf-8")
    assert 'note = "The first one."' in july and 'weather = "rain"' in july
    assert "zoe" not in folder.words and "“zoe” is not one of the people" in sentences(folder)
    assert (root / "ratings/zoe.toml").exists()


# Files that come, stay, and come back


def test_an_older_program_may_go_on_writing(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    lay(root, files_of(TWO))
    change(folder := opened(root))
    late = {"2026-Q4": {"ana": {"x": word(2, OCTOBER + timedelta(days=3))}}}
    lay(root, files_of(late))
    assert folder.refresh() is not None
    found = folder.words["ana"]["x"]
    assert [one.level for one in (found, *found.was)] == [2, 3, 1] and opened(root).words == folder.words
    change(folder, "y")
    assert moved(root) and folder.rounds["2026-Q4"].head.closed == OCTOBER + timedelta(days=3)
    lay(root, files_of({"2026-Q4": {"ben": {"x": word(4, OCTOBER + timedelta(days=4))}}}))
    change(again := opened(root), "z")
    assert moved(root) and again.words["ben"]["x"].level == 4 and len(again.words["ben"]["x"].was) == 1
    assert again.words["ben"]["z"].level == 4


@pytest.mark.parametrize("kind", ["solo", "team"])
@pytest.mark.parametrize("state_", ["open", "closed"])
def test_a_folder_that_comes_in_parts_ends_as_if_it_had_come_at_once(tmp_path: Path, kind: str, state_: str) -> None:
    files = files_of({"2026-Q4": TWO["2026-Q4"]}, kind, state_)
    lay(new(tmp_path / "whole"), files)
    change(opened(tmp_path / "whole"))
    for number, order in enumerate(permutations(files)):
        root = new(tmp_path / f"w{number}")
        for name in order:
            lay(root, {name: files[name]})
            change(folder := opened(root), name)
            assert kind == "solo" or folder.words == {}, "what may be sealed is no word of anybody"
        assert moved(root) and state(root) == state(tmp_path / "whole")


def test_ratings_without_their_check_in_wait_for_it(tmp_path: Path) -> None:
    """It says whether they are sealed."""
    root = new(tmp_path / "w")
    lay(root, {"checkins/2026-Q4/ana.toml": text_of(TWO["2026-Q4"]["ana"])})
    change(folder := opened(root))
    assert folder.words == {} == folder.rounds and not moved(root)
    assert "checkins/2026-Q4/checkin.toml: This file has not come yet" in sentences(folder)
    lay(root, {"checkins/2026-Q4/checkin.toml": "format = 1\n# end\n"})
    assert folder.refresh() is not None and folder.problems == ()
    assert folder.words["ana"]["x"].level == 3


@pytest.mark.parametrize(
    ("damage", "shown"),
    [
        pytest.param(lambda text: text[:-30], False, id="cut in the middle"),
        pytest.param(lambda text: text.removesuffix("# end\n"), True, id="cut off"),
        pytest.param(lambda text: text.replace("format = 1", "format = 9"), True, id="newer"),
        pytest.param(lambda text: text.replace("format = 1\n", ""), True, id="without its format"),
        pytest.param(lambda text: text.replace("level = 4", "level = 5"), False, id="a level of 5"),
        pytest.param(lambda text: text.replace("# end", "[more]\nlevel = 2\n# end"), True, id="a bad one beside it"),
    ],
)
def test_what_cannot_be_taken_over_stays_and_is_told(tmp_path: Path, damage: object, shown: bool) -> None:
    root = new(tmp_path / "w")
    files = files_of({"2026-Q4": TWO["2026-Q4"]})
    name = "checkins/2026-Q4/ben.toml"
    lay(root, files | {name: damage(files[name])})  # type: ignore[operator]  # a function of the text
    left = (root / name).read_bytes()
    change(folder := opened(root))
    assert (root / name).read_bytes() == left and (root / "checkins/2026-Q4/checkin.toml").exists()
    assert not (root / "checkins/2026-Q4/ana.toml").exists(), "the others go their way"
    assert [problem.file for problem in errors(opened(root).problems)] == [name]
    assert ("z" in folder.words.get("ben", {})) == shown and folder.words["ana"]["x"].level == 3
    lay(root, {name: files[name]})
    change(mended := opened(root), "mended")
    assert moved(root) and mended.words["ben"]["z"].level == 4 and mended.words["ben"]["z"].was == ()


@links
def test_a_link_stays_and_is_told(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    lay(root, files_of(TWO))
    (root / "checkins/2026-Q4/ben.toml").rename(tmp_path / "away.toml")
    (root / "checkins/2026-Q4/ben.toml").symlink_to(tmp_path / "away.toml")
    change(folder := opened(root))
    assert (root / "checkins/2026-Q4/ben.toml").is_symlink() and "link" in sentences(folder)
    assert "z" not in folder.words["ben"] and folder.words["ana"]["x"].level == 3


@pytest.mark.parametrize("name", ["ratings/ben.toml", "rounds/2026-Q4/round.toml"])
def test_what_has_no_place_to_go_to_stays(tmp_path: Path, name: str) -> None:
    """The new file is damaged: nothing is written over it, and nothing leaves its place."""
    root = new(tmp_path / "w")
    lay(root, {**files_of({"2026-Q4": TWO["2026-Q4"]}), name: "format = 2\n[z"})
    change(opened(root))
    assert (root / "checkins/2026-Q4/ben.toml").exists() and (root / "checkins/2026-Q4/checkin.toml").exists()
    (root / name).unlink()
    change(mended := opened(root), "mended")
    assert moved(root) and mended.words["ben"]["z"].level == 4


def test_a_word_that_is_no_proper_one_is_not_written_over(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    lay(root, {**files_of({"2026-Q4": TWO["2026-Q4"]}), "ratings/ben.toml": "format = 2\n[z]\nlevel = 7\n# end\n"})
    change(opened(root))
    assert "level = 7" in (root / "ratings/ben.toml").read_text() and (root / "checkins/2026-Q4/ben.toml").exists()


# Of a team


def test_an_open_one_becomes_an_open_round_with_sealed_replies(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    lay(root, files_of({"2026-Q3": TWO["2026-Q3"]}) | files_of({"2026-Q4": TWO["2026-Q4"]}, "team"))
    folder = opened(root)
    before = {item: one.rated.level for item, one in counting(folder.words, folder.telling_rounds).items()}
    change(folder)
    round_ = opened(root).rounds["2026-Q4"]
    assert moved(root) and (round_.kind, round_.state, round_.head.closed) == ("team", "open", None)
    vote = round_.replies["ana"]["x"].first
    assert vote is not None and (vote.level, vote.at) == (3, OCTOBER) and vote.evidence[0].text == "Seen at the counter"
    assert round_.items == ("x", "z") and [seat.id for seat in round_.head.roster] == ["ana", "ben"]
    assert before == {"x": 0, "y": 2} and folder.words["ana"]["x"].level == 1 and "z" not in folder.words["ben"]
    assert {item: one.rated.level for item, one in counting(folder.words, folder.telling_rounds).items()} == before


@pytest.mark.parametrize("state_", ["revealed", "closed"])
def test_one_that_was_revealed_was_closed_at_its_last_vote(tmp_path: Path, state_: str) -> None:
    root = new(tmp_path / "w")
    lay(root, files_of({"2026-Q4": TWO["2026-Q4"]}, "team", state_))
    change(opened(root))
    round_ = opened(root).rounds["2026-Q4"]
    assert round_.state == "closed" and round_.head.closed == OCTOBER + MINUTE and round_.head.opened == OCTOBER
    assert set(round_.replies) == {"ana", "ben"} and opened(root).words == {}


def test_a_closed_one_says_what_its_votes_come_to_whichever_file_comes_first(tmp_path: Path) -> None:
    given = {"ana": {"x": word(3, OCTOBER), "z": word(4, OCTOBER)}, "ben": {"x": word(2, OCTOBER + MINUTE)}}
    files = files_of({"2026-Q4": given}, "team", "closed")
    for number, names in enumerate(permutations(files)):
        root = new(tmp_path / f"w{number}")
        for name in names:
            lay(root, {name: files[name]})
            change(opened(root), f"after {name}")
        folder = opened(root)
        said_ = folder.rounds["2026-Q4"].head.word
        assert {item: one.level for item, one in said_.items()} == {"x": 2}, "two are needed, and the lower counts"
        assert counting(folder.words, folder.telling_rounds)["x"].round == "2026-Q4"


def test_one_of_which_nobody_can_tell_what_it_is_shows_nothing(tmp_path: Path) -> None:
    for number, (kind, state_) in enumerate([("both", "open"), ("team", "ajar")]):
        root = new(tmp_path / f"w{number}")
        lay(root, files_of({"2026-Q4": TWO["2026-Q4"]}, kind, state_))
        change(folder := opened(root))
        assert folder.words == {} == folder.rounds and len(list((root / "checkins/2026-Q4").iterdir())) == 3
        assert "is not one of" in sentences(folder)


def test_a_file_of_it_that_comes_late_is_sealed_as_well(tmp_path: Path) -> None:
    """Its check-in has gone by then; the round that was made of it says what it was."""
    root = new(tmp_path / "w")
    files = files_of({"2026-Q4": TWO["2026-Q4"]}, "team")
    late = files.pop("checkins/2026-Q4/ben.toml")
    lay(root, files)
    change(opened(root))
    assert moved(root)
    lay(root, {"checkins/2026-Q4/ben.toml": late})
    change(folder := opened(root), "late")
    assert moved(root) and folder.words == {} and folder.rounds["2026-Q4"].replies["ben"]["z"].first is not None


# Drafts


def test_a_draft_of_format_1_is_read_and_kept(tmp_path: Path) -> None:
    text = (
        'format = 1\n_folder = "/home/ana"\n\n[_rating."2026-Q4/ana/x"]\nbefore = "4f0a6b1c2d3e4f50"\n\n'
        '[_rating."2026-Q4/ana/x".record]\nrev = 1\nat = 2026-11-20 12:00:00+00:00\nby = "ana"\nlevel = 3\n\n# end\n'
    )
    left, _ = read_left(text.encode())
    assert left is not None and list(left.changes) == [FormerRatingAt("2026-Q4", "ana", "x")] and not left.unread
    again, _ = read_left(write_left(left, "/home/ana"))
    assert again == left


def test_the_answers_and_all_else_stay_as_they_were(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    put(folder := opened(root), "name", "mine")
    assert folder.save() == ()
    change_text(root / STRATEGY, lambda text: text.replace("format = 2", "format = 1"))
    lay(root, files_of(TWO))
    change(opened(root))
    assert said(opened(root)) == {"name": "mine", "aside": "x"}
    assert "format = 2" in (root / STRATEGY).read_text()


def test_a_copy_beside_an_old_file_is_taken_over_with_it(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    later = {"x": word(4, OCTOBER + timedelta(days=2))}
    lay(root, files_of(TWO) | {"checkins/2026-Q4/ana (1).toml": text_of(later)})
    change(folder := opened(root))
    assert moved(root) and [one.level for one in (folder.words["ana"]["x"], *folder.words["ana"]["x"].was)] == [4, 3, 1]
    assert not folder.dirty and opened(root).problems == () and opened(root).words == folder.words
    assert (root / ".workbook/quarantine/checkins/2026-Q4/ana (1).toml").exists()
