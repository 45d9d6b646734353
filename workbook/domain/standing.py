"""Standing words: how a new one meets those before it, and which of everybody's counts (docs/scoring.md 4, docs/files.md 5)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date, datetime, timedelta

from workbook.domain.late_dataclass import dataclass
from workbook.domain.proof import Standing
from workbook.domain.response import CLAIMS, Rated, StandingWord
from workbook.domain.rounds.round import Round
from workbook.domain.workbook import first_day, quarter_of

MOST_EARLIER = 40
"""Earlier words that are kept below a standing one; the oldest goes first."""

Words = Mapping[str, Mapping[str, StandingWord]]
"""By person and then by rating, what each says now."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One word about a rating and whose it is: of the person `by`, or of the `round` that a team closed."""

    rated: Rated
    by: str | None = None
    round: str | None = None

    @property
    def _order(self) -> tuple[datetime, bool, str, str]:
        """What counts among several: the newest; of one moment a round's, then the later person's, then the greater text."""
        return self.rated.at, self.round is not None, self.by or self.round or "", repr(plain(self.rated))


def plain(rated: Rated) -> Rated:
    """A word by itself, without what was said before it."""
    return Rated(**{one.name: getattr(rated, one.name) for one in fields(Rated)})


def _standing(word: Rated, was: tuple[Rated, ...] = ()) -> StandingWord:
    return StandingWord(**{one.name: getattr(word, one.name) for one in fields(Rated)}, was=was)


def said(present: StandingWord | None, word: Rated) -> StandingWord:
    """What stands once a person has given `word`: it replaces one of the same day, and pushes one of an earlier day below it.

    One of the same day is pushed as well when lines that show it would leave with it. A word that is dated before the present one
    goes to its place below.
    """
    word = plain(word)
    if present is None:
        return _standing(word)
    before, was = plain(present), present.was
    if word.at < before.at and word.at.date() < before.at.date():
        return replace(present, was=_sorted([*was, word]))
    pushed = word.at.date() > before.at.date() or _leaves(before, word)
    return _standing(word, _sorted([*was, before]) if pushed else was)


def together(one: StandingWord, other: StandingWord) -> StandingWord:
    """What two machines hold of one person's words about a rating: the later stands, all others are kept below it, none twice."""
    words = _sorted([plain(one), *one.was, plain(other), *other.was], most=None)
    return _standing(words[0], words[1 : MOST_EARLIER + 1])


def _sorted(words: Iterable[Rated], most: int | None = MOST_EARLIER) -> tuple[Rated, ...]:
    """Each once, newest first; of one moment the greater text first, so that all machines come to the same."""
    once = dict.fromkeys(words)
    return tuple(sorted(once, key=lambda word: (word.at, repr(word)), reverse=True))[:most]


def _leaves(before: Rated, after: Rated) -> bool:
    """Whether lines that showed a level leave with it."""
    return bool(before.evidence) and (after.level not in CLAIMS or len(after.evidence) < len(before.evidence))


def as_of(word: StandingWord, until: date | None) -> Rated | None:
    """The newest of a person's words given up to the end of the day `until`, with the lines dated up to it; None without one."""
    if until is None:
        return word
    found = next((one for one in (word, *word.was) if one.at.date() <= until), None)
    if found is None or all(line.date <= until for line in found.evidence):
        return found
    return replace(found, evidence=tuple(line for line in found.evidence if line.date <= until))


def round_words(rounds: Iterable[Round], until: date | None = None) -> Iterator[tuple[str, Counted]]:
    """What closed team rounds say, by rating. A round of people outside, or of one person, says nothing of its own."""
    for one in rounds:
        closed = one.head.closed
        if one.kind != "team" or one.state != "closed" or closed is None or (until and closed.date() > until):
            continue
        revs = {asked.id: asked.rev for asked in one.head.items}
        for item, word in one.head.word.items():
            rated = Rated(rev=revs.get(item, 1), at=closed, level=word.level, na=word.na, evidence=word.evidence)
            yield item, Counted(rated, round=one.id)


def counting(words: Words, rounds: Iterable[Round], until: date | None = None) -> dict[str, Counted]:
    """Of everybody's standing words and of what team rounds said, the one that counts for each rating: the newest.

    `until` looks back: what was said after that day is left out. Without it every word counts, whatever its time, so that a clock
    set back hides nothing.
    """
    newest: dict[str, Counted] = {}
    given = (
        (item, Counted(rated, by=person))
        for person, said_ in words.items()
        for item, word in said_.items()
        if (rated := as_of(word, until)) is not None
    )
    for item, one in (*given, *round_words(rounds, until)):
        known = newest.get(item)
        if known is None or (one.rated.at >= known.rated.at and one._order > known._order):
            newest[item] = one
    return newest


def all_words(words: Words, rounds: Iterable[Round], item: str, until: date | None = None) -> list[Counted]:
    """Every word about one rating that may be shown, oldest first, earlier ones of each person among them."""
    found = [
        Counted(plain(one), by=person)
        for person, said_ in words.items()
        if (word := said_.get(item)) is not None
        for one in (word, *word.was)
        if until is None or one.at.date() <= until
    ]
    found += [one for about, one in round_words(rounds, until) if about == item]
    return sorted(found, key=lambda one: one._order)


def standings(
    words: Words,
    rounds: Iterable[Round] = (),
    today: date | None = None,
    year_start: int = 1,
    until: date | None = None,
) -> dict[str, Standing]:
    """What counts for each rating; `until` as in `counting`.

    What was said before the quarter of `today` is carried over, in a year that begins in month `year_start`.
    """
    first = first_day(today, year_start) if today is not None else date.min
    return {
        item: Standing(
            level=one.rated.level,
            na=one.rated.na,
            evidence=one.rated.evidence,
            rev=one.rated.rev,
            at=one.rated.at,
            label=quarter_of(one.rated.at.date(), year_start),
            by=one.by,
            round=one.round,
            carried=one.rated.at.date() < first,
        )
        for item, one in counting(words, rounds, until).items()
    }


def after_all(
    words: Words, rounds: Iterable[Round], person: str, item: str, now: datetime, until: date | None = None
) -> datetime:
    """The moment of a word that `person` gives about `item` now: a second after the newest word of anybody else, if not later.

    Nor is it before the person's own newest. So it counts, though some clock was ahead. What was said after the day `until` is
    left out.
    """
    others = {one: given for one, given in words.items() if one != person}
    found, own = counting(others, rounds, until).get(item), words.get(person, {}).get(item)
    mine = as_of(own, until) if own is not None else None
    moment = now if found is None or found.rated.at < now else found.rated.at + timedelta(seconds=1)
    return moment if mine is None else max(moment, mine.at)
