"""The people in `workbook.toml` as somebody may have written them: what cannot be is said with its line, and nothing is lost."""

from pathlib import Path

import pytest

from tests.workplaces import at_home
from workbook.domain import errors
from workbook.session.new_workbook import make
from workbook.store.folder import Folder


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    at_home(tmp_path / "home", monkeypatch)
    assert make(tmp_path / "shop", "Shop", ["Ana Ruiz", "Ben"]) == []
    return tmp_path / "shop"


def written(root: Path, old: str, new: str) -> str:
    """The workbook's own file with a change by hand."""
    path = root / "workbook.toml"
    text = path.read_text(encoding="utf-8").replace(old, new)
    path.write_text(text, encoding="utf-8")
    return text


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ('part = "boss"', "“part” should be owner, customers or inside."),
        ("part = 3", "“part” should be owner, customers or inside."),
        ('since = "2026-03-03"', "“since” is not a day, as 2026-03-31."),
        ("until = 2026-03-03T10:00:00", "“until” is not a day, as 2026-03-31."),
        (
            "since = 2026-03-03\nuntil = 2026-03-01",
            "“Ben” leaves before they come: “until” is 2026-03-01, “since” 2026-03-03.",
        ),
    ],
)
def test_a_wrong_part_and_a_wrong_day_are_said_and_left_for_a_person_to_mend(root: Path, lines: str, what: str) -> None:
    text = written(root, 'name = "Ben"\n', f'name = "Ben"\n{lines}\n')
    folder, _ = Folder.open(root)
    assert folder is not None
    assert [(one.what, one.line is not None) for one in errors(folder.problems)] == [(what, True)]
    assert [one.id for one in folder.profile.people] == ["ana-ruiz"], "the others are read"
    assert not folder.save() and (root / "workbook.toml").read_text(encoding="utf-8") == text


def test_a_day_that_does_not_exist_is_named(root: Path) -> None:
    written(root, 'name = "Ben"\n', 'name = "Ben"\nuntil = 2026-02-30\n')
    folder, problems = Folder.open(root)
    assert folder is None
    assert [one.what for one in problems] == ["There is no such day as “2026-02-30”."]
    assert (
        "until = 2026-02-30"
        in (root / "workbook.toml").read_text(encoding="utf-8").splitlines()[(problems[0].line or 0) - 1]
    )
