"""The score as JSON, as scripts rely on it, and as text, as an owner reads it."""

import json
from fractions import Fraction
from typing import Any

from hypothesis import given

from tests.builders import ON, example_pack, example_standings, pack, rating, standings
from tests.strategies import Case, cases
from workbook.domain import Pack, Problem, Score, score
from workbook.domain.actions import generate
from workbook.domain.explain import explain
from workbook.reports.explain_report import explain_text
from workbook.reports.score_report import change_text, score_json, score_text


def example(**changed: str) -> Score:
    return score(example_pack(), example_standings(**changed), ON)


def document(now: Score | None = None, *problems: Problem) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(score_json(now or example(), example_pack(), problems, ON)))
    return found


def test_the_head_of_the_json() -> None:
    found = document()
    assert {name: found[name] for name in list(found)[:15]} == {
        "format": 1,
        "formula": "s8-2",
        "date": "2026-11-20",
        "pack": {"id": "tiny", "version": "1.0"},
        "proven": 39.3,
        "stated": 45.6,
        "possible": 51.5,
        "proven_exact": "705/1792",
        "stated_exact": "1753/3840",
        "possible_exact": "923/1792",
        "label": "starting",
        "gate": None,
        "lapsing": [],
        "answered": 43 / 47,
        "na": 1,
    }
    assert list(found)[15:] == ["problems", "plans", "foundation", "lenses", "scopes", "audiences"]
    assert (found["problems"], found["foundation"]) == ([], None)


def test_a_plan_and_its_items_in_json() -> None:
    customers = document()["plans"][3]
    assert {name: value for name, value in customers.items() if name != "items"} == {
        "id": "customers",
        "title": "Customers",
        "proven": 65.6,
        "stated": 84.3,
        "possible": 84.3,
        "proven_exact": "21/32",
        "stated_exact": "27/32",
        "possible_exact": "27/32",
        "answered": 1.0,
        "scopes": {},
        "scopes_exact": {},
    }
    assert customers["items"][0] == {
        "id": "customers-1",
        "level": 3,
        "na": None,
        "weight": 3,
        "rev": 1,
        "evidence": [{"date": "2026-10-21", "text": "Seen for customers-1"}],
        "low_exact": "3/4",
        "high_exact": "3/4",
        "carried": False,
        "stale": False,
        "by": "ana",
        "round": None,
        "at": "2026-11-02T09:30:00+00:00",
    }
    ready = document()["plans"][5]["items"]
    assert (ready[1]["level"], ready[1]["low_exact"], ready[1]["high_exact"]) == (None, "0", "1")
    assert (ready[3]["na"], ready[3]["low_exact"]) == ("no staff", None)


def test_nothing_answered_in_json() -> None:
    found = document(score(example_pack(), {}, ON))
    assert (found["proven"], found["stated"], found["possible"], found["answered"]) == (0.0, None, 100.0, 0.0)
    assert (found["proven_exact"], found["stated_exact"], found["possible_exact"]) == ("0", None, "1")


def test_the_foundation_the_views_and_the_gate_in_json() -> None:
    base = {"base": [rating("g", gate=True, lens="lead")], "a": [rating("x", lens="lead")], "b": [rating("y")]}
    tiny = pack(base, scored={"base": "apart"}, lenses=("lead",))
    found = score_json(score(tiny, standings({"g": "1", "x": "4e", "y": "4e"}), ON), tiny, [], ON)
    assert found["gate"] == {"kind": "rating", "id": "g"}
    assert (found["foundation"]["id"], found["foundation"]["items"][0]["id"]) == ("base", "g")
    assert [(lens["id"], lens["proven_exact"]) for lens in found["lenses"]] == [("lead", "5/8")]


@given(cases())
def test_figures_are_rounded_down_and_never_into_a_label(case: Case) -> None:
    now = case.score()
    found = score_json(now, case.pack, [], ON)
    for name in ("proven", "possible"):
        shown, exact = Fraction(str(found[name])), Fraction(found[f"{name}_exact"]) * 100
        assert shown <= exact < shown + Fraction(1, 10)


BROKEN = Problem("ratings/ana.toml", 3, "This line cannot be read.", "Close the quote.")


def test_problems_come_first_and_notes_do_not_count() -> None:
    note = Problem("workbook.toml", None, "The exercises have changed.", severity="note")
    assert document(example(), BROKEN, note)["problems"] == [str(BROKEN)]
    text = score_text(example(), example_pack(), [BROKEN, note], ON)
    assert text.startswith("This score is incomplete: it comes from what could be read.\n  ratings/ana.toml:3: ")
    assert "have changed" not in text


def test_the_score_as_text() -> None:
    text = score_text(example(), example_pack(), [], ON)
    for words in (
        "Would a client tell a friend?                                           STARTING",
        "proven 39.3  ▐",
        "▌  possible 51.5   stated 45.6",
        "2x Content           ████▒▒▒▒▒░░░░░░░░░░░ 21 to 46  1 open\n",
        "   Strategy          ██████████████░░░░░░       71\n",
        "   Customers         █████████████▒▒▒▒░░░ 65 to 84  2 unproven\n",
        "Add your six plan scores, add your two weakest again (Content and Partners)",
        "Starting, 0.7 short of Building. Answered: 91 % of the weight; 1 left out",
    ):
        assert words in text


def sided() -> tuple[Pack, Score]:
    """Two plans with strategic and tactical ratings, one with only tactical ones."""
    deciding = {"scope": "strategic"}
    doing = {"scope": "tactical"}
    tiny = pack(
        {
            "a": [rating("a1", 3, **deciding), rating("a2", 1, **doing)],
            "b": [rating("b1", 2, **deciding), rating("b2", 2, **doing)],
            "c": [rating("c1", 1, **doing)],
        },
        scopes=("strategic", "tactical"),
    )
    return tiny, score(tiny, standings({"a1": "3e", "a2": "1", "b1": "2", "b2": "1", "c1": "3"}), ON)


def test_strategic_and_tactical_stand_beside_each_plan() -> None:
    tiny, now = sided()
    lines = score_text(now, tiny, [], ON).split("\n")
    heads = next(line for line in lines if "strategic" in line)
    plans = [line for line in lines if line[3:5] in ("A ", "B ", "C ")]
    for word, figures in (("strategic", ["75", "50", "–"]), ("tactical", ["25", "25", "50"])):
        end = heads.index(word) + len(word)
        assert [line[:end].split()[-1] for line in plans] == figures
        assert all(len(line) == end or line[end] == " " for line in plans)
    assert plans[2].endswith("–        50  1 unproven")
    assert "Strategic 65.0 · Tactical 31.2: you decide more than you do." in lines


def test_a_plan_has_its_scopes_in_json() -> None:
    tiny, now = sided()
    first, _, last = score_json(now, tiny, [], ON)["plans"]
    assert (first["scopes"], first["scopes_exact"]) == (
        {"strategic": 75.0, "tactical": 25.0},
        {"strategic": "3/4", "tactical": "1/4"},
    )
    assert last["scopes"] == {"tactical": 50.0}


def test_why_as_text() -> None:
    now = example()
    found = explain(now, "customers")
    assert found is not None
    text = explain_text(found, now, generate(example_pack(), now))
    for words in (
        "Why is “Customers” 65.6?",
        "     2    4 !  We do customers-2.                           4 of 8      8 of 8\n               customers-2\n",
        "               2026-10-21: Seen for customers-1",
        "21 of 32 points = 65.6; 65 to 84, because two claims have no dated line.",
        "▸ Prove “We do customers-2”                                   +1.5     5 minutes",
    ):
        assert words in text
    whole = explain(now, "overall")
    assert whole is not None
    assert "twice   Content                                       21.8      46.8" in explain_text(whole, now)


def test_what_an_answer_changed() -> None:
    assert change_text(example(), example(customers_2="4e")) == "proven 39.3 -> 40.9, Starting -> Building"
    filled = change_text(example(), example(content_3="1"))
    assert filled == "proven 39.3 -> 40.9, stated 45.6 -> 45.3, possible 51.5 -> 46.8, Starting -> Building"
    assert change_text(example(), example()) == "proven 39.3, as before"
