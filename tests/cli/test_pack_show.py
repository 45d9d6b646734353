"""`workbook pack show`: what flows where, as JSON and as text."""

from tests.cli.conftest import Shop
from workbook.reports import width

EVERYBODY = {
    "for": ["job", "appointment", "account", "walk-in"],
    "size": ["solo", "team"],
    "bound": ["yes", "no"],
    "age": ["new", "established"],
}
"""What stands beside what is for every firm."""


def test_pack_json_says_what_flows_where(shop: Shop) -> None:
    shop.run("pack", "new", "mine")
    found = shop.run("pack", "show", "--json", "mine").json
    pages = {page["id"]: page for page in found["exercises"]}
    page = pages["answers-at-hand"]
    assert page["wants"] == ["people-you-serve", "quick-answers"]
    assert (page["feeds"], page["documents"], page["again"]) == ([], ["answer-card"], ["customer-to-ask"])
    assert (page["scope"], page["effort"], page["asks"]) == ("tactical", "S", False)
    assert page["action"].startswith("Tape the card of answers")
    assert pages["people-you-serve"]["feeds"] == ["answers-at-hand"]
    assert (pages["people-you-serve"]["action"], pages["people-you-serve"]["effort"]) == (None, None)
    items = {item["id"]: item for item in page["items"]}
    assert items["written-answers"]["options"]["from"] == "common-questions"
    assert items["answer-duties"]["options"] | {"starter": True, "from": None} == items["answer-duties"]["options"]
    assert items["answer-aloud"]["options"]["hints"] == ["spoken"]
    assert found["documents"] == [
        {
            "id": "answer-card",
            "title": "Answer card",
            "plan": "serve",
            "reader": "Whoever picks up the telephone, every day",
            **EVERYBODY,
            "sources": ["answers-at-hand"],
            "items": ["answer-aloud", "written-answers", "answer-duties"],
        }
    ]


def test_pack_show_lists_scope_flow_and_documents_within_eighty_columns(shop: Shop) -> None:
    shop.run("pack", "new", "mine")
    said = shop.run("pack", "show", "mine").out
    assert max(map(width, said.splitlines())) <= 80
    (line,) = (line for line in said.splitlines() if line.endswith(" people-you-serve"))
    assert line.split()[-5:] == ["15", "6", "strategic", "1", "people-you-serve"]
    assert "answer-card" in said
    assert said.endswith("5 exercises, 14 items and 3 ratings; 1 document.\n")


def test_pack_json_says_which_firms_something_is_for(shop: Shop) -> None:
    shop.run("pack", "new", "mine")
    page = shop.home / "mine/02-going-on/readiness.md"
    text = page.read_text(encoding="utf-8")
    text = text.replace("weight=3", "weight=3 for=walk-in,job size=team").replace("1 week:", "1 week, bound no:")
    page.write_text(text, encoding="utf-8")
    exercise = shop.home / "mine/01-first-steps/01-people-you-serve.md"
    text = exercise.read_text(encoding="utf-8")
    exercise.write_text(text.replace("scope: strategic", "scope: strategic\nessential: yes"), encoding="utf-8")
    found = shop.run("pack", "show", "--json", "mine").json
    pages = {one["id"]: one for one in found["exercises"]}
    rating = next(item for item in pages["readiness-serve"]["items"] if item["id"] == "answers-are-quick")
    assert rating.items() >= (EVERYBODY | {"for": ["walk-in", "job"], "size": ["team"]}).items()
    assert [(one["title"], one["bound"]) for one in rating["lifts"]] == [
        ("Answer all that is waiting", ["no"]),
        ("Count for a week how quick we are", ["yes", "no"]),
    ]
    assert [pages[name]["essential"] for name in ("people-you-serve", "quick-answers")] == [True, False]
