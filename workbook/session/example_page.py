"""How a page reads once it is filled: the example firm's own, to look at while a workbook has nothing on it yet.

It is made from the data that come with the program, and stands in no workbook: it is never copied, saved or printed.
"""

from datetime import date
from functools import cached_property

from workbook.domain import Filler, GivenFirm, Pack, Value, dataclass, day_text, one_line, seen
from workbook.domain.filled_document import Filled, filled
from workbook.session import demo_story
from workbook.session.demo import PACK


@dataclass(frozen=True)
class Example:
    """The first of the example firms, as its pages read on a day. `whole` are all exercises of the workbook that looks at it."""

    whole: Pack
    today: date

    @property
    def business(self) -> str:
        """The name of the firm."""
        return one_line(demo_story.read(demo_story.FIRST, "firm.toml")["business"])

    def page(self, document: str) -> Filled | None:
        """The page of this id, None where the firm has nothing of it, or where the exercises are other ones."""
        one = self._pack.document_by_id.get(document) if self.whole.id == PACK else None
        if one is None:
            return None
        facts = {"business": self.business, "today": day_text(self.today)}
        page = filled(one, Filler(self._pack, self._value, facts))
        return page if page.begun else None

    @cached_property
    def _pack(self) -> Pack:
        told = demo_story.read(demo_story.FIRST, "firm.toml")
        return seen(self.whole, GivenFirm(**told["firm"]).firm(len(told["people"])))

    @cached_property
    def _given(self) -> dict[str, tuple[object, int]]:
        """What the firm answered, by item, each with the days from today on which it did."""
        told = demo_story.answers(demo_story.FIRST)
        return {
            item: (raw, page.get("days", {}).get(item, page["day"]))
            for page in told.values()
            for item, raw in page["answers"].items()
        }

    def _value(self, item: str) -> Value | None:
        asked = self._pack.item_by_id.get(item)
        if asked is None or item not in self._given:
            return None
        raw, days = self._given[item]
        given = demo_story.Calendar(self.today).day(days)
        return demo_story.value_of(asked, raw, self.today, given)[0]
