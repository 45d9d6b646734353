"""A team check-in asks everybody for themselves: nobody is shown another's level or evidence while they give their own."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.session.conftest import NOON
from workbook.domain import Evidence
from workbook.session import Session, open_session
from workbook.session.rating import rate

ITEM = "ideal-customer-written"
SHOWN = Evidence(date(2026, 11, 2), "Ana's own list")
Opens = Callable[..., Session]


@pytest.fixture
def team(root: Path) -> Opens:
    """A workbook whose check-in of this quarter is a team's and open, in which Ana has said 4. It opens it for somebody."""

    def opened(person: str, days: int = 0) -> Session:
        session, problems = open_session(root, person=person, clock=lambda: NOON + timedelta(days=days), drafting=False)
        assert session is not None, problems
        return session

    ana = opened("Ana Ruiz")
    assert rate(ana, ITEM, level=4, evidence=[SHOWN], note="only for me") is None
    assert ana.close() == ()
    head(root, "team", "open")
    return opened


def head(root: Path, kind: str, state: str) -> None:
    """Make this quarter's check-in one of that kind, in that state."""
    path = root / "checkins" / "2026-Q4" / "checkin.toml"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(("kind", "state"))]
    path.write_text("\n".join([*lines, f'kind = "{kind}"', f'state = "{state}"', ""]), encoding="utf-8")


def test_nobody_sees_what_another_said(team: Opens) -> None:
    ana, ben = team("Ana Ruiz"), team("Ben")
    hers = ana.rated(ITEM)
    assert hers is not None and (hers.level, hers.evidence, hers.note) == (4, (SHOWN,), "only for me")
    assert ben.rated(ITEM) is None


def test_what_one_gives_takes_nothing_from_another(team: Opens) -> None:
    ben = team("Ben")
    assert rate(ben, ITEM, level=3) is None
    his = ben.rated(ITEM)
    assert his is not None and (his.level, his.evidence, his.note) == (3, (), "")
    assert ben.close() == ()
    hers = team("Ana Ruiz").rated(ITEM)
    assert hers is not None and hers.level == 4


def test_a_quarter_later_each_goes_on_from_their_own(team: Opens) -> None:
    ana, ben = team("Ana Ruiz", days=60), team("Ben", days=60)
    assert ana.rated(ITEM) is None and ben.earlier(ITEM) is None
    earlier = ana.earlier(ITEM)
    assert earlier is not None and (earlier[0], earlier[1].level) == ("2026-Q4", 4)


def test_where_people_take_turns_the_newest_is_shown_to_all(team: Opens, root: Path) -> None:
    head(root, "solo", "open")
    found = team("Ben").rated(ITEM)
    assert found is not None and (found.level, found.by) == (4, "ana-ruiz")


def test_a_state_that_nobody_knows_is_told_takes_no_rating_and_reveals_nothing(team: Opens, root: Path) -> None:
    head(root, "team", "opne")
    ben = team("Ben")
    file = "checkins/2026-Q4/checkin.toml"
    lines = (root / file).read_text(encoding="utf-8").splitlines()
    (told,) = [one for one in ben.problems if one.file == file and "“state”" in one.what]
    assert told.line == lines.index('state = "opne"') + 1
    assert told.what == "“state” is not one of open, revealed, closed."
    assert ITEM not in ben.standings()
    refused = rate(ben, ITEM, level=3)
    assert refused is not None
    assert refused.file == file and "closed." not in refused.what and "open, revealed or closed" in refused.mend
    assert ben.close() == ()
    assert (root / file).read_text(encoding="utf-8").splitlines() == lines
    head(root, "team", "closed")
    assert ITEM in team("Ben").standings()
