"""Yes, no and choices as people write them and the screen shows them: `y`, `Yes`, `don't know`, a key, its words, their beginning."""

import re
from collections.abc import Sequence

from workbook.domain.ids import did_you_mean
from workbook.domain.item import Choice
from workbook.domain.response import YesNo
from workbook.domain.signs import simple
from workbook.domain.text import one_line

LONGEST = 5
"""Words of the longest way to say one of the three."""

_WORDS: dict[YesNo, tuple[str, ...]] = {
    "yes": ("yes", "y", "yeah", "yep", "true", "x", "✓", "✔", "☑", "tick", "ticked"),
    "no": ("no", "n", "nope", "false", "✗", "✘", "☐"),
    "unknown": (
        "unknown",
        "u",
        "?",
        "not known",
        "not known yet",
        "don't know",
        "don't know yet",
        "dont know",
        "do not know",
        "i don't know",
        "i don't know yet",
        "i do not know",
        "no idea",
        "not sure",
        "unsure",
    ),
}
_SAID = {word: answer for answer, words in _WORDS.items() for word in words}


def plain_word(text: str) -> str:
    """`text` for comparing: small letters, blanks for hyphens and underscores, no full stop, comma or colon at its end."""
    return " ".join(simple(text).casefold().replace("_", " ").replace("-", " ").strip(" .,;:!").split())


def read_yes(text: str) -> YesNo | None:
    """Which of yes, no and unknown `text` says; None when it says none of them."""
    return _SAID.get(plain_word(text) or text.strip())


def spells_yes(begun: str) -> bool:
    """Whether one of the ways to say yes, no or unknown begins so, in small or capital letters."""
    return any(word.startswith(begun.casefold()) for word in _SAID)


def yes_and_rest(words: Sequence[str]) -> tuple[YesNo | None, str]:
    """Which of the three the first of `words` say, and what follows them, in a word of its own or behind a comma."""
    for size in range(min(LONGEST, len(words)), 0, -1):
        if answer := read_yes(" ".join(words[:size])):
            return answer, " ".join(words[size:])
    if found := re.fullmatch(r"(.{1,20}?)[,:;.] (.+)", " ".join(words).strip(), re.DOTALL):
        return read_yes(found[1]), found[2].strip()
    return None, ""


def read_choice(choices: Sequence[Choice], text: str, *, numbered: bool = True) -> tuple[str | None, str]:
    """The key that `text` chooses, or None and what is wrong.

    It may be the key, the words that are shown, the number they have in the list where that is `numbered`, or the beginning
    of one choice alone.
    """
    word = plain_word(text)
    known = [(one.key, plain_word(one.key)) for one in choices] + [(one.key, plain_word(one.text)) for one in choices]
    if word and (same := next((key for key, said in known if said == word), None)) is not None:
        return same, ""
    if numbered and word.isascii() and word.isdigit() and len(word) < 9 and 1 <= int(word) <= len(choices):
        return choices[int(word) - 1].key, ""
    begun = list(dict.fromkeys(key for key, said in known if word and said.startswith(word)))
    if len(begun) == 1:
        return begun[0], ""
    keys = [one.key for one in choices]
    shown = one_line(text, 70)
    if begun:
        return None, f"“{shown}” can be {' or '.join(begun)}. Write a letter more."
    return None, f"There is no choice “{shown}” here.{did_you_mean(text, keys)} The choices are {', '.join(keys)}."
