"""An exercise that is open while what it is about changes: another kind of firm, or a rating that means something else now."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.app.exercise_shop import EXERCISE, TABLE, exercise_session
from tests.app.frames import frame
from tests.app.stage import RunnerStage
from tests.workplaces import at_home
from workbook.domain import Applies, Evidence, Exercise, GivenFirm, Pack, RatingItem, Turned
from workbook.session import Session
from workbook.session.kind_of_firm import say_firm
from workbook.session.rating import rate


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    at_home(tmp_path / "home", monkeypatch)
    session = exercise_session(tmp_path)
    yield session
    session.close()


def changed(session: Session, **exercises: Exercise) -> Session:
    """Another session on the same folder, whose pack has these exercises in the place of its own."""
    kept = {one.id: one for one in exercises.values()}
    pack: Pack = replace(session.whole, exercises=tuple(kept.get(one.id, one) for one in session.whole.exercises))
    return Session(pack, session.folder, [], session.person, session.moment)


async def test_an_open_exercise_may_stop_being_for_the_firm(session: Session) -> None:
    page = replace(session.whole.exercise_by_id[EXERCISE], applies=Applies(kind=("job",)))
    other = changed(session, page=page)
    stage = RunnerStage(other, EXERCISE)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Okafor")
        await pilot.pause()
        turned = say_firm(other, GivenFirm(kind="walk-in"))
        assert isinstance(turned, Turned)
        assert turned.gone.exercises == (EXERCISE,)
        assert EXERCISE not in other.pack.exercise_by_id
        stage.runner.refill()
        for _ in page.live:
            await pilot.press("f4")
        await pilot.pause()
        assert "What you made" in frame(stage)
    assert other.value(TABLE) == ({"name": "Okafor"},), "it is kept"
    other.close()


async def test_enter_confirms_what_was_given_to_an_earlier_wording_in_the_workbook(session: Session) -> None:
    home = session.whole.exercise_by_id["readiness-strategy"]
    (first, *_) = (item for item in home.live if isinstance(item, RatingItem))
    line = Evidence(session.today, "as all of us saw")
    assert rate(session, first.id, level=3, evidence=[line]) is None
    assert session.score().items[first.id].proven
    page = replace(home, items=tuple(replace(one, rev=2) if one.id == first.id else one for one in home.items))
    other = changed(session, page=page)
    assert other.score().items[first.id].doubt == "earlier"
    stage = RunnerStage(other, page.id, first.id)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Given to an earlier wording." in frame(stage)
        await pilot.press("enter")
        await pilot.pause()
        assert "earlier wording" not in frame(stage)
        assert "Proven by what stands here." in frame(stage)
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert "Given to an earlier wording." in frame(stage), "undo takes the confirming back"
        await pilot.press("enter")
        await pilot.pause()
    word = other.rated(first.id)
    assert word is not None
    assert (word.rev, word.level, word.evidence) == (2, 3, (line,))
    assert other.score().items[first.id].proven
    other.close()
