"""A page may say of a question, a section, a lift, an exercise or a document which firms it is for."""

import pytest

from tests.packs.conftest import Make
from workbook.domain import EVERYBODY, Applies, Firm, Pack, RatingItem, every_firm
from workbook.packs import catalog

PAGE = "01-first-steps/01-people-you-serve.md"
RATINGS = "02-going-on/readiness.md"
CARD = "documents/01-answer-card.md"


def changed(make_pack: Make, page: str, old: str, new: str) -> Pack:
    """The starter pack with one change, in which nothing may be wrong."""
    root = make_pack({})
    text = (root / page).read_text(encoding="utf-8")
    assert old in text
    (root / page).write_text(text.replace(old, new, 1), encoding="utf-8")
    pack, problems = catalog.load(root, root.parent / "cache")
    assert problems == []
    kept, _ = catalog.load(root, root.parent / "cache")
    assert kept == pack, "what is kept parsed says the same"
    assert pack is not None
    return pack


def test_nothing_said_is_for_everybody(make_pack: Make) -> None:
    pack, _ = catalog.load(make_pack({}), None)
    assert pack is not None
    assert {item.applies for item in pack.item_by_id.values()} == {EVERYBODY}
    assert all(EVERYBODY.fits(firm) for firm in every_firm())


def test_a_question_is_for_some_firms(make_pack: Make) -> None:
    pack = changed(make_pack, RATINGS, "weight=3 scope", "weight=3 for=job,walk-in size=team scope")
    assert pack.item_by_id["answers-are-quick"].applies == Applies(kind=("job", "walk-in"), size=("team",))


def test_a_list_of_kinds_may_stand_in_quotes_with_blanks(make_pack: Make) -> None:
    pack = changed(make_pack, RATINGS, "weight=3 scope", 'weight=3 for="job, walk-in" scope')
    assert pack.item_by_id["answers-are-quick"].applies == Applies(kind=("job", "walk-in"))


def test_a_lift_is_for_some_firms_and_others_have_another(make_pack: Make) -> None:
    old = "- to 2, small, 1 week: **Answer all"
    new = "- to 2, small, 1 week, for walk-in account, age new, id other: **Ask.** Now.\n- to 2, small, 1 week: **Answer all"
    rating = changed(make_pack, RATINGS, old, new).item_by_id["answers-are-quick"]
    assert isinstance(rating, RatingItem)
    assert [lift.applies for lift in rating.lifts] == [
        Applies(kind=("walk-in", "account"), age=("new",)),
        EVERYBODY,
        EVERYBODY,
    ]


def test_an_exercise_says_whom_it_is_for_what_it_makes_and_that_it_is_on_the_short_way(make_pack: Make) -> None:
    new = 'scope: strategic\nfor: job, appointment\nbound: no\nmade: "A list: your people."\nessential: yes\n'
    page = changed(make_pack, PAGE, "scope: strategic\n", new).exercise_by_id["people-you-serve"]
    assert page.applies == Applies(kind=("job", "appointment"), bound=("no",))
    assert (page.made, page.essential) == ("A list: your people.", True)


def test_a_section_is_for_some_firms_and_its_heading_keeps_its_words(make_pack: Make) -> None:
    new = "Teach one idea here.\n\n## At the counter {for=walk-in age=new}\n\nTalk.\n\n## Another\n\nWords."
    lesson = changed(make_pack, PAGE, "Teach one idea here.", new).exercise_by_id["people-you-serve"].lesson
    headings = {block.spans[0].text: block.applies for block in lesson if block.kind == "heading"}
    assert headings["At the counter"] == Applies(kind=("walk-in",), age=("new",))
    assert headings["Another"] == EVERYBODY


def test_a_document_is_for_some_firms(make_pack: Make) -> None:
    pack = changed(make_pack, CARD, "plan: serve", "plan: serve\nsize: team")
    assert pack.document_by_id["answer-card"].applies == Applies(size=("team",))
    assert pack.document_by_id["answer-card"].reader.startswith("Whoever picks up")


@pytest.mark.parametrize(
    ("applies", "firm", "fits"),
    [
        (Applies(kind=("job",)), Firm(), True),
        (Applies(kind=("job",)), Firm(kind="walk-in"), False),
        (Applies(kind=("job", "walk-in")), Firm(kind="walk-in"), True),
        (Applies(kind=("walk-in",), size=("team",)), Firm(kind="walk-in", size="solo"), False),
        (Applies(kind=("walk-in",), size=("team",)), Firm(kind="walk-in", size="team"), True),
        (Applies(bound=("yes",)), Firm(bound="no"), False),
        (Applies(age=("new",)), Firm(age="new", bound="yes"), True),
    ],
)
def test_each_of_the_four_must_fit(applies: Applies, firm: Firm, *, fits: bool) -> None:
    assert applies.fits(firm) is fits


def test_there_are_thirty_two_firms() -> None:
    assert len(set(every_firm())) == 32
