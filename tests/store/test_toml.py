"""Any values that TOML can hold come back as they were; texts that could stop or fool the reader are refused at once."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.store.format import BadToml, Entries, has_end, limits, line_of, parse, same, same_entries, split
from workbook.store.format.render import render
from workbook.store.kinds import kind_of

TEXT = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(
    [
        "# end",
        '"""',
        "'''\n",
        "\\",
        "a\r\nb",
        "\r",
        "\n",
        "[x]\n",
        "<<<<<<< a\n=======\n>>>>>>> b\n",
        "\x00\x1b\x7f\u2028",
    ]
)
MOMENT = st.datetimes(timezones=st.integers(-720, 720).map(lambda minutes: timezone(timedelta(minutes=minutes))))
NUMBER = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12)
PLAIN = TEXT | st.integers(-(2**53), 2**53) | st.booleans() | st.dates(date(1, 1, 1)) | MOMENT | NUMBER
KEYS = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(["a", "a-b", "a.b", "id", "", '"', "# end"])
VALUE = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
)
DOCUMENT = st.dictionaries(
    KEYS | st.sampled_from(["action", "suggested", "exercises", "conflict", "people"]), VALUE, max_size=5
)
SHAPES = ("answers/01-a.toml", "actions.toml", "progress.toml", "workbook.toml", "log/decisions.toml")


@given(DOCUMENT, st.sampled_from(SHAPES))
def test_every_document_comes_back_as_it_was(document: dict[str, object], name: str) -> None:
    shape = kind_of(name)
    assert shape is not None
    document.pop("format", None)
    entries = split(document, shape)
    data = render(entries, shape)
    assert has_end(data)
    back = parse(data)[0]
    assert back.pop("format") == 2
    assert same_entries(split(back, shape), entries)
    for key, value in document.items():
        empty = value == [] or (value == {} and key == "exercises")
        assert empty or same(back[key], value)


@given(st.lists(st.dictionaries(KEYS, PLAIN, max_size=3), max_size=4))
def test_tables_of_a_list_keep_their_number_whatever_their_ids_are(tables: list[dict[str, object]]) -> None:
    shape = kind_of("actions.toml")
    assert shape is not None
    assert list(split({"action": tables}, shape).values()) == tables


@given(st.binary(max_size=300) | TEXT.map(str.encode))
def test_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    try:
        parse(data)
    except BadToml as error:
        assert error.what and (error.line is None or error.line >= 1)


HOSTILE = {
    "empty": b"",
    "only white space": b"\n \r\n\t",
    "only zeros": b"\x00" * 4096,
    "utf-16": 'format = 1\nname = "é"\n'.encode("utf-16"),
    "latin-1": 'format = 1\nname = "é"\n'.encode("latin-1"),
    "lone surrogate": b'a = "\xed\xa0\x80"',
    "escape raw": b'a = "\x1b]0;x\x07"',
    "bare return": b"a = 1\rb = 2",
    "dotted key": b"a." * 20_000 + b"a = 1",
    "dotted key in a table": b"x = { " + b"a." * 20_000 + b"a = 1 }",
    "dotted header": b"[" + b"a." * 20_000 + b"a]",
    "dotted with spaces": b"a . " * 20_000 + b"a = 1",
    "brackets": b"a = " + b"[" * 5000,
    "braces": b"a = " + b"{b=" * 5000,
    "digits": b"a = " + b"9" * 5000,
    "exponent": b"a = 1e" + b"9" * 50,
    "duplicate": b"a = 1\na = 2",
    "surrogate escape": b'a = "\\ud800"',
    "merge": b"[a]\n<<<<<<< HEAD\nb = 1\n=======\nb = 2\n>>>>>>> x\n",
    "cut in a text": b'[a]\nvalue = """one\n# end\n',
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_files_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(BadToml) as caught:
        parse(data)
    assert caught.value.what.endswith(".")


def test_the_line_of_a_merge_is_named() -> None:
    with pytest.raises(BadToml) as caught:
        parse(HOSTILE["merge"])
    assert caught.value.line == 2 and "git" in caught.value.what


def test_the_line_of_a_wrong_sign_is_named() -> None:
    with pytest.raises(BadToml) as caught:
        parse(b'a = 1\nb = "x\nc = 3\n')
    assert caught.value.line == 2


def test_a_mark_at_the_start_and_windows_line_ends_do_no_harm() -> None:
    data = b'\xef\xbb\xbfformat = 1\r\n[a]\r\nb = """x\r\ny"""\r\n# end\r\n'
    assert parse(data)[0] == {"format": 1, "a": {"b": "x\ny"}} and has_end(data)


def test_many_dots_in_a_text_are_no_key() -> None:
    for quoted in ('"%s"', '"""\n%s\n"""', "'%s'", "'''%s'''"):
        text = f"a = {quoted % ('x.' * 500)}  # {'.' * 500}\n"
        assert limits.line_of_excess(text) is None
    assert limits.line_of_excess("a = 1\n\n" + "b." * 100 + "c = 1\n") == 3
    assert limits.line_of_excess("b." * 98 + "c = 1\n") is None


@pytest.mark.parametrize(
    ("fine", "too_much"),
    [
        ("x" * 65_536, "x" * 65_537),
        (2**53, 2**53 + 1),
        (Decimal("1e40"), Decimal("1e41")),
        (Decimal("0." + "1" * 40), Decimal("0." + "1" * 41)),
    ],
)
def test_values_at_a_limit_are_kept_and_one_more_is_not(fine: object, too_much: object) -> None:
    assert limits.flaw_in({"a": [fine]}) is None
    assert limits.flaw_in({"a": [too_much]}) is not None


def test_depth_is_measured_without_falling_over() -> None:
    deep: object = 1
    for _ in range(100_000):
        deep = [deep]
    assert limits.flaw_in(deep) is not None


def test_what_is_written_alike_and_what_is_not() -> None:
    at = datetime(2026, 1, 1, 12, tzinfo=timezone(timedelta(hours=1)))
    numbers = [1, True, Decimal("1"), Decimal("1.0"), "1", [1], {"a": 1}]
    different = [*numbers, date(2026, 1, 1), datetime(2026, 1, 1), at, at.astimezone(UTC)]
    for place, one in enumerate(different):
        assert [same(one, other) for other in different] == [place == number for number in range(len(different))]
    assert same({"a": 1, "b": [at]}, {"b": [at], "a": 1})


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("x = 1\n\n[customers]\n", ("customers",), 3),
        ('[ "customers" ]\n', ("customers",), 1),
        ("\n[customers.value]\n", ("customers",), 2),
        ("[a]\ncustomers = { x = 1 }\n", ("customers",), 2),
        ("[[action]]\nid = 'a'\n[[action]]\nkey = 1\nid = \"b\"\n", ("action", "b"), 5),
        ("[[action]]\nid = 'a'\n[[action]]\nkey = 1\n", ("action", "?1"), 3),
        ("\n[exercises.best]\n", ("exercises", "best"), 2),
        ("a = 1\n", ("b",), None),
    ],
)
def test_a_person_is_pointed_at_the_right_line(text: str, key: tuple[str, ...], line: int | None) -> None:
    assert line_of(text, key) == line


def test_what_would_not_read_back_the_same_is_not_written() -> None:
    shape = kind_of("actions.toml")
    assert shape is not None
    unfit: list[Entries] = [{("a",): 10**5000}, {("a",): "\ud800"}, {("a",): object()}, {("a",): None}]
    for entries in unfit:
        with pytest.raises(ValueError):
            render(entries, shape)
