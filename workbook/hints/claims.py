"""The hint `rivals`: points at what a rival could say of themselves just as well (the boring test)."""

from collections import Counter
from collections.abc import Iterator

from workbook.domain import Item, Value
from workbook.hints.context import Context, Rule
from workbook.hints.vocabulary import Vocabulary
from workbook.hints.words import listed, quote, runs, sentences, stem, words

_RUN = 4


def _say(item: Item, value: Value, context: Context) -> Iterator[str]:
    text = "\n".join(one for one in value if isinstance(one, str)) if isinstance(value, tuple) else value
    vocabulary = context.vocabulary
    if not isinstance(text, str) or vocabulary is None:
        return
    said: set[str] = set()
    for line, shared in list(_again(text, context.lines(item.against), vocabulary))[:2]:
        said.update(vocabulary.content(" ".join(shared)))
        yield (
            f"{listed(map(quote, shared))} {'comes' if len(shared) == 1 else 'come'} from {quote(line, 60)}, "
            "which a rival could say too. Is there a fact that only you can name?"
        )
    worn = [claim for claim in worn_claims(text, vocabulary) if not said.issuperset(vocabulary.content(claim))]
    if worn:
        yield (
            f"{listed(map(quote, worn[:4]))} could stand on any rival's page. "
            "What do you do that shows it? Say that instead: who does what, and when."
        )


def worn_claims(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The claims in `text` that any firm may make and none can show, as they stand there, each once."""
    found = words(text)
    stems = [stem(word) for word in found]
    claims: dict[tuple[str, ...], str] = {}
    place = 0
    while place < len(stems):
        length = vocabulary.worn.at(stems, place)
        around = [*found[max(place - 1, 0) : place], stems[place], *found[place + 1 : place + 2]]
        if length > 1 or (length and not vocabulary.plain.within(around)):  # “quality”, but not of water
            claims.setdefault(tuple(stems[place : place + length]), " ".join(found[place : place + length]))
        place += max(length, 1)
    return tuple(claims.values())


def _again(text: str, lines: tuple[str, ...], vocabulary: Vocabulary) -> Iterator[tuple[str, list[str]]]:
    """Those of `lines` that `text` repeats, with the words shared: half of a line's content words in a sentence, or four in a row."""
    about = [vocabulary.content(line) for line in lines]
    holders: dict[str, list[int]] = {}
    for number, meant in enumerate(about):
        for word in meant:
            holders.setdefault(word, []).append(number)
    shared: dict[int, list[str]] = {}
    for sentence in sentences(text):
        here = vocabulary.content(sentence)
        tally = Counter(number for word in here for number in holders.get(word, ()))
        for number, together in tally.items():
            if 2 * together >= len(about[number]) and (together > 1 or len(about[number]) == 1):
                shared.setdefault(number, [word for key, word in here.items() if key in about[number]][:4])
    stretches = set(runs(words(text), _RUN))
    for number, line in enumerate(lines):
        run = next(
            (one for one in runs(words(line), _RUN) if one in stretches and len(vocabulary.content(" ".join(one))) > 1),
            None,
        )
        if run is not None:
            shared.setdefault(number, [" ".join(run)])
    return ((lines[number], shared[number]) for number in sorted(shared))


rivals = Rule(("line", "text", "list"), _say, against=True, words=True)
"""Points at claims that say nothing of this firm alone."""
