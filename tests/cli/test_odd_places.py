"""Days at the ends of the calendar, folder names with line ends, output that cannot be written, and settings that are a link."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Shop
from workbook.store.user import settings

COMMANDS = [
    ("score",),
    ("progress",),
    ("actions",),
    ("document",),
    ("answer", "a-line", "x"),
    ("rate", "we-know-them", "2"),
    ("decide", "Flyer", "--step", "3"),
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    "day", ["0001-01-01", "0001-01-02", "1969-12-31", "1971-01-01", "8998-12-31", "9999-12-30", "9999-12-31"]
)
def test_a_day_at_the_end_of_the_calendar_ends_nothing(shop: Shop, words: tuple[str, ...], day: str) -> None:
    done = shop.at(*words, on=day)
    assert "program is wrong" not in done.err and done.code in (0, 1, 2)
    if not 1971 <= int(day[:4]) <= 8998:
        assert done.code == 2 and "too far away" in done.err


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Midway"])
@pytest.mark.parametrize("day", ["0001-01-01", "1971-01-01", "8998-12-31", "9999-12-31"])
def test_nor_does_it_in_another_time_zone(shop: Shop, zone: str, day: str) -> None:
    done = shop.process("--workbook", str(shop.root), "--on", day, "score", TZ=zone)
    assert "program is wrong" not in done.err


def test_a_line_end_in_a_folders_name_is_not_printed(shop: Shop) -> None:
    for words in (
        ("new", "two\nlines", "--name", "Shop"),
        ("pack", "new", "three\nlines"),
        ("score", "--workbook", "a\nb"),
    ):
        done = shop.run(*words)
        assert all(
            "lines" not in line.split() or "two lines" in line or "three lines" in line for line in done.out.split("\n")
        )
        assert "\nlines" not in done.out + done.err and "\nb" not in done.out + done.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device here")
@pytest.mark.parametrize("words", [("answer", "a-line", "kept"), ("score",)])
def test_what_was_saved_is_said_to_be_saved_where_nothing_can_be_printed(shop: Shop, words: tuple[str, ...]) -> None:
    import subprocess
    import sys

    from tests.cli.conftest import CHECKOUT
    from tests.workplaces import home_variables

    variables = home_variables(shop.home) | {"PYTHONPATH": str(CHECKOUT)}
    command = [sys.executable, "-m", "workbook", "--workbook", str(shop.root), *words]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=variables, cwd=shop.home)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[-1].startswith("What this command says could not be written")
    assert "is saved" in done.stderr.decode()
    assert (shop.answers().get("a-line") == "kept") is (words[0] == "answer")


links = pytest.mark.skipif(os.name == "nt", reason="to make a link takes a right that few have")


@links
def test_settings_that_are_a_link_are_read_and_written_where_it_leads(tmp_path: Path) -> None:
    own, config = tmp_path / "dotfiles", tmp_path / "config"
    own.mkdir()
    config.mkdir()
    (own / "mine.toml").write_text('format = 1\ntheme = "light"\n# end\n')
    (config / settings.NAME).symlink_to(os.path.relpath(own / "mine.toml", config))
    found, problems = settings.load(config)
    assert found.theme == "light" and problems == []
    assert settings.save(config, settings.UserSettings(theme="contrast")) is None
    assert (config / settings.NAME).is_symlink() and 'theme = "contrast"' in (own / "mine.toml").read_text()
    assert settings.load(config)[0].theme == "contrast"


@links
def test_a_link_to_settings_that_are_not_there_yet_makes_them_there(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / settings.NAME).symlink_to("own/mine.toml")
    assert settings.load(tmp_path) == (settings.UserSettings(), [])
    assert settings.save(tmp_path, settings.UserSettings(theme="light")) is None
    assert settings.load(tmp_path)[0].theme == "light" and (tmp_path / "own/mine.toml").is_file()


@links
@pytest.mark.parametrize("target", ["settings.toml", "/dev/zero", "pipe", "."])
def test_a_link_of_settings_that_leads_to_no_file_is_told_and_never_waited_for(tmp_path: Path, target: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / settings.NAME).symlink_to(target)
    found, problems = settings.load(tmp_path)
    assert found == settings.UserSettings() and len(problems) == 1
    assert settings.save(tmp_path, found) is not None
