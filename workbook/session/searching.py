"""What can be found in a workbook: exercises, questions, answers, actions, documents, decisions, people and settings."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import replace

from workbook.domain import (
    ChoiceItem,
    ChoicesItem,
    Decision,
    Document,
    Exercise,
    Item,
    PassingItems,
    Prose,
    Rated,
    RatingItem,
    TableItem,
    clean,
    day_text,
    one_line,
    plain,
    value_lines,
)
from workbook.domain.actions import Action, Status
from workbook.domain.searching import Entry, Found, Index, missing, search
from workbook.session.session import Session
from workbook.session.view import View
from workbook.store.kinds.registry import KINDS

SETTINGS = (
    ("theme", "Colours", "Dark, light or high contrast", "theme color night day black white bright"),
    ("marks", "Marks", "What the terminal can show, plain letters, or all of them", "symbols glyphs ascii icons"),
    ("animation", "Movement", "Whether pages slide when they scroll", "animation motion scrolling"),
    ("keys", "Keys", "Every command can have another key", "shortcuts keyboard hotkeys"),
    ("firm", "Kind of firm", "Questions, pages and examples follow it", "business trade company"),
)
"""What can be set: its name on the page of settings, what it is called there, what it is about, and what else people call it."""


class Search:
    """Finds in one workbook. What can be found is gathered when it is first looked for, and again once it has changed.

    `state` puts into words how an action stands. What a team keeps sealed is not found.
    """

    def __init__(self, view: View, state: Callable[[Action], str]) -> None:
        self._view = view
        self._state = state
        self._pages: tuple[object, Index] | None = None
        self._own: tuple[object, Index] | None = None

    def find(self, typed: str) -> Found:
        """What holds all the words of `typed`."""
        return search(self._indexes(), typed)

    def nothing(self, typed: str) -> tuple[str, str]:
        """Of `typed` the word that stands nowhere and what may have been meant, as `domain.searching.missing` says it."""
        return missing(self._indexes(), typed)

    def gather(self, most: int) -> bool:
        """Gather so many of the things that can be found, before anybody looks for them; whether more are left then."""
        return any(index.take(most) for index in self._indexes())

    def _indexes(self) -> tuple[Index, Index]:
        """What the exercises say, and what people wrote: each as it is now."""
        view = self._view
        if self._pages is None or self._pages[0] is not view.pack:
            self._pages = view.pack, Index(_pages(view))
        stamp = view.folder.revision(*KINDS), view.today, view.firm, _held(view)
        if self._own is None or self._own[0] != stamp:
            self._own = stamp, Index(_own(view, self._state))
        return self._own[1], self._pages[1]


def _held(view: View) -> tuple[tuple[str, str], ...]:
    """What is typed and is no answer yet, by item."""
    return tuple(view.drafting.held.items()) if isinstance(view, Session) else ()


# What the exercises say


def _pages(view: View) -> Iterator[Entry]:
    """The chapters, the exercises with their lessons, the questions; and what can be set."""
    pack = view.pack
    for chapter in pack.chapters:
        where = f"Chapter {chapter.number}"
        yield Entry("exercise", one_line(chapter.title), _said(chapter.page), where, "chapter", chapter.id)
        for exercise in pack.exercises_in(chapter.id):
            where = f"{chapter.number} {one_line(chapter.title)}"
            ids = exercise.id.replace("-", " ")
            title = one_line(exercise.title)
            yield Entry("exercise", title, _said(exercise.lesson), where, "exercise", exercise.id, also=ids)
            for item in copy(exercise.items):  # a copy of what was not read yet is read for this alone
                if not item.retired:
                    yield _question(item, exercise, f"{where} › {title}")
    for key, name, about, also in SETTINGS:
        if key != "firm":
            yield Entry("setting", name, about, "Settings", "settings", key, also=also)
        elif view.whole.varied:
            yield Entry("setting", name, about, "Settings", "firm", also=also)


def _question(item: Item, exercise: Exercise, where: str) -> Entry:
    parts = [_said(item.help)]
    match item:
        case RatingItem():
            parts += [f"{level}  {clean(words)}" for level, words in enumerate(item.anchors)]
        case ChoiceItem() | ChoicesItem():
            parts += [clean(choice.text) for choice in item.choices]
        case TableItem():
            parts += [" · ".join(clean(column.label) for column in item.columns)]
    text = "\n".join(filter(None, parts))
    return Entry("question", one_line(item.prompt), text, where, "exercise", exercise.id, item.id, item.id)


def _said(prose: Prose) -> str:
    """Prose as text, without what is still to be filled in it."""
    blocks = [
        replace(
            block,
            spans=tuple(span for span in block.spans if not span.place),
            cells=tuple(tuple(span for span in cell if not span.place) for cell in block.cells),
        )
        for block in copy(prose)
    ]
    return clean(plain(blocks)).strip()


# What people wrote


def _own(view: View, state: Callable[[Action], str]) -> Iterator[Entry]:
    """Answers and ratings, actions, decisions, the people, and the documents as they read now."""
    items = PassingItems(view.whole)
    yield from _answers(view, items)
    yield from (_action(one, state(one)) for one in view.actions() if not _only_rated(one))
    yield from (_decision(one) for one in view.decisions())
    for exercise in view.pack.exercises:
        track = view.folder.tracks.get(exercise.id)
        if track is not None and track.skipped:
            words = f"Set aside: {clean(track.skipped)}"
            yield Entry("answer", one_line(exercise.title), words, "Exercises", "exercises", exercise.id, own=True)
    for person in view.folder.profile.people:
        name, role = one_line(person.name), one_line(person.role)
        yield Entry("person", name, role, "The people of this workbook", "people", person.id)
    for document in view.pack.documents:
        yield _document(view, document, items)


def _answers(view: View, items: PassingItems) -> Iterator[Entry]:
    """What was answered and rated, in the order of the pages; at last what is asked no longer, which no page shows."""
    held = dict(_held(view))
    whole, pack = view.whole, view.pack
    for exercise in whole.exercises:
        for id in _ids(whole.outlines[exercise.id].own):
            if text := held.get(id, "") or _answer(view, items[id]):
                yield _answered(view, items[id], text, shown=id in pack.exercise_of)
    live = {id for page in whole.outlines.values() for id in _ids(page.own)}
    for id, response in view.folder.answers.items():
        if id not in live and id in items and isinstance(response.value, str | tuple):
            yield _answered(view, items[id], "\n".join(value_lines(items[id], response.value)), shown=False)


def _ids(outlines: Iterable[object]) -> Iterator[str]:
    return (one.id for one in outlines)  # type: ignore[attr-defined]  # each is an Outline


def _answered(view: View, item: Item, text: str, *, shown: bool) -> Entry:
    exercise = view.whole.exercise_of[item.id]
    chapter = view.whole.chapter_of(exercise)
    where = f"{chapter.number} {one_line(chapter.title)} › {one_line(exercise.title)}"
    name, whole = one_line(item.prompt), clean(text)
    if not shown:
        return Entry("answer", name, whole, f"{where} · no longer asked, kept in {chapter.file}", own=True)
    return Entry("answer", name, whole, where, "exercise", exercise.id, item.id, item.id.replace("-", " "), own=True)


def _answer(view: View, item: Item) -> str:
    """What was answered to an item, or written beside its rating."""
    if not isinstance(item, RatingItem):
        value = view.value_of(item)
        return "\n".join(value_lines(item, value)) if value is not None else ""
    earlier = view.earlier(item.id)
    rated = [view.rated(item.id), earlier[1] if earlier is not None else None]
    return "\n".join(dict.fromkeys(line for one in rated if one is not None for line in _beside(one)))


def _beside(rated: Rated) -> Sequence[str]:
    """What was written beside a rating."""
    shown = [f"{day_text(one.date)}: {one.text}" for one in rated.evidence]
    return [line for line in (rated.na or "", rated.note, *shown) if line.strip()]


def _only_rated(action: Action) -> bool:
    """Whether it is nothing but the suggestion to rate something: the question is found itself."""
    return action.status is Status.SUGGESTED and action.gen.lane == "finish"


def _action(action: Action, state: str) -> Entry:
    """An action, with all that stands on its card, and how it stands."""
    gen = action.gen
    card = (
        *(gen.rest if gen.name else gen.text, gen.title if gen.title != action.title else ""),
        *(
            f"{word} {text}"
            for word, text in (("When", action.when), ("then", action.then), ("Tell", action.tell))
            if text
        ),
        *(action.rehearsed, action.note, *(step.reason for step in action.history)),
    )
    text = "\n".join(dict.fromkeys(clean(one) for one in card if one.strip() and one_line(one) != action.title))
    who = [one_line(action.owner)] if action.owner else []
    due = [f"due {day_text(action.due)}"] if action.due is not None else []
    where = " · ".join([f"Actions › {state.capitalize()}", *who, *due])
    also = f"{action.owner or ''} {action.id}"
    return Entry("action", action.title, text, where, "action", action.id, also=also)


def _decision(one: Decision) -> Entry:
    better = f"What would make it so: {clean(one.better)}" if one.better.strip() else ""
    changed = f"Changed: {clean(one.changed)}" if one.changed.strip() else ""
    step = f" · step {one.step} of 4" if one.step is not None else ""
    where = f"Would a client tell a friend? · {day_text(one.at.date())}{step}"
    return Entry("decision", one_line(one.what), "\n".join(filter(None, (better, changed))), where, "filter", one.id)


def _document(view: View, document: Document, items: PassingItems) -> Entry:
    """A document as it reads now."""
    plan = view.pack.plan_by_id[document.plan].title if document.plan in view.pack.plan_by_id else ""
    where = " › ".join(filter(None, ("Documents", one_line(plan))))
    ids = document.id.replace("-", " ")
    reader = f"For: {clean(document.reader)}\n\n" if document.reader else ""
    text = reader + _said(view.glance(document, items).prose)
    return Entry("document", one_line(document.title), text, where, "document", document.id, also=ids)
