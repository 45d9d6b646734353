"""The lines of Home beside what is due: what is to be read first, what would raise the score most, the way, and notes."""

from collections.abc import Sequence

from workbook.domain import one_line
from workbook.domain.actions import Listing
from workbook.domain.filled_document import PageNow
from workbook.domain.progress import Progress
from workbook.domain.ways import ways
from workbook.reports.edition_report import edition_line
from workbook.reports.home_report import Line, gains_line
from workbook.reports.time_words import minutes_words
from workbook.reports.way_report import named_pages, way_ends, way_far, way_sizes, way_title, week_of, week_says
from workbook.session import Session


def urgent_lines(session: Session, progress: Progress, pages: Sequence[PageNow], *, rated: bool) -> list[Line]:
    """What is read before what is due.

    The check-in that waits, a way that is over and what was begun beside it, this week, the kind of firm until it was said, a step
    that was lost, and what an edition changed. Once there is a number the pages that are ready stand with the work done.
    """
    lines = _made(session, progress, pages) if not rated else []
    lines += _checkin(session) if rated else []
    lines += _begun(session, progress) + _week(session, progress) + _firm(session)
    return lines + _fallen(session) + _edition(session)


def other_lines(session: Session, progress: Progress, listing: Listing, *, rated: bool) -> list[Line]:
    """What gains most, the way that one is on, and what is worth knowing and stops nothing."""
    gains = (
        gains_line(listing, session.score(), session.pack.exercise_of) if rated else []
    )  # before that the way says what is next
    over = progress.next.exercise is None and progress.way.name != "long"
    return gains + ([] if over else _way(session, progress)) + _notes(session)


def way_heading(session: Session, progress: Progress) -> str:
    """What stands beside the way while it stands for the plans: which it is, and how long or how far."""
    way = progress.way
    words = way_far(way) if way.done else way_sizes(way)
    if len(ways(session.pack)) < 2:
        return words
    return f"{way_title(session.pack, way.name)}: {words}   key t"


def _checkin(session: Session) -> list[Line]:
    """The check-in of a quarter that has begun, or the one to go on with."""
    from workbook.reports.rounds.invitation_words import begun_words, invited_words
    from workbook.session.rounds.inviting import invitation

    found = invitation(session, session.person.id)
    if found is None:
        return []
    if found.begun:
        words = begun_words(found.begun, found.done, found.of)
    else:
        from workbook.session.rounds.opening import sizes

        words = invited_words(found.last, found.rated, found.lapsing, sizes(session)[0][2])
    return [Line("Check-in", words, "key i", key=("checkin",))]


def _made(session: Session, progress: Progress, pages: Sequence[PageNow]) -> list[Line]:
    """Once a way was gone to its end: the documents that it made."""
    if progress.next.exercise is not None or progress.way.name == "long":
        return []
    ready = {page.id for page in pages if page.ready}
    made = tuple(one for one in way_ends(session.pack, progress.way, session.flow) if one.id in ready)
    if not made:
        return []
    words = f"{named_pages(made)} {'is' if len(made) == 1 else 'are'} ready to use."
    return [Line("Made", words, key=("documents",), whole=True)]


def _begun(session: Session, progress: Progress) -> list[Line]:
    """Once a way is over: the exercise beside it that was left unfinished, and how far it is."""
    left = session.folder.left_at
    state = progress.exercises.get(left.exercise) if left is not None else None
    if (
        left is None
        or state is None
        or progress.next.exercise is not None
        or state.status != "started"
        or not state.answered
    ):
        return []
    title = one_line(session.pack.exercise_by_id[state.id].title)
    far = f"{state.so_far} answered" if state.total else ""
    return [Line("Begun", title, far, key=("exercise", state.id, left.item or ""))]


def _firm(session: Session) -> list[Line]:
    """The way to say what kind of firm it is, until that was said; where the exercises follow it."""
    if session.folder.profile.firm.asked or not session.whole.varied:
        return []
    return [Line("Firm", "Tell the workbook what kind of firm this is: one minute", "key k", key=("firm",))]


def _fallen(session: Session) -> list[Line]:
    """That the score has come down a step in this sitting, and why."""
    before = session.sitting.fallen
    if before is None:
        return []
    from workbook.reports.moment_report import fall_words  # few ever see it

    return [Line("Step", fall_words(before.score, session.score()), key=("why", "overall"), warm=True, whole=True)]


def _edition(session: Session) -> list[Line]:
    """Why the number is another than with an earlier edition of the ratings, and the way to the first that waits for a word."""
    found = session.edition()
    if not found.waiting:
        return []
    first = found.waiting[0].id
    key = ("rating", session.pack.exercise_of[first].id, first)
    return [Line("Changed", edition_line(found), key=key, warm=True, whole=True)]


def _week(session: Session, progress: Progress) -> list[Line]:
    """On the way of weeks: the week's name, what it asks, and whom it thanks."""
    week = week_of(session.pack, progress.way)
    if week is None:
        return []
    far = f"{progress.way.done} of {len(progress.way.exercises)} done   key t"
    lines = [Line(f"Week {week.number}", one_line(week.title), far, key=("way", "weeks"))]
    says = [(name, text) for name, text in week_says(week) if text]
    return lines + [Line(name, one_line(text), key=("way", "weeks", name), whole=True) for name, text in says]


def _way(session: Session, progress: Progress) -> list[Line]:
    """The way that one is on and how far, where the pack has several and no week says so."""
    pack, way = session.pack, progress.way
    if way.name == "weeks" or len(ways(pack)) < 2:
        return []
    left = f"{minutes_words(way.minutes_left)} left" if way.done and way.minutes_left else way_sizes(way)
    return [Line("Way", f"{way_title(pack, way.name)}: {left}", "key t", key=("ways",))]


def _notes(session: Session) -> list[Line]:
    """What is worth knowing and stops nothing, last of all."""
    notes = [problem for problem in session.problems if problem.severity == "note"]
    if not notes:
        return []
    from workbook.session.two_versions import in_owners_words  # few workbooks have a note

    return [Line("Note", one_line(in_owners_words(session, notes[0]).what), key=("problems",))]
