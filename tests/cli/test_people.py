"""People on the command line: who may answer with `--as`, by commands and when the app is opened."""

from tests.cli.conftest import Shop


def with_lines(shop: Shop, lines: str) -> None:
    path = shop.root / "workbook.toml"
    text = path.read_text(encoding="utf-8").replace('name = "Ben"\n', f'name = "Ben"\n{lines}\n')
    path.write_text(text, encoding="utf-8")


def test_who_has_left_cannot_rate_but_could_on_a_day_before(shop: Shop) -> None:
    with_lines(shop, "until = 2026-11-10")
    refused = shop.at("rate", "we-know-them", "2", "--as", "Ben")
    assert refused.code == 1
    assert "“Ben” has left, on 10 November 2026. The people are" in refused.err
    assert shop.at("rate", "we-know-them", "2", "--as", "Ben", on="2026-11-09").code == 0
    assert shop.at("actions", "add", "Call three customers", "--owner", "Ben").code == 1


def test_an_id_that_was_changed_by_hand_is_said(shop: Shop) -> None:
    assert shop.at("rate", "we-know-them", "2", "--as", "Ben").code == 0
    path = shop.root / "workbook.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('id = "ben"', 'id = "robin"'), encoding="utf-8")
    said = shop.run("--workbook", str(shop.root), "doctor")
    assert "“ben” is not one of the people of this workbook" in said.out + said.err
    assert "An id stays as it is, also where a name changes." in " ".join((said.out + said.err).split())


def test_the_app_is_not_opened_for_somebody_who_is_not_there(shop: Shop) -> None:
    shop.monkeypatch.setenv("TEXTUAL_DRIVER", "none:None")
    refused = shop.run("--workbook", str(shop.root), "--as", "Zoe")
    assert (refused.code, "Nobody here is called “Zoe”." in refused.err) == (1, True)
    with_lines(shop, "until = 2026-01-10")
    refused = shop.run(str(shop.root), "--as", "ben")
    assert (refused.code, "“Ben” has left, on 10 January 2026." in refused.err) == (1, True)


def test_a_name_like_a_commands_is_no_command(shop: Shop) -> None:
    refused = shop.run("--as", "firm", "--workbook", str(shop.root))
    assert (refused.code, "Nobody here is called “firm”." in refused.err) == (1, True)


def test_there_is_nobody_to_name_where_there_is_no_workbook(shop: Shop) -> None:
    refused = shop.run("--as", "Ben")
    assert (refused.code, "there is no workbook here" in refused.err) == (2, True)
