"""The hint `ask`: whether an ask for an introduction names a kind of person, serves that person, and leaves a way out.

The rules: a kind of person and not “anyone”, a benefit to that person, an easy way to say no, under sixty words.
"""

from collections.abc import Iterator

from workbook.domain.item import Item, TextItem
from workbook.domain.response import Value
from workbook.hints import phrases
from workbook.hints.desk import Desk, Rule
from workbook.hints.words import SMALL, reads_english, sentences, words

_BEGUN = 8
"""Words from which on something can be said at all; a whole short question only hears of its “anyone”."""

_ENOUGH = 25
"""Words from which on something can be called missing, though the last sentence is still being written."""

_ENDS = (".", "!", "?", "…", '."', '?"', '!"', ".”", "?”", "!”", ")")

_LONGEST = 60


def _say(item: Item, value: Value, desk: Desk) -> Iterator[str]:
    if not isinstance(value, str) or not desk.english:
        return
    value = " ".join(value.split())  # a line break ends no sentence
    found = words(value)
    ended = value.endswith(_ENDS)
    short = len(found) < _BEGUN
    if (short and not ended) or not reads_english(found):
        return
    parts = [words(part) for part in sentences(value)]
    finished = not short and (ended or len(found) >= _ENOUGH)
    kind = any(map(_names_a_kind, parts))
    if vague := next((word for part in parts for word in _vague(part, kind)), ""):
        yield (
            f"“{vague.capitalize()}” brings nobody to mind. Name a kind of person instead, "
            "for example: “a neighbour with an old boiler”."
        )
    elif finished and not kind:
        yield (
            "It does not say yet what kind of person you mean. Describe one, "
            "for example: “someone who has just moved into an old house”."
        )
    if finished and not any(map(_gives, parts)):
        yield (
            "What would that person get from it? Say so, "
            "for example: “I can show them in half an hour what is worth mending.”"
        )
    if finished and not _leaves_a_way_out(found):
        yield "An easy way to say no is missing. Add one, for example: “If nobody comes to mind, that is fine.”"
    most = (item.words if isinstance(item, TextItem) else None) or _LONGEST
    if (length := len(value.split())) > most:
        yield f"These are {length} words. Up to {most} are easier to say and to remember. Which sentence could go?"


def _vague(part: list[str], kind: bool) -> Iterator[str]:
    """The words for just anybody in a sentence, but for where they belong: “if you would rather not ask anyone”."""
    for place, word in enumerate(part):
        if word not in phrases.ANYBODY:
            continue
        before, after = part[max(place - 4, 0) : place], part[place + 1 : place + 2]
        back_to_it = kind and after and after[0] in ("comes", "springs", "like", "else")
        if not back_to_it and not any(one in phrases.DENIALS or one.endswith("n't") for one in before):
            yield word


def _names_a_kind(part: list[str]) -> bool:
    """Whether a sentence has a word for a person with something that describes them."""
    for place, word in enumerate(part):
        rest = part[place + 1 : place + 16]
        if word in ("who", "whom", "whose"):
            if any(map(_tells, rest)):
                return True
        elif phrases.is_person(word):
            before = part[place - 1] if place else ""
            if _tells(before) and before not in phrases.DOING:
                return True
            if rest[:1] == ["you"]:  # “people you know with a dog”
                rest = rest[2:]
            described = bool(rest) and (rest[0] in phrases.DESCRIBING or _tells(rest[0]))
            if described and any(map(_tells, rest)):
                return True
    return False


def _tells(word: str) -> bool:
    """Whether a word helps to picture somebody."""
    return bool(word) and word not in SMALL and word not in phrases.EMPTY and word not in phrases.ANYBODY


def _gives(part: list[str]) -> bool:
    """Whether a sentence says what somebody else gets: “I can show them …”, “they can try it”, “free of charge”."""
    for place, word in enumerate(part):
        after = part[place + 1 : place + 5]
        if word in phrases.GIFTS and part[max(place - 1, 0)] not in ("feel", "you"):
            return True
        if word in phrases.GIVING and any(one in phrases.THEM for one in after[:3]) and not _back_to_us(after):
            return True
        able = after[0] if after else ""
        if word in phrases.THEY and able in phrases.GETTING and not any(one in phrases.CALLING for one in after[1:3]):
            return True
    return _hands_over(part) or _has(part, phrases.GIFT_PHRASES)


def _hands_over(part: list[str]) -> bool:
    """Whether a sentence hands something on that is no way to us: “here is a page on rot for a friend”."""
    for place, word in enumerate(part):
        if word == "here's" or (word == "here" and part[place + 1 : place + 2] in (["is"], ["are"])):
            rest = part[place + 1 :]
            to = rest.index("for") if "for" in rest else len(rest)
            somebody = any(one in phrases.THEM or phrases.is_person(one) for one in rest[to + 1 : to + 4])
            return somebody and not any(one in phrases.CARDS for one in rest[:to])
    return False


def _back_to_us(after: list[str]) -> bool:
    """Whether what “them” are given is only the way to us: “send them to me”, “give them my number”."""
    return any(one in ("me", "us") for one in after) or any(one in phrases.CARDS for one in after)


def _leaves_a_way_out(found: list[str]) -> bool:
    if _has(found, phrases.WAYS_OUT):
        return True
    places = (place for place, word in enumerate(found) if word in ("come", "comes", "springs"))
    return any(
        "if" in found[max(place - 3, 0) : place] and found[place + 1 : place + 3] == ["to", "mind"] for place in places
    )


def _has(found: list[str], wanted: frozenset[str]) -> bool:
    text = f" {' '.join(found)} "
    return any(f" {phrase} " in text for phrase in wanted)


ask = Rule(("text", "line"), _say)
"""Suggests what a script that asks for an introduction still wants."""
