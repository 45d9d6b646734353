"""`workbook checkin compare`: what has changed, in sentences and as data, and the trend below it."""

import pytest

from tests.cli.conftest import Shop

RATINGS = ("we-know-them", "we-keep-the-list", "we-answer-fast")


@pytest.fixture
def two(shop: Shop) -> Shop:
    """The shop with two check-ins behind it: a 1 everywhere, then a 2."""
    for day, level in (("2026-05-14", "1"), ("2026-08-14", "2")):
        assert shop.at("checkin", "new", "--size", "full", on=day).code == 0
        for id in RATINGS:
            assert shop.at("rate", id, level, on=day).code == 0
        assert shop.at("checkin", "close", on=day).code == 0
    return shop


def test_what_has_changed_is_told_with_the_trend(two: Shop) -> None:
    done = two.at("checkin", "compare", "2026-Q2", "2026-Q3")
    assert done.code == 0, done.err
    assert done.out.startswith("From 2026-Q2, 14 May 2026, to 2026-Q3, 14 August 2026\n")
    assert "Overall: from 25.0 to 50.0 on the 3 ratings asked both times." in done.out
    assert "● 50.0" in done.out and "2026-Q2" in done.out
    assert all(len(line) <= 80 for line in done.out.splitlines())


def test_three_ratings_alone_tell_little(two: Shop) -> None:
    found = two.at("checkin", "compare", "2026-Q2", "2026-Q3", "--json").json
    assert (found["comparable"], found["total"]) == (3, 3)
    assert found["overall"]["change_exact"] == "1/4"
    assert [one["kinds"] for one in found["ratings"]] == [["up"]] * 3
    assert two.at("checkin", "compare", "--json").json["overall"]["word"] == "no clear change"


def test_what_is_not_there_is_refused_with_what_is(two: Shop) -> None:
    done = two.at("checkin", "compare", "2026-Q1")
    assert done.code == 1
    assert "There is no closed round and no mark “2026-Q1”." in done.err
    assert "There are: 2026-Q2, 2026-Q3, now." in done.err
