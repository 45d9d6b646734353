"""In a team's round no command tells one person what another has voted, or copies it."""

from datetime import date

from tests.app.shop import with_session
from tests.cli.conftest import Shop
from workbook.domain import Evidence, ReplyAt, RoundAt
from workbook.domain.rounds.round import Asked, Reply, RoundHead, Seat, Vote
from workbook.session import Session

PROOF = "The list on the wall"


def team_of(shop: Shop) -> None:
    """Let Ana have voted in a round of the team that is open."""

    def begin(session: Session) -> None:
        seats = (Seat("ana-ruiz", "owner"), Seat("ben"))
        head = RoundHead(label="2026-Q4", kind="team", items=(Asked("we-know-them", 1),), roster=seats)
        vote = Vote(level=4, evidence=(Evidence(date(2026, 11, 2), PROOF),), at=session.moment())
        given = Reply(first=vote)
        assert (
            session.put((RoundAt("2026-Q4"), head), (ReplyAt("2026-Q4", "ana-ruiz", "we-know-them"), given), words="")
            is None
        )

    with_session(shop.root, begin)
    assert PROOF in (shop.root / "rounds/2026-Q4/replies/ana-ruiz.toml").read_text(encoding="utf-8")


def test_what_another_voted_is_neither_shown_nor_copied_line_by_line(shop: Shop) -> None:
    team_of(shop)
    said = shop.at("answer", "--plain", "we-know-them", "--as", "Ben", stdin="3\n\nq\n")
    assert said.code == 0
    assert PROOF not in said.out and "Now: 4" not in said.out
    assert shop.rating("we-know-them", "ben") == {"level": 3}


def test_a_rating_given_as_a_command_takes_no_proof_of_another(shop: Shop) -> None:
    team_of(shop)
    said = shop.at("rate", "we-know-them", "3", "--evidence", "Counted", "--as", "Ben")
    assert said.code == 0 and PROOF not in said.out + said.err
    assert [line["text"] for line in shop.rating("we-know-them", "ben")["evidence"]] == ["Counted"]
    again = shop.at("rate", "we-know-them", "2", "--as", "Ben")
    assert "Counted" in again.out and PROOF not in again.out


def test_neither_the_score_nor_a_search_knows_of_a_vote(shop: Shop) -> None:
    before = shop.at("score", "--json").json
    team_of(shop)
    assert shop.at("score", "--json").json == before
    for words in (["find", "list", "wall"], ["score", "--explain", "we-know-them"], ["actions"], ["progress"]):
        assert PROOF not in shop.at(*words).out


def test_where_people_take_turns_proof_stays(shop: Shop) -> None:
    assert shop.at("rate", "we-know-them", "4", "--evidence", PROOF).code == 0
    assert shop.at("rate", "we-know-them", "3", "--as", "Ben").code == 0
    assert [line["text"] for line in shop.rating("we-know-them", "ben")["evidence"]] == [PROOF]
