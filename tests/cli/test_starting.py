"""What earlier answers offer, as plain lines."""

import pytest

from tests.cli.conftest import Shop
from tests.starting import starting_shop


@pytest.fixture
def starting(shop: Shop) -> Shop:
    """A shop whose pages lead on from earlier answers."""
    return Shop(shop.home, starting_shop(shop.home / "starting"), shop.capture, shop.monkeypatch)


def test_words_to_start_from_are_shown_and_kept_only_when_they_are_typed(starting: Shop) -> None:
    starting.at("answer", "result", "a dry cellar")
    assert "You could start from this" not in starting.at("answer", "--plain", "said", stdin="q\n").out
    starting.at("answer", "way-out", "we come back")
    said = starting.at("answer", "--plain", "said", stdin="q\n").out
    words = "You'll have this: a dry cellar.\n\nIf not: we come back."
    assert f"You could start from this, made of your earlier answers:\n{words}\n" in said
    assert "said" not in starting.answers()
    starting.at("answer", "said", "We promise.")
    assert "You could start from this" not in starting.at("answer", "--plain", "said", stdin="q\n").out


def test_a_count_and_what_speaks_for_a_pick_are_said(starting: Shop) -> None:
    (starting.home / "rows.tsv").write_text("name\tprofit\tsent\nAna\thigh\t2\nBen\tlow\t1\n", encoding="utf-8")
    assert starting.at("answer", "regulars", "--rows", "rows.tsv").code == 0
    assert (
        "What you wrote under “Who comes?” makes it 1."
        in starting.at("answer", "--plain", "regulars-best", stdin="q\n").out
    )
    said = starting.at("answer", "--plain", "favourites", stdin="1\nq\n").out
    assert "  1. Ana (profit: high · sent: 2)\n  2. Ben\n" in said
    assert starting.answers()["favourites"] == ["Ana"]


def test_an_export_of_the_pack_says_only_what_is_asked(starting: Shop) -> None:
    (pack,) = (starting.root / "packs").iterdir()
    shown = starting.run("pack", "show", str(pack), "--json").json
    items = {item["id"]: item for page in shown["exercises"] for item in page["items"]}
    assert not {"starts", "counts", "marks"} & set().union(*(one.get("options", {}) for one in items.values()))
