"""In a team check-in no command tells one person what another has said, or copies it."""

from tests.cli.conftest import Shop

PROOF = "The list on the wall"


def team_of(shop: Shop) -> None:
    """Let Ana rate in a check-in of the team that is open."""
    assert shop.at("rate", "we-know-them", "4", "--evidence", PROOF, "--note", "mine alone").code == 0
    head = shop.root / "checkins" / "2026-Q4" / "checkin.toml"
    head.write_text(head.read_text(encoding="utf-8").replace('"solo"', '"team"'), encoding="utf-8")
    assert shop.toml("checkins/2026-Q4/checkin.toml")["kind"] == "team"


def test_what_another_said_is_neither_shown_nor_copied_line_by_line(shop: Shop) -> None:
    team_of(shop)
    said = shop.at("answer", "--plain", "we-know-them", "--as", "Ben", stdin="3\n\nq\n")
    assert said.code == 0
    assert PROOF not in said.out and "mine alone" not in said.out and "Now: 4" not in said.out
    assert shop.rating("we-know-them", "ben") == {"level": 3}


def test_a_rating_given_as_a_command_takes_no_proof_of_another(shop: Shop) -> None:
    team_of(shop)
    said = shop.at("rate", "we-know-them", "3", "--evidence", "Counted", "--as", "Ben")
    assert said.code == 0 and PROOF not in said.out + said.err
    assert [line["text"] for line in shop.rating("we-know-them", "ben")["evidence"]] == ["Counted"]
    again = shop.at("rate", "we-know-them", "2", "--as", "Ben")
    assert "Counted" in again.out and PROOF not in again.out


def test_where_people_take_turns_proof_stays(shop: Shop) -> None:
    assert shop.at("rate", "we-know-them", "4", "--evidence", PROOF).code == 0
    assert shop.at("rate", "we-know-them", "3", "--as", "Ben").code == 0
    assert [line["text"] for line in shop.rating("we-know-them", "ben")["evidence"]] == [PROOF]
