"""`workbook document`: the list, one page in each form, files that are never overwritten, and what it costs."""

import os
from dataclasses import replace

import pytest

from tests.app.page_shop import page_shop_with
from tests.cli.conftest import Shop


@pytest.fixture
def few(shop: Shop) -> Shop:
    """A shop with documents and few answers."""
    return replace(shop, root=page_shop_with(shop.home / "bakery"))


@pytest.fixture
def full(shop: Shop) -> Shop:
    """A shop with documents and all that they want."""
    return replace(shop, root=page_shop_with(shop.home / "bakery", full=True))


def test_the_list_has_every_document_by_plan(few: Shop) -> None:
    said = few.at("document")
    assert said.code == 0 and not said.err
    lines = said.out.splitlines()
    assert lines[0] == "Strategy" and "Customers" in lines
    assert any("Guest sheet (guest-sheet)" in line and line.endswith("2 to fill") for line in lines)
    assert all(len(line) <= 80 for line in lines)
    assert "A new guest" in said.out


def test_a_document_is_printed_as_text_and_what_is_left_is_said_beside_it(few: Shop) -> None:
    said = few.at("document", "guest-sheet")
    assert said.code == 0
    assert said.out.startswith("Our regular guests\n=====") and "20 November 2026" in said.out
    assert "[to fill: “Your regular guests”]" in said.out
    assert said.err.splitlines() == [
        "2 places are still to be filled, in these exercises:",
        "  “Your regular guests”: guests",
        "  “Your best customers”: best-why",
    ]


def test_a_whole_document_leaves_nothing_to_say(full: Shop) -> None:
    said = full.at("document", "guest-sheet", "--format", "md")
    assert said.code == 0 and not said.err
    assert said.out.startswith("# Our regular guests\n")
    assert "| Mr Lind |" in said.out
    assert full.at("document", "guest-sheet", "--format", "html").out.startswith("<!DOCTYPE html>")


def test_a_page_keeps_its_characters_where_they_can_be_written(few: Shop) -> None:
    """It may be kept: where a locale asks for plain marks in what is shown, a page is still what it is."""
    kept = few.process("document", "guest-sheet", "--workbook", str(few.root), LC_ALL="C")
    assert kept.out == few.process("document", "guest-sheet", "--workbook", str(few.root)).out
    assert "“Your regular guests”" in kept.out
    assert (
        '"Your regular guests"'
        in few.process("document", "guest-sheet", "--workbook", str(few.root), encoding="ascii").out
    )


def test_json_is_one_document(few: Shop) -> None:
    listed = few.at("document", "--json").json
    assert listed["format"] == 1
    assert listed["documents"][0].keys() == {"id", "title", "plan", "reader", "state", "holes"}
    said = few.at("document", "guest-sheet", "--json")
    one = said.json
    assert one["format"] == 1 and one["state"] == "open"
    assert [hole["exercise"] for hole in one["holes"]] == ["guests", "best"]
    assert one["blocks"][0]["kind"] == "heading"
    assert few.run("document", "guest-sheet", "--json", "--workbook", str(few.root)).code == 0


def test_a_file_is_written_once_and_never_over_another(full: Shop) -> None:
    path = full.home / "sheet.html"
    said = full.at("document", "guest-sheet", "-o", str(path))
    assert said.code == 0 and "sheet.html" in said.out
    first = path.read_text(encoding="utf-8")
    assert first.startswith("<!DOCTYPE html>")
    assert full.at("document", "guest-sheet", "-o", "sheet.html").code == 0  # the same again
    again = full.at("document", "welcome-card", "-o", "sheet.html")
    assert again.code == 1 and "Give another name" in again.err and not again.out
    assert path.read_text(encoding="utf-8") == first
    assert full.at("document", "welcome-card", "-o", "card.md").code == 0
    assert (full.home / "card.md").read_text(encoding="utf-8").startswith("# Welcome")
    assert full.at("document", "welcome-card", "-o", "card", "--format", "md").code == 0


def test_a_place_that_no_file_can_be_written_to(full: Shop) -> None:
    said = full.at("document", "welcome-card", "-o", "nowhere/card.md")
    assert said.code == 1 and "There is no folder “nowhere”. Make it first, or name another." in said.err
    (full.home / "folder.md").mkdir()
    said = full.at("document", "welcome-card", "-o", "folder.md")
    assert said.code == 1 and "“folder.md” is a folder, not a file." in said.err
    said = full.at("document", "welcome-card", "-o", os.devnull, "--format", "text")
    assert said.code == 1 and "is a device, not a file." in said.err
    said = full.at("document", "welcome-card", "-o", "card.pdf")
    assert said.code == 2 and ".txt, .md, .html" in said.err and not (full.home / "card.pdf").exists()
    assert full.at("document", "welcome-card", "-o", "card.pdf", "--format", "md").code == 0


def test_a_dash_in_place_of_a_file_prints(full: Shop) -> None:
    printed = full.at("document", "welcome-card", "-o", "-", "--format", "md")
    assert printed.code == 0 and printed.out == full.at("document", "welcome-card", "--format", "md").out
    assert not (full.home / "-").exists()


def test_what_is_not_there_is_refused_with_the_nearest(full: Shop) -> None:
    said = full.at("document", "guest-shet")
    assert said.code == 1 and "“guest-sheet”" in said.err and not said.out
    assert "Did you mean “guest-sheet”?" in full.at("document", "gue").err
    assert full.at("document", "guest-sheet", "--format", "pdf").code == 2
    assert full.at("document", "guest-sheet", "--json", "--format", "md").code == 2
    assert full.at("document", "--format", "md").code == 2
    assert full.at("document", "-o", "x.md").code == 2
    assert full.run("document", "guest-sheet").code == 1  # no workbook here


def test_exercises_without_documents_say_so(shop: Shop) -> None:
    assert "without documents" in shop.at("document").out


def test_a_damaged_file_makes_the_page_incomplete(full: Shop) -> None:
    (file,) = (full.root / "answers").glob("*.toml")
    full.damage(f"answers/{file.name}")
    said = full.at("document", "guest-sheet")
    assert said.code == 1
    assert file.name in said.err and "Our regular guests" in said.out


def test_nothing_live_reaches_the_terminal(full: Shop) -> None:
    hostile = "\x1b]52;c;cm0=\x07 [red] {{ signs }} \u202e"
    assert full.at("answer", "welcome", hostile).code == 0
    for form in ("text", "md", "html"):
        said = full.at("document", "welcome-card", "--format", form)
        assert not any(live in said.out for live in ("\x1b", "\x07", "\u202e"))
        assert "{{ signs }}" in said.out
    assert "\x1b" not in full.at("document", hostile).err


def test_it_costs_no_screen_and_no_parser(full: Shop) -> None:
    for words in (["document"], ["document", "guest-sheet", "--format", "html"]):
        full.process(*words, "--workbook", str(full.root))  # the pack is kept from now on
        said = full.process(*words, "--workbook", str(full.root), PYTHONPROFILEIMPORTTIME="1")
        assert said.code == 0
        loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in said.err.splitlines() if "|" in line}
        assert "workbook" in loaded
        assert not loaded & {"textual", "rich", "markdown_it"}
