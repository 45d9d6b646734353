"""What one person votes in a team's round is told to nobody else before the reveal, by whatever command, whatever the files are like."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import PACK, Done, Shop

ITEMS = ("we-know-them", "we-keep-the-list", "we-answer-fast")
WORD = "quagga"
"""A word that stands in nothing but Ana's vote."""

READ = (
    ("score",),
    ("score", "--json"),
    ("score", "--explain", "we-know-them"),
    ("progress",),
    ("actions",),
    ("actions", "list", "--json"),
    ("find", WORD),
    ("find", "we know them"),
    ("firm",),
    ("document",),
    ("decide",),
    ("doctor",),
    ("doctor", "--json"),
    ("checkin", "list"),
    ("checkin", "list", "--json"),
    ("checkin", "status"),
    ("checkin", "show", "2026-Q4", "--json"),
    ("checkin", "compare"),
    ("checkin", "compare", "2026-Q4", "now"),
)
"""Commands that only look."""

DO = (
    ("checkin", "new", "--kind", "team"),
    ("checkin", "reveal"),
    ("checkin", "reveal", "--yes"),
    ("checkin", "revote"),
    ("checkin", "agree", "we-know-them", "2"),
    ("checkin", "close"),
    ("checkin", "close", "--yes"),
    ("checkin", "answer", "no-such-rating=3"),
    ("checkin", "answer", "we-know-them=9"),
    ("checkin", "answer", "we-know-them=1"),
    ("rate", "we-know-them", "3", "--evidence", "Counted on Monday morning"),
    ("checkin", "mark", "a day"),
)
"""Commands by which somebody does something, most of which are refused."""


@pytest.fixture
def team(shop: Shop) -> Shop:
    """Three people, and a round of theirs that is open."""
    shutil.rmtree(shop.root)
    words = ("new", "shop", "--name", "Corner Shop", "--people", "Ana Ruiz,Ben,Cy", "--pack", str(PACK))
    assert shop.run(*words).code == 0
    assert shop.at("rate", "we-answer-fast", "1").code == 0
    assert shop.at("checkin", "new", "--kind", "team", "--size", "full").code == 0
    return shop


def votes(shop: Shop, level: int, word: str) -> None:
    """Ana's votes on everything, with that word in the lines."""
    given = [f"{item}={level}" for item in ITEMS]
    shown = [part for item in ITEMS if level > 2 for part in ("--evidence", f"{item}={word} {word} {item}")]
    assert shop.at("checkin", "answer", *given, *shown).code == 0


def doctor(shop: Shop, *words: str) -> Done:
    """`doctor` is of no day."""
    return shop.run("--workbook", str(shop.root), "doctor", *words)


def told(shop: Shop, *words: str, who: str = "") -> str:
    """What a command says, whatever the moment and the place."""
    said = doctor(shop, *words[1:]) if words[0] == "doctor" else shop.at(*words, *(("--as", who) if who else ()))
    assert "Traceback" not in said.err and "went wrong" not in said.err
    return re.sub(r"\d\d:\d\d(:\d\d)?([.+]\S+)?", "", f"{said.code}\n{said.out}\n{said.err}")


def twins(team: Shop) -> Iterator[tuple[int, Shop]]:
    """The same workbook twice in one place, but for what Ana votes: nothing of it, and all of it."""
    fresh = team.home / "fresh"
    shutil.copytree(team.root, fresh)
    for level in (0, 4):
        shutil.rmtree(team.root)
        shutil.copytree(fresh, team.root)
        votes(team, level, WORD)
        yield level, team


def test_no_command_that_looks_says_what_was_voted(team: Shop) -> None:
    seen = {level: [told(shop, *words) for words in READ] for level, shop in twins(team)}
    for words, low, high in zip(READ, seen[0], seen[4], strict=True):
        assert low == high, words
        assert WORD not in high.replace(f"“{WORD}”", ""), words


def test_nothing_that_somebody_does_says_what_another_voted(team: Shop) -> None:
    seen = {level: [told(shop, *words, who="Ben") for words in DO] for level, shop in twins(team)}
    for words, low, high in zip(DO, seen[0], seen[4], strict=True):
        assert low == high, words
        assert WORD not in high, words


def test_going_through_it_line_by_line_shows_nobody_elses(team: Shop) -> None:
    seen = {}
    for level, shop in twins(team):
        line_by_line = shop.at("checkin", "answer", "--plain", "--as", "Ben", stdin="3\n\n-\n2\n")
        own = shop.at("answer", "--plain", "we-know-them", "--as", "Ben", stdin="3\n\nq\n")
        assert line_by_line.code == own.code == 0
        seen[level] = line_by_line.out + line_by_line.err + own.out + own.err
    assert seen[0] == seen[4] and WORD not in seen[4]
    assert "2 of 3 are in" in seen[4]


def damaged(shop: Shop, how: str) -> None:
    """Ana's replies, in a way that has to be told."""
    file = shop.root / "rounds/2026-Q4/replies/ana-ruiz.toml"
    text = file.read_text(encoding="utf-8")
    if how == "copy":
        other = text.replace("level = 4", "level = 3").replace("\n\n# end", f'\nnote = "{WORD}"\n\n# end')
        file.with_name("ana-ruiz (conflicted copy 2026-11-20).toml").write_text(other, encoding="utf-8")
    elif how == "two versions":
        theirs = (
            f'[[conflict]]\nkey = "we-know-them/first"\nfrom = "here"\ntheirs = {{level = 3, na = "{WORD}"}}\n\n# end'
        )
        file.write_text(text.replace("# end", theirs), encoding="utf-8")
    elif how == "a level":
        file.write_text(text.replace("level = 4", "level = 7"), encoding="utf-8")
    elif how == "no TOML":
        file.write_text(text.replace(f'"{WORD}', f'"{WORD}" = "'), encoding="utf-8")
    elif how == "cut off":
        file.write_text(text[: text.index(WORD) + 3], encoding="utf-8")
    elif how == "a moment":
        file.write_text(re.sub(r"at = (\S+ ?\S+)[+-]\d\d:\d\d", r"at = \1", text), encoding="utf-8")


@pytest.mark.parametrize("how", ["copy", "two versions", "a level", "no TOML", "cut off", "a moment"])
def test_a_damaged_file_of_votes_is_told_without_what_is_in_it(team: Shop, how: str) -> None:
    votes(team, 4, WORD)
    damaged(team, how)
    for words in (*READ, ("doctor", "--repair"), ("doctor", "--choose", "we-know-them/first", "theirs"), *READ):
        said = told(team, *words)
        assert WORD not in said.replace(f"“{WORD}”", ""), words
        assert "level = " not in said, words


def test_a_vote_given_in_two_places_asks_nobody_to_choose(team: Shop) -> None:
    votes(team, 4, WORD)
    damaged(team, "copy")
    assert team.at("rate", "we-know-them", "2", "--as", "Ben").code == 0
    assert team.at("checkin", "answer", "we-know-them=1", "--as", "Ana Ruiz").code == 0
    text = (team.root / "rounds/2026-Q4/replies/ana-ruiz.toml").read_text(encoding="utf-8")
    assert "conflict" not in text and text.count("first]") == len(ITEMS)
    assert "waits for a choice" in doctor(team, "--choose", "we-know-them/first", "theirs").err


def test_a_second_vote_changes_nothing_in_sight_until_all_have_given_theirs(team: Shop) -> None:
    for who, level in (("Ana Ruiz", 1), ("Ben", 2), ("Cy", 3)):
        assert team.at("checkin", "answer", *(f"{item}={level}" for item in ITEMS), "--as", who).code == 0
    assert team.at("checkin", "reveal").code == 0
    assert team.at("checkin", "revote", "we-know-them").code == 0

    def counts() -> object:
        items = team.at("checkin", "status", "--json").json["items"]
        return next(one for one in items if one["id"] == "we-know-them")["counts"]["levels"]

    for who in ("Ana Ruiz", "Ben", "Cy"):
        assert counts() == [0, 1, 1, 1, 0], f"before {who} votes"
        assert team.at("checkin", "answer", "we-know-them=4", "--as", who).code == 0
    assert counts() == [0, 0, 0, 0, 3]


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_no_other_file_of_the_workbook_holds_a_vote(team: Shop) -> None:
    votes(team, 4, WORD)
    for words in DO:
        team.at(*words, "--as", "Ben")
    holding = {name for name, data in files(team.root).items() if WORD.encode() in data}
    assert {name for name in holding if not name.startswith(".workbook/history")} == {
        "rounds/2026-Q4/replies/ana-ruiz.toml"
    }
