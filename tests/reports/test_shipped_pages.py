"""The pages that the shipped exercises make: for whoever may read them, whatever was written in private."""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from tools.reading.wording import sentences
from workbook.domain import (
    Cell,
    Check,
    CheckItem,
    ChoiceItem,
    ChoicesItem,
    Column,
    DateItem,
    Filler,
    Item,
    ListItem,
    NumberItem,
    Pack,
    PickItem,
    Prose,
    RatingItem,
    Row,
    TableItem,
    Tell,
    TellItem,
    Value,
    plain,
)
from workbook.domain.filled_document import Filled, filled
from workbook.packs import catalog
from workbook.reports.document_report import document_json, documents_json, documents_text, written

SECRET = "Sealed"
OPEN = "Open"


@pytest.fixture(scope="module")
def pack() -> Pack:
    pack, problems = catalog.load(catalog.shipped(), None)
    assert pack is not None
    assert not problems
    return pack


def cell(column: Column, word: str) -> Cell:
    """A cell that says `word` as far as its kind lets it."""
    match column.kind:
        case "check":
            return word == OPEN
        case "number" | "level":
            return 3
        case "date":
            return date(2026, 5, 14)
        case "choice":
            return column.choices[0]
        case _:
            return f"{word} {column.key}"


def rows(item: TableItem) -> tuple[Row, ...]:
    """A row that may be shown, save for its private cells; where rows wait for consent, one that has none as well."""
    told = {one.key: cell(one, SECRET if one.mark == "private" else OPEN) for one in item.columns}
    waits = any(one.mark == "consent" for one in item.columns)
    return (told, {one.key: cell(one, SECRET) for one in item.columns}) if waits else (told,)


def answer(item: Item) -> Value | None:
    """An answer to `item` in which every word that is private says so."""
    word = f"{SECRET if item.private else OPEN} {item.id}"
    match item:
        case RatingItem():
            return None
        case TableItem():
            return tuple(dict.fromkeys(row, word) for row in rows(item)) if item.private else rows(item)
        case ListItem() | PickItem():
            return (word,)
        case ChoiceItem():
            return item.choices[0].key
        case ChoicesItem():
            return (item.choices[0].key,)
        case NumberItem():
            return Decimal(3)
        case DateItem():
            return date(2026, 5, 14)
        case CheckItem():
            return Check("yes", word)
        case TellItem():
            return Tell(3, word)
        case _:
            return word


def pages(pack: Pack) -> Iterator[Filled]:
    """Every document, filled from answers to everything."""
    filler = Filler(pack, lambda name: answer(pack.item_by_id[name]), {"business": "A firm", "today": "14 May 2026"})
    return (filled(document, filler) for document in pack.documents)


def test_what_is_private_stands_on_no_page_in_no_form(pack: Pack) -> None:
    made = list(pages(pack))
    told = [documents_text(made, pack), json.dumps(documents_json(made, pack))]
    for page in made:
        told += [written(page, kind, pack.lang) for kind in ("text", "md", "html")]
        told.append(json.dumps(document_json(page, pack)))
    assert not [text[max(0, text.find(SECRET) - 200) :][:300] for text in told if SECRET in text]
    assert all(page.state == "ready" for page in made), "everything that a page wants was answered"
    assert "Open customer" in "".join(told), "a story that was agreed to is told"


def test_no_lesson_and_no_question_shows_what_is_private(pack: Pack) -> None:
    filler = Filler(pack, lambda name: answer(pack.item_by_id[name]))
    shown = [
        filler.fill(prose) for page in pack.exercises for prose in (page.lesson, *(one.help for one in page.items))
    ]
    assert SECRET not in "".join(map(plain, shown))
    assert OPEN in "".join(map(plain, shown))


@pytest.mark.parametrize(
    ("item", "columns"),
    [
        ("customers", {"profit", "pleasant"}),
        ("interviews", {"who", "improve"}),
        ("partner-seats", {"known", "fit", "trust"}),
        ("new-customers", {"customer", "sender", "evidence"}),
        ("referrer-reasons", {"referrer", "reason"}),
    ],
)
def test_what_is_candid_about_named_people_is_private(item: str, columns: set[str], pack: Pack) -> None:
    table = pack.item_by_id[item]
    assert isinstance(table, TableItem)
    assert {one.key for one in table.columns if one.mark == "private"} >= columns


def test_a_firm_that_was_not_checked_is_nobodys_first_choice(pack: Pack) -> None:
    places = {place for block in pack.document_by_id["partner-plan"].body for place in block.places}
    assert "partner-firsts" in places
    assert not [place for place in places if place.startswith("partner-seats")]


NAMED = {
    "stories",
    "partner-firsts",
    "partner-first-offer",
    "their-form",
    "seat-reserves",
    "joint-partner",
    "referrer-words",
}
"""Items whose answers name customers and partners, or repeat what they said, and that some page shows."""


def test_a_page_that_names_customers_or_partners_stays_in_the_firm(pack: Pack) -> None:
    def drawn(page: Prose) -> set[str]:
        return {place.partition(".")[0] for block in page for place in block.places}

    naming = [one for one in pack.documents if drawn(one.body) & NAMED]
    assert {item for one in naming for item in drawn(one.body) & NAMED} == NAMED
    assert [one.id for one in naming if "this page stays in the firm" not in plain(one.body)] == []


# Whose words

WRITTEN_BY_THE_OWNER = {
    *("core-difference", "trigger-phrases", "form-phrases", "thirty-seconds", "message-first-line", "ideal-profile"),
    *("why-not-reasons", "referral-risks.risk", "purpose", "story-told", "complaints-heard"),
}
THEIR_WORDS = re.compile(
    r"\b(customers?|clients?|people|they) (puts? it|says?|said|tells?|told)\b|\b(their|customers'|friend's) (own )?words",
    re.IGNORECASE,
)


def introduced(prose: Prose) -> Iterator[tuple[str, str]]:
    """Each place of what the owner wrote, with the sentence that leads to it, in its own block or the one before."""
    for number, block in enumerate(prose):
        for place in WRITTEN_BY_THE_OWNER.intersection(block.places):
            words = " ".join(plain([one]) for one in prose[max(0, number - 1) : number + 1])
            yield place, (sentences(words.partition("[to fill")[0]) or [words])[-1]


def test_what_the_owner_wrote_is_never_introduced_as_a_customers_words(pack: Pack) -> None:
    texts = [(one.id, one.body) for one in pack.documents]
    texts += [(item.id, item.help) for page in pack.exercises for item in page.items]
    texts += [(page.id, page.lesson) for page in pack.exercises]
    found = [(name, place, words) for name, prose in texts for place, words in introduced(prose)]
    assert len({place for _, place, _ in found}) >= 8
    assert [one for one in found if THEIR_WORDS.search(one[2])] == []
