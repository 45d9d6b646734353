"""Marks where a pipe or a console cannot show ours: plain ones, and never a question mark for done and for begun alike."""

import pytest

from tests.cli.conftest import Shop
from tests.systems import terminals

COMMANDS = (
    ["score"],
    ["score", "--explain", "know"],
    ["actions"],
    ["--help"],
)


@pytest.fixture
def begun(shop: Shop) -> Shop:
    assert shop.at("answer", "a-line", "“Straße” at the café … ✓").code == 0
    assert shop.at("rate", "we-know-them", "2").code == 0
    return shop


def said(shop: Shop, words: list[str], encoding: str, locale: str = "C.UTF-8") -> str:
    """What a command prints into a pipe of this encoding."""
    where = [] if words[0].startswith("-") or words[0] == "pack" else ["--workbook", str(shop.root)]
    done = shop.process(*where, *words, encoding=encoding, LC_ALL=locale)
    assert done.code == 0, done.err
    return done.out


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii"])
def test_states_are_told_apart_in_every_encoding(begun: Shop, encoding: str) -> None:
    progress = said(begun, ["progress"], encoding)
    assert "?" not in progress
    states = {line.strip()[0] for line in progress.splitlines() if line.startswith("      ")}
    assert "~" in states and states <= set("v~o-–")
    assert ".........." in progress or "░░░░░░░░░░" in progress


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_nothing_but_ascii_comes_where_nothing_else_can(begun: Shop, words: list[str]) -> None:
    assert said(begun, words, "ascii").isascii()


def test_a_locale_without_marks_gets_none(begun: Shop) -> None:
    assert said(begun, ["progress"], "utf-8", "C") == said(begun, ["progress"], "ascii")


def test_what_can_be_written_stays_as_it_is(begun: Shop) -> None:
    assert "◐" in said(begun, ["progress"], "utf-8") and "█" in said(begun, ["score"], "utf-8")
    assert "“" in said(begun, ["rate", "--help"], "cp1252") and "░" in said(begun, ["score"], "cp437")


@terminals
@pytest.mark.parametrize(
    ("term", "marks", "full"),
    [("linux", "", False), ("xterm", "", True), ("xterm", "plain", False), ("linux", "full", True)],
)
def test_a_console_without_our_marks_gets_plain_ones(begun: Shop, term: str, marks: str, full: bool) -> None:
    if marks:
        config = begun.home / "xdg_config_home" / "workbook"
        config.mkdir(parents=True)
        (config / "settings.toml").write_text(f'marks = "{marks}"\n', encoding="utf-8")
    shown = begun.in_terminal("--workbook", str(begun.root), "progress", TERM=term)
    assert ("◐" in shown) is full and ("~" in shown) is not full
    assert shown.isascii() is not full
