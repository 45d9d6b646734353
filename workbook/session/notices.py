"""What a person should know of an open workbook's files that only its exercises and the present day can tell; all of it is notes.

Answers and ratings that no question asks for, words given by a clock that was ahead, and evidence of days to come.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from workbook.domain import AHEAD, AnswerAt, At, Pack, Problem, Rated, RatingAt, day_text, did_you_mean, one_line
from workbook.store.folder import Folder

MOST = 5
"""Things of one sort that are told one by one; how many more there are is said after them."""

_Rating = tuple[RatingAt, Rated]


def notices(pack: Pack, folder: Folder, now: datetime, *, past: bool = False) -> list[Problem]:
    """The notes on the workbook in `folder` as of `now`; with `past`, for a day looked back to, nothing is said of later ones."""
    ratings: list[_Rating] = [
        (RatingAt(person, item), rated) for person, given in folder.words.items() for item, rated in given.items()
    ]
    places: list[At] = [AnswerAt(item, "") for item in folder.answers if item not in pack.exercise_of]
    places += [at for at, _ in ratings if at.item not in pack.exercise_of]
    found = _few(
        folder, places, lambda at: _unknown(folder, pack, at), "answers to questions that these exercises do not ask"
    )
    if not past:
        found += _ahead(folder, ratings, now)
        found += _to_come(folder, pack, ratings, now)
    return found


def _unknown(folder: Folder, pack: Pack, at: At) -> Problem:
    file, line = folder.file_of(at), folder.line_of(at)
    item = at.item if isinstance(at, AnswerAt | RatingAt) else ""
    near = did_you_mean(item, [one.id for one in pack.item_by_id.values() if not one.retired])
    what = f"“{one_line(item, 70)}” is not a question of these exercises, so it is kept and counts for nothing.{near}"
    return Problem(file, line, what, "If it was changed by mistake, mend its name in a text editor.", "note")


def _ahead(folder: Folder, ratings: Iterable[_Rating], now: datetime) -> list[Problem]:
    """One note for each file with words from a clock that was more than a day ahead: what is given now still counts."""
    files: dict[str, list[datetime]] = {}
    for at, rated in ratings:
        if rated.at - now > AHEAD:
            files.setdefault(folder.file_of(at), []).append(rated.at)
    found = []
    for file, moments in files.items():
        count = "A rating here is" if len(moments) == 1 else f"{len(moments)} ratings here are"
        last = max(moments)
        day = day_text(last)
        what = f"{count} dated more than a day ahead, {day}: a computer's clock was wrong. What is rated now counts all the same."
        found.append(Problem(file, None, what, "Look at the date and time of the computers that you use.", "note"))
    return found


def _to_come(folder: Folder, pack: Pack, ratings: Iterable[_Rating], now: datetime) -> list[Problem]:
    places = [at for at, rated in ratings if any(line.date - now.date() > AHEAD for line in rated.evidence)]

    def told(at: At) -> Problem:
        file, line = folder.file_of(at), folder.line_of(at)
        item = pack.item_by_id.get(at.item) if isinstance(at, RatingAt) else None
        name = one_line(item.prompt, 50) if item is not None else ""
        what = f"Under “{name}” a line is dated in the future, so it proves nothing until that day."
        return Problem(file, line, what, "Give the day on which it happened.", "note")

    return _few(folder, places, told, "lines that are dated in the future")


def _few(folder: Folder, places: Iterable[At], told: Callable[[At], Problem], more: str) -> list[Problem]:
    """What is `told` of the first few places of each file, and how many more of them it has."""
    files: dict[str, list[At]] = {}
    for at in places:
        files.setdefault(folder.file_of(at), []).append(at)
    found = [told(at) for some in files.values() for at in some[:MOST]]
    over = {file: len(some) - MOST for file, some in files.items() if len(some) > MOST}
    return found + [Problem(file, None, f"There are {count} more {more}.", "", "note") for file, count in over.items()]
