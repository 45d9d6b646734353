"""`workbook answer --plain`: the questions one after another as plain lines, for screen readers and pipes."""

from collections.abc import Sequence

from workbook.cli.asking import Keep, ask, ask_rows, over, shown
from workbook.cli.asking_ratings import ask_rating, rating_shown
from workbook.cli.faults import Refused
from workbook.cli.output import out
from workbook.cli.typed_lines import END, ORDERS, Back, Cut, Left, Lines
from workbook.cli.workplace import done, find_item
from workbook.domain import (
    Exercise,
    Item,
    ListItem,
    PickItem,
    RatingItem,
    TableItem,
    Value,
    command,
    did_you_mean,
    errors,
    lines_of,
    one_line,
    plain,
    read_yes,
    rows_of,
)
from workbook.domain.moments import Moment
from workbook.domain.progress import following
from workbook.reports.firm_report import not_asked_text
from workbook.reports.moment_report import end_lines, plain_lines, told
from workbook.reports.next_report import going_on
from workbook.reports.way_report import made_words
from workbook.session import Session
from workbook.session.answering import answer
from workbook.session.earlier_wording import Former
from workbook.session.marking import marks_for
from workbook.session.moments import look, since_opened
from workbook.session.prerequisites import building_on, wanted
from workbook.session.reusable import Begun, Listed, Starter, Sum, Unlisted, accept, reusable_for
from workbook.session.tracking import mark_opened, remember_place


def walk(session: Session, start: str | None) -> None:
    """Ask from an exercise or item on to the end of its exercise; without one from the place left, and on from there.

    Everything is saved as soon as it is answered. Ends with the last question, with `q`, and with the end of the input.
    """
    exercise, place = _begin(session, start)
    if exercise is None:
        out(session.progress().next.why)
        return
    lines = Lines()
    out(ORDERS)
    try:
        while exercise is not None:
            _go_through(session, exercise, place, lines)
            exercise, place = (_following(session, exercise), 0) if start is None else (None, 0)
    except (Left, EOFError):
        out(f"\nEnough for now. All that you answered is saved; {command('answer --plain')} goes on from here.")
    except KeyboardInterrupt:
        out()  # what is said next stands on a line of its own
        raise


def _begin(session: Session, start: str | None) -> tuple[Exercise | None, int]:
    """The exercise to begin with, and the place of the item in it."""
    if start is None:
        then = session.progress().next
        exercise = session.pack.exercise_by_id[then.exercise] if then.exercise is not None else None
        return exercise, _place(exercise, then.item) if exercise is not None else 0
    if (exercise := session.pack.exercise_by_id.get(start)) is not None:
        return exercise, _place(exercise, session.progress().exercises[exercise.id].next)
    if start not in session.pack.item_by_id and (near := did_you_mean(start, session.pack.exercise_by_id)):
        listed = f"{command('pack show')} lists the exercises."
        raise Refused(f"There is no exercise or item “{one_line(start, 70)}”.{near} {listed}")
    item = find_item(session, start)
    if item.id not in session.pack.item_by_id:
        raise Refused(not_asked_text(item.id, session.firm))
    exercise = session.pack.exercise_of[item.id]
    return exercise, _place(exercise, item.id)


def _place(exercise: Exercise, item_id: str | None) -> int:
    return next((place for place, item in enumerate(exercise.live) if item.id == item_id), 0)


def _following(session: Session, exercise: Exercise) -> Exercise | None:
    """The next exercise of the way that is not finished; from the last one there is no way back to the first."""
    now = session.progress()
    later = following(session.pack, now, exercise)
    order = list(session.pack.exercise_by_id) if now.way.name == "long" else now.way.exercises
    place = order.index(exercise.id) if exercise.id in order else -1
    return next((one for one in later if order.index(one.id) > place), None)


def _go_through(session: Session, exercise: Exercise, place: int, lines: Lines) -> None:
    """Every item of one exercise from `place` on."""
    chapter = session.pack.chapter_of(exercise)
    kind = f" {exercise.scope.capitalize()}." if exercise.scope else ""
    head = f"{one_line(exercise.title)}. Chapter {chapter.number}, {one_line(chapter.title)}."
    out(f"\n{head}{kind} {exercise.minutes} minutes.")
    if words := building_on(wanted(session, exercise)):
        out(words)
    mark_opened(session, exercise.id)
    lines.lesson = _lesson(session, exercise)
    if not exercise.live:
        out(lines.lesson)
    while place < len(exercise.live):
        item = exercise.live[place]
        lines.lesson = _lesson(session, exercise)
        home = session.whole.exercise_of[item.id]
        tags = ", optional" * item.optional + f", from: {one_line(home.title)}" * (home.id != exercise.id)
        out(f"\nQuestion {place + 1} of {len(exercise.live)}{tags}. {one_line(item.prompt)}")
        if help := plain(session.told(item.help, exercise)):
            out(help)
        try:
            _ask(session, item, lines)
            place += 1
        except Back:
            if place == 0:
                out("This is the first question.")
            place = max(place - 1, 0)
        finally:
            remember_place(session, exercise.id, item.id)
            _save(session)
    now = session.progress().exercises[exercise.id]
    out(f"\nThat was “{one_line(exercise.title)}”: {now.answered} of {now.total} answered.")
    found = look(session)
    if now.status == "done":
        moved = end_lines(*since_opened(session, exercise)) if found is None else []
        for words in filter(None, [made_words(exercise), *moved]):
            out(words)
    if found is not None:
        _tell(found, session, exercise)


def _tell(found: Moment, session: Session, exercise: Exercise) -> None:
    """What has come to its end with this exercise, as a chapter."""
    pack, now, then = session.pack, session.progress(), _following(session, exercise)
    card = going_on(pack, now, session.pages(), then.id if then is not None else "")
    out()
    for line in plain_lines(told(found, pack, now, session.score()), card):
        out(line)


def _lesson(session: Session, exercise: Exercise) -> str:
    """The lesson as it reads now."""
    return plain(session.told(exercise.lesson, exercise)) or "This one has no lesson."


def _save(session: Session) -> None:
    session.leave()
    if failed := errors(session.flush()):
        raise Refused(*failed)


def _ask(session: Session, item: Item, lines: Lines) -> None:
    if isinstance(item, RatingItem):
        if words := rating_shown(session, item):
            out(words)
        ask_rating(session, item, lines)
        return
    present = session.value(item.id)
    if present is not None:
        words = shown(item, present)
        out(f"Now:\n{words}" if "\n" in words or isinstance(present, tuple) else f"Now: {words}")
    else:
        _offer_words(session, item)
    if held := session.held(item.id):
        out(f"You had begun to type: {one_line(held)}")

    def put(value: Value | None) -> None:
        if (problem := answer(session, item.id, value)) is not None:
            raise Refused(problem)
        _save(session)

    before = present
    if isinstance(item, TableItem):
        _offer_rows(session, item, lines)
        ask_rows(item, rows_of(session.value(item.id)), lines, session.today, put)
        _suggest(session, item, before)
        return
    marks = marks_for(session, item) if isinstance(item, PickItem) else {}
    there = session.listed(item.source, item.column) if isinstance(item, PickItem) else ()
    sources = {text: marks.get(text, "") for text in there}
    try:
        value = ask(item, present, lines, session.today, put, sources)
    except Cut as cut:
        put(_beside(item, cut.lines, present))
        out("What you had typed is saved.")
        raise
    if not isinstance(value, Keep):
        put(value)
        if value is not None and (wrong := over(item, value, session.today)):
            out(wrong)
    _suggest(session, item, before)


def _suggest(session: Session, item: Item, before: Value | None) -> None:
    """What might be worth a second look in an answer that was just given."""
    if session.value(item.id) != before:
        for words in session.hints(item):
            out(f"Suggestion: {words}")


def _offer_words(session: Session, item: Item) -> None:
    """Say what could be taken over: the answer to an earlier wording, words made of earlier answers, the count of what was listed."""
    match reusable_for(session, item):
        case Former(value=value) if value is not None:
            out(f"You answered an earlier wording of this:\n{shown(item, value)}")
        case Begun(value=value):
            out(f"You could start from this, made of your earlier answers:\n{shown(item, value)}")
        case Sum(found, title):
            out(f"What you wrote under “{one_line(title)}” makes it {found.number}.")
        case _:
            pass


def _offer_rows(session: Session, item: TableItem, lines: Lines) -> None:
    """Ask whether to take over the rows that are there to begin with, or what was listed before and is missing here."""
    match offered := reusable_for(session, item):
        case Starter(rows):
            question = f"There is a list of {len(rows)} to begin with."
        case Listed(rows, missing, listed, title):
            most = f", of which {len(rows)} find a place" if len(rows) < missing else ""
            question = f"You listed {listed} in “{one_line(title)}”, and {missing} of them not here yet{most}."
        case Unlisted(title=title):
            out(f"This goes on from “{one_line(title)}”, where nothing is listed yet.")
            return
        case _:
            return
    while (said := lines.ask(f"{question} Take it over, yes or no?")) not in ("", END) and read_yes(said) != "no":
        if read_yes(said) == "yes":
            done(accept(session, item, offered))
            _save(session)
            out(f"{len(rows)} rows were taken over. Go through them, or end the table with a full stop.")
            return
        question = "This wants yes or no."


def _beside(item: Item, typed: Sequence[str], present: Value | None) -> Value:
    """Lines that were cut off, before what was there: neither is lost."""
    if isinstance(item, ListItem):
        return (*typed, *(lines_of(present) if isinstance(present, tuple) else ()))
    text = "\n".join(typed)
    return f"{text}\n\n{present}" if isinstance(present, str) else text
