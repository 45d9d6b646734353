"""One open workbook: its pack, its folder, the person answering, undo, and whether all is saved. No Textual."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date

from workbook.domain import (
    ActionAt,
    At,
    BookmarkAt,
    Evidence,
    Pack,
    PackRef,
    Person,
    Problem,
    ProfileAt,
    RatingAt,
    RatingItem,
    Record,
    StandingWord,
    TrackAt,
)
from workbook.domain.standing import together
from workbook.session.change import Change, HeldAt, Kept, Step, Where, laid_over
from workbook.session.completing import newly_finished
from workbook.session.sitting import Sitting
from workbook.session.undo import Undo
from workbook.session.view import Clock, View
from workbook.session.wording import place_words
from workbook.session.writer import Writer
from workbook.store.conflicts import ConflictAt, Contest
from workbook.store.disk import Found, SaveState, covers, note_of
from workbook.store.folder import Folder
from workbook.store.kinds.records import encode

KEPT = "What you typed is kept on this computer, and is put in once that can be done."
"""What is said when a file does not take it."""

PUT_BY = "put-by/"
"""What the draft is called, with their id, of what somebody had half-written of ratings when another began to answer."""

REFUSED = "what was typed on this computer while the file could not be changed"
"""Where it comes from, when the file was mended meanwhile and differs."""


class Session(View):
    """A workbook that is open: a view of it that can be changed, undone and saved.

    Changes are in memory at once and on disk soon after, by a thread of its own; `close` and `flush` wait for the
    disk. What a file does not take is kept in the draft and shown until it does, or nowhere without `keeping`. What people
    do are functions of the modules beside this one; each of them changes it with `put`, so that it can be undone: what is
    typed by the word, all else by the change.
    """

    def __init__(
        self,
        pack: Pack,
        folder: Folder,
        problems: Sequence[Problem],
        person: Person,
        clock: Clock,
        until: date | None = None,
        *,
        keeping: bool = True,
    ) -> None:
        super().__init__(pack, folder, problems, clock, until)
        self._person = person
        self.thinned: set[str] = set()  # ids of tables that rows were deleted from on purpose
        self.aside: dict[str, tuple[Evidence, ...]] = {}  # by rating: what went with a 3 or 4, and comes back with one
        self.lessons_opened: set[str] = set()  # ids of exercises; kept so that nobody is invited again
        self.last_opened = ""  # the id of the exercise that was opened last, worked in or not
        self.sitting = Sitting()
        self.offered: list[Found] = []  # drafts that wait on this computer and were not put back by themselves
        self._undo = Undo()
        self._writer = Writer(folder, self.basis, clock)
        self._keeping = keeping
        self._typed_in: str | None = None
        self.drafting = self._writer.drafting

    # What is there

    def _waiting(self) -> Sequence[Problem]:
        return [note_of(found) for found in self.offered]

    @property
    def state(self) -> SaveState:
        """Whether all is saved, is being saved, or could not be."""
        saved = self._writer.saver.state
        if self.folder.read_only is not None:
            return SaveState("looking", None, self.folder.read_only)
        if self.folder.waiting:
            return SaveState("failed", saved.at, "What you typed could not be put into its file.")
        return saved

    @property
    def listener(self) -> Callable[[], None] | None:
        """Called, from any thread, when `state` changes."""
        return self._writer.saver.listener

    @listener.setter
    def listener(self, listener: Callable[[], None] | None) -> None:
        self._writer.saver.listener = listener

    def held(self, item_id: str) -> str:
        """Text typed for an item that is no valid value yet, as a half-written date; else empty."""
        return self.drafting.held.get(item_id, "")

    def news(self) -> list[Problem]:
        """What has come up since this was last asked: two windows that changed the same answer, a file that was damaged."""
        return self._writer.news()

    # Changes

    def put(self, *pairs: tuple[Where, Kept], words: str, typing: bool = False) -> Problem | None:
        """Put each value at its place, as one step of undo that is about `words`; typing makes a step for each word.

        A problem comes back of the first place that can't take its value. What was typed there is kept in the draft and shown
        until it can, which the problem says; that is no step of undo.
        """
        changes: list[Change] = []
        refused: list[Problem] = []
        for at, after in pairs:
            before = self._get(at)
            problem = self._set(at, after)
            if problem is None:
                changes.append(Change(at, before, self._get(at)))
            else:
                refused.append(self._refuse(at, after, problem))
        self._undo.push(Step(tuple(changes), words, self._clock()), typing=typing)
        self.save_soon(typing=typing)
        return refused[0] if refused else None

    def remember(self, at: TrackAt | BookmarkAt, record: Record) -> None:
        """Put down what the workbook notes by itself, which is no step of undo; nothing in one that can't be changed."""
        if self.folder.read_only is None:
            self._set(at, record)

    def save_soon(self, *, typing: bool = False) -> None:
        """Have what waits drafted and saved in the background: at once, or by the deadlines of typing."""
        self._writer.saver.typed() if typing else self._writer.saver.changed()

    def answered(self, item_id: str, *, typing: bool = False) -> None:
        """An item was answered or rated, which may have completed its exercise: looked at now, or once what is typed is left."""
        if typing:
            self._typed_in = item_id
            return
        for at, track in newly_finished(self, item_id) if self.folder.read_only is None else ():
            self.remember(at, track)
            self.save_soon()

    def leave(self) -> None:
        """The item is left: its typing becomes one step of undo, and is saved at once."""
        self._undo.close_typing()
        self._typing_is_over()
        if self.folder.dirty or self.drafting.held:
            self.save_soon()

    def undo(self) -> Step | Problem | None:
        """Take back the last change and return it; None when there is none, a problem when it has to stay."""
        return self._replay(redo=False)

    def redo(self) -> Step | Problem | None:
        """Make the change that was last taken back again; otherwise as `undo`."""
        return self._replay(redo=True)

    def next_elsewhere(self, items: Collection[str], *, redo: bool = False) -> Step | None:
        """What the next undo, or `redo`, is about if it is about none of these `items`: told once, then None until it is done."""
        return self._undo.next_elsewhere(items, redo=redo)

    # Who answers

    @property
    def person(self) -> Person:
        """Who answers, as the workbook knows them now."""
        people = self.folder.profile.people
        return next((one for one in people if one.id == self._person.id), self._person)

    def sit(self, person: Person) -> None:
        """`person` answers from now on. What the one before changed is no longer theirs to take back or to see half-written:
        of ratings it waits in the draft until they answer again.
        """
        if person.id == self.person.id:
            return
        self.leave()
        self._undo, self.sitting = Undo(), Sitting()
        self.aside.clear()
        self._put_by()
        self._person = person
        self.take_up_put_by()

    def take_up_put_by(self) -> None:
        """What the person who answers had half-written of a rating when somebody else began to answer is in its place again."""
        for item, text in self.drafting.forms.get(f"{PUT_BY}{self.person.id}", {}).items():
            self.drafting.hold(item, text)
        self.drafting.keep_form(f"{PUT_BY}{self.person.id}", {})

    def _put_by(self) -> None:
        """Have what is half-written of ratings out of the next person's sight."""
        items = self.whole.item_by_id
        mine = {id: text for id, text in self.drafting.held.items() if isinstance(items.get(id), RatingItem)}
        self.drafting.keep_form(f"{PUT_BY}{self.person.id}", mine)
        for item in mine:
            self.drafting.hold(item, "")

    # The disk

    def flush(self) -> tuple[Problem, ...]:
        """Save now, and wait for the disk."""
        return self._writer.saver.flush()

    def close(self) -> tuple[Problem, ...]:
        """Save what is left; the session is over. Drafts that could not be saved stay for the next time."""
        self._typing_is_over()
        problems = self._writer.saver.close()
        self.drafting.close(keep=bool(self.drafting.waiting or self.folder.dirty))
        return problems

    def keep_beside(self, at: At, record: Record, source: str) -> Problem | None:
        """Keep a drafted record as the other version of what stands in its place, for a person to choose."""
        with self._writer.lock:
            problem = self.folder.keep_beside(at, record, source, self._clock())
            self._writer.touched(listed=False)
        self.save_soon()
        return problem

    def tell(self, note: Problem) -> None:
        """Have a note stand among the problems, and come up once as news."""
        self._problems += (note,)
        self._writer.post([note])

    def refresh(self) -> bool:
        """Take in what was changed outside; whether there was anything."""
        before = set(self.folder.problems)
        changed = self.folder.refresh()
        if changed is None:
            return False
        self._writer.post(problem for problem in self.folder.problems if problem not in before)
        self._put_in()  # a file that refused something may be mended now
        self.drafting.wake()  # another window may have given the workbook its id
        return True

    # Inside

    def _put_in(self) -> None:
        """Put what files refused into its places, as far as these can be changed by now.

        What has turned up in such a place, and was not shown there when it was typed, stays in use: both are kept. Of two words about
        a rating the later one is used, with the other below it.
        """
        for at, waiting in self.folder.waiting.items():
            there = self.folder.get(at)
            record, shown = laid_over(waiting, there), self.drafting.shown[at]
            here, ours, about = self.folder.table(at), encode(record, None), place_words(self, at, record)
            if here is None or here == shown or covers(ours, here):
                self.put((at, record), words=about)
                continue
            if isinstance(record, StandingWord) and isinstance(there, StandingWord):
                self.put((at, together(record, there)), words=about)
            elif self.keep_beside(at, record, REFUSED) is None:
                self.drafting.let_go(at)
            else:
                continue
            what = f"What you typed under {about} differs from what its file holds now. Both are kept."
            self.tell(Problem("drafts", None, what, severity="note"))

    def _typing_is_over(self) -> None:
        """What was typed may have completed its exercise: looked at when the item is left, so that no key waits for it."""
        if self._typed_in is not None:
            self.answered(self._typed_in)
            self._typed_in = None

    def _refuse(self, at: Where, value: Kept, problem: Problem) -> Problem:
        """A file does not take a value, for this reason; what is said of it."""
        record = None if isinstance(value, str | Contest) else value
        if not self._keeping or not isinstance(at, At) or not self.drafting.refuse(at, record):
            return problem
        return replace(problem, mend=f"{problem.mend} {KEPT}".lstrip())

    def _get(self, at: Where) -> Kept:
        if isinstance(at, ConflictAt):
            return self.folder.contest(at)
        return self.held(at.item) if isinstance(at, HeldAt) else self.folder.get(at)

    def _set(self, at: Where, value: Kept) -> Problem | None:
        with self._writer.lock:
            if isinstance(at, HeldAt):
                self.drafting.hold(at.item, value if isinstance(value, str) else "")
                return None
            if isinstance(at, ConflictAt):
                problem = self.folder.set_contest(at, value) if isinstance(value, Contest) else None
                self._writer.touched(listed=True)
                return problem
            assert not isinstance(value, str | Contest)  # those have places of their own
            if not isinstance(at, ProfileAt):
                self._settle_profile()
            problem = self.folder.set(at, value)
            if problem is None:
                self._writer.touched(listed=isinstance(at, RatingAt | ActionAt))
                self.drafting.changed(at, value)
            return problem

    def _settle_profile(self) -> None:
        """Have the profile say which exercises it was last changed with, and the size of a firm that was never asked for it."""
        profile = self.folder.profile
        here = PackRef(self.whole.id, self.whole.version, self.whole.sha256)
        firm = replace(profile.firm, size=profile.kind_of_firm.size)
        if (profile.pack, profile.firm) != (here, firm):
            self.folder.set(ProfileAt(), replace(profile, pack=here, firm=firm))

    def _replay(self, *, redo: bool) -> Step | Problem | None:
        step = self._undo.replay(self._get, self._set, redo=redo)
        if isinstance(step, Step):
            self.save_soon()
        return step
