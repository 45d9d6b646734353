"""What nobody knows is told, and clocks and time zones of others take nothing away."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.session.conftest import NOON
from workbook.domain import Evidence, Problem, RatingAt, StandingWord
from workbook.session import Session, open_session
from workbook.session.notices import MOST
from workbook.session.rating import rate

ITEM = "ideal-customer-written"
ANSWERS = 'format = 1\n[{}]\nkind = "line"\nrev = 1\nat = 2026-11-01T00:00:00Z\nby = "ana-ruiz"\nvalue = "x"\n\n# end\n'
RATINGS = "format = 1\n[{}]\nrev = 1\nat = {}\nlevel = {}\n\n# end\n"


def at(root: Path, now: datetime = NOON, person: str | None = None, until: date | None = None) -> Session:
    session, _ = open_session(root, clock=lambda: now, person=person, until=until)
    assert session is not None
    return session


def put(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def test_an_answer_to_an_unknown_question_is_told_with_its_line_and_the_nearest_one(root: Path) -> None:
    put(root, "answers/05-strategy.toml", ANSWERS.format("ideal-profilf"))
    (note,) = at(root).problems
    assert (note.file, note.line, note.severity) == ("answers/05-strategy.toml", 2, "note")
    assert "“ideal-profilf”" in note.what and "Did you mean “ideal-profile”?" in note.what


def test_a_rating_of_an_unknown_question_is_told(root: Path) -> None:
    put(root, "ratings/ben.toml", RATINGS.format("ideal-customer-writtem", "2026-11-01T00:00:00Z", 3))
    (note,) = at(root).problems
    assert note.file == "ratings/ben.toml" and f"“{ITEM}”" in note.what and note.severity == "note"


def test_of_many_the_first_few_are_told_and_the_rest_counted(root: Path) -> None:
    many = "".join(
        ANSWERS.format(f"zz-{number}").removeprefix("format = 1\n").removesuffix("# end\n") for number in range(500)
    )
    put(root, "answers/05-strategy.toml", f"format = 1\n{many}# end\n")
    told = at(root).problems
    assert len(told) == MOST + 1 and f"{500 - MOST} more" in told[-1].what


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(seconds=1), timedelta(hours=2), timedelta(days=400)])
def test_a_rating_given_now_counts_though_anothers_clock_is_ahead(root: Path, ahead: timedelta) -> None:
    put(root, "ratings/ben.toml", RATINGS.format(ITEM, (NOON + ahead).isoformat(), 1))
    ana = at(root)
    assert rate(ana, ITEM, level=2) is None
    rated = ana.rated(ITEM)
    assert rated is not None and (rated.level, rated.at) == (2, NOON + ahead + timedelta(seconds=1))
    ana.close()
    assert at(root).standings()[ITEM].level == 2


def test_the_later_of_now_and_the_others_word_is_the_time_of_a_word(root: Path) -> None:
    put(root, "ratings/ben.toml", RATINGS.format(ITEM, "2026-11-20T11:59:59Z", 1))
    ana = at(root)
    assert rate(ana, ITEM, level=2) is None
    rated = ana.rated(ITEM)
    assert rated is not None and rated.at == NOON and ana.standings()[ITEM].level == 2


def test_ones_own_word_is_replaced_and_never_runs_ahead(root: Path) -> None:
    ana = at(root)
    for level in (1, 2, 1, 0):
        assert rate(ana, ITEM, level=level) is None
    rated = ana.rated(ITEM)
    assert rated is not None and (rated.level, rated.at) == (0, NOON)


def test_looking_back_the_words_of_later_days_move_nothing(root: Path) -> None:
    put(root, "ratings/ben.toml", RATINGS.format(ITEM, "2026-11-25T00:00:00Z", 4))
    ana = at(root, until=NOON.date())
    assert rate(ana, ITEM, level=1) is None
    assert ana.standings()[ITEM].level == 1 and ana.problems == ()
    ana.close()
    assert at(root, datetime(2026, 11, 26, tzinfo=UTC)).standings()[ITEM].level == 4


@pytest.mark.parametrize(("moment", "told"), [("2026-11-21T12:00:00Z", 0), ("2026-11-21T12:00:01Z", 1)])
def test_a_clock_that_was_more_than_a_day_ahead_is_told(root: Path, moment: str, told: int) -> None:
    put(root, "ratings/ben.toml", RATINGS.format(ITEM, moment, 3))
    notes = at(root).problems
    assert len(notes) == told
    if told:
        assert "21 November 2026" in notes[0].what and notes[0].severity == "note" and "clock" in notes[0].what


def given(root: Path, day: date) -> Session:
    """A level 3 that one line of that day shows, as another computer wrote it."""
    session = at(root)
    word = StandingWord(
        rev=session.pack.item_by_id[ITEM].rev,
        at=NOON,
        level=3,
        evidence=(Evidence(day, "Sent to three clients"),),
    )
    assert session.folder.set(RatingAt("ben", ITEM), word) is None
    assert session.folder.save() == ()
    return at(root)


@pytest.mark.parametrize(
    ("ahead", "proves", "told"), [(-1, True, False), (0, True, False), (1, True, False), (2, False, True)]
)
def test_a_line_of_a_day_further_east_proves_today_and_one_further_ahead_is_told(
    root: Path, ahead: int, proves: bool, told: bool
) -> None:
    session = given(root, NOON.date() + timedelta(days=ahead))
    assert session.score().items[ITEM].proven is proves
    notes = [note for note in session.problems if "future" in note.what]
    assert bool(notes) is told
    if told:
        assert notes[0].file == "ratings/ben.toml" and notes[0].line is not None


@pytest.mark.parametrize("ahead", [1, 30])
def test_a_line_that_stands_there_already_does_not_stop_a_rating(root: Path, ahead: int) -> None:
    session = given(root, NOON.date() + timedelta(days=ahead))
    there = session.standings()[ITEM].evidence
    assert rate(session, ITEM, level=4, evidence=there) is None
    new = Evidence(NOON.date() + timedelta(days=1), "Tomorrow")
    assert isinstance(rate(session, ITEM, level=4, evidence=(*there, new)), Problem)
