"""In a team check-in an editor shows whoever answers their own rating, and nobody else's."""

from datetime import date
from pathlib import Path

from tests.app.frames import frame
from tests.app.shop import clock, empty_shop, with_session
from tests.app.stage import RunnerStage
from workbook.domain import Evidence
from workbook.session import open_session
from workbook.session.rating import rate

ITEM = "content-1"


async def test_an_editor_does_not_show_what_another_of_the_team_said(tmp_path: Path) -> None:
    shown = [Evidence(date(2026, 11, 2), "The article in the Post")]
    root = with_session(empty_shop(tmp_path / "shop"), lambda ana: rate(ana, ITEM, level=4, evidence=shown))
    head = root / "checkins" / "2026-Q4" / "checkin.toml"
    head.write_text(head.read_text(encoding="utf-8").replace('"solo"', '"team"'), encoding="utf-8")
    seen = {}
    for name in ("Ana Ruiz", "Ben"):
        session, problems = open_session(root, person=name, clock=clock)
        assert session is not None, problems
        stage = RunnerStage(session, "readiness-content", ITEM)
        async with stage.run_test() as pilot:
            await pilot.pause()
            seen[name] = frame(stage)
        session.close()
    assert "The article in the Post" in seen["Ana Ruiz"] and "The article" not in seen["Ben"]
    assert "What shows it?" not in seen["Ben"]
