"""What kind of firm a workbook is for: said, changed, shown; what is not for it is kept and counts for nothing."""

import pytest

from tests.cli.conftest import Shop

LINE = "Two of us could do it"


@pytest.fixture
def kinds(shop: Shop) -> Shop:
    """The shop, whose exercises have a rating, a question and a page for walk-in firms only."""
    for old, new in (
        ("::: rating we-keep-the-list {", "::: rating we-keep-the-list {for=walk-in "),
        ("::: number a-number {", "::: number a-number {for=walk-in,account "),
    ):
        page = next(path for path in shop.root.glob("packs/*/*/*.md") if old in path.read_text("utf-8"))
        page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")
    front = "---\nid: till-count\ntitle: The till count\nminutes: 5\nfor: walk-in\n---\n# The till count\n\nCount.\n\n"
    page = next(shop.root.glob("packs/*/01-*")) / "02-till.md"
    page.write_text(f"{front}::: line till\n\n**What does the till say?**\n\n:::\n", "utf-8")
    return shop


def firm(shop: Shop) -> dict[str, str]:
    found: dict[str, str] = shop.toml("workbook.toml")["firm"]
    return found


def test_nobody_was_asked_and_the_score_says_so(kinds: Shop) -> None:
    assert firm(kinds) == {"size": "team"}
    said = " ".join(kinds.at("score").out.split())
    assert "What kind of firm this is was not said yet, so it is taken for this: job, team." in said
    assert "was not said yet" in kinds.at("firm").out
    found = kinds.at("firm", "--json").json
    assert (found["asked"], found["firm"]["kind"]) == (False, "job")


def test_where_all_is_for_everybody_the_score_says_nothing_of_it(shop: Shop) -> None:
    assert "kind of firm" not in shop.at("score").out


def test_a_change_says_what_came_and_what_went(kinds: Shop) -> None:
    said = kinds.at("firm", "--kind", "walk-in", "--age", "new")
    assert said.code == 0
    assert "New: 1 rating, 1 exercise and 2 questions." in said.out
    assert "was not said yet" not in said.out
    assert firm(kinds) == {"kind": "walk-in", "size": "team", "age": "new"}
    back = kinds.at("firm", "--kind", "account", "--json").json
    assert back["firm"] == {"kind": "account", "size": "team", "bound": "no", "age": "new"}
    assert back["gone"] == {"ratings": ["we-keep-the-list"], "exercises": ["till-count"], "questions": ["till"]}
    assert back["come"] == {"ratings": [], "exercises": [], "questions": []}
    words = " ".join(kinds.at("firm", "--kind", "job").out.split())
    assert "1 question no longer applies; your answers to it are kept." in words
    assert "It asks the same as before." in kinds.at("firm", "--size", "solo").out


def test_an_answer_of_another_kind_is_kept_said_and_not_counted(kinds: Shop) -> None:
    before = kinds.at("score", "--json").json
    for words in (("rate", "we-keep-the-list", "4", "--evidence", LINE), ("answer", "till", "Forty")):
        said = kinds.at(*words)
        assert said.code == 0
        assert "it is not for your kind of firm (job, team)" in " ".join(said.out.split())
    assert kinds.at("score", "--json").json == before
    assert "not for your kind of firm" in kinds.at("score", "--explain", "we-keep-the-list").err
    assert "not for your kind of firm" in kinds.at("answer", "--plain", "till").err
    assert not [one for one in kinds.at("actions", "--json").json["actions"] if one["item"] == "we-keep-the-list"]
    kinds.at("firm", "--kind", "walk-in")
    (rated,) = (
        item
        for plan in kinds.at("score", "--json").json["plans"]
        for item in plan["items"]
        if item["id"] == "we-keep-the-list"
    )
    assert (rated["level"], rated["low_exact"]) == (4, "1")
    assert kinds.answers()["till"] == "Forty"


def test_an_action_of_what_no_longer_applies_stays_and_comes_back(kinds: Shop) -> None:
    kinds.at("firm", "--kind", "walk-in")
    kinds.at("rate", "we-keep-the-list", "1")
    build = next(
        one
        for one in kinds.at("actions", "--json").json["actions"]
        if one["item"] == "we-keep-the-list" and one["lane"] == "build"
    )
    kinds.at("actions", "commit", build["id"], "--owner", "Ana Ruiz")
    kinds.at("firm", "--kind", "job")
    (kept,) = (one for one in kinds.at("actions", "--json").json["actions"] if one["id"] == build["id"])
    assert (kept["status"], kept["owner"], kept["lift"]) == ("retired", "Ana Ruiz", 0)
    kinds.at("firm", "--kind", "walk-in")
    (back,) = (one for one in kinds.at("actions", "--json").json["actions"] if one["id"] == build["id"])
    assert (back["status"], back["lift"] > 0) == ("committed", True)


def test_a_new_workbook_may_begin_with_its_kind(shop: Shop) -> None:
    made = shop.run("new", "cafe", "--name", "Café", "--kind", "walk-in", "--bound", "yes")
    assert made.code == 0
    found = shop.run("firm", "--json", "--workbook", "cafe").json
    assert found["asked"]
    assert found["firm"] == {"kind": "walk-in", "size": "solo", "bound": "yes", "age": "established"}


@pytest.mark.parametrize("words", [("--kind", "café"), ("--size", "2"), ("--bound", "maybe"), ("--age",)])
def test_a_word_that_there_is_not_is_wrong_usage(shop: Shop, words: tuple[str, ...]) -> None:
    assert shop.at("firm", *words).code == 2
    assert firm(shop) == {"size": "team"}


def test_a_kind_that_cannot_be_is_told_and_taken_for_the_usual_one(shop: Shop) -> None:
    file = shop.root / "workbook.toml"
    file.write_text(
        file.read_text("utf-8").replace('size = "team"', 'size = "team"\nkind = "cafe"\nnote = "mine"'), "utf-8"
    )
    said = shop.at("firm")
    assert said.code == 1
    assert "workbook.toml:" in said.err
    assert "The kind of firm is not used: “kind” should be job, appointment, account or walk-in." in said.err
    assert "kind   job" in said.out
    assert shop.at("firm", "--kind", "account").code in (0, 1)
    assert firm(shop) == {"size": "team", "kind": "account", "note": "mine"}


def test_an_older_workbook_gets_its_size_with_the_first_change_and_keeps_it(shop: Shop) -> None:
    file = shop.root / "workbook.toml"
    text = file.read_text("utf-8")
    file.write_text(text[: text.index("[firm]")] + text[text.index("# end") :], "utf-8")
    shop.at("score")
    assert "firm" not in shop.toml("workbook.toml")
    shop.at("answer", "a-line", "Hello")
    assert firm(shop) == {"size": "team"}
    text = file.read_text("utf-8")
    ben = text[text.index('[[people]]\nid = "ben"') : text.index("[settings]")]
    file.write_text(text.replace(ben, ""), "utf-8")
    assert shop.at("firm", "--json").json["firm"]["size"] == "team"
