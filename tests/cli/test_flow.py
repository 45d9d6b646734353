"""The flow on the command line: places in plain lines, rows to take over, suggestions, and actions of exercises."""

import pytest

from tests.cli.conftest import Shop
from tests.flowing import flowing_shop

VAGUE = "Suggestion: “Anyone” brings nobody to mind."
ASK = "Do you know anyone who might want us? I would be glad to hear of anyone at all."


@pytest.fixture
def flow(shop: Shop) -> Shop:
    """A shop on the pack in which answers flow."""
    return Shop(shop.home, flowing_shop(shop.home / "flow"), shop.capture, shop.monkeypatch)


def test_plain_lines_say_what_kind_of_exercise_it_is_and_what_it_builds_on(flow: Shop) -> None:
    said = flow.at("answer", "--plain", "rated", stdin="?\n")
    assert "Each of them, rated. Chapter 2, About strategy. Tactical. 10 minutes." in said.out
    assert "This builds on “Your best customers”, which is not done yet." in said.out
    assert "You wrote that they share (not written yet: “Your best customers”)." in said.out
    assert "This goes on from “Your best customers”, where nothing is listed yet." in said.out
    flow.at("answer", "traits", "calm")
    again = flow.at("answer", "--plain", "rated", stdin="?\n")
    assert "You wrote that they share calm." in again.out
    assert "They share this: calm" in again.out


def test_a_list_to_begin_with_is_taken_over_when_asked_for(flow: Shop) -> None:
    said = flow.at("answer", "--plain", "places", stdin="no\n.\nq\n")
    assert "There is a list of 3 to begin with. Take it over, yes or no?" in said.out
    assert flow.answers() == {}
    said = flow.at("answer", "--plain", "places", stdin="perhaps\nyes\n.\nq\n")
    assert "This wants yes or no." in said.out and "3 rows were taken over" in said.out
    assert [row["place"] for row in flow.answers()["places"]] == ["The sign", "The van", "The invoice"]
    assert "to begin with" not in flow.at("answer", "--plain", "places", stdin=".\nq\n").out


def test_rows_listed_before_are_brought_in(flow: Shop) -> None:
    (flow.home / "people.tsv").write_text("name\nAna\nBen\n", encoding="utf-8")
    (flow.home / "marks.tsv").write_text("name\tstep\nana\t4\n", encoding="utf-8")
    assert flow.at("answer", "people", "--rows", "people.tsv").code == 0
    assert flow.at("answer", "marks", "--rows", "marks.tsv").code == 0
    said = flow.at("answer", "--plain", "marks", stdin="y\n.\nq\n")
    assert "You listed 2 in “Your best customers”, and 1 of them not here yet. Take it over" in said.out
    assert flow.answers()["marks"] == [{"name": "ana", "step": 4}, {"name": "Ben"}]


def test_suggestions_follow_an_answer_and_stay_out_of_what_is_piped(flow: Shop) -> None:
    said = flow.at("answer", "ask-words", ASK)
    assert said.code == 0
    assert VAGUE in said.err and "Suggestion" not in said.out
    walked = flow.at("answer", "--plain", "ask-words", stdin=f"{ASK} Really.\n.\n")
    assert VAGUE in walked.out and not walked.err
    assert "Suggestion" not in flow.at("answer", "--plain", "ask-words", stdin="\n").out


def test_an_item_asked_again_says_where_it_lives_and_is_kept_there(flow: Shop) -> None:
    said = flow.at("answer", "--plain", "half-day", stdin="calm\n.\n3\n\n\n")
    assert "Question 1 of 3, from: Your best customers. What do they share?" in said.out
    assert "Question 3 of 3, optional. What would you take home?" in said.out
    assert flow.toml("answers/02-strategy.toml")["traits"]["value"] == ["calm"]
    assert flow.rating("content-1")["level"] == 3
    assert flow.toml("progress.toml")["left_at"] == {"exercise": "half-day", "item": "wish"}


def test_walking_on_passes_the_library_over(flow: Shop) -> None:
    said = flow.at("answer", "--plain", stdin="\n" * 60)
    assert said.code == 0
    assert "About customers" in said.out and "small-steps" not in said.out


def test_an_exercise_puts_its_action_on_the_list_once(flow: Shop) -> None:
    said = flow.at("actions", "add", "--exercise", "walk", "--owner", "Ben")
    assert said.code == 0 and "Walk past your own door." in said.out
    (action,) = [one for one in flow.at("actions", "--json").json["actions"] if one["key"].startswith("own:")]
    assert (action["title"], action["effort"], action["owner"]) == ("Walk past your own door.", 8, "Ben")
    again = flow.at("actions", "add", "--exercise", "walk")
    assert again.code == 1 and "on your action list already" in again.err and action["id"] in again.err


def test_a_step_that_is_done_can_be_taken_on_again(flow: Shop) -> None:
    first = flow.at("actions", "add", "--exercise", "walk", "--json").json["action"]["id"]
    flow.at("actions", "done", first)
    assert flow.at("actions", "add", "--exercise", "walk", "--json").json["action"]["id"] == f"{first}#2"
    assert flow.at("actions", "done", f"{first}#2").code == 0


def test_what_asks_customers_waits_for_the_promises(flow: Shop) -> None:
    flow.at("rate", "foundation-1", "1")
    said = flow.at("actions", "add", "--exercise", "gift")
    assert said.code == 1 and "waits until “We keep our promises” stands at 2 or more" in said.err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--exercise", "wlk"), 1, "Did you mean “walk”?"),
        (("--exercise", "best"), 1, "has no action to take on"),
        (("A title", "--exercise", "walk"), 2, "a TITLE, or --exercise ID"),
        ((), 2, "a TITLE, or --exercise ID"),
    ],
)
def test_what_cannot_be_put_on_the_list(flow: Shop, words: tuple[str, ...], code: int, told: str) -> None:
    said = flow.at("actions", "add", *words)
    assert said.code == code and told in said.err
