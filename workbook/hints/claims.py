"""The hint `rivals`: points at what a rival could say of themselves just as well (the boring test)."""

from collections import Counter
from collections.abc import Iterator

from workbook.domain.item import Item
from workbook.domain.response import Value
from workbook.hints.desk import Desk, Rule
from workbook.hints.words import content, listed, phrase_set, quote, runs, sentences, stem, word_set, words

WORN: dict[str, tuple[tuple[str, ...], ...]] = {}
"""Claims that any firm may make and none can show, as stems, by their first word, the longest first."""
for _claim in sorted(
    phrase_set(
        """
    affordable price | attention to detail | best in class | best practice | best price | best service | best quality |
    best solution | caring team | caring staff | competitive price | competitive pricing | customer come first |
    customer focus | customer focused | customer is king | customer satisfaction | cutting edge | dedicated staff |
    dedicated team | excellence | excellent service | expert advice | expert team | experienced staff | experienced team |
    extra mile | fair price | fair pricing | first class | friendly advice | friendly and professional | friendly service |
    friendly staff | friendly team | full range | full service | good price | good quality | good service | good value |
    great price | great quality | great service | great value | high quality | high standard | highest quality |
    highest standard | highly qualified | holistic | individual service | individual solution | innovative | leading |
    market leader | modern equipment | no job too big | no job too small | number one | on time and on budget |
    one stop shop | outstanding | passionate | personal service | personal touch | personalised service |
    personalized service | premium | professional | professional service | professional staff | professional team |
    professionalism | quality | quality service | quality work | reasonable price | reliability | reliable |
    reliable service | satisfied customer | second to none | service with a smile | solution | state of the art |
    tailor made | tailored solution | top notch | top quality | trusted partner | trustworthy | unbeatable | unique |
    value for money | we care | wide range | world class | year experience | year of experience
    """
    ),
    key=lambda claim: (-len(claim.split()), claim),
):
    WORN[_claim.split()[0]] = (*WORN.get(_claim.split()[0], ()), tuple(_claim.split()))

_PLAIN_AFTER = {
    "quality": word_set("air build image light milk picture print sleep soil sound water"),
    "professional": word_set("a busy for many other young"),
    "leading": word_set("path stairs"),
    "solution": word_set("a cleaning salt the"),
    "premium": word_set("insurance monthly the your"),
}
_PLAIN_BEFORE = {
    "quality": word_set("of"),
    "leading": word_set("a down into to up"),
    "unique": word_set("code number"),
    "outstanding": word_set("bill bills invoice invoices payment payments"),
}
"""What makes a worn word a plain one: water quality, a young professional, outstanding invoices."""

_RUN = 4


def _say(item: Item, value: Value, desk: Desk) -> Iterator[str]:
    text = "\n".join(one for one in value if isinstance(one, str)) if isinstance(value, tuple) else value
    if not isinstance(text, str) or not desk.english:
        return
    said: set[str] = set()
    for line, shared in list(_again(text, desk.lines(item.against)))[:2]:
        said.update(content(" ".join(shared)))
        yield (
            f"{listed(map(quote, shared))} {'comes' if len(shared) == 1 else 'come'} from {quote(line, 60)}, "
            "which a rival could say too. Is there a fact that only you can name?"
        )
    worn = [claim for claim in worn_claims(text) if not said.issuperset(content(claim))]
    if worn:
        yield (
            f"{listed(map(quote, worn[:4]))} could stand on any rival's page. "
            "What do you do that shows it? Say that instead: who does what, and when."
        )


def worn_claims(text: str) -> tuple[str, ...]:
    """The worn claims in `text`, as they stand there, each once."""
    found = words(text)
    stems = [stem(word) for word in found]
    claims: dict[tuple[str, ...], str] = {}
    place = 0
    while place < len(stems):
        claim = next((one for one in WORN.get(stems[place], ()) if tuple(stems[place : place + len(one)]) == one), ())
        if claim and not _is_plain(claim, found[max(place - 1, 0) : place], found[place + 1 : place + 2]):
            claims.setdefault(claim, " ".join(found[place : place + len(claim)]))
        place += max(len(claim), 1)
    return tuple(claims.values())


def _is_plain(claim: tuple[str, ...], before: list[str], after: list[str]) -> bool:
    name = " ".join(claim)
    return any(one in _PLAIN_AFTER.get(name, ()) for one in before) or any(
        one in _PLAIN_BEFORE.get(name, ()) for one in after
    )


def _again(text: str, lines: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    """The lines that a sentence of `text` says again, with the words they share: half of what a line is about, or a run."""
    about = [content(line) for line in lines]
    holders: dict[str, list[int]] = {}
    for number, meant in enumerate(about):
        for word in meant:
            holders.setdefault(word, []).append(number)
    shared: dict[int, list[str]] = {}
    for sentence in sentences(text):
        here = content(sentence)
        tally = Counter(number for word in here for number in holders.get(word, ()))
        for number, together in tally.items():
            if 2 * together >= len(about[number]) and (together > 1 or len(about[number]) == 1):
                shared.setdefault(number, [word for key, word in here.items() if key in about[number]][:4])
    stretches = set(runs(words(text), _RUN))
    for number, line in enumerate(lines):
        run = next(
            (one for one in runs(words(line), _RUN) if one in stretches and len(content(" ".join(one))) > 1), None
        )
        if run is not None:
            shared.setdefault(number, [" ".join(run)])
    return ((lines[number], shared[number]) for number in sorted(shared))


rivals = Rule(("line", "text", "list"), _say, against=True)
"""Points at claims that say nothing of this firm alone."""
