"""What was said of a rating in earlier quarters."""

from collections.abc import Iterator

from workbook.domain import Rated
from workbook.session.view import View


def before(view: View, item_id: str) -> Iterator[tuple[str, Rated]]:
    """What counted of a rating at the end of each quarter before this one, oldest first, with the quarter's label.

    Quarters in which nothing was said of it are left out.
    """
    last: dict[str, Rated] = {}
    for one in view.said(item_id):
        if (day := one.rated.at.date()) < view.first_day:
            last[view.label_of(day)] = one.rated
    yield from last.items()
