"""Numbers as people write them, `1,250`, `£12.50`, `2½`, `10 customers`: one reader for all of them, and one writer beside it.

Nothing is guessed in silence. The British comma between thousands is read as one and a decimal comma as one; where both
could be meant the two readings are named, and neither is taken.
"""

import re
import unicodedata
from decimal import Decimal

from workbook.domain.signs import simple

Number = int | Decimal

BIGGEST = 2**53
"""Numbers are kept within this, so that every TOML and JSON reader agrees on them."""

NO_NUMBER = "That is not a number yet. Write it in digits, such as 12 or 7.5."
TOO_BIG = "That number is too big to keep."

_FRACTIONS = {"¼": "25", "½": "5", "¾": "75", "⅛": "125", "⅜": "375", "⅝": "625", "⅞": "875", "⅒": "1"}
_FRACTIONS |= {"⅕": "2", "⅖": "4", "⅗": "6", "⅘": "8"}
"""The signs for parts of one that are short decimals; a third is none."""

_DIGIT = rf"[\d{''.join(_FRACTIONS)}]"
_BODY = rf"(?:[.,](?=\d))?{_DIGIT}(?:.*{_DIGIT})?[.,]?"
_MIXED = rf"(\d*) ?([{''.join(_FRACTIONS)}])"
_GROUPS = r"\d{1,3}(?:([ ',.])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d+)?"
_PLAIN = r"\d+[.,]?\d*|[.,]\d+"
_TOO_MANY = r"(?=0*[1-9])\d{4,},\d{3}"
"""`1000,000`: a comma with three digits behind it, and too many before it for thousands; a slip, or a decimal comma."""

_SCIENCE = r"\d+(?:\.\d+)?[eE][+-]?\d{1,3}"

_WORD = r"[^\W\d_]+|[^\w\s.'-]"
_MONEY = {"gbp", "pound", "eur", "euro", "usd", "dollar"}
_SHARE = {"%", "percent", "per", "cent", "share"}
_GOES_ON = {"a", "an", "each", "every", "of", "per"}
"""A unit that begins so says nothing about what is counted: `a month` may be pounds."""

_MEASURED = {
    "second",
    "minute",
    "min",
    "hour",
    "day",
    "week",
    "month",
    "year",
    "metre",
    "km",
    "mile",
    "kg",
    "litre",
    "point",
}
"""Units that have parts, as money and shares have. Whatever else a unit begins with is taken for things: they come whole."""


def read_number(
    text: str, *, unit: str = "", label: str = "", step: Decimal | None = None
) -> tuple[Number | None, str]:
    """The number in `text`, or None and what is wrong. Whole numbers come as int.

    The item's own `unit`, or the `label` of its column, is left out at either end, and so are a per cent and a currency sign
    where the unit allows them. `step` decides on one group of three digits: in whole steps both marks are between
    thousands, in steps of parts of one neither is. Without a step the comma is, as in Britain, and a dot is doubtful.
    """
    words = simple(text)
    found = re.search(_BODY, words)
    if found is None:
        return None, NO_NUMBER
    before, after = words[: found.start()].strip(), words[found.end() :].strip()
    minus = before.count("-") == 1
    before = before.replace("-", "", 1) if minus else before.replace("+", "", 1)
    for left_out in (before.strip(), after):
        if wrong := _not_left_out(left_out, unit, label):
            return None, wrong
    number, wrong = _read(found.group(), step, "-" if minus else "")
    if number is None:
        return None, wrong
    if number.copy_abs() > BIGGEST:
        return None, TOO_BIG
    number = number.copy_negate() if minus else number
    return (int(number) if number == number.to_integral_value() else number), ""


def counted(unit: str) -> bool:
    """Whether `unit` is a thing that is counted, as `customers` or `this quarter`, and no measure, share or sum of money."""
    words = re.findall(_WORD, unit.casefold())
    if not words or words[0] in _GOES_ON | _SHARE or unicodedata.category(words[0][0]) == "Sc":
        return False
    return words[0].rstrip("s") not in _MONEY | _MEASURED


def number_text(number: Number) -> str:
    """A number in digits as it is typed and shown: without an exponent, and so that it can be read in one way only.

    Exactly three decimals would look like thousands: 1.125 is written `1.1250`, and 1.500 is written `1.50`.
    """
    if not isinstance(number, Decimal) or not number.is_finite() or abs(number.adjusted()) >= 20:
        return str(number)
    text = format(number, "f")
    return (text[:-1] if text.endswith("0") else f"{text}0") if _one_group(text.removeprefix("-")) else text


def _read(body: str, step: Decimal | None, sign: str) -> tuple[Decimal | None, str]:
    """The number that digits and marks stand for; where they can be two, both are named with their `sign`."""
    if (mixed := re.fullmatch(_MIXED, body)) is not None:
        return Decimal(f"{mixed[1] or '0'}.{_FRACTIONS[mixed[2]]}"), ""
    if re.fullmatch(_SCIENCE, body):
        return Decimal(body), ""
    if _one_group(body) or re.fullmatch(_TOO_MANY, body):
        thousands, parts = Decimal(re.sub("[,.]", "", body)), Decimal(body.replace(",", "."))
        whole = step is not None and step == step.to_integral_value()
        if _one_group(body) and (whole or (step is None and "," in body)):
            return thousands, ""
        ways = f"{sign}{thousands} or {sign}{number_text(parts.normalize())}"
        return None, f"That can be read in two ways: {ways}? Write the one that is meant."
    if (groups := re.fullmatch(_GROUPS, body)) is not None and int(re.split("[ ',.]", body)[0]):
        return Decimal(body.replace(groups[1], "").replace(",", ".")), ""
    return (Decimal(body.replace(",", ".")), "") if re.fullmatch(_PLAIN, body) else (None, NO_NUMBER)


def _one_group(body: str) -> bool:
    """Whether one group of three digits stands behind a comma or a dot, so that it may be thousands or decimals."""
    found = re.fullmatch(r"(\d{1,3})[,.]\d{3}", body)
    return found is not None and int(found[1]) > 0


def _not_left_out(typed: str, unit: str, label: str) -> str:
    """Why the words at one end of a number cannot be left out; empty where they can."""
    words = re.findall(_WORD, typed.casefold())
    if not words or any(_is_unit(words, re.findall(_WORD, own.casefold())) for own in (unit, label)):
        return "" if words or not typed.strip(". ") else NO_NUMBER
    money = len(words) == 1 and (unicodedata.category(words[0][0]) == "Sc" or words[0].rstrip("s") in _MONEY)
    share = words in (["%"], ["percent"], ["per", "cent"])
    if not money and not share:
        return NO_NUMBER
    own = re.findall(_WORD, unit.casefold())
    of_its_kind = any(
        word in _SHARE if share else word.rstrip("s") in _MONEY or unicodedata.category(word[0]) == "Sc" for word in own
    )
    if not own or own[0] in _GOES_ON or of_its_kind:
        return ""
    return f"This is counted in {unit}. Write only the number."


def _is_unit(typed: list[str], unit: list[str]) -> bool:
    """Whether the words typed beside a number are the first or the last of its unit; `customer` and `min` will do."""
    size = len(typed)
    if not 0 < size <= len(unit):
        return False
    return any(all(map(_same, typed, run)) for run in (unit[:size], unit[-size:]))


def _same(typed: str, own: str) -> bool:
    stem = typed.rstrip("s")
    return typed == own or stem == own.rstrip("s") or (len(stem) >= 3 and own.startswith(stem))
