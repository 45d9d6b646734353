"""A rating that means something else now: what was given to it counts without proof until it is given again."""

import pytest

from tests.cli.conftest import Shop

LINE = "Ten names on a list"


@pytest.fixture
def reworded(shop: Shop) -> Shop:
    """The shop, where a rating was given a proven 3 before its levels changed."""
    assert shop.at("rate", "we-know-them", "3", "--evidence", LINE).code == 0
    assert shop.at("score", "--json").json["plans"][0]["items"][0]["low_exact"] == "3/4"
    page = next(
        path for path in shop.root.glob("packs/*/*/*.md") if "::: rating we-know-them" in path.read_text("utf-8")
    )
    text = page.read_text("utf-8")
    page.write_text(text.replace("::: rating we-know-them {", "::: rating we-know-them {rev=2 "), "utf-8")
    return shop


def counts(shop: Shop) -> tuple[str, str, int]:
    item = shop.at("score", "--json").json["plans"][0]["items"][0]
    return item["low_exact"], item["high_exact"], item["rev"]


def test_whoever_opens_the_workbook_hears_of_it(reworded: Shop) -> None:
    said = " ".join(reworded.at("score").err.split())
    assert "1 of your ratings was given to an earlier wording, and counts without proof until you confirm it" in said
    reworded.at("rate", "we-know-them", "3")
    assert "earlier wording" not in reworded.at("score").err


def test_it_counts_without_proof_and_says_why(reworded: Shop) -> None:
    assert counts(reworded) == ("1/2", "3/4", 1)
    said = reworded.at("score", "--explain", "we-know-them").out
    assert "was given to an earlier wording, so it counts as 2 of 4 in proven" in " ".join(said.split())
    assert "one was given to an earlier wording" in " ".join(reworded.at("score", "--explain", "plan:know").out.split())
    assert reworded.at("score", "--explain", "plan:know", "--json").json["rows"][0]["state"] == "earlier"


def test_the_same_level_again_confirms_it_with_what_showed_it(reworded: Shop) -> None:
    said = reworded.at("rate", "we-know-them", "3")
    assert said.code == 0
    assert counts(reworded) == ("3/4", "3/4", 2)
    assert [line["text"] for line in reworded.rating("we-know-them")["evidence"]] == [LINE]


def test_to_prove_it_is_offered_and_says_what_to_do(reworded: Shop) -> None:
    actions = reworded.at("actions", "--json").json["actions"]
    prove = next(one for one in actions if one["lane"] == "prove" and one["item"] == "we-know-them")
    assert "earlier wording" in prove["text"]
    assert prove["lift"] > 0
    reworded.at("rate", "we-know-them", "3")
    assert not [one for one in reworded.at("actions", "--json").json["actions"] if one["key"] == prove["key"]]
