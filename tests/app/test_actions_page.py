"""The page of actions: what to do on Monday, one row for what a plan still asks, the pane or the foot, and no promise for an answer."""

from pathlib import Path

from tests.app.frames import frame
from tests.app.shop import empty_shop, full_shop, with_session
from tests.app.stage import until
from tests.app.test_story import owner
from tests.workplaces import new_workbook
from workbook.app.actions.card_screen import CommitScreen
from workbook.app.exercise.runner_screen import RunnerScreen
from workbook.app.home.home_screen import HomeScreen
from workbook.domain import GivenFirm
from workbook.session import Session
from workbook.session.acting import commit_action
from workbook.session.kind_of_firm import say_firm
from workbook.session.rating import rate


async def test_a_new_owner_has_three_small_things_to_do_on_monday(tmp_path: Path) -> None:
    root = with_session(new_workbook(tmp_path), lambda session: say_firm(session, GivenFirm("walk-in", "team")))
    async with owner(root) as me:
        await me.press("a")
        me.sees("small steps to begin with", "▌▸   Write down what one customer says of us", "20 minutes")
        me.sees("Thank three people who sent somebody", "Count greetings for half an hour")
        me.sees("Rate Partners", "8 ratings", "12 minutes", "an answer may also be 0")
        me.sees("Ask one today why they chose you, by phone or across the counter. Write the")
        assert "+" not in frame(me.app)  # no gain is invented
        await me.press("c")
        assert isinstance(me.app.screen, CommitScreen)
        me.sees("Write down what one customer says of us", "Done means")
        await me.press("f4")
        me.sees("1 of 3 being done", "no day yet")
        assert len(me.session.listing().begin) == 2


async def test_a_plan_is_rated_from_the_first_that_is_open(tmp_path: Path) -> None:
    root = with_session(empty_shop(tmp_path / "shop"), lambda session: rate(session, "customers-1", level=1))
    async with owner(root) as ana:
        await ana.press("a")
        ana.sees("Rate Customers", "2 left of 3")
        await ana.press("end")
        while ana.app.screen.rows.key != ("rate", "customers"):  # type: ignore[attr-defined]  # the page is a list
            await ana.press("up")
        ana.sees("enter Rate")
        await ana.press("enter")
        await until(lambda: isinstance(ana.app.screen, RunnerScreen))
        await ana.press()
        ana.sees("Customers know whom to send")


async def test_home_names_the_plan_and_leads_there(tmp_path: Path) -> None:
    async with owner(full_shop(tmp_path / "shop")) as ana:
        ana.sees("Rate Content", "1 left of 2")
        assert "if 2" not in frame(ana.app)
        while isinstance(ana.app.screen, HomeScreen) and ana.app.screen.under[-1] != "content-2":
            await ana.press("down")
        await ana.press("enter")
        await until(lambda: isinstance(ana.app.screen, RunnerScreen))
        await ana.press()
        ana.sees("Our stories have results in them")


async def test_the_pane_has_the_whole_card_and_follows_the_cursor(tmp_path: Path) -> None:
    async with owner(full_shop(tmp_path / "shop"), (120, 40)) as ana:
        await ana.press("a")
        ana.sees("who     Ana Ruiz", "due     18 Nov, 2 days ago", "when    the job is done", "x  Done")
        ana.sees("Done means", "Level 2 of it.", "What it brings", "Customers", "+13", "+5.0")
        ana.sees("So far", "20 Nov  taken on by Ana Ruiz", "18 Nov  was due")
        await ana.press("down", "down")
        ana.sees(
            "╭─ Next", "Prove “Customers know whom to send”", "Add one dated line.", "enter  Prove it", "enter Prove it"
        )
        await ana.press("end")
        ana.sees("╭─ Dropped", "· Make it a habit, and write it down.", "enter  Unfold")


async def test_what_an_open_rating_would_bring_is_not_promised(tmp_path: Path) -> None:
    async with owner(empty_shop(tmp_path / "shop"), (120, 40)) as ana:
        await ana.press("a")
        ana.sees("Its rating is still open", "up to half a day, within 1", "c  Commit")
        await ana.press("w")
        ana.sees("nothing is promised")


async def test_what_was_done_this_quarter_stands_with_its_day(tmp_path: Path) -> None:
    async with owner(full_shop(tmp_path / "shop")) as ana:
        await ana.press("a", "down", "x", "down", "enter")
        ana.sees("Done this quarter", "✓ Make it a habit, and write it down.", "20 Nov", "1 of 3 being done")


async def test_a_name_that_the_list_cuts_is_whole_at_the_foot(tmp_path: Path) -> None:
    words = "Ask the three neighbours across the road what they would tell a friend about our shop"

    async with owner(empty_shop(tmp_path / "shop"), (60, 20)) as ana:
        await ana.press("a", "a")
        await ana.type(words)
        await ana.press("enter", "f4")
        seen = " ".join(" ".join(frame(ana.app).split("\n")[-7:]).split())
        assert words in seen


async def test_the_help_lists_the_word_for_each_state(tmp_path: Path) -> None:
    async with owner(full_shop(tmp_path / "shop"), (120, 60)) as ana:
        await ana.press("a", "question_mark")
        seen = " ".join(frame(ana.app).split())
        for words in ("doing (somebody has taken it on)", "parked (not now)", "waiting (something else comes first)"):
            assert words in seen


def test_a_second_person_takes_a_first_step_on_by_its_id(tmp_path: Path) -> None:
    def act(session: Session) -> None:
        step = session.listing().begin[0]
        assert commit_action(session, step.id, owner="Ben") is None
        assert [action.id for action in session.listing().doing] == [step.id]

    with_session(empty_shop(tmp_path / "shop"), act)
