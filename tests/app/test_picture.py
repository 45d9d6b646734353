"""Home's first frame is never older than the files: the picture that it comes from holds for the very files it was made from."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.frames import frame
from tests.app.shop import TODAY, clock, full_shop, with_session
from tests.app.stage import until
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.home.canvas import plain
from workbook.app.home.first_picture import sketch
from workbook.app.home.picture import MOST_FILES, look
from workbook.session.answering import answer, hold
from workbook.session.rating import rate
from workbook.session.tracking import remember_place


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def _pictures() -> list[Path]:
    from workbook.store.user import dirs

    return list(dirs.cache_dir().glob("home-*.json"))


async def _seen(root: Path) -> None:
    """Open the workbook, look at Home, and go without a word, as a killed program does."""
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)):
        await until(lambda: sketch(root, TODAY).picture is not None)
    app.close_workbook()


async def test_it_stands_there_again_while_nothing_has_changed(tmp_path: Path) -> None:
    root = full_shop(tmp_path / "shop")
    await _seen(root)
    assert sketch(root, TODAY).picture is not None


def _write(name: str) -> Callable[[Path], object]:
    def act(root: Path) -> None:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(f"{before}\n# seen by somebody", encoding="utf-8")

    return act


def _copy(root: Path) -> None:
    path = root / "answers" / "02-strategy.toml"
    path.with_name("02-strategy (1).toml").write_bytes(path.read_bytes())


@pytest.mark.parametrize(
    "change",
    [
        lambda root: with_session(root, lambda session: answer(session, "best-why", "They pay on time.")),
        lambda root: with_session(root, lambda session: rate(session, "content-2", level=2)),
        lambda root: with_session(root, lambda session: remember_place(session, "best", "best-who")),
        _write("workbook.toml"),
        _write("answers/02-strategy.toml"),
        _write("answers/04-customers.toml"),
        _write("ratings/ben.toml"),
        _write("checkins/2026-Q4/ben.toml"),
        _write("rounds/2026-Q4/round.toml"),
        _write("actions.toml"),
        _write("progress.toml"),
        _write("packs/small/02-strategy/01-best.md"),
        _copy,
        lambda root: (root / "progress.toml").unlink(),
    ],
)
async def test_whatever_was_changed_it_is_shown_no_more(change: Callable[[Path], object], tmp_path: Path) -> None:
    root = full_shop(tmp_path / "shop")
    await _seen(root)
    change(root)
    assert sketch(root, TODAY).picture is None


async def test_days_are_counted_on_it_so_it_holds_for_its_own(tmp_path: Path) -> None:
    root = full_shop(tmp_path / "shop")
    await _seen(root)
    assert sketch(root, TODAY + timedelta(days=1)).picture is None


async def test_another_folder_of_the_same_firm_has_another(tmp_path: Path) -> None:
    root = full_shop(tmp_path / "shop")
    await _seen(root)
    root.rename(tmp_path / "old")
    assert sketch(tmp_path / "old", TODAY).picture is None


async def test_the_first_key_drops_it_before_anything_is_in_a_file(tmp_path: Path) -> None:
    """What is half-typed is in the draft alone, and yet the next start must not begin with what was before."""
    root = full_shop(tmp_path / "shop")
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)):
        await until(lambda: len(_pictures()) == 1)
        assert app.session is not None
        hold(app.session, "best-who", "half a da")
        await until(lambda: not _pictures())
    app.close_workbook()


async def test_it_is_made_of_what_another_program_wrote_meanwhile(tmp_path: Path) -> None:
    root = full_shop(tmp_path / "shop")
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None and "Your best customers" in frame(app))
        with_session(root, lambda session: answer(session, "best-why", "They pay on time."))
        await pilot.press("ctrl+q")
        await until(lambda: app.return_code is not None)
    app.close_workbook()
    picture = sketch(root, TODAY).picture
    assert picture is not None
    assert not any("Your best customers" in line for line in plain(picture.lines))


def test_a_folder_that_is_gone_or_endless_tells_nothing(tmp_path: Path) -> None:
    assert look([str(tmp_path / "none")], TODAY) == ""
    for number in range(MOST_FILES + 1):
        (tmp_path / f"{number}.toml").touch()
    assert look([str(tmp_path)], TODAY) == ""
