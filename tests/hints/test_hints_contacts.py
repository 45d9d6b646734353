"""The order of mending: any 0 first, then far from the top, seen by many and late; the reason in words, never a number."""

from hypothesis import given
from hypothesis import strategies as st

from tests.hints.hinting import desk, rows, said, table
from workbook.domain import Row
from workbook.hints.contacts import EXPOSURE, STAGES, order_of_mending

CONTACTS = table("contacts", "stage:choice(know,buy)", "contact", "seen:choice(few,some,many)")
RATINGS = table("ratings", "contact", "step:level", "remark", hint="priority", against="contacts")

INVENTORY: tuple[Row, ...] = rows(
    {"contact": "Voicemail", "stage": "like", "seen": "some"},
    {"contact": "First screen", "stage": "like", "seen": "many"},
    {"contact": "Invoice", "stage": "buy", "seen": "many"},
    {"contact": "Thanks", "stage": "refer", "seen": "some"},
    {"contact": "Handover", "stage": "buy", "seen": "many"},
)
RATED: tuple[Row, ...] = rows(
    {"contact": "thanks", "step": 1},
    {"contact": "First screen", "step": 1},
    {"contact": "INVOICE", "step": 1},
    {"contact": "Voicemail ", "step": 0},
    {"contact": "Handover", "step": 4},
)


def test_the_worked_example() -> None:
    order = [mend.contact for mend in order_of_mending(RATED, INVENTORY)]
    assert order == ["Voicemail", "INVOICE", "First screen", "thanks"]  # equal ones by stage; a 4 needs no mending


def test_what_a_high_step_lacks_and_what_to_mend_first_with_the_reasons() -> None:
    assert said(RATINGS, RATED, desk((CONTACTS,), {"contacts": INVENTORY})).splitlines() == [
        "“Handover”: a 4 wants one real remark.",
        "Mend first “Voicemail”: rated 0, and a 0 always comes first.",
        "Mend second “INVOICE”: rated 1, seen by many, at a late stage (buy).",
    ]


def test_without_the_inventory_the_ratings_decide() -> None:
    rated = rows({"contact": "A", "step": 3, "remark": "Told her neighbour."}, {"contact": "B", "step": 1})
    assert said(RATINGS, rated) == "Mend first “B”: rated 1.\nMend second “A”: rated 3."


def test_one_rating_is_no_order() -> None:
    assert said(RATINGS, rows({"contact": "A", "step": 1}, {"contact": "B"})) == ""


def test_the_later_of_two_ratings_counts() -> None:
    rated = rows({"contact": "A", "step": 0}, {"contact": "a", "step": 3})
    assert [mend.step for mend in order_of_mending(rated, ())] == [3]


NAMES = st.sampled_from("ABCDEFGH")
SEEN = st.sampled_from([*EXPOSURE, ""])
STAGE = st.sampled_from([*STAGES, "", "elsewhere"])
INVENTORIES = st.lists(
    st.fixed_dictionaries({"contact": NAMES, "stage": STAGE, "seen": SEEN}), unique_by=lambda row: row["contact"]
)
RATING_ROWS = st.lists(
    st.fixed_dictionaries({"contact": NAMES, "step": st.integers(0, 4)}), unique_by=lambda row: row["contact"]
)


@given(RATING_ROWS, INVENTORIES)
def test_a_zero_is_always_before_the_rest(ratings: list[Row], contacts: list[Row]) -> None:
    steps = [mend.step for mend in order_of_mending(ratings, contacts)]
    assert steps == [step for step in steps if step == 0] + [step for step in steps if step > 0]
    assert sorted(steps) == sorted(row["step"] for row in ratings if row["step"] != 4)


@given(RATING_ROWS, INVENTORIES, NAMES, SEEN)
def test_being_seen_by_more_never_moves_a_contact_down(
    ratings: list[Row], contacts: list[Row], name: str, seen: str
) -> None:
    def place(inventory: list[Row]) -> int | None:
        order = [mend.contact for mend in order_of_mending(ratings, inventory)]
        return order.index(name) if name in order else None

    raised = [
        {**row, "seen": seen}
        if row["contact"] == name and EXPOSURE.get(seen, 1) > EXPOSURE.get(str(row["seen"]), 1)
        else row
        for row in contacts
    ]
    before, after = place(contacts), place(raised)
    assert before is None or (after is not None and after <= before)


@given(RATING_ROWS, INVENTORIES, NAMES)
def test_a_lower_step_never_moves_a_contact_down(ratings: list[Row], contacts: list[Row], name: str) -> None:
    def place(rated: list[Row]) -> int:
        return [mend.contact for mend in order_of_mending(rated, contacts)].index(name)

    rated = [{**row, "step": 2} if row["contact"] == name else row for row in ratings]
    lower = [{**row, "step": 1} if row["contact"] == name else row for row in ratings]
    if any(row["contact"] == name for row in ratings):
        assert place(lower) <= place(rated)


@given(RATING_ROWS, INVENTORIES)
def test_the_reason_has_no_decimal(ratings: list[Row], contacts: list[Row]) -> None:
    for mend in order_of_mending(ratings, contacts):
        assert mend.why.startswith(f"rated {mend.step}")
        assert "." not in mend.why
