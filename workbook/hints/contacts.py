"""The order in which to mend contacts, and the hint `priority` that says the first three with the reason.

`(4 - step) x (seen by few 1, some 2, many 3 + stage weight)`, where buy and refer weigh 2 and every other stage 1. Any 0
comes first. Of equals, the cheapest would come first, but what mending costs is not written down: so the earliest stage
does. The number itself is never shown.
"""

from collections.abc import Iterable, Iterator

from workbook.domain import LEVELS, Item, Row, Value, dataclass, rows_of
from workbook.hints.context import Context, Rule
from workbook.hints.table_cells import columns, key_of, level, name_key, words_in
from workbook.hints.words import quote

STAGES = ("know", "like", "trust", "try", "buy", "repeat", "refer", "inside")
"""The seven stages in their order, and what happens inside the firm."""

LATE = ("buy", "refer")
"""The stages that count double: somebody has decided, or lends their good name."""

EXPOSURE = {"few": 1, "some": 2, "many": 3}
"""How many people meet a contact in a normal month. One that says nothing counts as few: nothing is claimed for it."""

SHOWN_FROM = 3
"""The step from which on somebody must have said something."""

_ORDINALS = ("first", "second", "third")


@dataclass(frozen=True, slots=True)
class Mend:
    """A contact that could be better: its step 0 to 3 on the tell-a-friend ladder, who sees it (or ""), its stage (or "")."""

    contact: str
    step: int
    seen: str = ""
    stage: str = ""

    @property
    def why(self) -> str:
        """The reason for its place, in words: `rated 1, seen by many, at a late stage`."""
        if self.step == 0:
            return "rated 0, and a 0 always comes first"
        said = [f"rated {self.step}"]
        if self.seen in EXPOSURE:
            said.append(f"seen by {self.seen}")
        if self.stage in STAGES:
            said.append(f"at a late stage ({self.stage})" if self.stage in LATE else _stage_words(self.stage))
        return ", ".join(said)

    @property
    def _rank(self) -> tuple[bool, int, int]:
        weight = EXPOSURE.get(self.seen, 1) + (2 if self.stage in LATE else 1)
        stage = STAGES.index(self.stage) if self.stage in STAGES else len(STAGES)
        return self.step > 0, -(max(LEVELS) - self.step) * weight, stage


def order_of_mending(ratings: Iterable[Row], contacts: Iterable[Row]) -> tuple[Mend, ...]:
    """The rated contacts below the top step, the one to mend first in front.

    `ratings` are rows of `contact` and `step`, `contacts` the inventory: rows of `contact`, `seen` and `stage`. They are
    joined by the contact's text, whatever its capitals. The later of two ratings of one contact counts; rows without a
    contact or a step are left out.
    """
    known = {_key(row): row for row in contacts if _key(row)}
    rated: dict[str, Mend] = {}
    for row in ratings:
        step, key = level(row.get("step")), _key(row)
        if key and step is not None:
            about = known.get(key, {})
            rated[key] = Mend(words_in(row, "contact"), step, words_in(about, "seen"), words_in(about, "stage"))
    return tuple(sorted((one for one in rated.values() if one.step < max(LEVELS)), key=lambda one: one._rank))


def _key(row: Row) -> str:
    return words_in(row, "contact").casefold()


def _stage_words(stage: str) -> str:
    return "inside the firm" if stage == "inside" else f"at the stage “{stage}”"


def _say(item: Item, value: Value, context: Context) -> Iterator[str]:
    contact = key_of(item, "contact", "line", "text") or name_key(item)
    step = key_of(item, "step", "level") or next((column.key for column in columns(item, "level")), "")
    if not contact or not step:
        return
    yield from _unshown(item, value, contact, step)
    ratings = [{"contact": row.get(contact, ""), "step": row.get(step, "")} for row in rows_of(value)]
    if sum(level(row["step"]) is not None for row in ratings) < 2:
        return  # with one there is nothing to put in order
    order = order_of_mending(ratings, context.rows(item.against.partition(".")[0]))
    for ordinal, mend in zip(_ORDINALS, order, strict=False):
        yield f"Mend {ordinal} {quote(mend.contact)}: {mend.why}."


def _unshown(item: Item, value: Value, contact: str, step: str) -> Iterator[str]:
    """At most one sentence: the first contact with a step of 3 or more and nothing in its column `remark`."""
    remark = key_of(item, "remark", "line", "text")
    if not remark:
        return
    for row in rows_of(value):
        rated = level(row.get(step))
        if rated is not None and rated >= SHOWN_FROM and words_in(row, contact) and not words_in(row, remark):
            yield f"{quote(words_in(row, contact))}: a {rated} wants one real remark."
            return


priority = Rule(("table",), _say, against=True)
"""Asks for the remark that shows a high step, and says which contacts to mend first, and why."""
