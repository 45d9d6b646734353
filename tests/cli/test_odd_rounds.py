"""Rounds in a state that nobody meant: each is said in a sentence, nothing is lost, and never a traceback."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import PACK, Done, Shop
from tests.cli.test_nothing_leaks import ITEMS, doctor

ID = "2026-Q4"
ALL = tuple(f"{item}=2" for item in ITEMS)


def said(done: Done) -> str:
    """All that a command said, on one line."""
    assert "Traceback" not in done.err and "went wrong" not in done.err, done.err
    return " ".join(f"{done.out} {done.err}".split())


@pytest.fixture
def three(shop: Shop) -> Shop:
    """A workbook of three people."""
    shutil.rmtree(shop.root)
    words = ("new", "shop", "--name", "Corner Shop", "--people", "Ana Ruiz,Ben,Cy", "--pack", str(PACK))
    assert shop.run(*words).code == 0
    return shop


def alone(shop: Shop, *, close: bool = True, on: str = "2026-11-20") -> None:
    """A check-in alone, gone through and closed."""
    assert shop.at("checkin", "new", "--size", "full", on=on).code == 0
    assert shop.at("checkin", "answer", *ALL, on=on).code == 0
    if close:
        assert shop.at("checkin", "close", on=on).code == 0


def team(shop: Shop, *, close: bool = False) -> None:
    """A team's round on which all have voted."""
    assert shop.at("checkin", "new", "--kind", "team", "--size", "full").code == 0
    for who in ("Ana Ruiz", "Ben", "Cy"):
        assert shop.at("checkin", "answer", *ALL, "--as", who).code == 0
    if close:
        assert shop.at("checkin", "close").code == 0


def edit(shop: Shop, name: str, *pairs: tuple[str, str]) -> None:
    """Change a file by hand."""
    path = shop.root / name
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert re.search(old, text, re.MULTILINE), old
        text = re.sub(old, new, text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


def copied(shop: Shop, to: str, *pairs: tuple[str, str]) -> None:
    """The round once more under another id, by hand."""
    shutil.copytree(shop.root / f"rounds/{ID}", shop.root / f"rounds/{to}")
    if pairs:
        edit(shop, f"rounds/{to}/round.toml", *pairs)


def two_open(shop: Shop) -> None:
    team(shop)
    copied(shop, f"{ID}-2")


def no_pack(shop: Shop) -> None:
    alone(shop, close=False)
    edit(shop, f"rounds/{ID}/round.toml", (r'^id = "every-kind"', 'id = "gone-pack"'))


def removed(shop: Shop) -> None:
    team(shop)
    edit(shop, "workbook.toml", (r'\[\[people\]\]\nid = "ben"\n(.+\n)*', ""))


def no_seat(shop: Shop) -> None:
    team(shop)
    edit(shop, f"rounds/{ID}/round.toml", (r'(\[\[roster\]\]\n)?.*id = "ben".*\n(part.*\n)?', ""))


def set_back(shop: Shop) -> None:
    alone(shop)
    edit(shop, f"rounds/{ID}/round.toml", (r"^closed = 2026", "closed = 2028"))
    (shop.root / f"rounds/{ID}/result.toml").unlink()


def next_year(shop: Shop) -> None:
    alone(shop)
    (shop.root / f"rounds/{ID}").rename(shop.root / "rounds/2027-Q4")
    edit(shop, "rounds/2027-Q4/round.toml", (r'^label = "2026-Q4"', 'label = "2027-Q4"'))


def by_hand(shop: Shop) -> None:
    alone(shop)
    edit(shop, f"rounds/{ID}/result.toml", (r"^weight = 3", "weight = 2"))


def no_items(shop: Shop) -> None:
    alone(shop, close=False)
    path = shop.root / f"rounds/{ID}/round.toml"
    path.write_text('format = 2\nlabel = "2026-Q4"\nkind = "solo"\nstate = "open"\n\n# end\n', encoding="utf-8")


def no_head(shop: Shop) -> None:
    team(shop)
    (shop.root / f"rounds/{ID}/round.toml").unlink()


def result_alone(shop: Shop) -> None:
    alone(shop)
    (shop.root / f"rounds/{ID}/round.toml").unlink()


def newer(shop: Shop) -> None:
    alone(shop)
    edit(shop, f"rounds/{ID}/result.toml", (r"^format = 2", "format = 9"))


def cut(shop: Shop) -> None:
    alone(shop)
    path = shop.root / f"rounds/{ID}/result.toml"
    path.write_text(path.read_text(encoding="utf-8")[:200], encoding="utf-8")


def no_state(shop: Shop) -> None:
    team(shop)
    edit(shop, f"rounds/{ID}/round.toml", (r'^state = "open"', 'state = "opne"'))


ODD: dict[Callable[[Shop], None], str] = {
    two_open: "2 team rounds are open, 2026-Q4, 2026-Q4-2: one is open at a time.",
    no_pack: "The round 2026-Q4 asked from other exercises, “gone-pack”, which are not here.",
    no_seat: "“ben” is not among those whom the round 2026-Q4 asks, so these replies count for nothing.",
    set_back: "The round 2026-Q4 says that it was closed on 20 November 2028, which is still to come.",
    next_year: "The round 2027-Q4 is of 2027-Q4, which has not begun.",
    by_hand: "This result was changed after the close: its sum is not that of what it holds. It is read as it stands.",
    no_items: "The round 2026-Q4 asks nothing: its file is not whole.",
    no_head: "What was asked in the round 2026-Q4 is not there, so what lies beside it counts for nothing.",
    result_alone: "What was asked in the round 2026-Q4 is not there, so what lies beside it counts for nothing.",
    newer: "What the round 2026-Q4 came to cannot be read.",
    cut: "What the round 2026-Q4 came to cannot be read.",
    no_state: "“state” is not one of open, revealed, closed.",
}
"""How a workbook came to be odd, and what `checkin list` says of it."""

READ = (
    ("checkin", "list"),
    ("checkin", "list", "--json"),
    ("checkin", "status"),
    ("checkin", "show", ID),
    ("checkin", "show", ID, "--json"),
    ("checkin", "compare"),
    ("checkin", "compare", ID, "now", "--json"),
    ("score",),
    ("score", "--json"),
    ("actions",),
    ("progress",),
)
DO = (
    ("checkin", "answer", ALL[0]),
    ("checkin", "answer", "--plain"),
    ("checkin", "reveal", "--yes"),
    ("checkin", "revote"),
    ("checkin", "agree", ITEMS[0], "2"),
    ("checkin", "close", "--yes"),
    ("checkin", "new", "--size", "full"),
    ("checkin", "new", "--kind", "team"),
    ("rate", ITEMS[1], "1"),
)


@pytest.mark.parametrize("make", ODD, ids=lambda make: make.__name__)
def test_what_is_odd_is_said_and_nothing_falls_over(three: Shop, make: Callable[[Shop], None]) -> None:
    make(three)
    assert ODD[make] in said(three.at("checkin", "list"))
    found = said(doctor(three))
    assert make in (newer, cut) or ODD[make] in found
    for words in (*READ, *DO, *READ):
        said(three.at(*words))
    said(doctor(three, "--json"))


def test_a_result_changed_by_hand_is_said_where_it_is_shown(three: Shop) -> None:
    by_hand(three)
    shown = three.at("checkin", "show", ID)
    assert shown.code == 0 and "changed after the close" in shown.err and "At the close" in shown.out
    assert three.at("checkin", "show", ID, "--json").json["result"]["proven"] is not None


def test_a_result_of_a_newer_format_leaves_the_round_counting(three: Shop) -> None:
    alone(three)
    before = three.at("score", "--json").json["proven_exact"]
    edit(three, f"rounds/{ID}/result.toml", (r"^format = 2", "format = 9"))
    shown = three.at("checkin", "show", ID)
    assert "cannot be read" in shown.err and "newer" in shown.err and "The round still counts." in shown.err
    assert three.at("score", "--json").json["proven_exact"] == before
    data = (three.root / f"rounds/{ID}/result.toml").read_bytes()
    for words in (*READ, *DO):
        said(three.at(*words))
    assert (three.root / f"rounds/{ID}/result.toml").read_bytes() == data, "what is newer is left as it is"


def test_a_reply_to_a_closed_round_is_refused_and_says_the_day(three: Shop) -> None:
    team(three, close=True)
    refused = three.at("checkin", "answer", ALL[0], "--round", ID)
    assert refused.code == 1
    assert "The round 2026-Q4 was closed on 2026-11-20, so this reply is not counted." in refused.err
    alone(three)
    again = three.at("checkin", "answer", "we-know-them=4", "--round", f"{ID}-2")
    assert again.code == 1 and "so this reply is not counted" in again.err
    assert three.rating("we-know-them")["level"] == 2, "nothing was taken of it"


def test_who_is_removed_keeps_their_vote_and_their_words_count_for_nothing(three: Shop) -> None:
    assert three.at("rate", "we-know-them", "1", "--as", "Ben").code == 0
    removed(three)
    assert "“ben” is not one of the people of this workbook, so these ratings count for nothing." in said(doctor(three))
    assert "3 of 3 are in" in three.at("checkin", "status").out
    assert three.at("checkin", "close").code == 0
    votes = three.toml(f"rounds/{ID}/result.toml")
    assert "ben" in str(votes["roster"])


def test_somebody_else_does_not_answer_in_a_check_in_alone(three: Shop) -> None:
    alone(three, close=False)
    refused = three.at("checkin", "answer", "we-know-them=4", "--as", "Ben", "--round", ID)
    assert refused.code == 1 and "Ben is not among those whom the round 2026-Q4 asks." in refused.err
    assert not (three.root / "ratings/ben.toml").exists()
    own = three.at("checkin", "answer", "--plain", "--as", "Ben", stdin="q\n")
    assert own.code == 0 and "2026-Q4-2 is open." in own.out


def test_a_business_year_from_april_has_labels_of_its_own(three: Shop) -> None:
    edit(three, "workbook.toml", (r"^year_start = 1", "year_start = 4"))
    assert three.at("checkin", "new", "--json", on="2026-03-31").json["round"] == "2025-Q4"
    assert three.at("checkin", "close", on="2026-03-31").code == 0
    assert three.at("checkin", "new", "--json", on="2026-04-01").json["round"] == "2026-Q1"
    listed = three.at("checkin", "list", "--json", on="2026-04-01").json["rounds"]
    assert [one["label"] for one in listed] == ["2025-Q4", "2026-Q1"]


def test_a_clock_that_was_set_back_still_closes(three: Shop) -> None:
    alone(three, close=False, on="2026-11-20")
    closed = three.at("checkin", "close", on="2026-10-05")
    assert closed.code == 0, closed.err
    head = three.toml(f"rounds/{ID}/round.toml")
    assert head["state"] == "closed"
    said(three.at("checkin", "list", on="2026-10-05"))


def test_one_team_round_is_open_at_a_time(three: Shop) -> None:
    team(three)
    refused = three.at("checkin", "new", "--kind", "team")
    assert refused.code == 1 and "The team's round 2026-Q4 is still open, and one is open at a time." in refused.err


def test_files_of_a_damaged_head_stay_as_they_are(three: Shop) -> None:
    no_state(three)
    before = (three.root / f"rounds/{ID}/round.toml").read_bytes()
    for words in DO:
        said(three.at(*words))
    assert (three.root / f"rounds/{ID}/round.toml").read_bytes() == before


def test_a_folder_that_is_no_round_is_left_alone(three: Shop) -> None:
    odd = Path(three.root / "rounds/Q4 of 2026")
    odd.mkdir(parents=True)
    (odd / "round.toml").write_text("format = 2\n", encoding="utf-8")
    assert "is not one of the workbook's files and is not read" in said(doctor(three))
    said(three.at("checkin", "list"))
