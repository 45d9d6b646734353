"""A team's round asks everybody for themselves: nobody is shown another's vote or its evidence before it is closed."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.session.conftest import NOON
from workbook.domain import Evidence, ReplyAt, RoundAt
from workbook.domain.rounds.round import Asked, Reply, RoundHead, Said, Seat, Vote
from workbook.session import Session, open_session
from workbook.session.rating import rate

ITEM = "ideal-customer-written"
SHOWN = Evidence(date(2026, 11, 2), "Ana's own list")
ROUND = "2026-Q4"
FILE = f"rounds/{ROUND}/round.toml"
Opens = Callable[..., Session]


@pytest.fixture
def opens(root: Path) -> Opens:
    """It opens the workbook for somebody."""

    def opened(person: str, days: int = 0) -> Session:
        session, problems = open_session(root, person=person, clock=lambda: NOON + timedelta(days=days), drafting=False)
        assert session is not None, problems
        return session

    return opened


@pytest.fixture
def team(opens: Opens) -> Opens:
    """A workbook whose round of this quarter is a team's and open, in which Ana has voted 4. It opens it for somebody."""
    folder = opens("Ana Ruiz").folder
    seats = (Seat("ana-ruiz", "owner"), Seat("ben"))
    head = RoundHead(label=ROUND, kind="team", items=(Asked(ITEM, 1),), roster=seats, opened=NOON - timedelta(days=1))
    assert folder.set(RoundAt(ROUND), head) is None
    vote = Vote(level=4, evidence=(SHOWN,), at=NOON)
    assert folder.set(ReplyAt(ROUND, "ana-ruiz", ITEM), Reply(first=vote)) is None
    assert folder.save() == ()
    return opens


def become(root: Path, state: str) -> None:
    """Have the round be in that state."""
    file = root / FILE
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("state")]
    place = next(number for number, line in enumerate(lines) if line.startswith("label"))
    lines.insert(place, f'state = "{state}"')
    file.write_text("\n".join([*lines, ""]), encoding="utf-8")


@pytest.mark.parametrize("state", ["open", "revealed"])
@pytest.mark.parametrize("person", ["Ana Ruiz", "Ben"])
def test_a_vote_is_no_word_and_counts_for_nothing_until_the_close(
    team: Opens, root: Path, person: str, state: str
) -> None:
    become(root, state)
    session = team(person)
    assert session.rated(ITEM) is None and session.said(ITEM) == [] and session.standings() == {}
    later = team(person, days=60)
    assert later.rated(ITEM) is None and later.earlier(ITEM) is None


def test_what_is_said_meanwhile_is_open_to_all_and_leaves_the_vote_as_it_is(team: Opens) -> None:
    ben = team("Ben")
    assert rate(ben, ITEM, level=3) is None
    assert ben.close() == ()
    ana = team("Ana Ruiz")
    said = ana.rated(ITEM)
    assert said is not None and (said.level, said.evidence, said.note) == (3, (), "")
    reply = ana.folder.get(ReplyAt(ROUND, "ana-ruiz", ITEM))
    assert isinstance(reply, Reply) and reply.first is not None and reply.first.evidence == (SHOWN,)


def test_what_a_closed_round_came_to_counts_and_names_the_round(team: Opens) -> None:
    folder = team("Ana Ruiz").folder
    head = folder.rounds[ROUND].head
    word = {ITEM: Said(level=3, evidence=(SHOWN,))}
    closed = RoundHead(
        label=ROUND, kind="team", items=head.items, roster=head.roster, state="closed", closed=NOON, word=word
    )
    assert folder.set(RoundAt(ROUND), closed) is None and folder.save() == ()
    ben = team("Ben")
    said = ben.rated(ITEM)
    assert said is not None and (said.level, said.evidence) == (3, (SHOWN,))
    standing = ben.standings()[ITEM]
    assert (standing.by, standing.round) == (None, ROUND)
    assert rate(ben, ITEM, level=1) is None, "a closed round forbids nothing"
    standing = ben.standings()[ITEM]
    assert (standing.level, standing.by, standing.round) == (1, "ben", None)
    (team_said, his) = (one.rated.level for one in ben.said(ITEM))
    assert (team_said, his) == (3, 1), "what the team had said is still told"


def test_where_people_take_turns_the_newest_is_shown_to_all(opens: Opens) -> None:
    ana = opens("Ana Ruiz")
    assert rate(ana, ITEM, level=4, evidence=[SHOWN], note="ask Mira too") is None
    assert ana.close() == ()
    ben = opens("Ben")
    found = ben.rated(ITEM)
    assert found is not None and (found.level, found.evidence, found.note) == (4, (SHOWN,), "ask Mira too")
    assert ben.standings()[ITEM].by == "ana-ruiz"


def test_a_state_that_nobody_knows_is_told_and_reveals_nothing(team: Opens, root: Path) -> None:
    become(root, "opne")
    ben = team("Ben")
    lines = (root / FILE).read_text(encoding="utf-8").splitlines()
    (told,) = [one for one in ben.problems if one.file == FILE and "“state”" in one.what]
    assert told.line == lines.index('state = "opne"') + 1
    assert told.what == "“state” is not one of open, revealed, closed."
    assert ITEM not in ben.standings()
    assert rate(ben, ITEM, level=3) is None, "a rating is a word of its own"
    assert ben.close() == ()
    assert (root / FILE).read_text(encoding="utf-8").splitlines() == lines


FORMER = """format = 1

[ideal-customer-written]
rev = 1
at = 2026-11-20T12:00:00Z
by = "ana-ruiz"
level = 4
note = "only for me"
evidence = [{date = 2026-11-02, text = "Ana's own list"}]

# end
"""


def former(root: Path, state: str) -> Path:
    """A team check-in as the program before wrote it, in which Ana has said 4; the file of the check-in."""
    folder = root / "checkins" / ROUND
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ana-ruiz.toml").write_text(FORMER, encoding="utf-8")
    head = f'format = 1\nkind = "team"\nstate = "{state}"\n\n# end\n'
    (folder / "checkin.toml").write_text(head, encoding="utf-8")
    return folder / "checkin.toml"


@pytest.mark.parametrize("person", ["Ana Ruiz", "Ben"])
def test_what_a_team_kept_sealed_before_stays_so(opens: Opens, root: Path, person: str) -> None:
    former(root, "open")
    session = opens(person)
    assert session.problems == ()
    assert session.rated(ITEM) is None and session.said(ITEM) == [] and session.standings() == {}
    assert session.folder.rounds[ROUND].state == "open"


def test_a_former_state_that_nobody_knows_is_told_and_reveals_nothing(opens: Opens, root: Path) -> None:
    file = former(root, "opne")
    ben = opens("Ben")
    (told,) = [one for one in ben.problems if "“state”" in one.what]
    assert (told.file, told.line) == (f"checkins/{ROUND}/checkin.toml", 3)
    assert told.what == "“state” is not one of open, revealed, closed."
    assert ITEM not in ben.standings() and ben.said(ITEM) == []
    before = file.read_bytes()
    assert rate(ben, ITEM, level=3) is None
    assert ben.close() == ()
    assert file.read_bytes() == before and (file.parent / "ana-ruiz.toml").exists()
