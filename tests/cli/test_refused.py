"""What is refused leaves nothing behind, what is typed line by line is kept and said, and no refusal names what would be refused."""

from pathlib import Path

import pytest

from tests.app.shop import with_session
from tests.cli.conftest import Shop
from workbook.session.session import KEPT

FILE = "answers/01-everything.toml"


def test_a_refused_answer_does_not_come_back_by_itself(shop: Shop) -> None:
    assert shop.at("answer", "a-line", "first").code == 0
    whole = (shop.root / FILE).read_bytes()
    shop.damage(FILE)
    assert shop.at("answer", "a-line", "second").code == 1
    (shop.root / FILE).write_bytes(whole)
    with_session(shop.root, lambda session: session.problems)  # as the app opens it
    assert (shop.root / FILE).read_bytes() == whole
    assert shop.answers() == {"a-line": "first"}


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("ratings/ana-ruiz.toml", ("rate", "we-know-them", "3", "--evidence", "Two came back")),
        ("actions.toml", ("actions", "add", "Call Marta")),
        ("log/decisions.toml", ("decide", "the Friday mail", "--step", "2")),
    ],
)
def test_nothing_that_a_command_was_refused_comes_back_by_itself(file: str, words: tuple[str, ...], shop: Shop) -> None:
    assert shop.at("rate", "we-keep-the-list", "1").code == 0
    assert shop.at("actions", "add", "Write to Ben").code == shop.at("decide", "the sign", "--step", "1").code == 0
    whole = (shop.root / file).read_bytes()
    shop.damage(file)
    refused = shop.at(*words)
    assert refused.code == 1 and refused.out == ""
    assert file in refused.err and "doctor --repair" in refused.err and KEPT not in refused.err
    (shop.root / file).write_bytes(whole)
    with_session(shop.root, lambda session: session.problems)  # as the app opens it
    assert (shop.root / file).read_bytes() == whole


def test_a_rating_given_line_by_line_is_kept_said_and_put_in(shop: Shop) -> None:
    file = "ratings/ana-ruiz.toml"
    assert shop.at("rate", "we-keep-the-list", "1").code == 0
    whole = (shop.root / file).read_bytes()
    shop.damage(file)
    refused = shop.at("answer", "--plain", "we-know-them", stdin="2 ask Ben as well\n")
    assert refused.code == 1 and KEPT in refused.err
    (shop.root / file).write_bytes(whole)
    with_session(shop.root, lambda session: session.problems)
    assert shop.rating("we-know-them") == {"level": 2, "note": "ask Ben as well"}


def test_what_is_typed_line_by_line_is_kept_said_and_put_in(shop: Shop) -> None:
    (shop.root / "answers").mkdir()
    (shop.root / FILE).write_text("format = = 1\n", encoding="utf-8")
    refused = shop.at("answer", "--plain", "a-line", stdin="typed at the prompt\n")
    assert refused.code == 1
    assert KEPT in refused.err
    (shop.root / FILE).unlink()
    with_session(shop.root, lambda session: session.problems)
    assert shop.answers() == {"a-line": "typed at the prompt"}


def test_a_pick_is_one_of_what_is_listed(shop: Shop) -> None:
    rows = shop.home / "rows.tsv"
    rows.write_text("name\nOkafor\nLake Hotel\n", encoding="utf-8")
    assert shop.at("answer", "a-table", "--rows", str(rows)).code == 0
    refused = shop.at("answer", "a-pick", "Okafr")
    assert refused.code == 1 and "not in the list" in refused.err and "Did you mean “Okafor”?" in refused.err
    assert "a-pick" not in shop.answers()
    assert shop.at("answer", "a-pick", "lake  hotel").code == 0
    assert shop.answers()["a-pick"] == ["Lake Hotel"]
    asked = shop.at("answer", "--plain", "a-pick", stdin="Nobody\nOkafor\nq\n")
    assert asked.code == 0 and "“Nobody” is not in the list" in asked.out
    assert shop.answers()["a-pick"] == ["Okafor"]


@pytest.mark.parametrize(("inside", "offered"), [((), True), ((".git",), True), (("a.txt",), False)])
def test_a_folder_with_something_in_it_is_not_offered_for_a_new_workbook(
    inside: tuple[str, ...], offered: bool, shop: Shop, tmp_path: Path
) -> None:
    folder = tmp_path / "some-folder"
    folder.mkdir()
    for name in inside:
        (folder / name).write_text("", encoding="utf-8")
    said = shop.run("score", "--workbook", str(folder))
    assert said.code == 1 and "no workbook here" in said.err
    assert ("new some-folder" in said.err or f"new {folder}" in said.err) is offered
    assert "--name NAME" in said.err


@pytest.mark.parametrize(("due", "said"), [("2026-11-19", True), ("2026-11-20", False), ("2026-11-21", False)])
def test_a_day_that_has_passed_is_kept_and_said(due: str, said: bool, shop: Shop) -> None:
    done = shop.at("actions", "add", "Call Marta", "--due", due)
    assert done.code == 0
    assert ("That day has passed already." in done.out) is said
    assert f"due {due}" in done.out or due in done.out
