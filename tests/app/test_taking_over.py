"""What comes back from before: the answer to an earlier wording of a question, and evidence of an earlier quarter."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.app.frames import frame
from tests.app.shop import empty_shop, with_session
from tests.app.stage import NOON, TODAY, RunnerStage, spelled
from tests.workplaces import at_home
from workbook.domain import Evidence, Value
from workbook.session import Session, open_session
from workbook.session.answering import answer
from workbook.session.rating import rate

OFFER = "You answered an earlier wording of this"
FROM_BEFORE = "From last quarter; change or clear what no longer holds."

REWORDED = """---
id: reworded
title: Asked again
minutes: 5
---
# Asked again

::: line old-promise {retired}

**What do you promise?**

:::

::: line promise {replaces=old-promise}

**What do you promise, in one breath?**

:::

::: line last-promise {retired replaces=promise-between}

**Promise?**

:::

::: line promise-between {retired replaces=old-promise}

**Promise, between?**

:::

::: text promise-text {replaces=old-promise}

**Tell the promise.**

:::

::: line promise-now {replaces=promise-between}

**What do you promise now?**

:::

::: choice old-way {retired}

**How?**

- By phone `phone`
- By fax `fax`

:::

::: choice way {replaces=old-way}

**How do you call them?**

- By telephone `phone`
- By mail `mail`

:::

::: table old-list {retired}

**Who?**

| Who `name` | Since `since:date` |
| --- | --- |

:::

::: table list {replaces=old-list}

**Who, and what they bought?**

| Who `name` | Since when `since:line` | Bought `bought` |
| --- | --- | --- |

:::
"""

RATINGS = """
::: rating old-habit {weight=1 scope=tactical audience=customers lens=lead retired}

**We ask.**

0. Never.
1. Once.
2. Some.
3. Most.
4. All.

Evidence: a date.

- to 2, small, 1 week: **Ask some.** Begin today.
- to 4, small, 1 month: **Ask all.** Begin today.

:::

::: rating habit {weight=1 scope=tactical audience=customers lens=lead replaces=old-habit}

**We ask, and write it down.**

0. Never.
1. Once.
2. Some.
3. Most.
4. All.

Evidence: a date.

- to 2, small, 1 week: **Ask some.** Begin today.
- to 4, small, 1 month: **Ask all.** Begin today.

:::
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shop whose pack has reworded questions."""
    at_home(tmp_path / "home", monkeypatch)
    shop = empty_shop(tmp_path / "shop")
    chapter = next(shop.glob("packs/*/02-strategy"))
    (chapter / "03-reworded.md").write_text(REWORDED, encoding="utf-8")
    readiness = chapter / "readiness.md"
    readiness.write_text(readiness.read_text(encoding="utf-8") + RATINGS, encoding="utf-8")
    return shop


@pytest.fixture
def opened(root: Path) -> Iterator[Callable[[], Session]]:
    """Opens the shop, at noon."""
    sessions: list[Session] = []

    def now() -> Session:
        session, problems = open_session(root, clock=lambda: NOON)
        assert session is not None, problems
        sessions.append(session)
        return session

    yield now
    for session in sessions:
        session.close()


def before(root: Path, item: str, level: int, *days_old: int, on: date = date(2026, 9, 1)) -> None:
    """Rate `item` on the day `on` (in the quarter before), with a line for each of these ages as of today."""
    lines = [Evidence(TODAY - timedelta(days=age), f"seen {age} days ago") for age in days_old]
    session, problems = open_session(root, clock=lambda: datetime(on.year, on.month, on.day, 12, tzinfo=UTC))
    assert session is not None, problems
    assert rate(session, item, level=level, evidence=lines) is None
    session.close()


def words(stage: RunnerStage) -> str:
    """The frame as one line, for sentences that may be broken anywhere."""
    return " ".join(frame(stage).split())


def there(session: Session, item: str) -> object:
    response = session.response(item)
    return response.value if response is not None else None


async def test_an_earlier_wording_is_offered_taken_over_and_taken_back(opened: Callable[[], Session]) -> None:
    session = opened()
    answer(session, "old-promise", "Books done by the 5th")
    stage = RunnerStage(session, "reworded", "promise")
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert f"{OFFER}: “Books done by the 5th”. f5 takes it over." in words(stage)
        keys = ("f4 Next", "f3 Back", "f2 Lesson", "f5 Take over", "ctrl+z Undo", "esc Leave", "f1 Help")
        assert [key for key in keys if key not in frame(stage).splitlines()[-1]] == []
        assert "f5 Take over" in frame(stage)
        await pilot.press("f5", "!")
        await pilot.pause()
        assert "▌ Books done by the 5th!" in frame(stage)
        assert OFFER not in frame(stage)
        assert "f5 Take over" not in frame(stage)
        assert there(session, "promise") == "Books done by the 5th!"
        await pilot.press("ctrl+z", "ctrl+z")
        await pilot.pause()
        assert there(session, "promise") is None
        assert OFFER in frame(stage)
    assert there(session, "old-promise") == "Books done by the 5th"


async def test_nothing_is_offered_beside_an_answer_or_another_kind_of_one(opened: Callable[[], Session]) -> None:
    session = opened()
    answer(session, "old-promise", "Books done by the 5th")
    answer(session, "promise", "Mine")
    for item in ("promise", "promise-text"):
        stage = RunnerStage(session, "reworded", item)
        async with stage.run_test() as pilot:
            await pilot.press("f5")
            await pilot.pause()
            assert OFFER not in frame(stage)
    assert (there(session, "promise"), there(session, "promise-text")) == ("Mine", None)


async def test_the_first_word_of_ones_own_ends_the_offer(opened: Callable[[], Session]) -> None:
    session = opened()
    answer(session, "old-promise", "Books done by the 5th")
    stage = RunnerStage(session, "reworded", "promise-now")
    async with stage.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert OFFER in frame(stage), "the wording before the last counts where the last was never answered"
        await pilot.press("N", "f5", "o")
        await pilot.pause()
        assert OFFER not in frame(stage)
    assert there(session, "promise-now") == "No"


@pytest.mark.parametrize(
    ("old", "given", "new", "taken"),
    [
        ("old-way", "phone", "way", "phone"),
        ("old-way", "fax", "way", None),
        ("old-list", ({"name": "Ana", "since": TODAY}, {"since": TODAY}), "list", ({"name": "Ana"},)),
    ],
)
async def test_only_what_the_new_question_can_hold_is_taken_over(
    opened: Callable[[], Session], old: str, given: Value, new: str, taken: object
) -> None:
    session = opened()
    answer(session, old, given)
    stage = RunnerStage(session, "reworded", new)
    async with stage.run_test() as pilot:
        await pilot.press("f5")
        await pilot.pause()
    assert there(session, new) == taken
    assert there(session, old) == given


async def test_a_rating_of_this_quarter_is_taken_over_with_what_shows_it(
    root: Path, opened: Callable[[], Session]
) -> None:
    lines = (Evidence(TODAY, "the list"),)
    with_session(root, lambda session: rate(session, "old-habit", level=3, evidence=lines))
    session = opened()
    stage = RunnerStage(session, "readiness-strategy", "habit")
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert f"{OFFER}: “Level 3, 1 dated line”." in words(stage)
        await pilot.press("f5")
        await pilot.pause()
        assert "3 ●" in frame(stage)
    rated = session.rated("habit")
    assert rated is not None
    assert (rated.level, rated.evidence) == (3, lines)


async def test_a_level_of_last_quarter_stays_hidden_until_it_is_taken_over(
    root: Path, opened: Callable[[], Session]
) -> None:
    before(root, "old-habit", 4, 90, 200)
    session = opened()
    stage = RunnerStage(session, "readiness-strategy", "habit")
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert "You rated an earlier wording of this last quarter. f5 takes that over." in words(stage)
        await pilot.press("f5")
        await pilot.pause()
    rated = session.rated("habit")
    assert rated is not None
    assert (rated.level, [line.text for line in rated.evidence]) == (4, ["seen 90 days ago", "seen 200 days ago"])


async def test_evidence_of_last_quarter_comes_back_with_a_claim_old_lines_among_it(
    root: Path, opened: Callable[[], Session]
) -> None:
    before(root, "strategy-1", 3, 90, 181)
    session = opened()
    proven = session.score().items["strategy-1"].low
    stage = RunnerStage(session, "readiness-strategy", "strategy-1")
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert "seen" not in frame(stage)
        await pilot.press("3")
        await pilot.pause()
        seen = words(stage)
        assert "seen 90 days ago" in seen
        assert "seen 181 days ago" in seen
        assert FROM_BEFORE in seen
        assert session.score().items["strategy-1"].low == proven
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert "seen" not in frame(stage)
        assert session.rated("strategy-1") is None
        await pilot.press("4")
        await pilot.pause()
    rated = session.rated("strategy-1")
    assert rated is not None
    assert [line.text for line in rated.evidence] == ["seen 90 days ago", "seen 181 days ago"]


async def test_old_lines_alone_come_back_and_prove_nothing(root: Path, opened: Callable[[], Session]) -> None:
    before(root, "strategy-1", 3, 181)
    session = opened()
    stage = RunnerStage(session, "readiness-strategy", "strategy-1")
    async with stage.run_test() as pilot:
        await pilot.press("3")
        await pilot.pause()
        assert "seen 181 days ago" in words(stage)
        assert "One dated line of the last 180 days makes it proven." in words(stage)
        assert "Proven by what stands here." not in words(stage)


async def test_evidence_that_was_cleared_stays_away(root: Path, opened: Callable[[], Session]) -> None:
    before(root, "strategy-1", 4, 90)
    session = opened()
    stage = RunnerStage(session, "readiness-strategy", "strategy-1")
    async with stage.run_test() as pilot:
        clear = ["tab", *["backspace"] * 30, "shift+tab", *["backspace"] * 20]
        await pilot.press("4", *clear)
        await pilot.pause()
        assert FROM_BEFORE not in words(stage)
        await pilot.press("shift+tab", "3", "2", "4", "f4", "f3", "3")
        await pilot.pause()
        assert "seen" not in frame(stage)
    rated = session.rated("strategy-1")
    assert rated is not None
    assert (rated.level, rated.evidence) == (3, ())


@pytest.mark.parametrize(("earlier", "now"), [(2, "4"), (4, "2")])
async def test_none_comes_back_where_either_level_is_no_claim(
    root: Path, opened: Callable[[], Session], earlier: int, now: str
) -> None:
    before(root, "strategy-1", earlier, 90)
    session = opened()
    stage = RunnerStage(session, "readiness-strategy", "strategy-1")
    async with stage.run_test() as pilot:
        await pilot.press(*spelled([now]))
        await pilot.pause()
    rated = session.rated("strategy-1")
    assert rated is not None
    assert (rated.level, rated.evidence) == (int(now), ())


async def test_more_lines_than_are_offered_all_stay(root: Path, opened: Callable[[], Session]) -> None:
    before(root, "strategy-1", 4, *range(90, 110), on=date(2026, 9, 30))
    session = opened()
    stage = RunnerStage(session, "readiness-strategy", "strategy-1")
    async with stage.run_test() as pilot:
        await pilot.press("4")
        await pilot.pause()
    rated = session.rated("strategy-1")
    assert rated is not None
    assert len(rated.evidence) == 20
