"""The commands that read: their JSON, their text, the day they are asked about, and files that cannot be read."""

import pytest

from tests.cli.conftest import Shop

FIGURES = {"proven", "stated", "possible", "proven_exact", "stated_exact", "possible_exact"}
SCORE = FIGURES | {
    *("format", "formula", "date", "pack", "label", "gate", "lapsing", "answered", "na", "problems"),
    *("plans", "foundation", "lenses", "scopes", "audiences"),
}
PLAN = FIGURES | {"id", "title", "answered", "scopes", "scopes_exact", "items"}
ITEM = {
    *("id", "level", "na", "weight", "rev", "evidence", "low_exact", "high_exact", "carried", "stale"),
    *("by", "round", "at"),
}
ACTION = {
    *("id", "key", "lane", "item", "title", "lift", "effort", "rank", "status", "owner", "due", "when", "then"),
    *("carried", "blocked_by", "lapses"),
}


def test_score_json_has_every_key_of_the_design(shop: Shop) -> None:
    shop.at("rate", "we-know-them", "3", "--evidence", "The list of June", "--date", "2026-11-01")
    shop.at("rate", "we-keep-the-list", "2")
    said = shop.at("score", "--json")
    assert said.code == 0 and not said.err
    found = said.json
    assert found.keys() == SCORE
    assert found["format"] == 1 and found["formula"] == "s8-2" and found["date"] == "2026-11-20"
    assert found["pack"] == {"id": "every-kind", "version": "1.0"}
    know, serve = found["plans"]
    assert know.keys() == serve.keys() == PLAN
    item = know["items"][0]
    assert item.keys() == ITEM
    assert item["evidence"] == [{"date": "2026-11-01", "text": "The list of June"}]
    assert (item["low_exact"], item["high_exact"], item["by"], item["round"]) == ("3/4", "3/4", "ana-ruiz", None)
    assert know["proven_exact"] == "9/16"  # (1 x 3/4 + 3 x 2/4) / 4
    assert found["proven_exact"] == "9/32"  # both plans twice, over four
    assert found["proven"] == 28.1


def test_progress_and_actions_json_have_every_key_of_the_design(shop: Shop) -> None:
    progress = shop.at("progress", "--json").json
    assert {"format", "exercises", "chapters", "plans", "next"} <= progress.keys()
    assert all({"id", "status", "answered", "required", "total"} <= one.keys() for one in progress["exercises"])
    assert progress["next"]["exercise"] == "all-kinds" and progress["next"]["item"] == "a-line"
    actions = shop.at("actions", "--json").json
    assert actions["format"] == 1
    assert actions["actions"] and all(one.keys() >= ACTION for one in actions["actions"])
    assert shop.at("actions", "list", "--json").json == actions


def test_pack_json_has_every_key_of_the_design(shop: Shop) -> None:
    exercises = shop.run("pack", "show", "--json", "--workbook", str(shop.root)).json["exercises"]
    assert [one["id"] for one in exercises] == ["all-kinds", "readiness-know", "readiness-serve"]
    assert {"id", "title", "chapter", "plan", "minutes", "items"} <= exercises[0].keys()
    items = {item["id"]: item for one in exercises for item in one["items"]}
    assert {"id", "kind", "plan", "chapter", "exercise", "prompt", "options"} <= items["a-number"].keys()
    assert items["a-number"]["options"]["max"] == 10
    rating = items["we-know-them"]
    assert {"weight", "scope", "audience", "lens", "gate", "na", "anchors", "evidence", "lifts"} <= rating.keys()
    assert len(rating["anchors"]) == 5
    assert {"id", "to", "effort", "horizon", "exercise", "after", "asks", "text"} <= rating["lifts"][0].keys()


def test_the_score_is_that_of_the_day_asked_about(shop: Shop) -> None:
    shop.at("rate", "we-answer-fast", "4", "--evidence", "Seen by three callers", "--date", "2026-11-20")
    fresh = shop.at("score", "--json", on="2027-05-19").json  # 180 days on
    stale = shop.at("score", "--json", on="2027-05-20").json
    assert fresh["plans"][1]["items"][0]["stale"] is False
    assert stale["plans"][1]["items"][0]["stale"] is True
    assert stale["plans"][1]["items"][0]["carried"] is True
    assert stale["proven"] < fresh["proven"]
    assert shop.at("score", "--json", on="2026-09-01").json["answered"] == 0


def test_explain_gives_the_sum_and_guesses_a_mistyped_name(shop: Shop) -> None:
    shop.at("rate", "we-keep-the-list", "2")
    said = shop.at("score", "--explain", "know")
    assert said.code == 0
    assert "6 of 16 points = 37.5" in said.out
    wrong = shop.at("score", "--explain", "knwo")
    assert wrong.code == 1 and "“know”" in wrong.err and not wrong.out


def test_text_is_for_people(shop: Shop) -> None:
    assert "proven 0.0" in shop.at("score").out
    assert "One of each" in shop.at("progress").out
    assert "Next" in shop.at("actions").out
    shown = shop.at("actions", "show", shop.at("actions", "--json").json["actions"][0]["id"])
    assert shown.code == 0 and "for 1 point" in shown.out
    assert all(
        len(line) <= 80 for command in ("score", "progress", "actions") for line in shop.at(command).out.split("\n")
    )


@pytest.fixture
def damaged(shop: Shop) -> Shop:
    """Ana's ratings cannot be read; Ben's can, and so can the answers."""
    shop.at("answer", "a-line", "words")
    shop.at("rate", "we-know-them", "2")
    shop.at("rate", "we-answer-fast", "2", "--as", "Ben")
    shop.damage("ratings/ana-ruiz.toml")
    return shop


def test_a_damaged_file_makes_a_score_of_the_rest_and_says_so_first(damaged: Shop) -> None:
    said = damaged.at("score", "--json")
    assert said.code == 1
    assert said.json["plans"][0]["proven"] == 0
    assert said.json["plans"][1]["proven"] == 50
    assert ["ana-ruiz.toml" in line for line in said.json["problems"]] == [True]
    assert "ana-ruiz.toml" in said.err
    text = damaged.at("score")
    assert text.code == 1
    assert "incomplete" in text.out.splitlines()[0]


@pytest.mark.parametrize("command", ["progress", "actions", "decide"])
def test_every_reading_command_says_what_it_could_not_read(command: str, damaged: Shop) -> None:
    said = damaged.at(command)
    assert said.code == 1
    assert said.out
    assert "ana-ruiz.toml" in said.err


def test_a_damaged_file_is_never_written_over(damaged: Shop) -> None:
    before = (damaged.root / "ratings/ana-ruiz.toml").read_bytes()
    refused = damaged.at("rate", "we-keep-the-list", "2")
    assert refused.code == 1 and "ana-ruiz.toml" in refused.err and not refused.out
    assert (damaged.root / "ratings/ana-ruiz.toml").read_bytes() == before
    other = damaged.at("rate", "we-keep-the-list", "2", "--as", "Ben")
    assert other.code == 0 and "ana-ruiz.toml" in other.err
    assert damaged.rating("we-keep-the-list", "ben")["level"] == 2


def test_a_workbook_that_cannot_be_read_at_all(shop: Shop) -> None:
    shop.damage("workbook.toml")
    for words in (["score"], ["score", "--json"], ["rate", "we-know-them", "2"], ["doctor"]):
        said = shop.at(*words) if words != ["doctor"] else shop.run("doctor", "--workbook", str(shop.root))
        assert said.code == 1
        assert not said.out
        assert "workbook.toml" in said.err


def test_a_newer_workbook_is_shown_and_not_changed(shop: Shop) -> None:
    shop.at("rate", "we-know-them", "2")
    path = shop.root / "workbook.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("format = 2", "format = 9"), encoding="utf-8")
    score = shop.at("score", "--json")
    assert score.code == 1 and score.json["plans"][0]["proven"] > 0
    refused = shop.at("answer", "a-line", "words")
    assert refused.code == 1 and "newer" in refused.err
    assert not shop.answers()


def test_doctor_as_json_and_what_waits_for_a_choice(shop: Shop) -> None:
    folder = str(shop.root)
    assert shop.run("doctor", "--json", "--workbook", folder).json == {"format": 1, "mended": [], "problems": []}
    shop.at("answer", "a-line", "words")
    path = next((shop.root / "answers").iterdir())
    table = '[[conflict]]\nkey = "a-line"\nfrom = "another computer"\nat = 2026-11-20T14:03:00Z\ntheirs = "x"\n'
    path.write_text(path.read_text(encoding="utf-8").replace("# end", f"{table}\n# end"), encoding="utf-8")
    said = shop.run("doctor", "--workbook", folder)
    assert said.code == 1 and not said.out
    assert "another computer" in said.err
    found = shop.run("doctor", "--json", "--workbook", folder)
    assert found.code == 1
    (problem,) = found.json["problems"]
    assert problem["severity"] == "error" and problem["file"] == f"answers/{path.name}" and problem["line"] > 1
    assert shop.at("score").code == 0
    path.write_bytes(b"")
    refused = shop.run("doctor", "--repair", "--json", "--workbook", folder)
    assert refused.code == 1 and "left as it is" in refused.json["mended"][0]
    assert "--repair" not in refused.json["problems"][0]["mend"]


def test_doctor_lets_a_person_choose_between_two_versions(shop: Shop) -> None:
    folder = str(shop.root)
    shop.at("answer", "a-line", "words")
    path = next((shop.root / "answers").iterdir())
    whole = path.read_text(encoding="utf-8")
    theirs = whole[whole.index("kind =") : whole.index("# end")].replace("words", "other words")
    table = f'[[conflict]]\nkey = "a-line"\nfrom = "another computer"\n\n[conflict.theirs]\n{theirs}\n# end'
    path.write_text(whole.replace("# end", table), encoding="utf-8")
    said = shop.run("doctor", "--workbook", folder)
    assert said.code == 1 and "workbook doctor --choose a-line mine" in said.err and "“both”" not in said.err
    assert shop.run("doctor", "--choose", "a-line", "neither", "--workbook", folder).code == 2
    assert shop.run("doctor", "--choose", "a-lime", "mine", "--workbook", folder).code == 1
    refused = shop.run("doctor", "--choose", "a-line", "both", "--workbook", folder)
    assert refused.code == 1 and "Only one of these two can count" in refused.err
    done = shop.run("doctor", "--choose", "a-line", "theirs", "--workbook", folder)
    assert done.code == 0 and "The other version is used now" in done.out
    assert "other words" in path.read_text(encoding="utf-8") and "conflict" not in path.read_text(encoding="utf-8")
    again = shop.run("doctor", "--choose", "a-line", "theirs", "--workbook", folder)
    assert again.code == 1 and "Nothing waits for a choice" in again.err


def test_doctor_finds_and_mends(shop: Shop) -> None:
    folder = str(shop.root)
    shop.at("answer", "a-line", "words")
    assert shop.run("doctor", "--workbook", folder).code == 0
    path = next((shop.root / "answers").iterdir())
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("# end\n", ""), encoding="utf-8")
    found = shop.run("doctor", "--workbook", folder)
    assert found.code == 1 and path.name in found.err
    assert shop.at("answer", "a-line", "other").code == 1
    mended = shop.run("doctor", "--repair", "--workbook", folder)
    assert mended.code == 0 and path.name in mended.out
    assert path.read_text(encoding="utf-8") == whole
    assert shop.at("answer", "a-line", "other").code == 0
