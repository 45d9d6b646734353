"""Names and answers that would steer the terminal, fill it, or are no text at all: shown as marks, or refused with a sentence."""

import re

import pytest

from tests.cli.conftest import Shop

HOSTILE = ["\x1b]52;c;cm0=\x1b\\", "\x1b[2J", "[red]", "[/] x", "\x9b31m", "\u202eevil", "{x}", "%s", "\x07"]
LIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
ALL = " ".join(HOSTILE)


@pytest.fixture
def hostile(shop: Shop) -> Shop:
    """The shop, with such words in every place that takes any."""
    assert shop.at("answer", "a-line", ALL).code == 0
    assert shop.at("answer", "a-text", "-", stdin=ALL + "\nmore").code == 0
    assert shop.at("answer", "a-list", ALL, "two").code == 0
    assert shop.at("rate", "we-know-them", "3", "--evidence", ALL).code == 0
    assert shop.at("rate", "we-know-them", "na", "--reason", ALL, "--as", "Ben").code == 0
    assert shop.at("decide", ALL, "--step", "2", "--better", ALL).code == 0
    assert shop.at("actions", "add", ALL, "--owner", ALL, "--when", ALL, "--then", ALL).code == 0
    with (shop.root / "workbook.toml").open("r+", encoding="utf-8") as file:
        text = (
            file.read().replace("Corner Shop", "Corner \\u001b]0;x\\u0007 [red]Shop").replace('"Ben"', '"B\\u001b[2Jn"')
        )
        file.seek(0)
        file.write(text)
    return shop


def test_nothing_live_reaches_the_terminal(hostile: Shop) -> None:
    words = [
        ["score"],
        ["score", "--json"],
        ["score", "--explain", "we-know-them"],
        ["score", "--explain", ALL],
        ["progress"],
        ["actions"],
        ["actions", "--json"],
        ["decide"],
        ["rate", "we-answer-fast", "2", "--as", ALL],
        ["rate", ALL, "2"],
        ["answer", ALL, "x"],
        ["answer", "--plain", ALL],
        ["answer", "a-choice", ALL],
        ["actions", "show", ALL],
        ["doctor"],
        ["pack", "check", ALL],
        [ALL],
        ["score", f"--{ALL}"],
    ]
    for line in words:
        said = hostile.at(*line) if line[0] not in ("pack", "doctor", ALL) else hostile.run(*line)
        assert not LIVE.search(said.out), line
        assert not LIVE.search(said.err), line
    plain = hostile.at("answer", "--plain", "a-line", stdin="\n" * 9)
    assert "␛]52;c;cm0=" in plain.out and "[/] x" in plain.out
    assert not LIVE.search(plain.out + plain.err)
    file = "'; \x1b[2J'.toml"
    (hostile.root / "answers" / file).write_text("[")
    assert not LIVE.search(hostile.at("score").out + hostile.run("doctor", "--workbook", str(hostile.root)).err)


def test_what_is_kept_is_what_was_typed(hostile: Shop) -> None:
    assert hostile.answers()["a-text"] == ALL + "\nmore"


def test_words_that_are_no_text_are_refused(shop: Shop) -> None:
    raw = b"\xff\xfe bad"
    said = shop.process("answer", "a-text", "-", "--workbook", str(shop.root), stdin=raw)
    assert said.code == 1
    assert "UTF-8" in said.err
    bad = raw.decode("utf-8", "surrogateescape")
    for words in (["answer", "a-line", bad], ["decide", bad], ["rate", "we-know-them", "3", "--evidence", bad]):
        assert shop.at(*words).code == 1
    assert shop.at("actions", "add", bad).code == 1
    assert shop.run("new", "other", "--name", bad).code == 1
    assert not (shop.root / "answers").exists()


def test_endless_words_are_refused(shop: Shop) -> None:
    endless = "long " * 2000
    for words in (
        ["answer", "a-text", endless],
        ["answer", "a-list", endless, "b"],
        ["rate", "we-know-them", "3", "--evidence", endless],
        ["decide", endless],
        ["actions", "add", endless],
    ):
        said = shop.at(*words)
        assert said.code == 1
        assert len(said.err) < 400
    for words in (
        ["actions", endless],
        ["actions", "done", endless],
        ["pack", "check", endless],
        ["pack", "show", endless],
        ["score", f"--{endless}"],
        ["score", f"--json={endless}"],
        ["score", endless],
        ["answer", "a-choice", endless[:3900]],
    ):
        said = shop.run(*words, *([] if words[0] == "pack" else ["--workbook", str(shop.root)]))
        assert said.code in (1, 2) and not said.out
        assert len(said.err) < 400
    assert shop.at("answer", "a-text", "-", stdin="line\n" * 100_000).code == 1
