"""The score and the actions with other standings than there are: plain functions, which leave the workbook as it is."""

from dataclasses import replace
from pathlib import Path

from tests.session.conftest import NOON
from workbook.domain import Evidence, score
from workbook.domain.actions import action_list
from workbook.session import Session
from workbook.session.rating import rate

ITEM = "ideal-customer-written"


def test_one_standing_changed_gives_what_the_rating_would_give(session: Session, root: Path) -> None:
    """First as it would be, then as it is once it is really rated so."""
    rate(session, ITEM, level=1)
    assert session.flush() == ()
    files = {path: path.read_bytes() for path in root.rglob("*.toml")}
    before, offered, there = session.score(), session.actions(), session.standings()

    proof = Evidence(NOON.date(), "Revised with three customers")
    changed = {**there, ITEM: replace(there[ITEM], level=4, evidence=(proof,))}
    would_be = score(session.pack, changed, session.today)
    would_do = action_list(session.pack, session.folder.actions, would_be)

    assert would_be.proven > before.proven and would_do != offered
    assert (session.score(), session.actions(), session.standings()) == (before, offered, there)
    assert there[ITEM].level == 1
    assert session.flush() == ()
    assert {path: path.read_bytes() for path in root.rglob("*.toml")} == files
    assert session.undo() is not None and session.undo() is None, "there is nothing to undo but the rating"

    rate(session, ITEM, level=4, evidence=[proof])
    assert session.score() == would_be
    assert session.actions() == would_do
