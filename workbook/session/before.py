"""What was said of a rating in earlier quarters."""

from collections.abc import Iterator

from workbook.domain import Rated
from workbook.domain.standing import settled
from workbook.session.view import View


def before(view: View, item_id: str) -> Iterator[tuple[str, Rated]]:
    """The ratings of an item in the quarters before this one, oldest first, each with its quarter's label.

    Of a team it is what counts, as in the score: what people still keep sealed is not among it.
    """
    roster = len(view.folder.profile.people) or 1
    for label, round_ in sorted(view.folder.rounds.items()):
        if label < view.quarter and (rated := settled(round_, item_id, roster, view.until)) is not None:
            yield label, rated
