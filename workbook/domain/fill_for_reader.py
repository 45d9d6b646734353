"""Filled prose for whoever is to fill it: in lessons and in help a hole says in words what is not written yet."""

from dataclasses import replace

from workbook.domain.prose import Prose, Span
from workbook.domain.text import clean


def for_reader(prose: Prose) -> Prose:
    """`prose`, which was filled, with each hole as `(not written yet: “the exercise that fills it”)`."""
    if not any(block.places for block in prose):
        return prose
    return tuple(
        replace(block, spans=_in_words(block.spans), cells=tuple(_in_words(cell) for cell in block.cells))
        for block in prose
    )


def _in_words(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(
        replace(span, text=f"(not written yet: “{clean(span.text)}”)", place="") if span.place else span
        for span in spans
    )
