"""Words and numbers as people give them to the commands: what is kept of each, what is said of it, or why it is refused."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.app.shop import small_pack
from tests.cli.conftest import Shop

PAGE = """---
id: given
title: As given
minutes: 5
---
# As given

::: number people {step=1 unit="people"}

**How many people?**

:::

::: number money {unit="pounds"}

**How much money?**

:::

::: number share {min=0 max=100 unit="%"}

**Which share?**

:::

::: number hours {step=0.5 unit="hours"}

**How many hours?**

:::

::: date day

**Which day?**

:::

::: check sure

**Sure?**

:::

::: choice way

**Which way?**

- By letter `letter`
- At the door `at-the-door`

:::

::: choices ways

**Which ways?**

- By letter `letter`
- At the door `at-the-door`

:::

::: list things

**Which things?**

:::

::: text words

**Which words?**

:::

::: table firms {rows=2 max=4}

**Which firms?**

| Firm `name` | Why they stay `why:text` | Worth a year `worth:number` | Since `since:date` | Gold `gold:check` |
| --- | --- | --- | --- | --- |

:::
"""


@pytest.fixture
def given(shop: Shop) -> Shop:
    """A shop whose workbook asks for one of each."""
    pack = small_pack(shop.home / "given-pack")
    (pack / "02-strategy" / "03-given.md").write_text(PAGE, encoding="utf-8")
    assert shop.run("new", "given", "--name", "Given", "--pack", str(pack)).code == 0
    return Shop(shop.home, shop.home / "given", shop.capture, shop.monkeypatch)


DAY = date(2026, 11, 20)
KEPT: list[tuple[str, list[str], Any, str]] = [
    ("people", ["1,250"], 1250, "Read as 1250 people."),
    ("people", ["12,000"], 12000, "Read as 12000 people."),
    ("people", ["1.250"], 1250, "Read as 1250 people."),
    ("people", ["1 250"], 1250, "Read as 1250 people."),
    ("people", ["1", "250"], 1250, "Read as 1250 people."),
    ("people", ["12", "people"], 12, ""),
    ("people", ["12"], 12, ""),
    ("money", ["£1,250"], 1250, "Read as 1250 pounds."),
    ("money", ["10 pounds"], 10, ""),
    ("money", ["1,250.50"], 1250.5, "Read as 1250.50 pounds."),
    ("money", ["1.250,50"], 1250.5, "Read as 1250.50 pounds."),
    ("share", ["45%"], 45, "Read as 45 %."),
    ("hours", ["1,5"], 1.5, "Read as 1.5 hours."),
    ("hours", ["2½"], 2.5, "Read as 2.5 hours."),
    ("day", ["31/12/2026"], date(2026, 12, 31), "Read as Thursday 31 December 2026."),
    ("day", ["14-Dec-2025"], date(2025, 12, 14), "Read as Sunday 14 December 2025."),
    ("day", ["2025-12-14 00:00:00"], date(2025, 12, 14), "Read as Sunday 14 December 2025."),
    ("day", ["2025-12-14"], date(2025, 12, 14), ""),
    ("day", ["next", "month"], date(2026, 12, 20), "Read as Sunday 20 December 2026."),
    ("sure", ["Yes"], {"answer": "yes"}, ""),
    ("sure", ["y", "since May"], {"answer": "yes", "evidence": "since May"}, "Read as yes."),
    ("sure", ["I don't know yet"], {"answer": "unknown"}, "Read as unknown."),
    ("way", ["By letter"], "letter", "Read as By letter."),
    ("way", ["at", "the", "door"], "at-the-door", "Read as At the door."),
    ("way", ["letter"], "letter", ""),
    ("ways", ["at-the-door", "1"], ["at-the-door", "letter"], "Read as By letter; At the door."),
    ("things", ["- first", "• second", "3) third"], ["first", "second", "third"], ""),
    ("words", ["- first\n• second"], "- first\n• second", ""),
]


def test_what_is_given_is_kept_and_what_it_was_read_as_is_said(given: Shop) -> None:
    for item, words, value, said in KEPT:
        done = given.at("answer", item, *words)
        assert (done.code, done.err) == (0, ""), (item, words, done.err)
        assert given.answers()[item] == value, (item, words)
        assert [line for line in done.out.splitlines() if line.startswith("Read as")] == [said] * bool(said)


REFUSED = [
    ("money", "1.500", "1500 or 1.5?"),
    ("hours", "1,500", "1500 or 1.5?"),
    ("people", "1,5oo", "not a number yet"),
    ("people", "45%", "counted in people"),
    ("day", "monthly", "not a day yet"),
    ("day", "money", "not a day yet"),
    ("day", "wedding", "not a day yet"),
    ("day", "friends", "not a day yet"),
    ("day", "03/04/2026", "3 April 2026 or 4 March 2026?"),
    ("sure", "maybe", "yes, no or unknown"),
    ("way", "fax", "no choice “fax”"),
]


def test_what_may_mean_two_things_or_none_is_refused_and_nothing_is_kept(given: Shop) -> None:
    for item, words, why in REFUSED:
        done = given.at("answer", item, words)
        assert (done.code, done.out) == (1, ""), (item, words)
        assert why in done.err
    assert not (given.root / "answers").exists()


def _rows(*cells: dict[str, Any]) -> list[dict[str, Any]]:
    return list(cells)


MILL, OAKLEY = {"name": "Mill"}, {"name": "Oakley"}
FILES: dict[str, list[dict[str, Any]]] = {
    "name\tworth\nMill\t1,250\nOakley\t12,000\n": [MILL | {"worth": 1250}, OAKLEY | {"worth": 12000}],
    "name\tworth\nMill\t£1,250.50\n": [MILL | {"worth": 1250.5}],
    "name\twhy\nMill\tFriendly\vand quick\nOakley\tearly\n": [
        MILL | {"why": "Friendly\nand quick"},
        OAKLEY | {"why": "early"},
    ],
    "name\twhy\nMill\tFriendly\u2028and quick\nOakley\tearly\n": [
        MILL | {"why": "Friendly\nand quick"},
        OAKLEY | {"why": "early"},
    ],
    'name\twhy\nMill\t"Never late, they say\nOakley\tPays early\nBright\tSends people\n': [
        MILL | {"why": '"Never late, they say'},
        OAKLEY | {"why": "Pays early"},
        {"name": "Bright", "why": "Sends people"},
    ],
    'name\twhy\n"Best" Builders\t"Never late" they say\n': [
        {"name": '"Best" Builders', "why": '"Never late" they say'}
    ],
    'name\twhy\r\nMill\t"Friendly\r\nand ""quick"""\r\n': [MILL | {"why": 'Friendly\nand "quick"'}],
    "name\twhy\t\nMill\tquick\t\n": [MILL | {"why": "quick"}],
    "\ufeffFIRM\tWhy they stay\nMill\tquick\n": [MILL | {"why": "quick"}],
    "name\tsince\nMill\t14-Dec-2025\nOakley\t2025-12-14 00:00:00\n": [
        MILL | {"since": date(2025, 12, 14)},
        OAKLEY | {"since": date(2025, 12, 14)},
    ],
    "name\tgold\nMill\tYES\nOakley\tFALSE\n": [MILL | {"gold": True}, OAKLEY | {"gold": False}],
}


@pytest.mark.parametrize("way", ["file", "stdin", "value", "utf-16"])
def test_rows_are_read_in_the_same_way_from_a_file_and_from_stdin(way: str, given: Shop) -> None:
    for text, rows in FILES.items():
        Path("r.tsv").write_bytes(text.encode("utf-16" if way == "utf-16" else "utf-8"))
        words = {"stdin": ["--rows", "-"], "value": ["-"]}.get(way, ["--rows", "r.tsv"])
        done = given.at("answer", "firms", *words, stdin=text if way in ("stdin", "value") else "")
        assert (done.code, done.err) == (0, ""), (text, done.err)
        assert given.answers()["firms"] == rows, text


def test_what_cells_were_read_as_is_said_once_for_each(given: Shop) -> None:
    Path("r.tsv").write_text("name\tworth\tsince\nMill\t1,250\t2025-12-14\nOak\t1,250\t14-Dec-25\n", encoding="utf-8")
    said = given.at("answer", "firms", "--rows", "r.tsv").out
    assert "Read “1,250” as 1250, “14-Dec-25” as Sunday 14 December 2025." in " ".join(said.split())


JSON: list[tuple[Any, Callable[[dict[str, Any]], bool]]] = [
    ({"name": "Mill", "worth": 1250}, lambda row: bool(row["worth"] == 1250)),
    ({"Firm": "Mill", "WORTH A YEAR": 1.5}, lambda row: bool(row["worth"] == 1.5)),
    ({"name": "Mill", "worth": 1.125}, lambda row: bool(row["worth"] == 1.125)),
    ({"name": "Mill", "worth": "1,250"}, lambda row: bool(row["worth"] == 1250)),
    ({"name": "Mill", "gold": True, "since": "14-Dec-2025"}, lambda row: row["gold"] is True and "since" in row),
]


def test_rows_of_json_are_read_as_they_are_typed_but_its_numbers_are_never_in_doubt(given: Shop) -> None:
    for row, right in JSON:
        done = given.at("answer", "firms", "--rows", "-", stdin=json.dumps([row]))
        assert (done.code, done.err) == (0, ""), row
        assert right(given.answers()["firms"][0]), row


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name\tworth\nMill\t1.250\n", "1250 or 1.25?"),
        ("name\tsince\nMill\tmonthly\n", "not a day yet"),
        ("name\tsince\nMill\t03/04/2026\n", "may stand first"),
        ("name\twhy\nMill\tquick\textra\n", "“extra” stands under none"),
        ("name\n" + "Mill\n" * 5, "There are 5 rows; the most is 4."),
        ("name\tcolour\nMill\tred\n", "no column “colour”"),
        ('[{"name": "Mill", "Firm": "Oakley"}]', "Row 1: there are two cells for the column “name”."),
        ('[{"name": "Mill", "name": "Oakley"}]', "“name” stands twice in a row."),
        ('[{"name": "Mill"}, {"worth": "1.250"}]', "Row 2, column “worth”: That can be read in two ways"),
        ('[{"worth": NaN}]', "a cell is"),
        ("name\twhy\nMill\tquick\n".encode("utf-16-le").decode(), "Save it as UTF-8"),
    ],
)
def test_rows_with_a_doubt_are_refused_whole(text: str, why: str, given: Shop) -> None:
    done = given.at("answer", "firms", "--rows", "-", stdin=text)
    assert done.code == 1 and why in done.err
    assert not (given.root / "answers").exists()


def test_days_after_options_are_read_in_the_same_way(given: Shop) -> None:
    for typed, due in {"next month": "2026-12-20", "31/12/2026": "2026-12-31", "14-Dec-26": "2026-12-14"}.items():
        added = given.at("actions", "add", "Call Marta", "--due", typed, "--json")
        assert (added.code, added.json["action"]["due"]) == (0, due)
    for typed in ("monthly", "money", "03/04/2027"):
        assert given.at("actions", "add", "x", "--due", typed).code == 2
        assert given.run("score", "--workbook", str(given.root), "--on", typed).code == 2
    assert given.run("score", "--workbook", str(given.root), "--on", "14-Dec-2026").code == 0


def test_the_day_of_what_shows_a_rating_is_said_as_it_was_read(given: Shop) -> None:
    words = ("rate", "foundation-1", "3", "--evidence", "A letter", "--date")
    assert "The day was read as Friday 14 November 2025." in given.at(*words, "14/11/25").out
    assert "was read as" not in given.at(*words, "2026-11-14").out
    assert "may stand first" in given.at(*words, "03/04/2026").err


def test_the_walk_line_by_line_takes_the_same_words(given: Shop) -> None:
    lines = ["1,250", "£1,250", "45%", "2½", "31/12/2026", "Y", "", "By letter", "1 2", "- first", "• second", "."]
    said = given.at("answer", "--plain", "given", stdin="\n".join([*lines, "q"]) + "\n")
    assert said.code == 0
    answers = given.answers()
    assert (answers["people"], answers["money"], answers["share"], answers["hours"]) == (1250, 1250, 45, 2.5)
    assert (answers["day"], answers["sure"]["answer"], answers["way"]) == (date(2026, 12, 31), "yes", "letter")
    assert (answers["ways"], answers["things"]) == (["letter", "at-the-door"], ["first", "second"])
    assert "Read as 1250 people." in said.out and "Read as Thursday 31 December 2026." in said.out


def test_a_list_from_stdin_loses_its_marks_and_a_text_keeps_them(given: Shop) -> None:
    assert given.at("answer", "things", "-", stdin="- first\n• second\n").code == 0
    assert given.at("answer", "words", "-", stdin="- first\n• second\n").code == 0
    answers = given.answers()
    assert (answers["things"], answers["words"]) == (["first", "second"], "- first\n• second")


def test_a_value_that_begins_with_a_dash_and_a_digit_is_no_option(given: Shop) -> None:
    for item, typed in (("day", "-3d"), ("money", "-£5"), ("money", "-1,250"), ("people", "-5")):
        assert given.at("answer", item, typed).code == 0
    added = given.at("actions", "add", "Call Marta", "--due", "-3d", "--json")
    assert (added.code, added.json["action"]["due"]) == (0, "2026-11-17")
    assert "no option “-x”" in given.at("answer", "firms", "-x").err
