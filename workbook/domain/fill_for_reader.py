"""Filled prose for whoever is to fill it: in lessons and in help a hole says in words what is not written yet."""

from collections.abc import Mapping
from dataclasses import replace

from workbook.domain.prose import Prose, Span
from workbook.domain.text import clean


def for_reader(prose: Prose, here: Mapping[str, str]) -> Prose:
    """`prose`, which was filled, with each hole as `(not written yet: “the exercise that fills it”)`.

    `here` gives the questions of the page that it stands on, by the ids of their items: who reads that very page is told the
    question instead of the page's own name.
    """
    if not any(block.places for block in prose):
        return prose
    return tuple(
        replace(block, spans=_in_words(block.spans, here), cells=tuple(_in_words(cell, here) for cell in block.cells))
        for block in prose
    )


def _in_words(spans: tuple[Span, ...], here: Mapping[str, str]) -> tuple[Span, ...]:
    return tuple(
        replace(span, text=f"(not written yet: “{_where(span, here)}”)", place="") if span.place else span
        for span in spans
    )


def _where(hole: Span, here: Mapping[str, str]) -> str:
    return clean(here.get(hole.place.partition(".")[0], hole.text))
