"""Workbooks of format 1, by command: the same score as the last program of format 1 gave, before the files are taken over and after.

`tests/data/store/format-1` is told of in `tests/store/test_former.py`. What its ratings came to was computed by that program, on the
day that is given here, before anything was added to it by hand.
"""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Shop
from tests.cli.test_looking import tree
from tests.workplaces import at_home

DATA = Path(__file__).parents[1] / "data/store"
DAY = "2026-11-27"

WHOLE = ("10723/32640", "2417/6528", "5773/16320")
PLANS = [
    ("10/17", "10/17", "10/17"),
    ("5/17", "6/17", "5/16"),
    ("13/30", "29/60", "29/60"),
    ("7/40", "7/40", "7/40"),
    ("1/4", "5/16", "4/15"),
    ("37/80", "9/16", "9/16"),
    ("31/56", "31/56", "31/56"),
]
"""What is proven, possible and stated of each plan, and of the foundation."""


def figures(told: Any) -> tuple[str, str, str]:
    return told["proven_exact"], told["possible_exact"], told["stated_exact"]


@pytest.fixture(params=["first-edition", "format-1"])
def older(
    request: pytest.FixtureRequest, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shop:
    at_home(tmp_path, monkeypatch)
    monkeypatch.chdir(tmp_path)
    shutil.copytree(DATA / request.param, tmp_path / "older")
    return Shop(tmp_path, tmp_path / "older", capsys.readouterr, monkeypatch)


def test_the_score_stays_the_same_fraction(older: Shop) -> None:
    """To look moves no file, and the first change moves them all."""
    before = tree(older.root)
    first = older.at("score", "--json", on=DAY).json
    assert tree(older.root) == before
    assert older.at("answer", "referral-goal", "6", on=DAY).code == 0
    assert not (older.root / "checkins").exists() and (older.root / "ratings/ana.toml").exists()
    assert older.at("score", "--json", on=DAY).json == first


@pytest.mark.parametrize("older", ["format-1"], indirect=True)
def test_it_is_that_of_the_program_before(older: Shop) -> None:
    told = older.at("score", "--json", on=DAY).json
    assert (told["formula"], told["label"], told["na"]) == ("s8-2", "starting", 1)
    assert figures(told) == WHOLE
    assert [figures(plan) for plan in (*told["plans"], told["foundation"])] == PLANS
