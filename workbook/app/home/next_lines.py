"""The lines under the plans on Home: where to go on, what would raise the score most, what is due, and what needs care."""

from collections.abc import Callable

from textual.content import Content

from workbook.app.base import ACCENT, QUIET, SMALL, WARN, gain, pad, right
from workbook.app.widgets import BLANK, ListRow, fit, spread, steps, wrapped
from workbook.domain import count, due_words, errors, one_line
from workbook.domain.actions import ToRate, promised
from workbook.domain.progress import Progress, along
from workbook.domain.ways import way as way_named
from workbook.domain.ways import ways
from workbook.reports.action_words import action_words, effort_words, left_words, plan_words, time_words
from workbook.reports.edition_report import edition_line
from workbook.reports.time_words import minutes_words
from workbook.reports.way_report import (
    named_pages,
    way_ends,
    way_far,
    way_sizes,
    way_title,
    week_of,
    week_says,
)
from workbook.session import Session

_LABEL = 9


def next_rows(session: Session, room: int) -> list[ListRow]:
    """The lines, with what each opens as its key; about as many as there is room for, the rest stands under Actions."""
    progress = session.progress()
    fresh = not any(one.answered for one in progress.exercises.values()) and not session.folder.tracks
    rows = _care(session)
    week = _week(session, progress)
    if fresh and not week:
        rows += [wrapped(_welcome(session, progress)), BLANK]
    over = progress.next.exercise is None and progress.way.name != "long"
    rows += _over(session, progress) if over else [_go_on(session, progress, fresh)]
    rows += week + _firm(session) + _edition(session)
    listing = session.listing()
    due = [action for action in listing.doing if action.due is not None]
    most = max(room - 4, 3)
    if not fresh:
        rows += _best(session)
    for action in due[:most]:
        assert action.due is not None
        late = action.late(session.today)
        who = f" ({one_line(action.owner, 20)})" if action.owner else ""
        when = Content.styled(due_words(action.due, session.today), WARN if late else QUIET)
        title = Content.assemble(("! " if late else "", WARN), f"{action_words(action)}{who}")
        rows.append(_line("Due", title, when, action.id))
    if len(due) > most:
        more = Content.styled(f"{len(due) - most} more under Actions", QUIET)
        rows.append(ListRow(_labelled("", more, Content("")), ("actions",)))
    rows += _notes(session)
    if len(rows) < room:
        rows += ([] if over else _way(session, progress)) + _pages(session)
    return rows


def _best(session: Session) -> list[ListRow]:
    """The next step: one, however much room there is. A list of next steps is no next step."""
    best = session.listing().best
    if best is None:
        return []
    if isinstance(best, ToRate):
        tail = right(left_words(best), 13, QUIET) + right(time_words(best.minutes), 12, QUIET)
        key = ("exercise", session.pack.exercise_of[best.first].id, best.first)
        return [ListRow(_labelled("Next", Content(plan_words(best)), tail), key)]
    tail = right(gain(promised(best, session.score())), 7, QUIET) + right(effort_words(best.gen), 12, QUIET)
    return [_line("Next", Content(action_words(best)), tail, best.id)]


def _firm(session: Session) -> list[ListRow]:
    """The way to say what kind of firm it is, until that was said; where the exercises follow it."""
    if session.folder.profile.firm.asked or not session.whole.varied:
        return []
    words = Content("Tell the workbook what kind of firm this is: one minute")
    return [ListRow(_labelled("Firm", words, Content.styled("key k", QUIET)), ("firm",))]


def _edition(session: Session) -> list[ListRow]:
    """Why the number is another than with an earlier edition of the ratings, and the way to the first that waits for a word."""
    found = session.edition()
    if not found.waiting:
        return []
    first = found.waiting[0].id
    return [_hanging("Changed", f"! {edition_line(found)}", ("rating", session.pack.exercise_of[first].id, first))]


def _week(session: Session, progress: Progress) -> list[ListRow]:
    """On the way of weeks: the week's name, what it asks, and whom it thanks."""
    week = week_of(session.pack, progress.way)
    if week is None:
        return []
    far = Content.styled(f"{progress.way.done} of {len(progress.way.exercises)} done   key t", QUIET)
    rows = [ListRow(_labelled(f"Week {week.number}", Content(one_line(week.title)), far), ("way", "weeks"))]
    return rows + [_hanging(name, one_line(text), ("way", "weeks", name)) for name, text in week_says(week) if text]


def _way(session: Session, progress: Progress) -> list[ListRow]:
    """The way that one is on and how far, where the pack has several and no week says so."""
    pack, way = session.pack, progress.way
    if way.name == "weeks" or len(ways(pack)) < 2:
        return []
    key = Content.styled("key t", QUIET)
    words = f"{way_title(pack, way.name)}: {way_far(way) if way.done else way_sizes(way)}"
    return [ListRow(_labelled("Way", Content(words), key), ("ways",))]


def _over(session: Session, progress: Progress) -> list[ListRow]:
    """A way gone to its end: the documents that it made, and the long way, which goes on from there."""
    pack = session.pack
    ready = tuple(one for one in way_ends(pack, progress.way, session.flow) if session.page(one).state == "ready")
    rows = []
    if ready:
        rows.append(
            _hanging("Made", f"{named_pages(ready)} {'is' if len(ready) == 1 else 'are'} ready to use.", ("documents",))
        )
    long = along(way_named(pack, "long"), progress.exercises)
    more = f"{progress.next.why} The long way has {count(len(long.exercises) - long.done, 'more exercise')}, "
    more += f"{minutes_words(long.minutes_left)}: press t to take it."
    return [*rows, _hanging("Go on", more, ("ways",))]


def _hanging(label: str, words: str, key: tuple[str, ...]) -> ListRow:
    """A row of as many lines as its words take, beside its label."""
    head = pad(Content.styled(label, ACCENT), _LABEL)

    def draw(width: int) -> Content:
        lines = Content(words).wrap(max(min(width - _LABEL, 76), 12))
        return Content("\n").join(
            (head if place == 0 else Content(" " * _LABEL)) + line for place, line in enumerate(lines)
        )

    return ListRow(draw, key)


def _pages(session: Session) -> list[ListRow]:
    """The way to the documents, where the pack has any."""
    total = len(session.pack.documents)
    words = Content(f"{count(total, 'document')} to be made from your answers as you go")
    if total and session.folder.answers:
        ready = session.pages_ready()
        words = Content(
            f"{ready} of {count(total, 'document')} ready, made from your answers"
            if ready
            else f"{count(total, 'document')} to be made from your answers, none ready yet"
        )
    return [ListRow(_labelled("Pages", words, Content.styled("key o", QUIET)), ("documents",))] if total else []


def _welcome(session: Session, progress: Progress) -> Content:
    exercise = session.pack.exercise_by_id.get(progress.next.exercise or "")
    minutes = f"the first takes about {exercise.minutes} minutes" if exercise else "they take a few minutes each"
    return Content(
        f"Nothing is answered yet, so nothing is proven: everybody begins there. Press enter to begin; {minutes}, "
        "and every word is kept as you type."
    )


def _go_on(session: Session, progress: Progress, fresh: bool) -> ListRow:
    where = progress.next
    exercise = session.pack.exercise_by_id.get(where.exercise or "")
    if exercise is None:
        return ListRow(_labelled("Go on", Content(where.why), Content("")), ("exercises",))
    chapter = session.pack.chapter_of(exercise)
    title = Content(one_line(f"{chapter.number} {chapter.title}, {exercise.title}"))
    state = progress.exercises[exercise.id]
    if fresh or not state.total:
        tail = Content.styled(f"{exercise.minutes} minutes", QUIET)
    else:
        ids = [item.id for item in session.pack.outlines[exercise.id].all]
        place = ids.index(where.item) + 1 if where.item in ids else min(state.answered + 1, state.total)
        tail = steps(state.answered, state.total, 5) + Content.styled(f" item {place} of {state.total}", QUIET)
    draw = _labelled("Begin" if fresh else "Go on", title, tail)
    return ListRow(draw, ("exercise", exercise.id, where.item or ""))


def _line(label: str, words: Content, tail: Content, action: str) -> ListRow:
    return ListRow(_labelled(label, words, tail), ("action", action))


def _labelled(label: str, words: Content, tail: Content) -> Callable[[int], Content]:
    head = pad(Content.styled(label, ACCENT), _LABEL)

    def draw(width: int) -> Content:
        if width < SMALL and tail:
            return Content.assemble(head, fit(words, width - _LABEL), "\n", " " * _LABEL, fit(tail, width - _LABEL))
        return spread(head + words, tail)(width)

    return draw


def _care(session: Session) -> list[ListRow]:
    """What is wrong with the files, first of all, because the numbers above leave it out."""
    wrong = errors(session.problems)
    if not wrong:
        return []
    files = {problem.file for problem in wrong}
    what = "1 file needs care" if len(files) == 1 else f"{len(files)} files need care"
    words = Content.assemble((f"! {what}: ", f"bold {WARN}"), one_line(f"{wrong[0].file}: {wrong[0].what}"))
    return [ListRow(spread(words), ("problems",))]


def _notes(session: Session) -> list[ListRow]:
    """What is worth knowing and stops nothing, last of all."""
    notes = [problem for problem in session.problems if problem.severity == "note"]
    if not notes:
        return []
    from workbook.session.two_versions import in_owners_words  # few workbooks have a note

    words = Content.styled(one_line(in_owners_words(session, notes[0]).what), QUIET)
    return [ListRow(spread(pad(Content.styled("Note", ACCENT), _LABEL) + words), ("problems",))]
