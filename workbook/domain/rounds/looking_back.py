"""“A quarter ago you wrote …”: which of what was written earlier is worth seeing beside what stands now.

It is what stood on the day of a closed check-in, by the moment that each version bears itself. Only what is kept can be shown: where the
version of that day is gone, an older one is shown with the day on which it was written, and never as that of the check-in.
"""

from collections.abc import Iterable
from datetime import date

from workbook.domain.response import Rated, Response, tidy


def wrote_then(now: Response | None, versions: Iterable[Response], day: date) -> Response | None:
    """The answer as it was written up to the end of `day`, if another stands now; `versions` are earlier ones, newest first.

    None where what stands now was written by then already, where it says the same, or where it answered another kind of
    question. No more versions are looked at than it needs.
    """
    if now is not None and now.at.date() <= day:
        return None
    then = next((one for one in versions if one.at.date() <= day), None)
    if then is None or tidy(then.value) is None:
        return None
    if now is not None and (then.kind != now.kind or tidy(then.value) == tidy(now.value)):
        return None
    return then


def rated_then(words: Iterable[Rated], day: date) -> Rated | None:
    """What a person said of a rating up to the end of `day`, if they have said something else since.

    `words` are all that they have said: the one that stands, and the earlier ones.
    """
    said = sorted(words, key=lambda one: one.at)
    then = [one for one in said if one.at.date() <= day]
    if not then or then[-1] is said[-1]:
        return None
    (found, now) = (then[-1], said[-1])
    return None if (found.level, found.na, found.rev) == (now.level, now.na, now.rev) else found
