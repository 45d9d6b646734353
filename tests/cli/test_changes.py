"""The commands that change a workbook: what reaches the disk, what is said, and what is refused."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Shop


def test_a_rating_says_what_it_did_and_what_would_prove_it(shop: Shop) -> None:
    said = shop.at("rate", "we-answer-fast", "3")
    assert said.code == 0
    assert "3: Within a day." in said.out
    assert "proven 0.0 -> 25.0" in said.out  # a claim counts as 2 of 4, in one of two plans
    assert "the last three answers" in said.out
    proved = shop.at("rate", "we-answer-fast", "3", "--evidence", "  Mail to\nOkafor ", "--date", "yesterday")
    assert "proven 25.0 -> 37.5" in proved.out and "would prove" not in proved.out
    line = shop.rating("we-answer-fast")["evidence"]
    assert [(one["date"].isoformat(), one["text"]) for one in line] == [("2026-11-19", "Mail to Okafor")]


def test_a_note_stands_beside_a_level_and_stays_until_another_is_given(shop: Shop) -> None:
    shop.at("rate", "we-answer-fast", "2", "--note", "  Ask\nBen ")
    assert shop.rating("we-answer-fast") == {"level": 2, "note": "Ask Ben"}
    shop.at("rate", "we-answer-fast", "open")
    assert shop.rating("we-answer-fast") == {"note": "Ask Ben"}
    proved = shop.at("rate", "we-answer-fast", "3", "--note", "Asked")
    assert "It counts as 2 until one dated line shows it." in proved.out
    shop.at("rate", "we-answer-fast", "3", "--note", "")
    assert shop.rating("we-answer-fast") == {"level": 3}


def test_several_lines_of_evidence_are_all_kept_and_a_day_without_a_year_has_been(shop: Shop) -> None:
    shop.at("rate", "we-answer-fast", "3", "--evidence", "One", "--evidence", "Two", "--date", "3 dec")
    lines = shop.rating("we-answer-fast")["evidence"]
    assert [(line["date"].isoformat(), line["text"]) for line in lines] == [
        ("2025-12-03", "One"),
        ("2025-12-03", "Two"),
    ]
    assert shop.at("rate", "we-answer-fast", "3", "--evidence", " ").code == 2


def test_evidence_that_goes_is_said(shop: Shop) -> None:
    shop.at("rate", "we-answer-fast", "3", "--evidence", "Mail to Okafor", "--date", "2026-11-02")
    said = shop.at("rate", "we-answer-fast", "2")
    assert "This went:\n  2026-11-02: Mail to Okafor" in said.out


def test_evidence_of_an_earlier_quarter_comes_back_with_a_3_or_a_4_only(shop: Shop) -> None:
    def texts() -> list[str]:
        given = shop.rating("we-answer-fast")
        return [line["text"] for line in given.get("evidence", ())]

    old = ("--evidence", "Long ago", "--date", "2026-02-01")
    assert shop.at("rate", "we-answer-fast", "4", *old, "--on", "2026-09-10").code == 0
    assert shop.at("rate", "we-answer-fast", "4", "--evidence", "In summer", "--on", "2026-09-10").code == 0
    assert shop.at("rate", "we-answer-fast", "2").code == 0
    assert texts() == []
    assert shop.at("rate", "we-answer-fast", "3").code == 0
    assert texts() == ["Long ago", "In summer"]
    assert shop.at("rate", "we-answer-fast", "3", "--evidence", "Now").code == 0
    assert texts() == ["Long ago", "In summer", "Now"]


def test_evidence_goes_with_a_level_below_3_and_is_back_with_the_next_3(shop: Shop) -> None:
    shop.at("rate", "we-answer-fast", "3", "--evidence", "One")
    shop.at("rate", "we-answer-fast", "4", "--evidence", "Two")
    shop.at("rate", "we-answer-fast", "4", "--evidence", "Two")
    assert [line["text"] for line in shop.rating("we-answer-fast")["evidence"]] == ["One", "Two"]
    shop.at("rate", "we-answer-fast", "2")
    assert "evidence" not in shop.rating("we-answer-fast")
    shop.at("rate", "we-answer-fast", "3")
    assert [line["text"] for line in shop.rating("we-answer-fast")["evidence"]] == ["One", "Two"], (
        "it was kept, and is back"
    )


def test_a_rating_may_not_apply_or_be_left_open(shop: Shop) -> None:
    assert shop.at("rate", "we-know-them", "na", "--reason", "We have no customers").code == 0
    assert shop.rating("we-know-them") == {"na": "We have no customers"}
    assert shop.at("score", "--json").json["na"] == 1
    assert shop.at("rate", "we-know-them", "open").code == 0
    assert shop.rating("we-know-them") == {}
    refused = shop.at("rate", "we-answer-fast", "na", "--reason", "No")
    assert refused.code == 1 and "every business" in refused.err


def test_nothing_lies_in_the_future(shop: Shop) -> None:
    assert shop.at("rate", "we-answer-fast", "3", "--evidence", "Seen", "--date", "2026-11-21").code == 1
    assert shop.at("rate", "we-answer-fast", "3", on="2999-01-01").code == 1
    assert shop.at("answer", "a-line", "words", on="2999-01-01").code == 1
    assert not (shop.root / "ratings").exists()


def test_each_person_has_a_file(shop: Shop) -> None:
    shop.at("rate", "we-answer-fast", "1", "--as", "ben")
    assert shop.rating("we-answer-fast", "ben") == {"level": 1}
    refused = shop.at("rate", "we-answer-fast", "1", "--as", "Bne")
    assert refused.code == 1 and "“Ben”" in refused.err and "Ana Ruiz" in refused.err


@pytest.mark.parametrize(
    ("item", "values", "kept"),
    [
        ("a-line", ["two", "words"], "two words"),
        ("a-text", ["A text."], "A text."),
        ("a-list", ["one", "two"], ["one", "two"]),
        ("a-number", ["7,5"], 7.5),
        ("a-check", ["yes", "seen", "today"], {"answer": "yes", "evidence": "seen today"}),
        ("a-choice", ["blue"], "blue"),
        ("some-choices", ["door", "letter"], ["door", "letter"]),
        ("a-pick", ["Okafor"], ["Okafor"]),
        ("a-tell", ["3", "A better story"], {"step": 3, "better": "A better story"}),
    ],
)
def test_every_kind_is_answered_from_the_shell(item: str, values: list[str], kept: object, shop: Shop) -> None:
    said = shop.at("answer", item, *values)
    assert said.code == 0, said.err
    assert shop.answers()[item] == kept
    assert "1 of 11 answered" in said.out
    assert "proven 0.0" in said.out
    assert shop.at("answer", item, "--clear").code == 0
    assert item not in shop.answers()


def test_a_date_is_a_date_on_disk(shop: Shop) -> None:
    assert shop.at("answer", "a-date", "+2w").code == 0
    assert shop.answers()["a-date"].isoformat() == "2026-12-04"


@pytest.mark.parametrize(
    ("item", "values", "why"),
    [
        ("a-line", [""], "--clear"),
        ("a-line", ["x" * 200], "40 characters over"),
        ("a-list", ["one"], "2 or more"),
        ("a-number", ["-5"], "The least is 0 hours"),
        ("a-number", ["many"], "not a number"),
        ("a-number", ["nan"], "not a number"),
        ("a-number", ["inf"], "not a number"),
        ("a-number", ["9" * 30], "too big"),
        ("a-date", ["2026-13-01"], "no such day"),
        ("a-check", ["maybe"], "yes, no or unknown"),
        ("a-choice", ["bleu"], "“blue”"),
        ("some-choices", ["door", "letter", "phone"], "the most is 2"),
        ("a-tell", ["5"], "0 to 4"),
        ("a-table", ["row"], "--rows"),
        ("we-know-them", ["3"], "workbook rate we-know-them"),
        ("a-lime", ["x"], "“a-line”"),
        ("all-kinds", ["x"], "a-line, a-text"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(item: str, values: list[str], why: str, shop: Shop) -> None:
    said = shop.at("answer", item, *values)
    assert said.code == 1
    assert why in said.err
    assert not said.out
    assert not (shop.root / "answers").exists()


def test_text_may_come_from_stdin(shop: Shop) -> None:
    assert shop.process("answer", "a-text", "-", "--workbook", "shop", stdin="\ufeffZwölf\r\nLinien\r\n").code == 0
    assert shop.answers()["a-text"] == "Zwölf\nLinien"
    shop.at("answer", "a-list", "-", stdin="one\n\ntwo\n")
    assert shop.answers()["a-list"] == ["one", "two"]
    assert shop.at("answer", "a-text", "-", stdin="").code == 1


def test_words_like_options_can_be_given(shop: Shop) -> None:
    assert shop.at("answer", "a-line", "--", "--clear").code == 0
    assert shop.answers()["a-line"] == "--clear"


ROWS = [
    {"name": "Okafor", "since": "2026-03-02", "back": True, "worth": "high"},
    {"name": "Lake\nHotel", "worth": None},
]


def test_rows_from_json_and_from_a_spreadsheet(shop: Shop) -> None:
    Path("rows.json").write_text(json.dumps(ROWS), encoding="utf-8")
    assert shop.at("answer", "a-table", "--rows", "rows.json").code == 0
    first, second = shop.answers()["a-table"]
    assert (first["name"], first["since"].isoformat(), first["back"], first["worth"]) == (
        "Okafor",
        "2026-03-02",
        True,
        "high",
    )
    assert second == {"name": "Lake\nHotel"}
    Path("rows.tsv").write_text('\ufeffname\tworth\nOkafor\thigh\n\n"Lake\nHotel"\t\n', encoding="utf-8")
    assert shop.at("answer", "a-table", "--rows", "rows.tsv").code == 0
    assert shop.answers()["a-table"] == [{"name": "Okafor", "worth": "high"}, {"name": "Lake\nHotel"}]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.json", b"[{", "not JSON in line 1"),
        ("a.json", b"{}", "list of rows"),
        ("a.json", b"[" * 5000, "not JSON"),
        ("a.json", b'[{"name": ["x"]}]', "a cell is"),
        ("a.json", b'[{"nmae": "x"}]', "“name”"),
        ("a.json", b'[{"worth": "huge"}]', "Row 1, column “worth”"),
        ("a.json", b'[{"name": "x"}, {"name": "x"}, {"name": "x"}, {"name": "x"}, {"name": "x"}]', "the most is 4"),
        ("a.json", b'[{"name": "\\ud800"}]', "UTF-8"),
        ("a.json", b"[]", "no rows"),
        ("a.tsv", b"Okafor\thigh\n", "the first line names the columns"),
        ("a.tsv", b"name\tname\nx\ty\n", "the first line names the columns"),
        ("a.tsv", b"name\nx\ty\n", "row 1 has 2 cells"),
        ("a.tsv", b"name\n\xff\n", "UTF-8"),
        ("a.tsv", b"", "the first line names the columns"),
        ("a.tsv", b"name\n" + b"x" * 300_000, "256 KB"),
        ("none.tsv", None, "cannot be read"),
    ],
)
def test_rows_that_cannot_be_taken(name: str, data: bytes | None, why: str, shop: Shop) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    said = shop.at("answer", "a-table", "--rows", name)
    assert said.code == 1
    assert why in said.err
    assert said.err.count("\n") == 1
    assert not (shop.root / "answers").exists()


def test_decisions_are_kept_and_listed(shop: Shop) -> None:
    assert "Nothing has been asked" in shop.at("decide").out
    said = shop.at("decide", "The new quote", "--step", "2", "--better", "Show a job", "--changed", "One picture")
    assert said.code == 0
    assert shop.at("decide", "A late one", on="2026-11-21").code == 0
    kept = shop.toml("log/decisions.toml")["decision"]
    assert {"what": "The new quote", "step": 2, "better": "Show a job", "changed": "One picture"}.items() <= kept[
        0
    ].items()
    assert "step" not in kept[1]
    listed = shop.at("decide").out
    assert listed.index("A late one") < listed.index("The new quote")
    found = shop.at("decide", "--json").json
    assert found["format"] == 1
    late, quote = found["decisions"]
    assert (late["what"], late["step"]) == ("A late one", None)
    assert {"what": "The new quote", "step": 2, "better": "Show a job", "by": "ana-ruiz"}.items() <= quote.items()
    assert shop.at("decide", "Third", "--json").json["decision"]["what"] == "Third"


def test_an_action_goes_its_way(shop: Shop) -> None:
    first, second, *_ = (one["id"] for one in shop.at("actions", "--json").json["actions"])
    taken = shop.at(
        "actions", "commit", first[:4], "--owner", "Ana", "--due", "fri", "--when", "it rains", "--then", "I call"
    )
    assert taken.code == 0 and "Taken on" in taken.out and "due 2026-11-27" in taken.out
    shown = shop.at("actions", "show", first, "--json").json["action"]
    assert (shown["status"], shown["owner"], shown["due"], shown["when"]) == (
        "committed",
        "Ana",
        "2026-11-27",
        "it rains",
    )
    assert shop.at("actions", "done", first, "--json").json["action"]["status"] == "done"
    assert shop.at("actions", "park", second).code == 0
    dropped = shop.at("actions", "drop", second, "--reason", "Too big")
    assert dropped.code == 0 and "Too big" in dropped.out
    added = shop.at("actions", "add", "Call Marta", "--owner", "Ben", "--as", "Ben", "--json").json["action"]
    assert added["title"] == "Call Marta" and added["status"] == "committed"
    on_disk = {one["id"]: one["status"] for one in shop.toml("actions.toml")["action"]}
    assert on_disk == {first: "done", second: "dropped", added["id"]: "committed"}


def test_an_action_has_an_owner_whom_somebody_knows(shop: Shop) -> None:
    slip = shop.at("actions", "add", "Call Marta", "--owner", "Anna")
    assert slip.code == 1 and not slip.out
    assert "Nobody of the name “Anna” is in the workbook's people. Did you mean “Ana”?" in slip.err
    assert shop.at("actions", "--json").json["actions"][0]["status"] == "suggested"
    helper = shop.at("actions", "add", "Call Marta", "--owner", "Petra Holm", "--json")
    assert helper.code == 0 and helper.json["action"]["owner"] == "Petra Holm"
    assert helper.err == "Nobody of the name “Petra Holm” is in the workbook's people: Ana Ruiz, Ben.\n"
    own = helper.json["action"]["id"]
    assert shop.at("actions", "commit", own, "--owner", "Benn").code == 1
    assert shop.at("actions", "commit", own, "--due", "fri").err == ""  # nothing new is said of who does it
    assert shop.at("actions", "commit", own, "--owner", "ana").err == ""


def test_what_is_done_says_how_it_comes_to_count(shop: Shop) -> None:
    shop.at("rate", "we-know-them", "1")
    actions = shop.at("actions", "--json").json["actions"]
    build = next(one for one in actions if one["lane"] == "build" and one["item"] == "we-know-them")
    done = shop.at("actions", "done", build["id"])
    assert done.code == 0
    assert f"workbook rate we-know-them {build['to']}" in done.out
    own = shop.at("actions", "add", "Call Marta", "--json").json["action"]["id"]
    assert "workbook rate" not in shop.at("actions", "done", own).out


def test_an_action_has_one_name_in_every_place(shop: Shop) -> None:
    shop.at("rate", "we-know-them", "1")
    actions = shop.at("actions", "--json").json["actions"]
    build = next(one for one in actions if one["lane"] == "build" and one["item"] == "we-know-them")
    assert build["text"].startswith(f"{build['title']}. ")
    assert build["title"][:30] in shop.at("actions").out
    shown = shop.at("actions", "show", build["id"]).out
    assert shown.startswith(build["title"][:40])
    assert "“We know" in shown


def test_a_fourth_building_action_is_refused(shop: Shop) -> None:
    assert [shop.at("actions", "add", f"Thing {number}").code for number in range(4)] == [0, 0, 0, 1]
    assert len(shop.toml("actions.toml")["action"]) == 3


def test_an_action_that_is_not_there(shop: Shop) -> None:
    said = shop.at("actions", "show", "ffffffff")
    assert said.code == 1 and "actions list" in said.err


def test_a_save_that_fails_is_refused_with_the_reason(shop: Shop) -> None:
    (shop.root / "answers").write_text("a file where the folder should be")
    said = shop.at("answer", "a-line", "words")
    assert said.code == 1
    assert not said.out
    assert "answers" in said.err
