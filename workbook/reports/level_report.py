"""What the next level of the score needs, in one sentence: as much of it as there is room for."""

from fractions import Fraction

from workbook.domain import FRESH_DAYS, Score, one_line, show
from workbook.domain.actions.next_level import NextLevel
from workbook.domain.explain import number
from workbook.domain.scoring import LADDER

MANY, SOME = 12, 5
"""Steps of which each kind is counted, of more only all together; and so many that from there on it is only about so many,
where answers are among them: nobody knows yet what they will be."""


ANSWER = "answer of 2"


def level_sentences(found: NextLevel, score: Score) -> tuple[tuple[str, str], ...]:
    """The sentence in its two halves, the first of more weight, without the colon between them and the stop after them.

    It is there in several lengths, the longest first. The second half may be empty.
    """
    if found.label is None:
        return _kept(found)
    name, now = LADDER[found.label], LADDER[score.label]
    steps = _steps(found)
    if found.short:
        head = f"{_up(found.short)} more to {name}"
        wants = [head + more for more in _more(found)]
        return (
            *((want, said + more) for want in wants for said in steps for more in (" would do it", "")),
            *((want, "") for want in wants if not steps),
            *((head, said + more) for said in steps for more in (" would do it", "")),
            (head, ""),
        )
    if found.gate is not None:
        title = _title(found)
        return (
            (f"{now}, and no higher", f"“{title}” has to come to 2 first"),
            (f"{now}, and no higher", "one rating has to come to 2 first"),
            (f"Held at {now}", ""),
        )
    head = f"{name} needs {show(found.floor, 0)} in every plan"
    shows = _shown(found)
    return (
        *((head, f"{shows}; {said} would do it") for said in steps),
        (head, shows),
        (head, ""),
        (f"Held at {now}", ""),
    )


def level_line(found: NextLevel, score: Score, cells: int = 0) -> str:
    """The whole sentence, the longest that has room in so many cells; the longest of all with 0."""
    lines = [f"{head}: {tail}." if tail else f"{head}." for head, tail in level_sentences(found, score)]
    return next((line for line in lines if not cells or len(line) <= cells), lines[-1])


def _kept(found: NextLevel) -> tuple[tuple[str, str], ...]:
    """At the highest level: how far above where it begins, and what keeps it there."""
    head = f"{show(found.spare)} above where Ready begins"
    return (
        (head, f"a dated line counts for {FRESH_DAYS} days, and new ones keep it there"),
        (head, "new dated lines keep it there"),
        (head, ""),
        ("Ready", ""),
    )


def _more(found: NextLevel) -> tuple[str, ...]:
    """What the level wants beside the sum, the longest first."""
    gate = f", and “{_title(found)}” at 2" if found.gate is not None else ""
    floor = show(found.floor, 0)
    low = f", and {floor} in every plan" if len(found.low) > 1 else ""
    if len(found.low) == 1:
        low = f", and {floor} in {one_line(found.low[0].title)}"
    return tuple(dict.fromkeys((low + gate, low or gate)))


def _steps(found: NextLevel) -> tuple[str, ...]:
    """The steps that reach it, in words; none where none do."""
    total = len(found.steps)
    if not total:
        return ()
    kinds = {"proof": found.proofs, ANSWER: found.answers, "improvement": found.lifts}
    told = {kind: count for kind, count in kinds.items() if count}
    about = "about " if total > SOME and found.answers else ""
    if total > MANY:
        (kind, count) = max(told.items(), key=lambda one: one[1])
        if count == total:
            more = (f"about {_many(kind, count)} or more",) if kind == ANSWER else ()
            return (*more, f"about {_many(kind, count)}")
        return (f"about {total} steps, most of them {_plural(kind)}", f"about {total} steps")
    parts = [_many(kind, count) for kind, count in told.items()]
    return (about + " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]])), f"{about}{number(total)} steps")


def _many(kind: str, count: int) -> str:
    return f"{number(count)} {kind if count == 1 else _plural(kind)}"


def _plural(kind: str) -> str:
    return "answers of 2" if kind == ANSWER else f"{kind}s"


def _shown(found: NextLevel) -> str:
    """Which plans are too low for the level."""
    if len(found.low) == 1:
        return f"{one_line(found.low[0].title)} shows {show(found.low[0].proven, 0)}"
    return f"{number(len(found.low))} of them show less"


def _title(found: NextLevel) -> str:
    return one_line(found.gate.item.prompt).rstrip(".") if found.gate is not None else ""


def _up(share: Fraction) -> str:
    """A distance in points of 100, rounded up: never nearer than it is."""
    tenths = -(-share * 1000 // 1)
    return f"{tenths // 10}.{tenths % 10}"
