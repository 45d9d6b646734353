"""Older formats, brought up step by step: format N to N + 1, in memory; the file follows at its next save."""

from collections.abc import Callable
from typing import Any

from workbook.store.format.toml import FORMAT

Step = Callable[[str, dict[str, Any]], dict[str, Any]]
"""Takes the kind of file (`Shape.name`) and a document of the older format, and gives it in the next one."""

STEPS: dict[int, Step] = {1: lambda kind, doc: doc}
"""The step that leads on from each older format. From 1 to 2 each kind of file is as it was; `store/former.py` moves the ratings."""


def up_to_date(kind: str, doc: dict[str, Any], found: int) -> dict[str, Any] | None:
    """`doc` of format `found` in the present format, or None when no steps lead there."""
    for number in range(found, FORMAT):
        step = STEPS.get(number)
        if step is None:
            return None
        doc = step(kind, doc)
    return doc
