"""What format 1 held is taken over into format 2: the same score, each word, at any time, in any order and as often as it comes.

`tests/data/store/format-1` is the example of 27 November 2026 as the last program of format 1 wrote it, without the mark of one,
with the answers of two chapters, and with what people do by hand: notes, keys and a table that are nobody's, a version that waits
for a choice, and a file of somebody who is none of the people.
"""

import json
import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import pack, rating
from tests.store.filled import STRATEGY, change_text, new, opened, put, said, sentences
from tests.systems import links
from workbook.domain import Evidence, Rated, Standing, errors, score, standings
from workbook.domain.standing import counting
from workbook.store import index
from workbook.store.disk import history, read_left, write_left
from workbook.store.folder import Folder
from workbook.store.former import take_over
from workbook.store.kinds import FormerRatingAt
from workbook.store.loaded_file import Document, from_bytes

DATA = Path(__file__).parents[1] / "data/store"
GOLDEN = [DATA / "first-edition", DATA / "format-1"]
TODAY = date(2026, 11, 27)
Given = Mapping[str, Mapping[str, Mapping[str, Rated]]]
"""What stands in check-ins: by quarter, by person, by rating."""


def text_of(ratings: Mapping[str, Rated], by: str = "ana", format: int = 1) -> str:
    """A person's file of format 1."""
    tables = []
    for item, rated in ratings.items():
        lines = ", ".join(f"{{ date = {one.date}, text = {json.dumps(one.text)} }}" for one in rated.evidence)
        says = f"level = {rated.level}\n" if rated.level is not None else ""
        says += f"na = {json.dumps(rated.na)}\n" if rated.na is not None else ""
        says += f"evidence = [{lines}]\n" if lines else ""
        tables.append(f'[{item}]\nrev = {rated.rev}\nat = {rated.at.isoformat(" ")}\nby = "{by}"\n{says}\n')
    return f"format = {format}\n\n{''.join(tables)}# end\n"


def head(kind: str = "solo", state: str = "open") -> str:
    return f'format = 1\nkind = "{kind}"\nstate = "{state}"\nopened = 2026-10-14\n\n# end\n'


def files_of(checkins: Given, kind: str = "solo", state: str = "open") -> dict[str, str]:
    """All files of these check-ins."""
    found = {}
    for label, people in checkins.items():
        found[f"checkins/{label}/checkin.toml"] = head(kind, state)
        for person, ratings in people.items():
            found[f"checkins/{label}/{person}.toml"] = text_of(ratings, person)
    return found


def lay(root: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def word(level: int | None, at: datetime, *seen: str) -> Rated:
    return Rated(rev=1, at=at, level=level, evidence=tuple(Evidence(date(2026, 10, 1), line) for line in seen))


OCTOBER, JULY = datetime(2026, 10, 14, 9, 30, tzinfo=UTC), datetime(2026, 7, 9, 16, 20, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
TWO: Given = {
    "2026-Q3": {"ana": {"x": word(1, JULY), "y": word(2, JULY + MINUTE)}, "ben": {"x": word(0, JULY + 2 * MINUTE)}},
    "2026-Q4": {"ana": {"x": word(3, OCTOBER, "Seen at the counter")}, "ben": {"z": word(4, OCTOBER + MINUTE)}},
}


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


# The score


def formerly(checkins: Given, current: str) -> dict[str, Standing]:
    """The rule of format 1: of the newest check-in that has it, and is not of a later quarter, what was given last."""
    found: dict[str, Standing] = {}
    for label in sorted(label for label in checkins if label <= current):
        given: dict[str, list[tuple[datetime, str, Rated]]] = {}
        for person, ratings in checkins[label].items():
            for item, rated in ratings.items():
                given.setdefault(item, []).append((rated.at, person, rated))
        for item, words in given.items():
            one = max(words, key=lambda entry: entry[:2])[2]
            found[item] = Standing(level=one.level, na=one.na, evidence=one.evidence, rev=one.rev, at=one.at)
    return found


PACK = pack({"one": [rating("a", 3), rating("b", 1, na=True)], "two": [rating("c", 2), rating("d", 1, gate=True)]})
QUARTERS = {"2026-Q1": 1, "2026-Q2": 4, "2026-Q3": 7, "2026-Q4": 10}


@st.composite
def alone(draw: st.DrawFn) -> dict[str, dict[str, dict[str, Rated]]]:
    """Check-ins in which people took turns, each rating given within its quarter and not after today."""
    found: dict[str, dict[str, dict[str, Rated]]] = {}
    for label in draw(st.lists(st.sampled_from(sorted(QUARTERS)), max_size=4, unique=True)):
        start = datetime(2026, QUARTERS[label], 1, 8, tzinfo=UTC)
        for person in draw(st.lists(st.sampled_from(["ana", "ben", "cleo"]), min_size=1, max_size=3, unique=True)):
            ratings = {}
            for item in draw(st.lists(st.sampled_from("abcd"), max_size=4, unique=True)):
                at = start + draw(st.sampled_from([0, 1, 5, 50])) * timedelta(days=1) + draw(st.integers(0, 2)) * MINUTE
                level = draw(st.sampled_from([None, 0, 1, 2, 3, 4]))
                na = "No staff" if level is None and draw(st.booleans()) else None
                seen = Evidence(at.date(), f"Seen by {draw(st.sampled_from(['us', 'all of them']))} that day")
                lines = (seen,) if level in (3, 4) and draw(st.booleans()) else ()
                ratings[item] = Rated(rev=draw(st.integers(0, 1)) + 1, at=at, level=level, na=na, evidence=lines)
            found.setdefault(label, {})[person] = ratings
    return found


def documents_of(files: Mapping[str, str]) -> dict[str, Document]:
    found = {name: from_bytes(name, text.encode()) for name, text in files.items()}
    return {name: one for name, one in found.items() if one is not None}


@given(alone())
def test_the_score_is_the_same_fraction(checkins: dict[str, dict[str, dict[str, Rated]]]) -> None:
    """Where people took turns, a later check-in has the later ratings, and none is dated after today."""
    documents = documents_of(files_of(checkins))
    take_over(documents, lambda name: None)
    rounds = index.rounds(documents, (), {}).values()
    now = score(PACK, standings(index.words(documents, (), {}), rounds, TODAY), TODAY)
    then = score(PACK, formerly(checkins, "2026-Q4"), TODAY)
    assert (now.proven, now.possible, now.stated, now.label) == (then.proven, then.possible, then.stated, then.label)
    assert all(one.kind == "solo" and one.state == "closed" and one.label == one.id for one in rounds)


@given(alone(), st.randoms())
def test_done_in_parts_and_again_it_comes_to_the_same(
    checkins: dict[str, dict[str, dict[str, Rated]]], chance: "object"
) -> None:
    """As files come one by one, some of them twice."""
    files = files_of(checkins)
    whole = documents_of(files)
    take_over(whole, lambda name: None)
    parts: dict[str, Document] = {}
    names = [*files, *files]
    chance.shuffle(names)  # type: ignore[attr-defined]  # one of the library's own
    for name in names:
        parts |= documents_of({name: files[name]})
        take_over(parts, lambda name: None)
        for done in [one for one in parts if one.startswith("checkins/") and not one.endswith("checkin.toml")]:
            if f"rounds/{done.split('/')[1]}/round.toml" in parts:
                del parts[done]
    assert index.words(parts, (), {}) == index.words(whole, (), {})
    assert index.rounds(parts, (), {}) == index.rounds(whole, (), {})


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
