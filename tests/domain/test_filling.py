"""Places in prose: what each kind of answer becomes in each kind of block, what is left out, and what stays a hole."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import exercise, pack
from workbook.domain import (
    Block,
    Check,
    CheckItem,
    Choice,
    ChoiceItem,
    Column,
    DateItem,
    Document,
    Filler,
    LineItem,
    ListItem,
    NumberItem,
    PickItem,
    Prose,
    Row,
    Span,
    TableItem,
    TextItem,
    Value,
    holes,
    plain,
)
from workbook.domain.filled_document import filled

COLUMNS = (Column("who", "Who"), Column("what", "What"), Column("seen", "Seen", "check"))
SOURCE = Column("source", "Source", "choice", ("walk-in", "advert"))
GUARDED = (
    Column("who", "Who"),
    Column("said", "Said"),
    Column("trust", "Trust", "level", mark="private"),
    Column("agreed", "Agreed", "check", mark="consent"),
)

ITEMS = (
    LineItem(id="line", prompt="?"),
    TextItem(id="text", prompt="?"),
    ListItem(id="list", prompt="?"),
    NumberItem(id="days", prompt="?", unit="days"),
    NumberItem(id="after", prompt="?", unit="business days after delivery"),
    NumberItem(id="wait", prompt="?", unit="days", zero="the same day"),
    NumberItem(id="number", prompt="?"),
    DateItem(id="day", prompt="?"),
    CheckItem(id="check", prompt="?"),
    ChoiceItem(id="choice", prompt="?", choices=(Choice("a", "The first"), Choice("b", "The second"))),
    PickItem(id="pick", prompt="?", source="list"),
    PickItem(id="picks", prompt="?", source="list", max=3),
    TableItem(id="table", prompt="?", columns=(*COLUMNS, SOURCE)),
    LineItem(id="extra", prompt="?", optional=True),
    ListItem(id="extras", prompt="?", optional=True),
    TableItem(id="other", prompt="?", columns=COLUMNS, optional=True),
    LineItem(id="secret", prompt="?", private=True),
    TableItem(id="seats", prompt="?", columns=COLUMNS, source="table"),
    TableItem(id="secrets", prompt="?", columns=COLUMNS, private=True),
    TableItem(id="stories", prompt="?", columns=GUARDED),
)
NOTHING: Mapping[str, Value] = {}
PACK = pack({}, more=())
PACK = type(PACK)(
    PACK.id, PACK.title, PACK.version, PACK.lang, (), (), (exercise("the-first", "one", *ITEMS),)
)  # the builder makes exercises only in chapters that have ratings


def words(text: str) -> tuple[Span, ...]:
    """Spans from a text with `{place}` in it, and `*bold*`."""
    spans: list[Span] = []
    for number, part in enumerate(text.split("*")):
        for index, run in enumerate(part.replace("}", "{").split("{")):
            if run:
                spans.append(Span("" if index % 2 else run, bold=number % 2 == 1, place=run if index % 2 else ""))
    return tuple(spans)


def block(kind: str, text: str, level: int = 1, number: int = 0) -> Block:
    """A block; the cells of a row stand between bars."""
    if kind == "row":
        return Block("row", (), level, cells=tuple(words(cell.strip()) for cell in text.split("|")))
    return Block(kind, words(text), level, number)  # type: ignore[arg-type]  # one of the kinds


def fill(prose: Prose, /, **answers: Value) -> Prose:
    return Filler(PACK, answers.get, {"business": "Baker & Sons"}).fill(prose)


def seen(prose: Prose) -> list[str]:
    """Each block as its kind and its words; cells between bars."""
    found = []
    for one in prose:
        runs = one.cells if one.kind == "row" else (one.spans,)
        text = " | ".join("".join(span.words for span in run) for run in runs)
        mark = f"{one.number}." if one.kind == "number" else one.kind
        found.append(f"{mark}: {text}")
    return found


def filled_in(kind: str, text: str, /, **answers: Value) -> list[str]:
    return seen(fill((block(kind, text),), **answers))


def test_prose_without_places_comes_back_as_it_is() -> None:
    prose = (block("paragraph", "Some words."), block("number", "One", number=4))
    assert fill(prose) is prose


def test_a_place_in_a_sentence_holds_the_words() -> None:
    sentence = "We say {line} to *{business}* on {day}."
    told = filled_in("paragraph", sentence, line="hello", day=date(2027, 5, 14))
    assert told == ["paragraph: We say hello to Baker & Sons on 14 May 2027."]
    assert filled_in("paragraph", "All: {list}.", list=("one", "two")) == ["paragraph: All: one, two."]
    assert filled_in("heading", "About {line}", line="us") == ["heading: About us"]
    assert filled_in("paragraph", "{check}!", check=Check("unknown")) == ["paragraph: not known yet!"]
    assert filled_in("paragraph", "{check}", check=Check("yes", "the form")) == ["paragraph: yes: the form"]
    assert filled_in("paragraph", "It is {choice}", choice="b") == ["paragraph: It is The second"]


def test_numbers_are_said_as_people_say_them() -> None:
    assert filled_in("paragraph", "In {days}.", days=1) == ["paragraph: In 1 day."]
    assert filled_in("paragraph", "How soon: {wait}", wait=0) == ["paragraph: How soon: the same day"]
    assert filled_in("paragraph", "How soon: {wait}", wait=2) == ["paragraph: How soon: 2 days"]
    assert filled_in("paragraph", "{after}", after=1) == ["paragraph: 1 business day after delivery"]
    assert filled_in("paragraph", "In {days}.", days=3) == ["paragraph: In 3 days."]
    assert filled_in("paragraph", "{number}", number=Decimal("1E+3")) == ["paragraph: 1000"]
    assert filled_in("paragraph", "{number}", number=Decimal("7.50")) == ["paragraph: 7.50"]


def test_a_place_alone_becomes_what_its_item_is() -> None:
    assert filled_in("paragraph", "{text}", text="One\ntwo\n\nthree") == ["paragraph: One\ntwo", "paragraph: three"]
    assert filled_in("quote", "{text}", text="One\n\ntwo") == ["quote: One", "quote: two"]
    assert filled_in("paragraph", "{list}", list=("one", "two")) == ["bullet: one", "bullet: two"]
    assert filled_in("paragraph", "{picks}", picks=("one",)) == ["bullet: one"]
    assert filled_in("paragraph", "{pick}", pick=("one",)) == ["paragraph: one"]
    rows = ({"who": "Ana", "source": "walk-in"}, {"who": "Ben"}, {"who": " "})
    told = filled_in("paragraph", "{table}", table=rows)
    assert told == ["row: Who | Source", "row: Ana | walk in", "row: Ben | "]
    assert filled_in("paragraph", "{table.who}", table=rows) == ["bullet: Ana", "bullet: Ben"]


def test_an_entry_with_nothing_but_a_list_is_repeated() -> None:
    assert filled_in("bullet", "{list}", list=("one", "two")) == ["bullet: one", "bullet: two"]
    assert filled_in("bullet", "*We begin with:* {list}", list=("one", "two")) == ["bullet: We begin with: one, two"]
    assert filled_in("row", "{list} | mine", list=("one", "two"), level=1) == ["row: one | mine", "row: two | mine"]


def test_an_entry_with_columns_is_repeated_for_each_row_that_says_something() -> None:
    rows: tuple[Row, ...] = ({"who": "Ana", "what": "bread", "seen": True}, {"what": "cake"}, {"source": "advert"})
    told = filled_in("bullet", "*{table.who}:* {table.what}, {table.seen}", table=rows)
    assert told == ["bullet: Ana: bread, yes", "bullet: …: cake"]
    told = filled_in("row", "{table.who} | {table.what} | {business}", table=rows)
    assert told == ["row: Ana | bread | Baker & Sons", "row:   | cake | Baker & Sons"]
    told = filled_in("bullet", "*{table.who}:* {table.what} (seen: {table.seen})", table=rows[1:2])
    assert told == ["bullet: …: cake (seen: …)"]
    told = filled_in("bullet", "{table.what} went to {table.who}", table=rows[1:2])
    assert told == ["bullet: cake went to …"]


def test_rows_that_only_bring_over_another_answer_are_not_printed() -> None:
    rows: tuple[Row, ...] = (
        {"who": "Ana"},
        {"who": "Ben", "what": "bread"},
        {"who": "Cleo", "what": " ", "seen": False},
    )
    assert filled_in("bullet", "{seats.who}: {seats.what}", seats=rows) == ["bullet: Ben: bread"]
    assert filled_in("bullet", "{seats.who}", seats=rows) == ["bullet: Ben"]
    assert filled_in("row", "{seats.who} | {seats.what}", seats=rows) == ["row: Ben | bread"]
    assert filled_in("paragraph", "{seats}", seats=rows) == ["row: Who | What", "row: Ben | bread"]
    assert filled_in("paragraph", "All: {seats}.", seats=rows) == ["paragraph: All: Ben · bread."]
    assert filled_in("paragraph", "{seats.who}", seats=rows[:1]) == ["paragraph: [to fill: “The first”]"]
    assert filled_in("bullet", "{table.who}", table=rows[:1]) == ["bullet: Ana"]


def test_what_somebody_wrote_at_an_end_is_never_trimmed() -> None:
    for text in ("–", "…", "a, ", ": :"):
        (told,) = filled_in("bullet", "*{table.who}:* {table.what}", table=({"who": "Ana", "what": text},))
        assert told == f"bullet: Ana: {text.strip()}"
        (told,) = filled_in("bullet", "*{table.who}:* {table.what}", table=({"who": text},))
        assert told == f"bullet: {text.strip()}"


def test_what_is_missing_is_a_hole_that_names_its_exercise() -> None:
    hole = "[to fill: “The first”]"
    assert filled_in("paragraph", "We say {line}.") == [f"paragraph: We say {hole}."]
    assert filled_in("paragraph", "{text}") == [f"paragraph: {hole}"]
    assert filled_in("bullet", "{list}") == [f"bullet: {hole}"]
    assert filled_in("bullet", "*{table.who}:* {table.what} (seen: {table.seen})") == [f"bullet: {hole}"]
    assert filled_in("row", "so | {table.who} | {table.what}") == [f"row: so | {hole} | "]
    assert filled_in("paragraph", "{nothing-like-it}") == ["paragraph: [to fill: “nothing-like-it”]"]
    prose = fill((block("paragraph", "{line} {list}"), block("bullet", "{table.who} {line}")))
    assert holes(prose) == ("line", "list", "table")


PAGE = (
    block("heading", "A page", 1),
    block("heading", "Optional", 2),
    block("paragraph", "Some more:"),
    block("bullet", "{extras}"),
    block("heading", "Rows", 2),
    block("paragraph", "Asked for."),
    block("row", "Who | What", 0),
    block("row", "{other.who} | {other.what}"),
    block("paragraph", "In these words:"),
    block("paragraph", "{extra}"),
    block("paragraph", "Both: {extra}, {line}."),
)


def test_what_is_optional_and_empty_is_left_out_with_what_led_to_it() -> None:
    assert seen(fill(PAGE, line="x")) == [
        "heading: A page",
        "heading: Rows",
        "paragraph: Asked for.",
        "paragraph: Both: [to fill: “The first”], x.",
    ]
    assert len(fill(PAGE, line="x", extras=("a",), extra="b", other=({"who": "Ana"},))) == len(PAGE)


def test_what_is_private_is_never_shown() -> None:
    secret = "nobody knows"
    prose = (
        block("paragraph", "{secret}"),
        block("paragraph", "They say {secret}."),
        block("bullet", "{secrets.who}: {secrets.what}"),
        block("row", "Who | What", 0),
        block("row", "{secrets.who} | {line}"),
        block("paragraph", "{secrets}"),
    )
    told = fill(prose, secret=secret, secrets=({"who": secret, "what": secret},), line="x")
    assert secret not in plain(told)
    assert len(told) == 2  # the row that also has a line in it, and its headings


def test_numbered_lists_count_on_over_repeated_and_left_out_entries() -> None:
    prose = (
        block("number", "{extra}", number=1),
        block("number", "{list}", number=2),
        block("bullet", "within", 2),
        block("number", "deep", 2, 1),
        block("number", "{list}", 2, 2),
        block("number", "last", number=3),
        block("paragraph", "Then"),
        block("number", "{line}", number=0),
        block("number", "more", number=1),
    )
    told = seen(fill(prose, list=("a", "b"), line="x"))
    assert told == [
        "1.: a",
        "2.: b",
        "bullet: within",
        "1.: deep",
        "2.: a",
        "3.: b",
        "3.: last",
        "paragraph: Then",
        "0.: x",
        "1.: more",
    ]


def test_a_page_knows_how_far_it_is() -> None:
    document = Document("page", "Page", "one", "Everyone", PAGE, "documents/page.md")

    def state(answers: Mapping[str, Value]) -> str:
        return filled(document, Filler(PACK, answers.get)).state

    assert state({}) == "empty"
    assert state({"extras": ("a",)}) == "open"
    assert state({"line": "x", "extra": "y"}) == "ready"
    fixed = Document("page", "Page", "one", "Everyone", PAGE[:1], "documents/page.md")
    assert filled(fixed, Filler(PACK, NOTHING.get)).state == "ready"


def test_a_page_names_the_exercises_that_fill_it() -> None:
    document = Document("page", "Page", "one", "Everyone", (block("paragraph", "{line}, {list}, {line}"),), "")
    page = filled(document, Filler(PACK, NOTHING.get))
    assert page.holes == ("line", "list")
    assert {one.id: items for one, items in page.wanted(PACK).items()} == {"the-first": ("line", "list")}


# What stays off every page

TOLD: tuple[Row, ...] = (
    {"who": "Ana", "said": "Yes", "trust": 4, "agreed": True},
    {"who": "Ben", "said": "No", "trust": 3, "agreed": False},
    {"who": "Cem", "said": "Not asked yet", "trust": 2},
)


def test_a_row_stands_on_a_page_only_once_its_consent_is_ticked() -> None:
    assert filled_in("bullet", "*{stories.who}:* {stories.said}", stories=TOLD) == ["bullet: Ana: Yes"]
    assert filled_in("row", "{stories.who} | {stories.said}", stories=TOLD, level=1) == ["row: Ana | Yes"]
    assert filled_in("paragraph", "{stories.who}", stories=TOLD) == ["bullet: Ana"]
    assert filled_in("paragraph", "So says {stories.who}.", stories=TOLD) == ["paragraph: So says Ana."]
    assert filled_in("bullet", "{stories.who}", stories=TOLD[1:]) == ["bullet: [to fill: “The first”]"]


def test_a_private_column_stands_on_no_page() -> None:
    told = filled_in("paragraph", "{stories}", stories=TOLD)
    assert told == ["row: Who | Said | Agreed", "row: Ana | Yes | yes"]
    assert filled_in("bullet", "{stories.trust}", stories=TOLD) == []
    assert filled_in("bullet", "{stories.who}, {stories.trust}", stories=TOLD) == ["bullet: Ana"]
    assert filled_in("paragraph", "Trust: {stories.trust}.", stories=TOLD) == []


def test_whoever_wrote_a_private_cell_may_be_told_about_it() -> None:
    assert Filler(PACK, {"stories": TOLD}.get).lines("stories.trust") == ("4", "3", "2")


# Properties

typed = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["{{ line }}", "{line}", "[x]", "*a*", "\x1b[2J", " ", "a\n\nb", "…", "- x"]
)
PLACES = "line text list picks table.who table.what table.source extra extras other.who secret business nowhere"
PLACES += " stories.who stories.trust"
places = st.sampled_from(PLACES.split())
pieces = st.lists(st.one_of(st.just("word "), places.map(lambda place: f"{{{place}}}")), min_size=1, max_size=4)
blocks = st.builds(
    block, st.sampled_from(["heading", "paragraph", "bullet", "number", "quote", "row"]), pieces.map("".join)
)
row = st.dictionaries(st.sampled_from(["who", "what", "unknown"]), typed, max_size=3)
story = st.fixed_dictionaries({"who": typed, "trust": st.just("SECRET"), "agreed": st.just(True)}) | st.just(
    {"who": "SECRET", "agreed": False}
)
answers = st.fixed_dictionaries(
    {},
    optional={
        "line": typed,
        "text": typed,
        "extra": typed,
        "secret": st.just("SECRET"),
        **{name: st.lists(typed, max_size=3).map(tuple) for name in ("list", "picks", "extras")},
        **{name: st.lists(row, max_size=3).map(tuple) for name in ("table", "other")},
        "stories": st.lists(story, max_size=3).map(tuple),
    },
)


@given(st.lists(blocks, max_size=6).map(tuple), answers)
def test_no_place_stays_unfilled_or_unmarked_and_nothing_is_parsed(prose: Prose, given: Mapping[str, Value]) -> None:
    filler = Filler(PACK, given.get, {"business": "Baker"})
    told = filler.fill(prose)
    spans = [span for one in told for run in (one.spans, *one.cells) for span in run]
    assert all(span.text for span in spans)
    assert "SECRET" not in plain(told)
    missing = {span.place for span in spans if span.place}
    assert missing <= {place for one in prose for place in one.places}  # words in braces never became places
    kept_back = {"secret", "stories.who", "stories.trust"}
    assert all(place in kept_back or not filler.lines(place) for place in missing)
    assert not any(ord(char) < 32 and char not in "\n\t" for span in spans for char in span.text)
