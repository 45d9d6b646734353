"""What leads from one page to another: places, questions asked again, documents. What leads nowhere is told and taken out."""

import pytest

from tests.packs.conftest import Make
from workbook.domain import Document, Pack, Problem, Prose, TableItem, plain
from workbook.packs import catalog
from workbook.packs.read import pack_limits

CARD = "documents/01-answer-card.md"
LAST = "02-going-on/02-answers-at-hand.md"
FIRST = "01-first-steps/01-people-you-serve.md"
HEAD = "---\nid: card\ntitle: Card\nplan: serve\nreader: Everybody\n---\n# Card\n\n"


def places(prose: Prose) -> list[str]:
    return [place for block in prose for place in block.places]


def loaded(make_pack: Make, changes: dict[str, str | bytes | None]) -> tuple[Pack, list[str]]:
    pack, problems = catalog.load(make_pack(changes), None)
    assert pack is not None
    return pack, list(map(str, problems))


def document(make_pack: Make, body: str) -> tuple[Document, list[str]]:
    pack, problems = loaded(make_pack, {"documents/02-card.md": HEAD + body})
    return pack.document_by_id["card"], problems


def test_a_page_knows_what_it_draws_on(make_pack: Make) -> None:
    pack, problems = loaded(make_pack, {})
    assert problems == []
    page = pack.exercise_by_id["answers-at-hand"]
    assert places(page.lesson) == ["common-questions", "customer-to-ask"]
    assert places(pack.item_by_id["answer-aloud"].help) == ["first-sentence"]
    assert [item.id for item in page.live][-2:] == ["answer-duties", "customer-to-ask"]
    assert [item.id for item in page.items][-1] == "answer-duties"
    assert (page.action[:16], page.effort, page.asks) == ("Tape the card of", "S", False)
    card = pack.document_by_id["answer-card"]
    assert (card.plan, card.reader) == ("serve", "Whoever picks up the telephone, every day")
    assert places(card.body)[:4] == ["business", "answer-aloud", "written-answers.question", "written-answers.answer"]


def test_a_fact_card_stands_below_the_lesson(make_pack: Make) -> None:
    pack, _ = loaded(make_pack, {})
    card = [block for block in pack.exercise_by_id["answers-at-hand"].lesson if block.kind == "fact"]
    assert [block.level for block in card] == [1, 2, 3]
    assert plain(card[:1]) == "A figure with limits"


def test_what_is_private_is_never_shown_whoever_asks_for_it(make_pack: Make) -> None:
    card, problems = document(make_pack, "Written down: {{ answers-written }}.\n")
    assert len(problems) == 1
    assert places(card.body) == []
    assert plain(card.body).endswith("Written down: {{ answers-written }}.")


GUARDED = (
    "---\nid: more\ntitle: More\nminutes: 5\nscope: tactical\n---\n# More\n\n"
    "::: table firms\n\n**Which firms?**\n\n"
    "| Firm `firm` | Trust `trust:level private` | Remark `remark private` | Agreed `agreed:check consent` |\n"
    "| --- | --- | --- | --- |\n\n:::\n"
)


def with_firms(make_pack: Make, more: str, body: str = "Nothing.\n") -> list[str]:
    """What is told when a table with private columns and a box for consent is drawn on by `more` and by a document."""
    page = "02-going-on/03-more.md"
    pack, problems = loaded(make_pack, {page: GUARDED + more, "documents/02-card.md": HEAD + body})
    firms = pack.item_by_id["firms"]
    assert isinstance(firms, TableItem)
    assert [column.mark for column in firms.columns] == ["", "private", "private", "consent"]
    return problems


def test_the_rest_of_a_table_with_a_private_column_may_stand_on_a_page(make_pack: Make) -> None:
    assert with_firms(make_pack, "", "{{ firms }}\n\n- {{ firms.firm }}\n") == []


def test_a_private_column_may_stand_on_no_page(make_pack: Make) -> None:
    assert with_firms(make_pack, "", "- {{ firms.trust }}\n") == [
        "documents/02-card.md:9: “firms.trust” is private, so no page may show it. "
        "Take the place away, or `private` from the column “trust”."
    ]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("firms.remark", "the private “firms.remark”"),
        ("firms.firm", "all rows of “firms”, also those without consent"),
    ],
)
def test_what_is_kept_back_is_carried_only_to_where_it_stays_so(source: str, said: str, make_pack: Make) -> None:
    pick = f"\n::: pick chosen {{from={source}}}\n\n**Which?**\n\n:::\n"
    assert with_firms(make_pack, pick) == [
        f"02-going-on/03-more.md:18: “chosen” picks from {said}, and would carry its words to where all may read them. "
        "Mark “chosen” `private` as well, or ask for it in words of its own."
    ]


@pytest.mark.parametrize("source", ["firms.remark", "firms.firm"])
def test_what_is_kept_back_may_be_drawn_on_by_what_stays_on_no_page_either(source: str, make_pack: Make) -> None:
    pick = f"\n::: pick chosen {{from={source} private}}\n\n**Which?**\n\n:::\n"
    table = f"\n::: table more {{from={source}}}\n\n**And?**\n\n| Which `which private` | Why `why` |\n| --- | --- |\n\n:::\n"
    assert with_firms(make_pack, pick + table) == []


def test_a_wrong_place_leaves_the_right_ones_beside_it(make_pack: Make) -> None:
    card, problems = document(make_pack, "From {{ customer-to-ask }} to {{ customer-to-aks }}, and {{ business }}.\n")
    assert places(card.body) == ["customer-to-ask", "business"]
    assert problems == [
        "documents/02-card.md:9: The place “customer-to-aks” names no question of this pack. "
        "Did you mean “customer-to-ask”? Use the id of an item."
    ]


def test_the_same_mistake_twice_is_told_at_both_lines(make_pack: Make) -> None:
    _, problems = document(make_pack, "One {{ nobody-knows }}.\n\nOther text.\n\nTwo {{ nobody-knows }}.\n")
    assert [problem.split(": ")[0] for problem in problems] == ["documents/02-card.md:9", "documents/02-card.md:13"]


@pytest.mark.parametrize("written", ["`{{ customer-to-ask }}`", "{{customer-to-ask}}", "**{{ customer-to-ask }}**"])
def test_a_place_may_be_styled_and_code_is_left_alone(written: str, make_pack: Make) -> None:
    card, problems = document(make_pack, f"You chose {written}.\n")
    assert problems == []
    assert places(card.body) == ([] if "`" in written else ["customer-to-ask"])


def test_a_chapters_page_has_no_places(make_pack: Make) -> None:
    page = "# Going on\n\nOf two chapters,\nthis is the second.\n\nYou chose {{ customer-to-ask }}.\n"
    pack, problems = loaded(make_pack, {"02-going-on/chapter.md": page})
    assert [problem.split(". ")[0] for problem in problems] == [
        "02-going-on/chapter.md:6: The place “customer-to-ask” stands on a chapter's page"
    ]
    assert places(pack.chapter_by_id["going-on"].page) == []


def test_a_retired_question_is_not_asked_again(make_pack: Make) -> None:
    root = make_pack({})
    text = (root / FIRST).read_text(encoding="utf-8")
    (root / FIRST).write_text(text.replace("date customer-talk-day {", "date customer-talk-day {retired "))
    more = (root / LAST).read_text(encoding="utf-8")
    (root / LAST).write_text(more + "\n::: again customer-talk-day\n\n:::\n", encoding="utf-8")
    pack, problems = catalog.load(root, None)
    assert [problem.what for problem in problems] == ["“customer-talk-day” is retired, so it is not asked again."]
    assert pack is not None
    assert "customer-talk-day" not in [item.id for item in pack.exercise_by_id["answers-at-hand"].asked]


def test_a_question_left_out_does_not_shift_what_is_asked_after_it(make_pack: Make) -> None:
    page = (
        "---\nid: more\ntitle: More\nminutes: 5\nscope: tactical\n---\n# More\n\n"
        "::: line first-sentence\n\n**A doubled id?**\n\n:::\n\n"
        "::: again customer-question\n\n:::\n\n"
        "::: line own-words\n\n**Your own?**\n\n:::\n\n"
        "::: again customer-to-ask\n\n:::\n"
    )
    pack, problems = loaded(make_pack, {"02-going-on/03-more.md": page})
    assert len(problems) == 1
    assert [item.id for item in pack.exercise_by_id["more"].live] == [
        "customer-question",
        "own-words",
        "customer-to-ask",
    ]


def test_what_was_left_out_for_its_own_error_is_not_blamed_again(make_pack: Make) -> None:
    root = make_pack({})
    text = (root / FIRST).read_text(encoding="utf-8")
    (root / FIRST).write_text(text.replace("**Which of them will you talk to first?**", "Which?"), encoding="utf-8")
    pack, problems = catalog.load(root, None)
    assert [(problem.file, problem.what) for problem in problems] == [(FIRST, "This block has no question.")]
    assert pack is not None
    assert places(pack.exercise_by_id["answers-at-hand"].lesson) == ["common-questions"]


def test_a_pack_needs_no_documents_and_no_facts(make_pack: Make) -> None:
    root = make_pack({CARD: None, "facts.toml": None})
    (root / "documents").rmdir()
    text = (root / LAST).read_text(encoding="utf-8")
    (root / LAST).write_text(text.replace("::: fact first-question\n\n:::\n", ""), encoding="utf-8")
    pack, problems = catalog.load(root, None)
    assert problems == []
    assert pack is not None
    assert pack.documents == ()


def test_too_many_documents_are_told(make_pack: Make) -> None:
    many = {
        f"documents/{number % 90 + 10}-d{number}.md": HEAD.replace("id: card", f"id: d{number}")
        for number in range(pack_limits.DOCUMENTS + 5)
    }
    pack, problems = loaded(make_pack, dict(many))
    assert len(pack.documents) == pack_limits.DOCUMENTS
    assert [problem.split(": ")[1] for problem in problems] == [
        "The pack has more than 100 documents. Keep those that people use."
    ]


def test_of_a_page_full_of_mistakes_the_first_are_told_and_the_rest_counted(make_pack: Make) -> None:
    page = HEAD + "{{ nothing-here }}\n\n" * 150
    _, problems = loaded(make_pack, {"documents/02-card.md": page})
    assert len(problems) == pack_limits.PROBLEMS + 1
    assert problems[-1] == (
        "documents/02-card.md: There are 50 more problems in this file. Mend the first ones, and check again."
    )


def test_problems_are_values_with_a_remedy(make_pack: Make) -> None:
    _, problems = catalog.load(make_pack({"documents/02-card.md": HEAD + "{{ a }} {{ b.c }} {{ D }}\n"}), None)
    assert all(isinstance(problem, Problem) and problem.mend and problem.line == 9 for problem in problems)
    assert len(problems) == 3
