"""Words to start an answer from, filled with earlier answers: substitution only, and never an answer before somebody takes it.

A place stands in a sentence of ours, so it is fitted into it: white space folded, a full stop at its end left to the
sentence, a capital where the sentence begins. All else stays as it was written.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from workbook.domain.filling import FACTS, Filler
from workbook.domain.firm import Firm
from workbook.domain.item import Item, LineItem, ListItem, NumberItem, Start, TableItem, TextItem
from workbook.domain.late_dataclass import dataclass
from workbook.domain.prose import Block, Span
from workbook.domain.text import clean

_ENDS = ".!?…"
_OPENING = "\"'“‘«(["
_AFTER_END = re.compile(
    rf"[{_ENDS}][\"'”’»)\]]*\s+[{re.escape(_OPENING)}]*$|^[\s{re.escape(_OPENING)}]*$|\n[{re.escape(_OPENING)}]*$"
)
_STOP = re.compile(rf"[{_ENDS}][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Begun:
    """An answer that has begun: the text, or the lines of a list, and the ids of the items whose answers are in it."""

    value: str | tuple[str, ...]
    used: tuple[str, ...]


def start_for(item: Item, firm: Firm) -> Start | None:
    """What `firm` is offered to start the answer to `item` from; None where there is nothing for it."""
    starts = item.starts if isinstance(item, LineItem | TextItem | ListItem) else ()
    return next((one for one in starts if one.applies.fits(firm)), None)


def started(start: Start, item: Item, filler: Filler) -> Begun | None:
    """`start` with every place filled; None as long as an answer that it needs is not there.

    A paragraph, or an entry of a list, whose places all may stay empty and do is left out: answers to optional questions, and
    a number whose 0 says in words that there is none. What is private goes into private answers alone.
    """
    writer = _Writer(item, filler)
    parts: list[tuple[str, str]] = []
    for block in start.words:
        lines = writer.lines(block)
        if lines is None:
            return None
        parts += [(block.kind, line) for line in lines]
    if not writer.used or not parts:
        return None
    used = tuple(dict.fromkeys(writer.used))
    if isinstance(item, ListItem):
        return Begun(tuple(dict.fromkeys(words for _, words in parts))[: item.max], used)
    words = "".join(_joined(parts))
    return Begun(" ".join(words.split()) if isinstance(item, LineItem) else words, used)


def _joined(parts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The paragraphs with an empty line between them, entries of a list under each other."""
    before = ""
    for kind, words in parts:
        if before:
            yield "\n" if kind == before == "bullet" else "\n\n"
        yield f"- {words}" if kind == "bullet" else words
        before = kind


class _Writer:
    """Fills the blocks of one start, and notes which answers went into them."""

    def __init__(self, item: Item, filler: Filler) -> None:
        self.used: list[str] = []
        self._filler = filler
        self._told = filler.lines if item.private else filler.shown

    def lines(self, block: Block) -> list[str] | None:
        """What a block says; none where it is left out, None while it wants an answer."""
        found = {place: self._texts(place) for place in block.places}
        open_places = [place for place, texts in found.items() if not texts]
        if open_places:
            spare = len(open_places) == len(found) and all(map(self._spare, open_places))
            return [] if spare else None
        self.used += [name for place in found if (name := place.partition(".")[0]) not in FACTS]
        if block.kind == "bullet" and len(block.spans) == 1 and block.spans[0].place:
            return [" ".join(text.split()) for text in found[block.spans[0].place]]
        alone = len(block.spans) == 1
        return [_sentence(block.spans, {place: _together(texts, alone) for place, texts in found.items()})]

    def _texts(self, place: str) -> tuple[str, ...]:
        """What a place holds; nothing for a 0 that stands for none."""
        item = self._filler.pack.item_by_id.get(place)
        if isinstance(item, NumberItem) and item.zero and self._filler.value(place) in (0, Decimal(0)):
            return ()
        return tuple(text.strip() for text in self._told(place))

    def _spare(self, place: str) -> bool:
        item = self._filler.pack.item_by_id.get(place.partition(".")[0])
        if isinstance(item, TableItem) or item is None:
            return item is not None and item.optional
        return item.optional or (isinstance(item, NumberItem) and self._filler.value(place) is not None)


def _together(texts: tuple[str, ...], alone: bool) -> str:
    """Several texts as one: sentences one after the other, anything else with commas. `alone` in a paragraph they keep their lines."""
    if alone and len(texts) == 1:
        return texts[0]
    folded = [" ".join(text.split()) for text in texts]
    if len(folded) > 1 and any(map(_STOP.search, folded)):
        return " ".join(text if _STOP.search(text) else f"{text}." for text in folded)
    return ", ".join(folded)


def _sentence(spans: tuple[Span, ...], texts: dict[str, str]) -> str:
    """The runs of a paragraph with these texts in their places."""
    made = ""
    for number, span in enumerate(spans):
        if not span.place:
            rest = clean(span.text)
            if number and spans[number - 1].place and rest[:1] == "." and _STOP.search(made):
                rest = rest[1:]  # the answer has ended the sentence already: with a question, say
            made += rest
            continue
        text = texts[span.place]
        if len(spans) > 1 and text.endswith(".") and not text.endswith(".."):
            text = text[:-1]
        if _AFTER_END.search(made):
            text = text[:1].upper() + text[1:]
        made += text
    return "\n".join(line.strip() for line in made.strip().split("\n"))
