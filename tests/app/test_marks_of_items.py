"""The marks of questions: what is left open on purpose is quiet, and `!` stays for what is wrong."""

from pathlib import Path

import pytest

from tests.app.frames import frame
from tests.app.shop import clock, empty_shop, with_session
from tests.app.stage import until
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.exercise.exercise_run import DONE, OPEN, WRONG, Run
from workbook.session import Session
from workbook.session.answering import answer, hold
from workbook.session.tracking import mark_opened, remember_place

KINDS = """\
---
id: kinds
title: Kinds
minutes: 5
---
# Kinds

One idea.

::: line word {max=5}

**One word?**

:::

::: number many {min=1 max=9}

**How many?**

:::

::: line spare {optional}

**Anything else?**

:::

::: tell friend

**Would a client tell a friend?**

:::
"""


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


def kinds_shop(folder: Path) -> Path:
    root = empty_shop(folder)
    (chapter,) = root.glob("packs/*/02-strategy")
    (chapter / "00-kinds.md").write_text(KINDS, encoding="utf-8")
    return root


def test_what_is_open_is_quiet_and_what_is_wrong_is_not(tmp_path: Path) -> None:
    def look(session: Session) -> None:
        run = Run(session, session.pack.exercise_by_id["kinds"])
        word, many, spare, friend = run.items
        assert [run.mark(item) for item in run.items] == [OPEN] * 4
        for at in range(4):
            run.leave(at)
        assert [run.mark(item) for item in run.items] == [OPEN] * 4
        assert [run.warning(item) for item in run.items] == [""] * 4
        assert [run.tags(item) for item in (word, many, spare)] == ["○ open", "○ open", "optional"]
        assert [one.mark for one in run.made()] == [OPEN] * 4
        answer(session, "word", "five!")
        assert (run.mark(word), run.tags(word)) == (DONE, "")
        answer(session, "many", 50)
        assert (run.mark(many), run.tags(many)) == (WRONG, "")
        answer(session, "many", None)
        hold(session, "many", "1o")
        assert (run.mark(many), run.warning(many)) == (WRONG, "! not finished")
        hold(session, "many", "")
        answer(session, "many", 5)
        assert run.mark(many) == DONE
        assert (run.mark(friend), run.tags(friend)) == (OPEN, "○ open")

    with_session(kinds_shop(tmp_path / "shop"), look)


async def test_the_page_says_open_without_an_alarm(tmp_path: Path) -> None:
    app = WorkbookApp(kinds_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await app.open_page("exercise", "kinds")
        await until(lambda: "One word?" in frame(app))
        await pilot.press("f4", "f3")
        await until(lambda: "One word?" in frame(app) and "○ open" in frame(app))
        assert "!" not in frame(app)
        await pilot.press("f4", "f4", "f4", "f4")
        await until(lambda: "3 questions still open." in frame(app))
        assert "!" not in frame(app)
    app.close_workbook()


async def test_the_list_home_and_the_command_count_alike(tmp_path: Path) -> None:
    """Of four questions, one of them optional, one is answered: everywhere it is one of four."""
    root = kinds_shop(tmp_path / "shop")

    def begin(session: Session) -> None:
        mark_opened(session, "kinds")
        answer(session, "word", "five!")
        remember_place(session, "kinds", "many")

    with_session(root, begin)
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: "question 2 of 4" in frame(app))
        await pilot.press("e")
        await until(lambda: "1 of 4 answered" in frame(app) and "with 1 of 4 answered." in frame(app))
        await pilot.press("enter")
        await until(lambda: "Question 2 of 4" in frame(app).splitlines()[-2])
        assert app.session is not None
        from workbook.reports.progress_report import progress_text

        text = progress_text(app.session.progress(), app.session.pack)
        assert "You were here last, with 1 of 4 answered." in text
        assert any("Kinds" in line and line.endswith("1 of 4") for line in text.splitlines())
    app.close_workbook()
