"""Making things: a new workbook, the example, and exercises of one's own."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import PACK, Shop
from tests.systems import rights
from workbook.packs import catalog
from workbook.session.demo import is_demo, story_of


def test_a_new_workbook_has_its_people_and_its_own_pack(shop: Shop) -> None:
    found = shop.toml("workbook.toml")
    assert found["business"] == "Corner Shop"
    assert [(one["id"], one["name"]) for one in found["people"]] == [("ana-ruiz", "Ana Ruiz"), ("ben", "Ben")]
    assert found["pack"]["id"] == "every-kind"
    assert (shop.root / "packs/every-kind/pack.toml").read_bytes() == (PACK / "pack.toml").read_bytes()


@rights
def test_two_people_of_one_name_are_asked_about(shop: Shop) -> None:
    said = shop.run("new", "other", "--name", "Other", "--people", "Ann, Ann")
    assert said.code == 1 and "Two people are called “Ann”" in said.err


def test_a_new_workbook_is_for_its_owner_alone(shop: Shop) -> None:
    assert shop.root.stat().st_mode & 0o777 == 0o700


def test_a_new_workbook_never_takes_another_folder_over(shop: Shop) -> None:
    Path("full").mkdir()
    Path("full/mine.txt").write_text("mine")
    for folder in ("full", "shop"):
        said = shop.run("new", folder, "--name", "Other")
        assert said.code == 1 and not said.out
    assert [path.name for path in Path("full").iterdir()] == ["mine.txt"]
    assert shop.toml("workbook.toml")["business"] == "Corner Shop"


def test_a_new_workbook_wants_a_name_and_a_pack_that_works(shop: Shop) -> None:
    assert shop.run("new", "other", "--name", "  ").code == 1
    assert shop.run("new", "other", "--name", "n" * 200).code == 1
    assert shop.run("new", "other", "--name", "Other", "--pack", "nowhere").code == 1
    shutil.copytree(PACK, "broken")
    Path("broken/01-everything/01-all-kinds.md").write_text("no front matter")
    said = shop.run("new", "other", "--name", "Other", "--pack", "broken")
    assert said.code == 1 and "01-all-kinds.md" in said.err
    assert not Path("other").exists()


@pytest.fixture
def demo(shop: Shop) -> Path:
    """The example, made where it is kept without a folder given."""
    assert shop.run("demo").code == 0
    return shop.home / "xdg_data_home" / "workbook" / "harbour-ledger"


def test_the_example_is_made_and_says_where(shop: Shop) -> None:
    said = shop.process("demo", "example")
    assert said.code == 0
    assert str(shop.home / "example") in said.out
    score = shop.run("score", "--json", "--workbook", "example")
    assert score.code == 0 and score.json["answered"] > 0.8


def test_the_example_keeps_changes_until_it_is_made_fresh(demo: Path, shop: Shop) -> None:
    (demo / "answers" / "note.txt").write_text("inside of what is ours")
    assert shop.run("demo").code == 0
    assert (demo / "answers" / "note.txt").exists()
    assert shop.run("demo", "--fresh").code == 0
    assert not (demo / "answers" / "note.txt").exists()
    assert [path.name for path in demo.parent.iterdir()] == ["harbour-ledger"]


def test_a_fresh_example_keeps_what_is_not_of_it(demo: Path, shop: Shop) -> None:
    (demo / "mine.txt").write_text("mine")
    said = shop.run("demo", "--fresh")
    assert said.code == 0 and "harbour-ledger-old" in said.err
    assert (demo.parent / "harbour-ledger-old" / "mine.txt").read_text() == "mine"
    assert is_demo(demo) and not (demo / "mine.txt").exists()


def test_a_fresh_example_in_a_folder_that_was_named_keeps_the_old_one_beside_it(shop: Shop) -> None:
    assert shop.run("demo", "mine").code == 0
    assert shop.run("answer", "--workbook", "mine", "customers-surprise", "Only three of them pay in time.").code == 0
    for old in ("mine-old", "mine-old-2"):
        said = shop.run("demo", "mine", "--fresh")
        assert said.code == 0 and old in said.err
    kept = "".join(path.read_text(encoding="utf-8") for path in Path("mine-old/answers").iterdir())
    assert "Only three of them pay in time." in kept
    anew = "".join(path.read_text(encoding="utf-8") for path in Path("mine/answers").iterdir())
    assert "Only three of them pay in time." not in anew
    assert is_demo(Path("mine").resolve())


def test_an_example_is_opened_by_its_name(shop: Shop) -> None:
    Path("ten-to-four").mkdir()  # a known name wins over a folder
    for words, folder in (
        (["ten-to-four"], shop.home / "xdg_data_home/workbook/ten-to-four"),
        (["larch-house", "mine"], Path("mine")),
    ):
        assert shop.run("demo", *words).code == 0
        assert story_of(folder) == words[0]
    assert list(Path("ten-to-four").iterdir()) == []


def test_a_name_that_no_example_has_is_refused_where_a_folder_is_named_too(shop: Shop) -> None:
    said = shop.run("demo", "larch-hous", "mine")
    assert said.code == 2 and "larch-house" in said.err
    assert "baxter-tiling" in shop.run("demo", "nobody", "mine").err
    assert not Path("mine").exists()


def test_another_example_in_the_folder_is_left_there_until_fresh(shop: Shop) -> None:
    assert shop.run("demo", "baxter-tiling", "mine").code == 0
    said = shop.run("demo", "larch-house", "mine")
    assert said.code == 1 and "baxter-tiling" in said.err and "--fresh" in said.err
    assert shop.run("demo", "mine").code == 0  # without a name it is opened as it is
    assert story_of(Path("mine")) == "baxter-tiling"
    assert shop.run("demo", "larch-house", "mine", "--fresh").code == 0
    assert (story_of(Path("mine")), story_of(Path("mine-old"))) == ("larch-house", "baxter-tiling")


def test_the_example_never_takes_another_folder_over(shop: Shop) -> None:
    Path("full").mkdir()
    Path("full/mine.txt").write_text("mine")
    for words in (["shop"], ["shop", "--fresh"], ["full"], ["full", "--fresh"]):
        assert shop.run("demo", *words).code == 1
    assert [path.name for path in Path("full").iterdir()] == ["mine.txt"]
    assert shop.toml("workbook.toml")["business"] == "Corner Shop"
    assert len(list(shop.home.glob("*-old"))) == len(list(shop.home.glob("*-new"))) == 0


def test_a_pack_of_ones_own_from_new_to_locked(shop: Shop) -> None:
    assert shop.run("pack", "new", "mine").code == 0
    assert shop.run("pack", "new", "mine").code == 1
    assert shop.run("pack", "check", "mine").code == 0
    assert shop.run("pack", "lock", "mine").code == 0
    assert Path("mine/pack.lock.toml").is_file()
    said = shop.run("pack", "check", "mine", "--json")
    assert said.code == 0 and said.json == {"format": 1, "problems": []}


def test_a_pack_is_checked_line_by_line(shop: Shop) -> None:
    shutil.copytree(PACK, "broken")
    page = Path("broken/01-everything/01-all-kinds.md")
    page.write_text(page.read_text().replace("{max=200}", "{maxx=200}"))
    said = shop.run("pack", "check", "broken")
    line = next(number for number, text in enumerate(page.read_text().splitlines(), start=1) if "maxx" in text)
    assert said.code == 1
    assert f"01-everything/01-all-kinds.md:{line}: " in said.err and "“max”" in said.err
    assert said.out == "3 exercises with 14 items. 1 problem.\n"
    assert shop.run("pack", "check", str(PACK)).out == "3 exercises with 14 items. Nothing is wrong.\n"
    found = shop.run("pack", "check", "broken", "--json").json["problems"]
    assert [(one["line"], one["severity"]) for one in found if one["severity"] == "error"] == [(line, "error")]
    assert shop.run("pack", "lock", "broken").code == 1
    assert not Path("broken/pack.lock.toml").exists()
    assert shop.run("pack", "check", "nowhere").code == 1


def test_the_pack_meant_is_the_one_here_else_the_workbooks_else_the_shipped(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = catalog.id_of(catalog.shipped())
    assert shop.run("pack", "show", "--json").json["id"] == shipped
    assert shop.run("pack", "show", "--json", "--workbook", "shop").json["id"] == "every-kind"
    assert shop.run("pack", "show", "--json", str(catalog.shipped())).json["id"] == shipped
    monkeypatch.chdir(shop.root)
    assert "(every-kind)" in shop.run("pack").out
    shop.run("pack", "new", "mine")
    monkeypatch.chdir(shop.root / "mine")
    assert shop.run("pack", "show", "--json").json["id"] == "mine"
