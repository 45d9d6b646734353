"""`workbook pack`: what flows where as JSON, and how a pack reads."""

from tests.cli.conftest import Shop
from workbook.reports.cells import width


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


def test_a_pack_that_reads_well_is_told_so(shop: Shop) -> None:
    shop.run("pack", "new", "mine")
    said = shop.run("pack", "check", "--reading", "mine")
    assert said.code == 0
    assert said.out.endswith("Nothing to mend.\n")
    assert max(map(width, said.out.splitlines())) <= 80
    assert "answers-at-hand" in said.out


def test_what_reads_badly_is_told_and_refused(shop: Shop) -> None:
    shop.run("pack", "new", "mine")
    page = shop.home / "mine" / "02-going-on" / "chapter.md"
    page.write_text("# Going on\n\nSimply leverage it!\n", encoding="utf-8")
    said = shop.run("pack", "check", "--reading", "mine")
    assert said.code == 1
    assert "02-going-on/chapter.md:3: “Simply” says little or shouts." in said.out
    assert said.out.endswith("3 things to mend.\n")
    found = shop.run("pack", "check", "--reading", "--json", "mine")
    assert found.code == 1
    assert found.json["problems"] == []
    assert [finding["line"] for finding in found.json["reading"]["findings"]] == [3, 3, 3]
    assert {"id", "words", "minutes", "mean_sentence", "passive_runs", "wants", "feeds"} <= (
        found.json["reading"]["exercises"][0].keys()
    )


def test_a_folder_without_a_pack_cannot_be_read(shop: Shop) -> None:
    said = shop.run("pack", "check", "--reading", "nowhere")
    assert said.code == 1
    assert "There is no pack in this folder." in said.err
