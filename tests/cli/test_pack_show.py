"""`workbook pack show`: what flows where, as JSON and as text."""

from tests.cli.conftest import Shop
from workbook.reports import width


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
            "for": "Whoever picks up the telephone, every day",
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
