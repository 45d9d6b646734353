"""A workbook of the first edition, opened with the second: what was given is there, and each number is what the rules say of it.

`tests/data/store/first-edition` was made by the program of that edition: its example, without the mark of one, and with the
answers of two chapters. The sums below are written out by hand: weight times quarters, as docs/scoring.md 2 and 3 have it.
"""

import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from tests.cli.conftest import Shop
from tests.workplaces import at_home

GOLDEN = Path(__file__).parents[1] / "data/store/first-edition"
DAY = "2026-11-27"

STRATEGY = Fraction(3 * 2 + 2 * 1 + 1 * 2 + 3 * 2 + 2 * 2 + 3 * 2 + 1 * 1 + 1 * 1 + 1 * 0, 4 * 17)
"""Two 3s and a 4 that were proven, to an earlier wording: each counts as 2. The last is new, and open."""
CONTENT = Fraction(3 * 2 + 3 * 1 + 2 * 2 + 3 * 2 + 1 * 0 + 1 * 1 + 1 * 1 + 2 * 1 + 1 * 1, 4 * 17)
CONVERGENCE = Fraction(3 * 2 + 3 * 2 + 1 * 1 + 3 * 2 + 2 * 2 + 2 * 1 + 1 * 0, 4 * 15)
"""What does not apply to them still does not, since that rating still takes it: 15 of the weight of 16."""
CUSTOMERS = Fraction(2 * 2 + 1 * 2 + 3 * 1 + 3 * 1 + 3 * 1 + 1 * 0 + 3 * 0 + 2 * 2 + 2 * 1, 4 * 20)
PARTNERS = Fraction(3 * 2 + 2 * 1 + 2 * 0 + 3 * 1 + 2 * 1 + 2 * 1 + 1 * 1 + 1 * 0, 4 * 16)
READY = Fraction(1 * 2 + 3 * 1 + 2 * 2 + 3 * 2 + 1 * 0 + 2 * 2 + 2 * 2 + 2 * 0 + 1 * 1 + 1 * 2 + 2 * 1, 4 * 20)
"""A 4 to an earlier wording counts as 2; two ratings are new, and open."""
FOUNDATION = Fraction(3 * 2 + 1 * 2 + 1 * 2 + 3 * 2 + 1 * 0 + 2 * 2 + 2 * 1 + 1 * 1, 4 * 14)

PROVEN = [STRATEGY, CONTENT, CONVERGENCE, CUSTOMERS, PARTNERS, READY]
POSSIBLE = [
    STRATEGY + Fraction(3 * 1 + 3 * 2 + 3 * 1 + 1 * 4, 4 * 17),
    CONTENT + Fraction(1 * 4, 4 * 17),
    CONVERGENCE + Fraction(3 * 1 + 1 * 4, 4 * 15),
    CUSTOMERS,
    PARTNERS + Fraction(1 * 4, 4 * 16),
    READY + Fraction(3 * 2 + 1 * 4 + 2 * 4, 4 * 20),
]
"""As claimed, and what is open as full marks."""
STATED = [
    Fraction(28 + 3 * 1 + 3 * 2 + 3 * 1, 4 * 16),
    Fraction(24, 4 * 16),
    Fraction(25 + 3 * 1, 4 * 14),
    CUSTOMERS,
    Fraction(16, 4 * 15),
    Fraction(28 + 3 * 2, 4 * 17),
]
"""As claimed, over the weight that is answered."""

RETIRED = {
    "strategy-worth-telling": "it was given a 3: “They bring it up when the subject comes up; we noted one real remark”.",
    "content-worth-telling": "it was given a 2: ",
    "contacts-worth-telling": "it was given a 3: ",
    "experience-worth-telling": "it was given a 2: ",
    "partnering-worth-telling": "it was given a 2: ",
    "extra-is-counted": "it was given a 2: “The cost of one extra was worked out once, time included.",
}
NEW = (
    "promises-written-down",
    "met-where-they-gather",
    "customers-world-seen",
    "first-contact-stand-in",
    "contacts-agreed",
)
"""The ratings that are new for a team of the kind that was taken for granted."""


@pytest.fixture
def older(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shop:
    at_home(tmp_path, monkeypatch)
    monkeypatch.chdir(tmp_path)
    shutil.copytree(GOLDEN, tmp_path / "older")
    return Shop(tmp_path, tmp_path / "older", capsys.readouterr, monkeypatch)


def whole(plans: list[Fraction]) -> Fraction:
    """Six plans and the two weakest again, over eight."""
    return (sum(plans, Fraction(0)) + sum(sorted(plans)[:2], Fraction(0))) / 8


def low(shop: Shop, item: str) -> tuple[str, str]:
    """From where to where a rating counts."""
    (row,) = shop.at("score", "--explain", item, "--json", on=DAY).json["rows"]
    return row["low_exact"], row["high_exact"]


def test_each_number_is_what_the_rules_say(older: Shop) -> None:
    told = older.at("score", "--json", on=DAY).json
    assert told["formula"] == "s8-2"
    assert [Fraction(plan["proven_exact"]) for plan in told["plans"]] == PROVEN
    assert [Fraction(plan["possible_exact"]) for plan in told["plans"]] == POSSIBLE
    assert [Fraction(plan["stated_exact"]) for plan in told["plans"]] == STATED
    assert Fraction(told["foundation"]["proven_exact"]) == FOUNDATION
    assert Fraction(told["foundation"]["possible_exact"]) == FOUNDATION + Fraction(1 * 1 + 1 * 4 + 2 * 1, 4 * 14)
    exact = [Fraction(told[f"{name}_exact"]) for name in ("proven", "possible", "stated")]
    assert exact == [whole(PROVEN), whole(POSSIBLE), whole(STATED)]
    assert (told["proven"], told["label"], told["na"]) == (31.9, "starting", 1)


def test_one_sentence_says_why_a_number_changed_and_each_rating_says_it_of_itself(older: Shop) -> None:
    told = older.at("score", on=DAY)
    noted, said = " ".join(told.err.split()), " ".join(told.out.split())
    assert "The exercises have changed since this workbook was last used. 54 of your ratings were given to" in noted
    assert (
        "54 levels were given to an earlier wording, and the 7 at 3 or 4 count without proof until confirmed." in said
    )
    assert "6 ratings that you gave a level are no longer asked. What you said stays in your files." in said
    why = " ".join(older.at("score", "--explain", "core-difference-heard", on=DAY).out.split())
    assert "was given to an earlier wording, so it counts as 2 of 4 in proven" in why


def test_what_was_answered_is_there(older: Shop) -> None:
    before = older.answers()
    assert len(before) > 30
    assert older.at("answer", "referral-goal", "6", on=DAY).code == 0
    assert older.answers() == before | {"referral-goal": 6}
    actions = older.at("actions", "--json", on=DAY).json["actions"]
    kept = {one["key"]: one["status"] for one in actions if one["status"] not in ("suggested", "retired")}
    assert kept["teaching-piece-exists:2:to-2"] == kept["results-reviews-happen:2:to-2"] == "committed"
    assert kept["source-is-recorded:2:last-twenty"] == kept["ask-moments-defined:2:to-2"] == "done"


def test_what_is_no_longer_asked_can_be_read_and_counts_for_nothing(older: Shop) -> None:
    listed = {item["id"] for plan in older.at("score", "--json", on=DAY).json["plans"] for item in plan["items"]}
    for item, words in RETIRED.items():
        said = " ".join(older.at("score", "--explain", item, on=DAY).err.split())
        assert "is no longer asked, and counts for nothing. In 2026-Q4" in said and words in said
        assert item not in listed
    left_open = older.at("score", "--explain", "welcome-worth-telling", on=DAY).err
    assert "is no longer asked, and counts for nothing.\n" in left_open, "it was left open"


def test_what_is_new_is_open_and_takes_nothing_over(older: Shop) -> None:
    for item in NEW:
        assert low(older, item) == ("0", "1")
    assert older.at("rate", NEW[0], "1", on=DAY).code == 0
    assert low(older, NEW[0]) == ("1/4", "1/4")


def test_to_confirm_it_moves_the_score_by_what_its_lines_show(older: Shop) -> None:
    for item, level in (("core-difference-heard", 4), ("ideal-customer-written", 3), ("difference-built-in", 3)):
        assert low(older, item) == ("1/2", str(Fraction(level, 4)))
        assert older.at("rate", item, str(level), on=DAY).code == 0
        assert low(older, item) == (str(Fraction(level, 4)),) * 2
    told = older.at("score", "--json", on=DAY).json
    assert Fraction(told["plans"][0]["proven_exact"]) == STRATEGY + Fraction(3 * 2 + 3 * 1 + 3 * 1, 4 * 17)
    assert Fraction(told["proven_exact"]) == whole(PROVEN) + Fraction(3 * 2 + 3 * 1 + 3 * 1, 4 * 17) / 8
    assert "51 levels were given to an earlier wording, and the 4 at 3 or 4" in " ".join(
        older.at("score", on=DAY).out.split()
    )


def test_to_confirm_what_nothing_shows_leaves_it_a_claim(older: Shop) -> None:
    """One had no line, and that of the other is older than 180 days."""
    for item, level, state in (("first-contact-quick", "4", "claimed"), ("stranger-finds-support", "3", "stale")):
        before = low(older, item)
        assert older.at("rate", item, level, on=DAY).code == 0
        assert low(older, item) == before
        (row,) = older.at("score", "--explain", item, "--json", on=DAY).json["rows"]
        assert row["state"] == state


def test_what_did_not_apply_is_open_where_the_rating_takes_that_no_more(older: Shop) -> None:
    page = older.root / "checkins/2026-Q4/ana.toml"
    text = page.read_text(encoding="utf-8")
    head, tail = text.split("[purpose-is-shared]\n", 1)
    text = head + "[purpose-is-shared]\n" + tail.replace("level = 2\n", 'na = "We are family."\n', 1)
    page.write_text(text, encoding="utf-8")
    assert low(older, "purpose-is-shared") == ("0", "1")
    row = older.at("score", "--explain", "newcomers-learn-message", "--json", on=DAY).json["rows"][0]
    assert row["state"] == "na", "that one still takes it"


def test_as_a_counter_it_is_asked_what_fits_one(older: Shop) -> None:
    """What is not for them is not there and not lost; what takes its place is new, and open."""
    assert older.at("firm", "--kind", "walk-in", on=DAY).code == 0
    customers = older.at("score", "--json", on=DAY).json["plans"][3]
    assert Fraction(customers["proven_exact"]) == CUSTOMERS - Fraction(2 * 2 + 3 * 1, 4 * 20)
    assert {"newcomers-shown", "regulars-are-asked"} <= {item["id"] for item in customers["items"]}
    assert older.at("firm", "--kind", "account", on=DAY).code == 0
    told = older.at("score", "--json", on=DAY).json
    assert [Fraction(plan["proven_exact"]) for plan in told["plans"]] == PROVEN
