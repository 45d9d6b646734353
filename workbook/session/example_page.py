"""How a page reads once it is filled: the example firm's own, to look at while a workbook has nothing on it yet.

It is made from the example that comes with the program, and stands in no workbook: it is never copied, saved or printed.
"""

from datetime import date
from functools import cached_property

from workbook.domain import Filler, Pack, Profile, Response, Value, dataclass, day_text, one_line, seen
from workbook.domain.filled_document import Filled, filled
from workbook.domain.moving import moved
from workbook.session.demo import FIRST, FOLDER, PACK, quarters_to
from workbook.store import narrow
from workbook.store.format import OWN
from workbook.store.kinds import ANSWERS


@dataclass(frozen=True)
class Example:
    """The first of the example firms, as its pages read on a day. `whole` are all exercises of the workbook that looks at it."""

    whole: Pack
    today: date

    @property
    def business(self) -> str:
        """The name of the firm."""
        return one_line(self._found[0].business)

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
        return seen(self.whole, self._found[0].kind_of_firm)

    @cached_property
    def _found(self) -> tuple[Profile, dict[str, Response]]:
        """The firm, and what it answered, by item."""
        memory, _ = narrow.read(FOLDER / FIRST, [ANSWERS], OWN)
        assert memory is not None, "the example comes with the program"
        return memory.profile, dict(memory.answers)

    @cached_property
    def _quarters(self) -> int:
        return quarters_to(self.today, FIRST)

    def _value(self, item: str) -> Value | None:
        response = self._found[1].get(item)
        value: Value | None = moved(response.value, self._quarters) if response is not None else None
        return value
