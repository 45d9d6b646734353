"""The ways through a workbook in words: what each is called, how far it is, and what one asks and thanks for in a week."""

from workbook.domain import Document, Exercise, Flow, Pack, TellItem, Way, Week, command, count, one_line
from workbook.domain.progress import Progress, WayProgress
from workbook.reports.layout import wrap
from workbook.reports.time_words import minutes_words

SHORT, LONG = "The short way", "The long way"

_HOLDS = {
    "short": "The exercises that do most, one an evening, in the best order.",
    "long": "Every exercise by chapter, and the readiness pages that make the score.",
    "weeks": "One exercise a week, with something to ask and somebody to thank.",
}

NAMED = 8
"""Documents that are named; of more there is only how many."""


def way_title(pack: Pack, name: str) -> str:
    """What a way is called; that of weeks has the name of its programme."""
    if name == "weeks" and pack.programme is not None:
        return one_line(pack.programme.title)
    return SHORT if name == "short" else LONG


def way_holds(name: str) -> str:
    """What a way holds, in one sentence."""
    return _HOLDS[name]


def way_sizes(way: WayProgress) -> str:
    """How long a way is: `12 exercises, 6 h`."""
    return f"{count(len(way.exercises), 'exercise')}, {minutes_words(way.minutes)}"


def way_far(way: WayProgress) -> str:
    """How far a way is: `3 of 12 exercises done, 4½ h left`."""
    left = f", {minutes_words(way.minutes_left)} left" if way.minutes_left else ""
    return f"{way.done} of {count(len(way.exercises), 'exercise')} done{left}"


def way_ends(pack: Pack, way: Way | WayProgress, flow: Flow) -> tuple[Document, ...]:
    """The documents that can be finished on a way, which it ends with."""
    return pack.documents if way.name == "long" else flow.made_on(way.exercises)


def named_pages(pages: tuple[Document, ...]) -> str:
    """Documents by their titles, of many only how many."""
    titles = [one_line(one.title) for one in pages]
    if len(titles) > NAMED or not titles:
        return count(len(titles), "document")
    return " and ".join(filter(None, [", ".join(titles[:-1]), titles[-1]]))


def week_of(pack: Pack, way: WayProgress) -> Week | None:
    """This week on the way of weeks: the first whose page is not finished. None on another way, and when all are over."""
    weeks = pack.programme.weeks if way.name == "weeks" and pack.programme is not None else ()
    return next((week for week in weeks if week.exercise == way.at), None)


def way_lines(progress: Progress, pack: Pack) -> list[str]:
    """For the shell: the way that a workbook is on, and on that of weeks what this week asks and thanks for."""
    lines = [wrap(f"{way_title(pack, progress.way.name)}: {way_far(progress.way)}.")]
    if progress.way.over and progress.way.name != "long":
        lines.append(wrap(f"{command('progress --way long')} goes on with all the others."))
    if (week := week_of(pack, progress.way)) is not None:
        lines.append(wrap(f"Week {week.number} of {len(pack.programme.weeks if pack.programme else ())}: {week.title}"))
        lines += [wrap(f"{name}: {one_line(text)}", "  ") for name, text in week_says(week) if text]
    return lines


def week_says(week: Week) -> tuple[tuple[str, str], ...]:
    """What a week asks and whom it thanks, each with the word before it."""
    return (("Ask", week.ask), ("Thank", week.thank))


def made_words(exercise: Exercise) -> str:
    """What exists once an exercise is done; empty where it does not say, or asks whether a client would tell a friend of it."""
    asks = any(isinstance(item, TellItem) for item in exercise.live)
    return f"You now have: {one_line(exercise.made)}" if exercise.made and not asks else ""
