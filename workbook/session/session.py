"""One open workbook: its pack, its folder, the person answering, undo, and whether all is saved. No Textual."""

import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Unpack

from workbook.domain.actions.action import Action, Status
from workbook.domain.addresses import ActionAt, AnswerAt, At, DecisionAt, LeftAt, ProfileAt, RatingAt, Record, TrackAt
from workbook.domain.item import Item
from workbook.domain.pack import Pack
from workbook.domain.problem import Problem, errors
from workbook.domain.response import CLAIMS, Evidence, Rated, Response, Value, resting, tidy
from workbook.domain.standing import after_all
from workbook.domain.text import one_line
from workbook.domain.workbook import Decision, PackRef, Person, Place, Track
from workbook.session.drafting import Drafting, put_in, refuse
from workbook.session.notices import notices
from workbook.session.rating import refusal
from workbook.session.tracking import newly_finished
from workbook.session.undo import Change, HeldAt, Kept, Step, Undo, Where
from workbook.session.view import Clock, View
from workbook.store.conflicts import ConflictAt, Contest
from workbook.store.disk.autosave import Saver, SaveState
from workbook.store.disk.drafts import Found, note_of
from workbook.store.folder import Folder

if TYPE_CHECKING:
    from workbook.domain.actions import ranking as rules


def now() -> datetime:
    """This moment, with its offset, to the second."""
    return datetime.now().astimezone().replace(microsecond=0)


class Session(View):
    """A workbook that is open: a view of it, and every way to change it.

    Changes are in memory at once and on disk soon after, by a thread of its own; `close` and `flush` wait for the
    disk. Every change goes through `_put`, so that it can be undone: what is typed by the word, all else by the change.
    """

    def __init__(
        self,
        pack: Pack,
        folder: Folder,
        problems: Sequence[Problem],
        person: Person,
        clock: Clock,
        until: date | None = None,
    ) -> None:
        super().__init__(pack, folder, clock, until)
        self.person = person
        self.thinned: set[str] = set()  # ids of tables that rows were deleted from on purpose
        self.aside: dict[str, tuple[Evidence, ...]] = {}  # by rating: what went with a 3 or 4, and comes back with one
        self.lessons_opened: set[str] = set()  # ids of exercises; kept so that nobody is invited again
        self.last_opened = ""  # the id of the exercise that was opened last, worked in or not
        self._problems = tuple(problems)
        self._undo = Undo()
        self._lock = threading.RLock()
        self.drafting = Drafting(folder, self._lock)
        self.offered: list[Found] = []  # drafts that wait on this computer and were not put back by themselves
        self._list_is_stale = False
        self._changes, self._saved = 0, 0  # how many were made here, and how many a save that went well has seen
        self._typed_in: str | None = None
        self._news: list[Problem] = []
        self._saver = Saver(self._save, self._write_drafts, clock)
        self.drafting.wake = self._saver.drafted

    # What is there

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong or worth knowing: from opening, from the files as they are now."""
        waiting = [note_of(found) for found in self.offered]
        return tuple(dict.fromkeys((*self._problems, *waiting, *self.folder.problems, *self.notices)))

    @property
    def notices(self) -> tuple[Problem, ...]:
        """Of these, the notes that the exercises and the present day are needed for."""
        return tuple(notices(self.pack, self.folder, self._clock(), past=self._until is not None))

    @property
    def state(self) -> SaveState:
        """Whether all is saved, is being saved, or could not be."""
        if self.folder.read_only is not None:
            return SaveState("looking", None, self.folder.read_only)
        if self.refused:
            return SaveState("failed", self._saver.state.at, "An answer could not be put into its file.")
        return self._saver.state

    @property
    def listener(self) -> Callable[[], None] | None:
        """Called, from any thread, when `state` changes."""
        return self._saver.listener

    @listener.setter
    def listener(self, listener: Callable[[], None] | None) -> None:
        self._saver.listener = listener

    def held(self, item_id: str) -> str:
        """Text typed for an item that is no valid value yet, as a half-written date; else empty."""
        return self.drafting.held.get(item_id, "")

    # Changes

    def answer(self, item_id: str, value: Value | None, *, typing: bool = False) -> Problem | None:
        """Set the answer to an item, or empty it with None. `typing` changes of one item make a step of undo for each word."""
        item = self.pack.item_by_id[item_id]
        value = tidy(value)
        before = self.response(item_id)
        if value == (before.value if before else None):
            self.hold(item_id, "")
            return None
        after = None
        if value is not None:
            after = Response(kind=item.kind, rev=item.rev, at=self._clock(), by=self.person.id, value=value)
        problem = self._put(
            (self.answer_at(item), after), *self._holding(item_id, ""), words=_name(item), typing=typing
        )
        if problem is not None and after is not None:
            refuse(self, self.answer_at(item), after)
            self._saver.typed()
        else:
            self.refused.pop(item_id, None)
        if typing:
            self._typed_in = item_id
        else:
            self._mark(item_id)
        return problem

    def hold(self, item_id: str, text: str) -> None:
        """Keep text that is no valid value yet, in the draft only; an empty text lets go of it."""
        if places := self._holding(item_id, text):
            self._put(*places, words=_name(self.pack.item_by_id[item_id]), typing=True)

    def leave(self) -> None:
        """The item is left: its typing becomes one step of undo, and is saved at once."""
        self._undo.close_typing()
        self._mark_typed()
        if self.folder.dirty or self.drafting.held:
            self._saver.changed()

    def rate(
        self,
        item_id: str,
        *,
        level: int | None = None,
        na: str | None = None,
        evidence: Sequence[Evidence] = (),
        note: str | None = None,
        held: str = "",
        typing: bool = False,
    ) -> Problem | None:
        """Rate an item in this quarter's check-in: a level, `na` with a reason, or neither: left open.

        Evidence stays with a 3 or a 4 only; `held` is evidence that isn't whole. Without a `note` the one that stands stays.
        """
        item = self.pack.item_by_id[item_id]
        counts = self.rated(item_id)
        if (refused := refusal(self, item, na, evidence)) is not None:
            return refused
        at = RatingAt(self.quarter, self.person.id, item_id)
        before, moment = self.folder.get(at), after_all(self.folder.checkins.values(), at, self._clock(), self._until)
        shown, before_it = resting(level, evidence), counts.evidence if counts is not None else ()
        if note is None:
            note = counts.note if counts is not None else ""
        rated = Rated(rev=item.rev, at=moment, by=self.person.id, level=level, na=na, note=note.strip(), evidence=shown)
        if counts is not None and counts == before and replace(counts, at=moment, rev=rated.rev) == rated:
            self.hold(item_id, held)
            return None
        if level in CLAIMS:
            self.aside.pop(item_id, None)
        elif before_it:
            self.aside[item_id] = before_it
        problem = self._put((at, rated), *self._holding(item_id, held), words=_name(item), typing=typing)
        self._mark(item_id)
        return problem

    def commit(self, action_id: str, **terms: "Unpack[rules.Terms]") -> Problem | None:
        """Take an action on, or change its card: who, by when, when-then, whom they tell."""
        from workbook.domain.actions import ranking as rules

        def change(action: Action) -> Action | Problem:
            return rules.commit(action, self.actions(), self._clock(), self.person.id, self.quarter, **terms)

        return self._act(action_id, change)

    def move(self, action_id: str, status: Status, reason: str = "") -> Problem | None:
        """Set where an action stands: done, dropped (with a reason), parked, or back among the suggested."""
        from workbook.domain.actions import ranking as rules

        return self._act(action_id, lambda action: rules.move(action, status, self._clock(), self.person.id, reason))

    def add_action(self, title: str, token: str, **terms: "Unpack[rules.Terms]") -> Action | Problem:
        """An action of people's own making, taken on at once. `token` is random text that keeps its key apart."""
        from workbook.domain.actions import ranking as rules

        made = rules.own(title, token, self.actions(), self._clock(), self.person.id, self.quarter, **terms)
        return self._added(made)

    def adopt(self, exercise_id: str, **terms: "Unpack[rules.Terms]") -> Action | Problem:
        """Put the action of an exercise of the library on the list, taken on at once; again once it is over there."""
        from workbook.domain.actions import ranking as rules

        exercise, by = self.pack.exercise_by_id[exercise_id], self.person.id
        gate = self.pack.item_by_id.get(self.score().gate_down or "")
        return self._added(rules.adopt(exercise, gate, self.actions(), self._clock(), by, self.quarter, **terms))

    def decide(self, decision: Decision) -> Problem | None:
        """Record one use of the tell-a-friend filter, or change what was recorded under the same id."""
        return self._put((DecisionAt(decision.id), decision), words=f"“{one_line(decision.what, 40)}”")

    def opened(self, exercise_id: str) -> None:
        """An exercise was opened: the first time is remembered."""
        self.last_opened = exercise_id
        track = self.folder.tracks.get(exercise_id) or Track()
        if track.started is None and self.folder.read_only is None:
            self._set(TrackAt(exercise_id), replace(track, started=self.today))

    def skip(self, exercise_id: str, why: str | None) -> Problem | None:
        """Set an exercise aside with a reason, or take it up again with None."""
        track = self.folder.tracks.get(exercise_id) or Track()
        title = self.pack.exercise_by_id[exercise_id].title
        return self._put((TrackAt(exercise_id), replace(track, skipped=why or None)), words=f"“{title}”")

    def left_at(self, exercise_id: str, item_id: str) -> None:
        """Remember the place to go on from."""
        place = Place(exercise_id, item_id)
        if place != self.folder.left_at and self.folder.read_only is None:
            self._set(LeftAt(), place)
            self._saver.changed()

    def settle(self, at: ConflictAt, contest: Contest, words: str) -> Problem | None:
        """Put what was chosen of two versions in their place; `words` are what they are about."""
        return self._put((at, contest), words=words)

    def undo(self) -> Step | Problem | None:
        """Take back the last change and return it; None when there is none, a problem when it has to stay."""
        return self._replay(redo=False)

    def redo(self) -> Step | Problem | None:
        """Make the change that was last taken back again; otherwise as `undo`."""
        return self._replay(redo=True)

    def strays(self, items: Collection[str], *, redo: bool = False) -> Step | None:
        """What the next undo, or `redo`, is about if it is about none of these `items`: told once, then None until it is done."""
        return self._undo.strays(items, redo=redo)

    # The disk

    def flush(self) -> tuple[Problem, ...]:
        """Save now, and wait for the disk."""
        return self._saver.flush()

    def close(self) -> tuple[Problem, ...]:
        """Save what is left; the session is over. Drafts that could not be saved stay for the next time."""
        self._mark_typed()
        problems = self._saver.close()
        self.drafting.close(keep=bool(self.drafting.waiting or self.refused or self.folder.dirty))
        return problems

    def put_back(self, at: At, record: Record, words: str) -> Problem | None:
        """Put a drafted record into its place. An answer that its file refuses stays in the draft and on the screen."""
        problem = self._put((at, record), words=words)
        if problem is not None and isinstance(at, AnswerAt) and isinstance(record, Response):
            refuse(self, at, record)
            return None
        return problem

    def keep_beside(self, at: At, record: Record, source: str) -> Problem | None:
        """Keep a drafted record as the other version of what stands in its place, for a person to choose."""
        with self._lock:
            self._changes += 1
            self._saver.changed()
            return self.folder.keep_beside(at, record, source, self._clock())

    def tell(self, note: Problem) -> None:
        """Have a note stand among the problems, and come up once as news."""
        with self._lock:
            self._problems += (note,)
            self._news.append(note)

    def refresh(self) -> bool:
        """Take in what was changed outside; whether there was anything."""
        before = set(self.folder.problems)
        changed = self.folder.refresh()
        if changed is None:
            return False
        with self._lock:
            self._news += [problem for problem in self.folder.problems if problem not in before]
        put_in(self, self._put)  # a file that refused an answer may be mended now
        self.drafting.wake()  # another window may have given the workbook its id
        return True

    def news(self) -> list[Problem]:
        """What has come up since this was last asked: two windows that changed the same answer, a file that was damaged."""
        with self._lock:
            fresh, self._news = self._news, []
        return list(dict.fromkeys(fresh))

    # Inside

    def _holding(self, item_id: str, text: str) -> list[tuple[HeldAt, str]]:
        return [(HeldAt(item_id), text)] if text != self.held(item_id) else []

    def _put(self, *pairs: tuple[Where, Kept], words: str, typing: bool = False) -> Problem | None:
        changes: list[Change] = []
        for at, after in pairs:
            before = self._get(at)
            problem = self._set(at, after)
            if problem is not None:
                return problem
            changes.append(Change(at, before, self._get(at)))
        self._undo.push(Step(tuple(changes), words, self._clock()), typing=typing)
        self._saver.typed() if typing else self._saver.changed()
        return None

    def _get(self, at: Where) -> Kept:
        if isinstance(at, ConflictAt):
            return self.folder.contest(at)
        return self.held(at.item) if isinstance(at, HeldAt) else self.folder.get(at)

    def _set(self, at: Where, value: Kept) -> Problem | None:
        with self._lock:
            if isinstance(at, HeldAt):
                self.drafting.held.pop(at.item, None)
                self.drafting.held |= {at.item: value} if isinstance(value, str) and value else {}
                return None
            if isinstance(at, ConflictAt):
                self._list_is_stale, self._changes = True, self._changes + 1
                return self.folder.set_contest(at, value) if isinstance(value, Contest) else None
            assert not isinstance(value, str | Contest)  # those have places of their own
            profile = self.folder.profile
            here = PackRef(self.pack.id, self.pack.version, self.pack.sha256)
            if profile.pack != here and not isinstance(at, ProfileAt):
                self.folder.set(ProfileAt(), replace(profile, pack=here))
            problem = self.folder.set(at, value)
            if problem is None:
                self._changes += 1
                self.drafting.changed(at, value)
            self._list_is_stale |= isinstance(at, RatingAt | ActionAt)
            return problem

    def _act(self, action_id: str, change: Callable[[Action], Action | Problem]) -> Problem | None:
        action = self.action(action_id)
        changed = change(action) if isinstance(action, Action) else action
        if isinstance(changed, Problem):
            return changed
        return self._put((ActionAt(changed.id), changed), words=f"“{one_line(changed.title, 40)}”")

    def _mark_typed(self) -> None:
        """What was typed may have completed its exercise: looked at when the item is left, so that no key waits for it."""
        if self._typed_in is not None:
            self._mark(self._typed_in)
            self._typed_in = None

    def _mark(self, item_id: str) -> None:
        for at, track in newly_finished(self, item_id) if self.folder.read_only is None else ():
            self._set(at, track)
            self._saver.changed()

    def _added(self, made: Action | Problem) -> Action | Problem:
        if isinstance(made, Problem):
            return made
        return self._put((ActionAt(made.id), made), words=f"“{one_line(made.title, 40)}”") or made

    def _replay(self, *, redo: bool) -> Step | Problem | None:
        step = self._undo.replay(self._get, self._set, redo=redo)
        if isinstance(step, Step):
            self._saver.changed()
        return step

    def _save(self) -> tuple[Problem, ...]:
        """Save what was changed here. Copies of sync programs go along with that; merely to look writes nothing."""
        with self._lock:
            writing, changes = self.drafting.snapshot(), self._changes
            if self._list_is_stale:
                self._list_is_stale = False
                self.folder.suggest([action for action in self.actions() if action.status is Status.SUGGESTED])
        problems = self.folder.save() if changes != self._saved else ()
        with self._lock:
            self._news += [problem for problem in problems if problem.severity == "note"]
            if not errors(problems):
                self._saved = changes
                self.drafting.saved(writing)
        self._write_drafts()
        return problems

    def _write_drafts(self) -> None:
        self.drafting.write([(self.answer_at(self.pack.item_by_id[id]), one) for id, one in list(self.refused.items())])


def _name(item: Item) -> str:
    return f"“{one_line(item.prompt, 50)}”"
