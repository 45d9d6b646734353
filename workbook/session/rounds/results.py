"""What closed rounds came to, as their results hold it."""

from collections.abc import Iterable

from workbook.domain import ResultAt
from workbook.domain.rounds.result import Result
from workbook.domain.rounds.round import Round
from workbook.session.view import View


def result_of(view: View, round_: Round) -> Result | None:
    """The result that lies beside a round; None where there is none, as for one that was taken over from format 1."""
    found = view.folder.get(ResultAt(round_.id)) if round_.result else None
    return found if isinstance(found, Result) else None


def results_of(view: View, rounds: Iterable[Round]) -> dict[str, Result]:
    """Those that there are, by the ids of their rounds."""
    return {one.id: found for one in rounds if (found := result_of(view, one)) is not None}
