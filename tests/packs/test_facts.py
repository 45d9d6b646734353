"""`facts.toml`: each mistake is told with its line, and leaves out that one fact."""

import pytest

from workbook.domain import plain
from workbook.packs.read import pack_limits
from workbook.packs.read.facts import card, read_facts
from workbook.packs.read.findings import Report

GOOD = (
    '[quick-reply]\nclaim = "Quick replies win."\nsource = "A study, 2011"\nverdict = "solid"\nlimits = "One trade."\n'
)
OTHER = GOOD.replace("quick-reply", "slow-reply")


def told(text: str) -> tuple[list[str], list[str]]:
    report = Report("facts.toml")
    facts = read_facts(text, report)
    return [key for key, fact in facts.items() if fact is not None], list(map(str, report.problems))


def test_a_fact_is_a_card_of_three_lines() -> None:
    report = Report("facts.toml")
    fact = read_facts(GOOD, report)["quick-reply"]
    assert report.problems == []
    assert fact is not None
    assert plain(card(fact)) == "What a study found\n\nQuick replies win.\n\nSource: A study, 2011. One trade."


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('claim = "', 'clam = "', "facts.toml:2: A fact has no “clam”. Did you mean “claim”?"),
        ('"solid"', '"certain"', "facts.toml:4: “verdict” of the fact “quick-reply” wants “solid”, “usable”"),
        ('"One trade."', "3", "facts.toml:5: “limits” of the fact “quick-reply” wants text, found “3”."),
        ('"One trade."', '" "', "facts.toml:5: “limits” of the fact “quick-reply” is empty."),
        (
            '"One trade."',
            '"' + "One trade. " * 60 + '"',
            "facts.toml:5: “limits” of the fact “quick-reply” has more than",
        ),
        ('source = "A study, 2011"\n', "", "facts.toml:1: The fact “quick-reply” has no source."),
        ("[quick-reply]", "[Quick]", "facts.toml:1: “Quick” is no fact."),
        ("[quick-reply]", "# a remark\nquick-reply = 3\n[other]", "facts.toml:2: “quick-reply” is no fact."),
        ("[quick-reply]", "[[quick-reply]]", "facts.toml:1: “quick-reply” is no fact."),
    ],
)
def test_a_mistake_is_told_and_costs_one_fact(old: str, new: str, expected: str) -> None:
    found, problems = told(GOOD.replace(old, new) + "\n" + OTHER)
    assert "slow-reply" in found
    assert "quick-reply" not in found
    assert any(problem.startswith(expected) for problem in problems), problems


def test_a_key_twice_is_told_with_its_line() -> None:
    found, problems = told(GOOD + GOOD)
    assert found == []
    assert len(problems) == 1
    assert problems[0].startswith("facts.toml:6: This is not right TOML: ")


def test_there_is_an_end_to_facts() -> None:
    found, problems = told("".join(GOOD.replace("quick", f"quick-{number}") for number in range(pack_limits.FACTS + 5)))
    assert len(found) == pack_limits.FACTS
    assert len(problems) == 1
