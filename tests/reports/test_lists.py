"""Actions, progress and packs as JSON and as text; and no text form ever leaves its 80 columns or lets a terminal be taken over."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.builders import AT, ON, QUARTER, example_pack, example_standings, exercise, lift, pack, rating, standings
from workbook.domain import (
    Choice,
    ChoicesItem,
    Column,
    Decision,
    LineItem,
    NumberItem,
    Pack,
    PickItem,
    Response,
    Score,
    TableItem,
    Track,
    score,
)
from workbook.domain.actions import Action, Status, commit, generate, listed, move, own
from workbook.domain.explain import explain, span_words
from workbook.domain.progress import progress
from workbook.reports import width, wrap
from workbook.reports.actions_report import action_text, actions_json, actions_text
from workbook.reports.decisions_report import decision_text
from workbook.reports.explain_report import explain_text
from workbook.reports.pack_report import pack_json, pack_text
from workbook.reports.progress_report import progress_json, progress_plain, progress_text
from workbook.reports.score_report import score_plain, score_text
from workbook.reports.time_words import minutes_words


def suggested() -> list[Action]:
    return list(generate(example_pack(), score(example_pack(), example_standings(), ON)))


def took(action: Action) -> Action:
    result = commit(action, [], AT, "ana", QUARTER, owner="Ana", due=date(2026, 11, 19), when="we meet", then="I ask")
    assert isinstance(result, Action)
    return result


def listing_text(actions: Iterable[Action], of: Pack, now: Score) -> str:
    return actions_text(listed(of, actions, now), of, now, ON)


def example_text(actions: Iterable[Action]) -> str:
    return listing_text(actions, example_pack(), score(example_pack(), example_standings(), ON))


def test_actions_as_json() -> None:
    found = json.loads(json.dumps(actions_json([took(suggested()[3])])))
    assert found["format"] == 1
    (action,) = found["actions"]
    assert (
        action.items()
        >= {
            "id": "fa48f1c2",
            "key": "content-2:4:to-4",
            "lane": "build",
            "item": "content-2",
            "title": "Do the work of 4.",
            "lift": 3.12,
            "lift_exact": "1/32",
            "effort": 3,
            "rank": 4,
            "status": "committed",
            "owner": "Ana",
            "due": "2026-11-19",
            "when": "we meet",
            "then": "I ask",
            "carried": 0,
            "blocked_by": [],
        }.items()
    )


def test_actions_as_text() -> None:
    first, *rest = suggested()
    mine = own("Paint the sign", "t", [], AT, "ana", QUARTER)
    assert isinstance(mine, Action)
    late = replace(took(rest[2]), carried=1)
    done = move(rest[0], Status.DONE, AT, "ana")
    assert isinstance(done, Action)
    text = example_text([first, late, mine, done, *rest[3:]])
    for words in (
        "Doing                                                          2 of 3 being done",
        "! fa48f1c2  Do the work of 4.                                               +3.1",
        "            Ana, due 2026-11-19, 1 day late, carried once",
        "Next                                            most points for the effort first",
        "  64505438  Do the work of 4.                            to 4   +2.6  half a day",
        "  … and ",
        "To rate                                                  an answer may also be 0",
        "  Rate Content                                           1 left of 4   3 minutes",
        "    first: content-3",
        "Done 1",
    ):
        assert words in text


def test_what_waits_names_what_for() -> None:
    tiny = pack({"p": [rating("x", lifts=(lift(2, after=("y",)),)), rating("y")], "q": [rating("z")]})
    now = score(tiny, standings({"x": "0", "y": "0", "z": "4e"}), ON)
    actions = generate(tiny, now)
    text = listing_text(actions, tiny, now)
    assert "Waiting\n" in text and "            after: “We do y”" in text
    shown = action_text(actions[-1], tiny, now, ON)
    assert "after: “We do y”" in shown and f"{actions[-1].id}, waiting" in shown


def test_one_action_as_text() -> None:
    now = score(example_pack(), example_standings(), ON)
    text = action_text(took(suggested()[3]), example_pack(), now, ON)
    for words in (
        "Do the work of 4.\n  For “We do content-2”\n",
        "fa48f1c2, doing",
        "Weight 2 of 8, from 2 to 4, weakest plan counts double: +3.12 for 3 points.",
        "Ana, due 2026-11-19, 1 day late",
        "When we meet, then I ask",
        "2026-11-02 taken on (ana)",
    ):
        assert words in text


def book() -> Pack:
    items = (
        LineItem(id="why", prompt="Why?", max=80, optional=True),
        NumberItem(id="much", prompt="How much?", min=Decimal(0), step=Decimal("0.5"), unit="jobs"),
        ChoicesItem(id="which", prompt="Which?", choices=(Choice("a", "The first"),), min=1),
        TableItem(id="who", prompt="Who?", columns=(Column("profit", "Profit", "choice", ("high", "low")),), rows=10),
        PickItem(id="best", prompt="Best?", source="who", column="profit", max=3),
        LineItem(id="old", prompt="Old?", retired=True),
    )
    more = [exercise("begin", "one", *items, minutes=25)]
    return pack({"one": [], "two": [rating("r", 3, gate=True)]}, more=more)


EVERYBODY = {
    "for": ["job", "appointment", "account", "walk-in"],
    "size": ["solo", "team"],
    "bound": ["yes", "no"],
    "age": ["new", "established"],
}


def test_a_pack_as_json() -> None:
    found = json.loads(json.dumps(pack_json(book())))
    begin, page = found["exercises"]
    assert {name: begin[name] for name in ("id", "title", "chapter", "plan", "minutes", "readiness")} == {
        "id": "begin",
        "title": "Begin",
        "chapter": 1,
        "plan": "one",
        "minutes": 25,
        "readiness": False,
    }
    assert begin["items"][0] == {
        "id": "why",
        "kind": "line",
        "plan": "one",
        "chapter": 1,
        "exercise": "begin",
        "prompt": "Why?",
        "optional": True,
        "private": False,
        "rev": 1,
        "retired": False,
        **EVERYBODY,
        "options": {"max": 80},
    }
    assert [item["options"] for item in begin["items"][1:5]] == [
        {"min": 0, "max": None, "step": 0.5, "unit": "jobs", "zero": ""},
        {"choices": [{"key": "a", "text": "The first"}], "min": 1, "max": None},
        {
            "rows": 10,
            "max": 30,
            "columns": [
                {"key": "profit", "label": "Profit", "kind": "choice", "choices": ["high", "low"], "mark": None}
            ],
            "examples": [],
            "starter": False,
            "from": None,
        },
        {"from": "who.profit", "max": 3},
    ]
    assert begin["items"][5]["retired"]
    (only,) = page["items"]
    assert (only["kind"], only["weight"], only["gate"], len(only["anchors"])) == ("rating", 3, True, 5)
    assert only["lifts"][0] == {
        "id": "to-2",
        "title": "",
        **EVERYBODY,
        "to": 2,
        "effort": "S",
        "horizon": "1 month",
        "minutes": None,
        "first": False,
        "exercise": None,
        "after": [],
        "asks": False,
        "text": "Do the work of 2.",
    }


def test_a_pack_as_text() -> None:
    text = pack_text(book())
    assert "  Begin                         25    5                   begin" in text
    assert "2 exercises, 5 items and 1 ratings." in text


def test_progress_as_json_and_text() -> None:
    why = Response(kind="line", rev=1, at=AT, by="ana", value="because")
    now = progress(book(), {"why": why}, {}, {"begin": Track(started=ON)}, None)
    found = json.loads(json.dumps(progress_json(now, book())))
    assert found["exercises"][0] == {
        "id": "begin",
        "status": "started",
        "answered": 1,
        "filled": 0,
        "required": 4,
        "total": 5,
    }
    assert found["next"] == {"exercise": "begin", "item": "much", "why": now.next.why}
    assert [part["id"] for part in found["plans"]] == ["one", "two"]
    text = progress_text(now, book())
    for words in (
        "Next: Begin (begin)",
        "  1 One    ",
        "0 of 1      25 min left",
        "      ◐ Begin",
        " 1 of 5",
        "By plan\n    One",
    ):
        assert words in text


def library() -> Pack:
    """A plan to work through, of four hours; a plan to choose from, of three ideas; and one of half a day in one go."""
    ideas = [replace(exercise(f"idea-{n}", "ideas", minutes=10), action="Do it.") for n in range(3)]
    more = [exercise(f"way-{n}", "way", minutes=125) for n in range(2)]
    more += [*ideas, exercise("go", "go", minutes=200)]
    return pack({"way": [], "ideas": [], "go": []}, scored={"ideas": "no", "go": "no"}, more=more)


def test_nobody_is_behind_with_what_is_there_to_choose_from() -> None:
    tracks = {"idea-1": Track(started=ON)}
    text = progress_text(progress(library(), {}, {}, tracks, None), library())
    assert "  1 Way                          ░░░░░░░░░░  0 of 2      4 h left\n" in text
    assert "  2 Ideas                                    3 ideas     1 done\n      ✓ Idea 1" in text
    assert "  3 Go                                       half a day\n" in text
    assert "Idea 0" not in text
    assert "The long way: 0 of 2 exercises done, 4 h left." in text
    assert text.count("left") == 3 and "of 3" not in text


def test_pages_beside_the_ideas_are_not_counted_as_ideas() -> None:
    ideas = [replace(exercise(f"idea-{n}", "ideas"), action="Do it.") for n in range(3)]
    made = pack({"ideas": []}, scored={"ideas": "no"}, more=[*ideas, exercise("work", "ideas")])
    tracks = {one: Track(started=ON) for one in ("idea-1", "work")}
    text = progress_text(progress(made, {}, {}, tracks, None), made)
    assert text.count("3 ideas     1 done") == 2


@pytest.mark.parametrize(
    ("minutes", "words"), [(5, "5 min"), (99, "99 min"), (110, "2 h"), (155, "2½ h"), (346, "6 h")]
)
def test_minutes_are_said_as_one_thinks_of_them(minutes: int, words: str) -> None:
    assert minutes_words(minutes) == words


HOSTILE = "Wir \x1b]52;c;AAAA\x07 判断する人たち " + "überlange-wörter-ohne-ende" * 4 + "\u202e right"


def hostile() -> Pack:
    after = (lift(2, after=("b",), id="l" * 60), lift(4))
    ratings = [rating("a", prompt=HOSTILE, lifts=after, na=True), rating("b", prompt=HOSTILE)]
    more = [exercise("x" * 64, "p", LineItem(id="line", prompt=HOSTILE))]
    tiny = pack({"p": ratings, "q": [rating("c", prompt=HOSTILE)]}, more=more)
    return replace(
        tiny,
        title=HOSTILE,
        plans=tuple(replace(plan, title=HOSTILE) for plan in tiny.plans),
        chapters=tuple(replace(chapter, title=HOSTILE) for chapter in tiny.chapters),
        exercises=tuple(replace(one, title=HOSTILE) for one in tiny.exercises),
    )


@pytest.mark.parametrize("levels", ["0 0 -", "4 3s 1", "na open 4e"])
def test_no_text_leaves_its_columns_or_lets_control_characters_through(levels: str) -> None:
    tiny = hostile()
    given = standings(dict(zip("abc", levels.split(), strict=True)))
    now = score(tiny, given, ON)
    actions = [took(replace(one, note=HOSTILE)) if one.gen.rank == 1 else one for one in generate(tiny, now)]
    state = progress(tiny, {}, given, {}, None)
    whys = [found for id in ("overall", "p", "a", "b", "c") if (found := explain(now, id))]
    texts = [
        score_text(now, tiny, [], ON),
        listing_text(actions, tiny, now),
        progress_text(state, tiny),
        pack_text(tiny),
        *(action_text(action, tiny, now, ON) for action in actions),
        *(explain_text(why, now, actions) for why in whys),
    ]
    for text in texts:
        assert "\x1b" not in text and "\u202e" not in text
        assert max(width(line) for line in text.split("\n")) <= 80
        assert not any(line != line.rstrip() for line in text.split("\n"))


LONG = "https://example.com/" + "a-long-way/" * 12
SENTENCES = (LONG, "私たちの顧客は誰に私たちのことを話すべきかを知っています" * 4, "ลูกค้าของเรารู้ว่าควรส่งใครมาหาเรา" * 4)


@pytest.mark.parametrize("words", SENTENCES, ids=["link", "japanese", "thai"])
def test_words_without_gaps_are_folded_and_nothing_of_them_is_lost(words: str) -> None:
    mine = own(words, "a" * 16, [], AT, "ana", QUARTER)
    assert isinstance(mine, Action)
    decision = Decision(id="d", at=AT, by="ana", what=words, step=1, better=words, changed=words)
    tiny = replace(pack({"p": [rating("a", prompt=words)], "q": [rating("b")]}), title=words)
    tiny = replace(tiny, exercises=tuple(replace(one, title=words) for one in tiny.exercises))
    now = score(tiny, standings({"a": "3"}), ON)
    why = explain(now, "p")
    assert why is not None
    reached = progress(tiny, {}, {}, {}, None)
    for text, times in (
        (action_text(mine, tiny, now, ON), 1),
        (listing_text([mine], tiny, now), 1),
        (decision_text(decision), 3),
        (explain_text(why, now), 1),
        (pack_text(tiny), 2),
        (progress_text(reached, tiny), 1),
        (progress_plain(reached, tiny), 1),
    ):
        assert not Counter(words * times) - Counter(text), text
        assert max(width(line) for line in text.split("\n")) <= 80 and "…" not in text


def test_the_list_of_actions_says_as_much_of_an_id_as_tells_one_from_another() -> None:
    ids = ("call-marta-in-may", "call-marta-in-june", "9f3ac21e77")
    made = [replace(one, id=id) for one, id in zip(suggested()[2:], ids, strict=False)]
    text = example_text(made)
    for shown in ("  call-marta-in-m  ", "  call-marta-in-j  ", "  9f3ac21e  "):
        assert shown in text


def test_progress_names_each_exercise_by_the_id_that_the_commands_want() -> None:
    tiny = pack(
        {"p": [rating("a"), rating("b")], "q": [rating("c")]},
        more=[exercise("so-far", "p", LineItem(id="l", prompt="?"))],
    )
    reached = progress(tiny, {}, standings({"a": "1"}), {}, None)
    assert "Readiness p (readiness-p)" in progress_text(reached, tiny) and "(so-far)" in progress_text(reached, tiny)


def test_what_is_said_plain_has_every_figure_and_no_bar() -> None:
    tiny, given = example_pack(), example_standings()
    now, reached = score(tiny, given, ON), progress(tiny, {}, given, {}, None)
    said, shown = score_plain(now, tiny, [], ON), score_text(now, tiny, [], ON)
    assert set(re.findall(r"\d[\d.]*", said)) >= set(re.findall(r"\d[\d.]*", shown.replace("2x", "")))
    for text in (said, progress_plain(reached, tiny)):
        assert not set(text) & set("█▒░▐▌✓◐○") and all(
            line == line.strip() or line.startswith("  ") for line in text.split("\n")
        )
    for plan in (*now.plans, *now.apart):
        assert f"{plan.title}: {span_words(plan)}" in said
        assert (plan.id in now.weakest) == any(
            line.startswith(plan.title) and "counts twice" in line for line in said.split("\n")
        )
    assert wrap("word " * 20, "  ").count("\n") == 1
