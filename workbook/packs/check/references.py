"""What leads from one item of a pack to another, and to the words of `pack.toml`: each must lead somewhere, or it is taken out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from workbook.domain import Exercise, Item, Pack, PickItem, Problem, Prose, RatingItem, TableItem, dataclass
from workbook.hints import RULES
from workbook.packs.check.offers import Offers
from workbook.packs.check.sources import Sources
from workbook.packs.check.starter_rows import starter_faults
from workbook.packs.read.locate_words import Lines
from workbook.packs.read.pack_files import HINTS, MANIFEST
from workbook.packs.read.parser import Page


@dataclass(slots=True)
class References:
    """The items and exercises of a pack by id, in reading order. Items that lead nowhere are taken out of `items`."""

    pack: Pack
    items: dict[str, Item]
    places: Mapping[str, int]
    exercises: Mapping[str, Exercise]
    page_of: Mapping[str, Page]
    sources: Sources
    problems: list[Problem]
    lift_lines: Mapping[tuple[str, str], int]

    def settled(self, exercises: Sequence[Exercise]) -> tuple[Exercise, ...]:
        """The exercises with every reference that leads nowhere taken out, which is reported."""
        made: list[Exercise] = []
        before = 0
        for exercise in exercises:
            page = self.page_of[exercise.id]
            made.append(
                replace(
                    exercise,
                    lesson=self.prose(exercise.lesson, exercise.file, page.lines, 1, before),
                    items=tuple(self._items(exercise, page.lines)),
                    scope=self._word(exercise.scope, "scope", self.pack.scopes, exercise.file, page.front.get("scope")),
                )
            )
            before += len(exercise.items)
        return tuple(made)

    def lift_line(self, rating: RatingItem, lift: str) -> int:
        """The line of a lift; that of its rating when it is not known."""
        return self.lift_lines.get((rating.id, lift), rating.line)

    def prose(self, prose: Prose, file: str, lines: Lines, start: int, before: int | None) -> Prose:
        """`prose` with only places that can be filled; the others are reported at their lines, from `start` on."""
        settled, wrong = self.sources.settled(prose, before)
        for one in wrong:
            start = lines.of_block(one.block, start) or start
            self._error(file, lines.of_mark(one.mark, start) or start, *one.fault)
        return settled

    def _error(self, file: str, line: int | None, what: str, mend: str) -> None:
        self.problems.append(Problem(file, line, what, mend))

    def _word(self, word: str, name: str, known: Sequence[str], file: str, line: int | None) -> str:
        """`word` if `pack.toml` knows it or it is empty; else it is reported, and empty."""
        if not word or word in known:
            return word
        what = f"The {name} “{word[:40]}” is not in {MANIFEST}.{self.sources.near(word, known)}"
        mend = f"Use one of {', '.join(known)}." if known else f"Add it to {MANIFEST}."
        self._error(file, line, what, mend)
        return ""

    def _items(self, exercise: Exercise, lines: Lines) -> Iterator[Item]:
        file = exercise.file
        for item in exercise.items:
            help = self.prose(item.help, file, lines, item.line, self.places[item.id])
            kept = item if help == item.help else replace(item, help=help)
            if kept.replaces is not None:
                kept = self._replaces(kept, file)
            if kept.hints or kept.against:
                kept = self._hinted(kept, file)
                self._silent(kept, file)
            if isinstance(kept, TableItem) and (kept.source or kept.starter):
                kept = self._begun(kept, file, lines)
            if isinstance(kept, RatingItem):
                kept = self._rating(kept, file)
            else:
                kept, faults = Offers(self.sources, self.places[item.id], lines).settled(kept)
                for line, fault in faults:
                    self._error(file, line, *fault)
            if isinstance(kept, PickItem) and not self._drawn(kept, "picks from", file):
                del self.items[item.id]  # so that nothing draws on it either
                continue
            self.items[item.id] = kept
            yield kept

    def _replaces(self, item: Item, file: str) -> Item:
        old = self.items.get(item.replaces or "")
        if old is not None and old.retired:
            return item
        known = [other.id for other in self.items.values() if other.retired]
        near = self.sources.near(item.replaces or "", known)
        what = f"“{item.id}” replaces “{item.replaces}”, which is not a retired question.{near}"
        self._error(file, item.line, what, "Mark the old question `retired`, and keep it in the pack.")
        return replace(item, replaces=None)

    def _hinted(self, item: Item, file: str) -> Item:
        """The item with only the hints that there are for its kind, and that have what they compare with."""
        hints = tuple(name for name in item.hints if self._hint(name, item, file))
        if not item.against:
            return replace(item, hints=hints)
        if fault := self.sources.compared(item.id, item.against, self.places[item.id]):
            if not self.sources.gone(item.against.partition(".")[0]):
                self._error(file, item.line, *fault)
            return replace(item, against="", hints=tuple(name for name in hints if not RULES[name].against))
        if not item.hints:
            what = f"“{item.id}” has `against`, and no hint to compare by."
            self._error(file, item.line, what, "Add the hint, or take `against` away.")
        return replace(item, hints=hints)

    def _silent(self, item: Item, file: str) -> None:
        """Notes hints that look for words in a pack that has none."""
        for name in item.hints:
            if RULES[name].words and not self.pack.word_lists:
                what = f"The hint “{name}” says nothing: this pack has no words for it to look for."
                mend = f"Write them into {HINTS}; the shipped exercises have one to copy from."
                self.problems.append(Problem(file, item.line, what, mend, "note"))

    def _hint(self, name: str, item: Item, file: str) -> bool:
        """Whether the hint `name` can be given for `item`; else that is reported."""
        rule = RULES.get(name)
        if rule is None:
            near = self.sources.near(name, RULES)
            mend = f"Use one of {', '.join(sorted(RULES))}."
            self._error(file, item.line, f"There is no hint “{name[:40]}”.{near}", mend)
        elif item.kind not in rule.kinds:
            what = f"The hint “{name}” is not for a {item.kind}."
            self._error(file, item.line, what, f"It is for {' and '.join(rule.kinds)}.")
        elif rule.against and not item.against:
            mend = "Add `against=item` or `against=item.column`."
            self._error(file, item.line, f"The hint “{name}” wants something to compare with.", mend)
        else:
            return True
        return False

    def _begun(self, item: TableItem, file: str, lines: Lines) -> TableItem:
        """The table with only such beginnings as can be taken over."""
        if item.starter and (faults := starter_faults(item, lines)):
            for line, what, mend in faults:
                self._error(file, line, what, mend)
            item = replace(item, starter=False)
        if not item.source:
            return item
        if item.columns[0].kind not in ("line", "text"):
            mend = "Let its first column hold text."
            self._error(file, item.line, f"“{item.id}” cannot go on from “{item.source}”.", mend)
            return replace(item, source="", column=None)
        return item if self._drawn(item, "goes on from", file) else replace(item, source="", column=None)

    def _drawn(self, item: PickItem | TableItem, verb: str, file: str) -> bool:
        """Whether there is something to draw lines from."""
        fault = self.sources.lines(item.id, item.source, item.column, verb, self.places[item.id])
        if fault is not None and not self.sources.gone(item.source):
            self._error(file, item.line, *fault)
        return fault is None

    def _rating(self, item: RatingItem, file: str) -> RatingItem:
        """The rating with only words and references that are known."""
        lifts = []
        for lift in item.lifts:
            line = self.lift_line(item, lift.id)
            after = tuple(name for name in lift.after if self._stands(name, file, line))
            exercise = lift.exercise
            if exercise is not None and exercise not in self.exercises:
                near = self.sources.near(exercise, self.exercises)
                mend = "Use the id from the front matter of an exercise."
                self._error(file, line, f"This lift names the exercise “{exercise}”, which is not here.{near}", mend)
                exercise = None
            same = (after, exercise) == (lift.after, lift.exercise)
            lifts.append(lift if same else replace(lift, after=after, exercise=exercise))
        return replace(
            item,
            lifts=tuple(lifts),
            scope=self._word(item.scope, "scope", self.pack.scopes, file, item.line),
            audience=self._word(item.audience, "audience", self.pack.audiences, file, item.line),
            lens=self._word(item.lens, "lens", self.pack.lenses, file, item.line),
        )

    def _stands(self, name: str, file: str, line: int) -> bool:
        """Whether `name` is a rating that a lift may wait for."""
        other = self.items.get(name)
        if isinstance(other, RatingItem) and not other.retired:
            return True
        if not self.sources.gone(name):
            known = [item.id for item in self.items.values() if isinstance(item, RatingItem) and not item.retired]
            near = self.sources.near(name, known)
            what = f"This lift waits for “{name}”, which is no rating that is asked.{near}"
            self._error(file, line, what, "Use the id of a rating.")
        return False
