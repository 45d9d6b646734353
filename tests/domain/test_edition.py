"""What an earlier edition of the ratings leaves in a workbook, and the sentences on it."""

from dataclasses import replace

import pytest

from tests.builders import pack, rating, standings
from workbook.domain import Pack, RatingItem
from workbook.domain.edition import Edition, edition
from workbook.reports.edition_report import edition_line, edition_lines


def book() -> Pack:
    """Ratings that kept their meaning, changed it, were retired, and took the place of one that was."""
    made: list[RatingItem] = [
        rating("kept"),
        replace(rating("changed"), rev=2),
        replace(rating("other"), rev=3),
        replace(rating("old"), retired=True),
        replace(rating("gone"), retired=True),
        replace(rating("new"), replaces="old"),
    ]
    return pack({"one": made})


def left(**levels: str) -> Edition:
    return edition(book(), book(), standings(levels))


def ids(found: tuple[RatingItem, ...]) -> list[str]:
    return [one.id for one in found]


def test_levels_of_an_earlier_wording_wait_to_be_confirmed() -> None:
    found = left(kept="4", changed="1", other="3")
    assert ids(found.to_confirm) == ["changed", "other"]
    assert found.unproven == 1
    assert ids(found.waiting) == ["changed", "other"]


@pytest.mark.parametrize("level", ["na", "open"])
def test_what_has_no_level_has_nothing_to_confirm(level: str) -> None:
    assert left(changed=level).waiting == ()


def test_a_retired_rating_is_told_and_the_new_one_offers_its_level_until_it_has_one() -> None:
    found = left(old="3", gone="2")
    assert ids(found.retired) == ["old", "gone"]
    assert ids(found.offering) == ["new"]
    assert left(old="3", new="2").offering == ()
    assert left(gone="2").offering == ()


def test_what_is_not_for_the_firm_waits_for_nothing() -> None:
    seen = replace(book(), exercises=())
    found = edition(book(), seen, standings({"changed": "3", "old": "3"}))
    assert found.waiting == ()
    assert ids(found.retired) == ["old"]


def test_the_sentences_say_how_many_and_how() -> None:
    assert edition_line(left()) == ""
    assert edition_lines(left(kept="4", gone="2")) == []
    assert edition_line(left(changed="3")) == (
        "1 level was given to an earlier wording, and counts without proof until confirmed. Confirm each with one key."
    )
    assert edition_line(left(changed="1")) == ("1 level was given to an earlier wording. Confirm each with one key.")
    told = " ".join(edition_lines(left(changed="3", other="1", old="3")))
    assert "2 levels were given to an earlier wording, and the one at 3 or 4 counts without proof" in told
    assert "1 rating that you gave a level is no longer asked; 1 of the new ones offers it again." in told
    assert "s8-2" in told
