"""Two versions of one thing in an owner's words: what it is about, who wrote what and when, and the choice between them."""

from datetime import date, datetime
from typing import Any

from workbook.domain import (
    TELL_STEPS,
    Check,
    ChoiceItem,
    ChoicesItem,
    Decision,
    Problem,
    Rated,
    RatingItem,
    Response,
    Row,
    TableItem,
    Tell,
    cell_words,
    dataclass,
    day_text,
    one_line,
)
from workbook.domain.actions import Action
from workbook.session.session import Session
from workbook.session.view import View
from workbook.store.conflicts import Choice, Conflict, note
from workbook.store.merge import ELSEWHERE


@dataclass(frozen=True, slots=True)
class Version:
    """One of the two: whose it is and from when, in words, and what it says, line by line."""

    whose: str
    lines: tuple[str, ...]


def about(view: View, conflict: Conflict) -> str:
    """What was changed in two places: the question, the title of an action or an exercise, or the name its file has for it."""
    item = view.whole.item_by_id.get(conflict.at.item)
    if item is not None:
        return one_line(item.prompt, 80)
    for record in conflict.records:
        if isinstance(record, Action | Decision):
            return one_line(record.title if isinstance(record, Action) else record.what, 80)
    group, _, rest = conflict.name.partition("/")
    exercise = view.whole.exercise_by_id.get(rest.split("/")[0]) if group == "exercises" else None
    return one_line(exercise.title, 80) if exercise is not None else conflict.name


def said(view: View, conflict: Conflict, way: str = "f7 on Home, then enter") -> Problem:
    """That there are two versions, in a sentence or two; `way` says which keys lead to them."""
    if conflict.damaged:
        what = "A second version of something is kept, and it cannot be read any more."
    elif conflict.source == ELSEWHERE:
        what = f"You and another window both changed “{about(view, conflict)}”."
    else:
        what = f"“{about(view, conflict)}” was changed in two places."
    mend = f"Both are kept; choose which counts: {way}."
    return Problem(conflict.at.file, None, what, mend, "note")


def in_owners_words(view: View, problem: Problem, way: str = "f7 on Home, then enter") -> Problem:
    """A problem as the app says it: that there are two versions in an owner's words, all else as it is."""
    found = (one for one in view.folder.conflicts if (one.at.file, note(one).what) == (problem.file, problem.what))
    conflict = next(found, None)
    return said(view, conflict, way) if conflict is not None else problem


def versions(view: View, conflict: Conflict) -> tuple[Version, Version]:
    """The one in use and the other, to be read side by side."""
    mine, theirs = conflict.records
    source = f"from {conflict.source}" if conflict.source else ""
    when = _when(conflict.when) if theirs is None else ""
    return (
        Version(_whose(view, mine, ""), _lines(view, conflict, mine, conflict.mine)),
        Version(
            _whose(view, theirs, " ".join(filter(None, (source, when)))),
            _lines(view, conflict, theirs, conflict.theirs),
        ),
    )


def choose(session: Session, conflict: Conflict, choice: Choice) -> Problem | None:
    """Settle it; undo brings both back."""
    contest = session.folder.chosen(conflict, choice)
    if isinstance(contest, Problem):
        return contest
    return session.put((conflict.at, contest), words=f"“{one_line(about(session, conflict), 50)}”")


def _whose(view: View, record: object, source: str) -> str:
    by, at = getattr(record, "by", ""), getattr(record, "at", None)
    names = {person.id: person.name for person in view.folder.profile.people}
    parts = (one_line(names.get(by, by)), _when(at) if isinstance(at, datetime) else "", source)
    return ", ".join(filter(None, parts))


def _when(at: datetime | None) -> str:
    return f"{day_text(at.date())}, {at:%H:%M}" if at is not None else ""


def _lines(view: View, conflict: Conflict, record: object, raw: Any) -> tuple[str, ...]:
    """What a version says. What can't be read as a record is shown as its file holds it."""
    item = view.whole.item_by_id.get(conflict.at.item)
    if isinstance(record, Rated):
        return _rated(item, record)
    if isinstance(record, Response):
        return _answer(item, record)
    if isinstance(record, Decision):
        step = TELL_STEPS[record.step] if record.step is not None else ""
        return tuple(filter(None, (record.what, step, record.better, record.changed)))
    if isinstance(record, Action):
        parts = [record.status.value, record.owner or "", day_text(record.due) if record.due else ""]
        return tuple(filter(None, (" · ".join(filter(None, parts)), record.when, record.then, record.note)))
    return _raw(raw)


def _answer(item: object, response: Response) -> tuple[str, ...]:
    value = response.value
    if isinstance(value, Check):
        return tuple(filter(None, (value.answer, value.evidence)))
    if isinstance(value, Tell):
        return tuple(filter(None, (TELL_STEPS[value.step] if value.step is not None else "", value.better)))
    labels = {one.key: one.text for one in item.choices} if isinstance(item, ChoiceItem | ChoicesItem) else {}
    if isinstance(value, str):
        return tuple(labels.get(value, value).split("\n"))
    if isinstance(value, tuple):
        order = [column.key for column in item.columns] if isinstance(item, TableItem) else []
        return tuple(labels.get(part, part) if isinstance(part, str) else _row(part, order) for part in value)
    return (day_text(value),) if isinstance(value, date) else (str(value),)


def _row(row: Row, order: list[str]) -> str:
    keys = [*(key for key in order if key in row), *(key for key in row if key not in order)]
    return " · ".join(cell_words(row[key]) for key in keys)


def _rated(item: object, rated: Rated) -> tuple[str, ...]:
    if rated.na is not None:
        return (f"Does not apply: {rated.na}",)
    if rated.level is None:
        return ("Left open",)
    words = item.anchors[rated.level] if isinstance(item, RatingItem) and rated.level < len(item.anchors) else ""
    return (f"{rated.level}  {words}".strip(), *(f"{line.date.isoformat()}  {line.text}" for line in rated.evidence))


def _raw(raw: Any) -> tuple[str, ...]:
    if isinstance(raw, dict):
        return tuple(f"{key}: {value}" for key, value in raw.items())
    return ("(nothing)",) if raw is None else tuple(str(raw).split("\n"))
