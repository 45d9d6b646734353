"""In a team's round an editor shows nobody's vote: what is said outside of it is a word that everybody sees."""

from datetime import date
from pathlib import Path

from tests.app.frames import frame
from tests.app.shop import clock, empty_shop, with_session
from tests.app.stage import RunnerStage
from workbook.domain import Evidence, ReplyAt, RoundAt
from workbook.domain.rounds.round import Asked, Reply, RoundHead, Seat, Vote
from workbook.session import Session, open_session
from workbook.session.rating import rate

ITEM = "content-1"
ROUND = "2026-Q4"


def voted(session: Session) -> None:
    """Ana votes in a round of the team that is open."""
    seats = (Seat("ana-ruiz", "owner"), Seat("ben"))
    head = RoundHead(label=ROUND, kind="team", items=(Asked(ITEM, 1),), roster=seats, opened=clock())
    shown = (Evidence(date(2026, 11, 2), "The article in the Post"),)
    reply = Reply(first=Vote(level=4, evidence=shown, at=clock()))
    assert session.put((RoundAt(ROUND), head), (ReplyAt(ROUND, "ana-ruiz", ITEM), reply), words="") is None


async def seen(root: Path, name: str) -> str:
    """The editor of the rating, as somebody sees it."""
    session, problems = open_session(root, person=name, clock=clock)
    assert session is not None, problems
    stage = RunnerStage(session, "readiness-content", ITEM)
    async with stage.run_test() as pilot:
        await pilot.pause()
        shown = frame(stage)
    session.close()
    return shown


async def test_an_editor_does_not_show_what_anybody_voted(tmp_path: Path) -> None:
    root = with_session(empty_shop(tmp_path / "shop"), voted)
    for name in ("Ana Ruiz", "Ben"):
        shown = await seen(root, name)
        assert "The article" not in shown and "What shows it?" not in shown


async def test_a_word_that_is_given_meanwhile_is_seen_by_all(tmp_path: Path) -> None:
    shown = [Evidence(date(2026, 11, 2), "Two of five asked for it")]
    root = with_session(empty_shop(tmp_path / "shop"), voted)
    with_session(root, lambda ana: rate(ana, ITEM, level=3, evidence=shown))
    for name in ("Ana Ruiz", "Ben"):
        assert "Two of five asked for it" in await seen(root, name)
