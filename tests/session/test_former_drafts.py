"""Ratings that were drafted under format 1: each finds its place, and what a team sealed stays sealed."""

from pathlib import Path

import pytest

from tests.session.conftest import NOON
from tests.session.test_drafts import journals, leave, opened, said
from workbook.domain import Evidence, StandingWord
from workbook.store.disk import Left, Pending, read_left
from workbook.store.kinds import FormerRatingAt

RATING = "ideal-customer-written"


def leave_former(root: Path, kind: str | None, state: str = "open") -> None:
    """A journal of format 1 with a rating in a check-in of this kind; with None there is none of that quarter on the disk."""
    if kind is not None:
        (root / "checkins/2026-Q4").mkdir(parents=True)
        text = f'format = 1\nkind = "{kind}"\nstate = "{state}"\nopened = 2026-10-14\n# end\n'
        (root / "checkins/2026-Q4/checkin.toml").write_text(text, encoding="utf-8")
    rated = StandingWord(rev=1, at=NOON, level=3, evidence=(Evidence(NOON.date(), "Seen at the counter"),))
    leave(root, Left({FormerRatingAt("2026-Q4", "ana-ruiz", RATING): Pending(rated)}))


@pytest.mark.parametrize("kind", ["solo", None])
def test_a_rating_of_format_1_is_put_back_among_the_words_of_its_person(root: Path, kind: str | None) -> None:
    leave_former(root, kind)
    session = opened(root)
    assert session.folder.words["ana-ruiz"][RATING].level == 3 and "was brought back" in said(session)
    assert session.close() == () and journals() == []


def test_one_of_a_team_stays_sealed(root: Path) -> None:
    leave_former(root, "team")
    session = opened(root)
    vote = session.folder.rounds["2026-Q4"].replies["ana-ruiz"][RATING].first
    assert vote is not None and vote.level == 3 and session.folder.words == {}
    assert session.close() == () and journals() == []


@pytest.mark.parametrize(("kind", "state"), [("team", "closed"), ("team", "ajar")])
def test_one_that_comes_too_late_or_may_be_sealed_stays_in_the_draft(root: Path, kind: str, state: str) -> None:
    leave_former(root, kind, state)
    session = opened(root)
    assert session.folder.words == {} and len(journals()) == 1
    session.close()
    left = read_left(journals()[0].read_bytes())[0]
    assert left is not None and list(left.changes) == [FormerRatingAt("2026-Q4", "ana-ruiz", RATING)]
