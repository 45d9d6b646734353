"""What format 1 held has the same score in format 2, and comes to the same in whatever parts and however often it comes."""

import random
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import pack, rating
from tests.store.former_files import MINUTE, Given, files_of
from workbook.domain import Evidence, Rated, Standing, score, standings
from workbook.store import index
from workbook.store.former import take_over
from workbook.store.loaded_file import Document, from_bytes

TODAY = date(2026, 11, 27)


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
    checkins: dict[str, dict[str, dict[str, Rated]]], chance: random.Random
) -> None:
    """As files come one by one, some of them twice."""
    files = files_of(checkins)
    whole = documents_of(files)
    take_over(whole, lambda name: None)
    parts: dict[str, Document] = {}
    names = [*files, *files]
    chance.shuffle(names)
    for name in names:
        parts |= documents_of({name: files[name]})
        take_over(parts, lambda name: None)
        for done in [one for one in parts if one.startswith("checkins/") and not one.endswith("checkin.toml")]:
            if f"rounds/{done.split('/')[1]}/round.toml" in parts:
                del parts[done]
    assert index.words(parts, (), {}) == index.words(whole, (), {})
    assert index.rounds(parts, (), {}) == index.rounds(whole, (), {})
