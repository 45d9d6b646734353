"""Makes the example workbooks, each of an invented firm, with their days counted back from today."""

import shutil
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from pathlib import Path
from typing import Any

from workbook.domain import (
    ActionAt,
    AnswerAt,
    At,
    Bookmark,
    BookmarkAt,
    Decision,
    DecisionAt,
    GivenFirm,
    Item,
    Pack,
    PackRef,
    Person,
    Problem,
    Profile,
    RatingAt,
    RatingItem,
    Record,
    Response,
    Settings,
    Track,
    TrackAt,
    dataclass,
    did_you_mean,
    errors,
    quarter_of,
    seen,
)
from workbook.domain.actions import Action, Status
from workbook.domain.actions import transitions as rules
from workbook.domain.standing import said
from workbook.session import demo_story
from workbook.session.demo_story import Calendar, rated_of, value_of
from workbook.session.opening import find_pack
from workbook.session.view import View
from workbook.store.create import create, new_id
from workbook.store.disk import files
from workbook.store.folder import Folder
from workbook.store.format import toml
from workbook.store.kinds import FORMER_DEMO, WORKBOOK

PACK = "referral-workbook"

_EVENING, _MORNING, _NOON = 19, 7, 12
_CARD = ("owner", "when", "then", "tell", "rehearsed", "note")


def is_demo(root: Path) -> bool:
    """Whether the workbook in `root` is an example made here, whatever has been done in it since."""
    head = _head(root)
    return head.get("demo") is True or head.get("id") == FORMER_DEMO


def story_of(root: Path) -> str | None:
    """Which of the examples the workbook in `root` is, told by the name of its business; None if it has none of theirs."""
    business = _head(root).get("business")
    return next((one for one in demo_story.STORIES if demo_story.read(one, "firm.toml")["business"] == business), None)


def _head(root: Path) -> Mapping[str, Any]:
    data = files.read(root / WORKBOOK, WORKBOOK)
    if not isinstance(data, bytes):
        return {}
    try:
        return toml.parse(data)[0]
    except toml.BadToml:
        return {}


def build(root: Path, today: date, story: str = demo_story.FIRST) -> list[Problem]:
    """Make the example `story` in `root`, an empty or absent folder, as of `today`; what is wrong, an empty list when nothing is.

    Where there is no folder yet it is made beside it and put there whole, so that a sudden end leaves no half of it.
    """
    if root.exists():
        return _build(root, today, story)[0]
    begun = root.with_name(f".{root.name}.new")
    try:
        root.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(begun, ignore_errors=True)
        problems, whole = _build(begun, today, story)
        if whole:
            begun.rename(root)
            files.flush_folder(root.parent)
    except OSError as error:
        problems = [files.explain(error, str(root))]
    finally:
        shutil.rmtree(begun, ignore_errors=True)
    return problems


def _build(root: Path, today: date, story: str) -> tuple[list[Problem], bool]:
    """The example in `root`: what is wrong, and whether it is there, saved as a whole.

    Everything is put through the folder and saved once, so that the files are those that the program writes. An answer
    that does not fit the exercises is left out and comes back as a problem.
    """
    pack, problems = find_pack(PACK, root)
    if pack is None:
        return problems, False
    firm = demo_story.read(story, "firm.toml")
    problems = create(root, _profile(firm, pack))
    if errors(problems):
        return problems, False
    folder, faults = Folder.open(root)
    if folder is None:
        return [*problems, *faults], False
    filling = _Filling(pack, seen(pack, folder.profile.kind_of_firm), folder, Calendar(today))
    filling.answers(demo_story.answers(story))
    filling.quarters(demo_story.read(story, "quarters.toml"))
    filling.firm(firm)
    folder.suggest([action for action in filling.view().actions() if action.status is Status.SUGGESTED])
    unsaved = folder.save()
    return [*problems, *folder.problems, *filling.problems, *unsaved], not errors(unsaved)


def _profile(firm: Mapping[str, Any], pack: Pack) -> Profile:
    return Profile(
        id=new_id(),
        business=firm["business"],
        pack=PackRef(pack.id, pack.version, pack.sha256),
        people=tuple(Person(**person) for person in firm["people"]),
        settings=Settings(**firm["settings"]),
        demo=True,
        firm=GivenFirm(**firm["firm"]),
    )


@dataclass(slots=True)
class _Filling:
    """Puts the story into the folder. `touched` holds, by exercise, the days on which something in it was filled in.

    `pack` is what this kind of firm is asked, out of the `whole`.
    """

    whole: Pack
    pack: Pack
    folder: Folder
    calendar: Calendar
    problems: list[Problem] = field(default_factory=list)
    touched: dict[str, list[date]] = field(default_factory=dict)

    def view(self) -> View:
        """The workbook as it is filled so far, seen from today."""
        noon = self.calendar.at(self.calendar.today, _NOON)
        return View(self.whole, self.folder, [], lambda: noon)

    def answers(self, exercises: Mapping[str, Any]) -> None:
        """The answers, each on the day of its exercise or on its own."""
        for exercise, told in exercises.items():
            for minute, (item_id, raw) in enumerate(told["answers"].items()):
                given = self.calendar.day(told.get("days", {}).get(item_id, told["day"]))
                if (item := self._item(item_id)) is None:
                    continue
                value, wrong = value_of(item, raw, self.calendar.today, given)
                if value is None:
                    self._wrong(item_id, wrong)
                    continue
                at = self.calendar.at(given, _EVENING, 3 * minute)
                file = self.pack.chapter_of(self.pack.exercise_of[item_id]).file
                response = Response(kind=item.kind, rev=item.rev, at=at, by=self._first, value=value)
                self._put(AnswerAt(item_id, file), response)
                self.touched.setdefault(exercise, []).append(given)

    def quarters(self, told: Mapping[str, Any]) -> None:
        """Ratings and actions in the order in which they happened: an action is offered by the ratings of its day."""
        for entry in sorted([*told["ratings"], *told["action"]], key=_begun):
            if "given" in entry:
                self._page(entry)
            else:
                self._deed(entry)

    def firm(self, told: Mapping[str, Any]) -> None:
        """Decisions, how far each exercise is, what was set aside, and the place to go on from."""
        for entry in told["decision"]:
            at = self.calendar.at(self.calendar.day(entry["day"]), _NOON)
            rest = {key: value for key, value in entry.items() if key != "day"}
            self._put(DecisionAt(entry["id"]), Decision(at=at, **rest))
        found = self.view().progress().exercises
        for exercise, days in self.touched.items():
            finished = max(days) if found[exercise].status == "done" else None
            self._put(TrackAt(exercise), Track(started=min(days), finished=finished))
        for entry in told.get("skipped", ()):
            self._put(TrackAt(entry["exercise"]), Track(started=self.calendar.day(entry["day"]), skipped=entry["why"]))
        self._put(BookmarkAt(), Bookmark(**told["left-at"]))

    def _page(self, page: Mapping[str, Any]) -> None:
        _, day = self.calendar.check_in(page["quarter"], page["day"])
        for minute, (item_id, raw) in enumerate(page["given"].items()):
            if (item := self._item(item_id)) is None:
                continue
            if not isinstance(item, RatingItem):
                self._wrong(item_id, "This is not a rating.")
                continue
            at = self.calendar.at(day, _MORNING, minute)
            rated, wrong = rated_of(item, raw, at, self.calendar.today)
            if rated is None:
                self._wrong(item_id, wrong)
                continue
            found = self.folder.words.get(page["by"], {}).get(item_id)
            self._put(RatingAt(page["by"], item_id), said(found, rated))
            self.touched.setdefault(self.pack.exercise_of[item_id].id, []).append(day)

    def _deed(self, deed: Mapping[str, Any]) -> None:
        action: Action | Problem | None = self._taken(deed) if "taken" in deed else self._offered(deed)
        for status, days, reason in deed.get("moves", ()):
            if isinstance(action, Action):
                at = self.calendar.at(self.calendar.day(days), _EVENING)
                action = rules.move(action, Status(status), at, deed["by"], reason)
        if isinstance(action, Problem):
            self.problems.append(action)
        elif action is None:
            self._wrong(deed["item"], f"There is no action on this day that leads to {deed['to']}.")
        else:
            self._put(ActionAt(action.id), replace(action, carried=deed.get("carried", 0)))

    def _taken(self, deed: Mapping[str, Any]) -> Action | Problem | None:
        day = self.calendar.day(deed["taken"])
        card: dict[str, Any] = {name: deed[name] for name in _CARD if name in deed}
        if "due" in deed:
            card["due"] = self.calendar.day(deed["due"])
        who = (self.view().actions(), self.calendar.at(day, _EVENING), deed["by"], quarter_of(day))
        if "title" in deed:
            return rules.own(deed["title"], deed["token"], *who, **card)
        offered = self._offered(deed)
        return rules.commit(offered, *who, **card) if offered is not None else None

    def _offered(self, deed: Mapping[str, Any]) -> Action | None:
        wanted = (deed["item"], deed["to"], "build")
        actions = self.view().actions()
        return next((one for one in actions if (one.gen.item, one.gen.to, one.gen.lane) == wanted), None)

    @property
    def _first(self) -> str:
        return self.folder.profile.people[0].id

    def _item(self, item_id: str) -> Item | None:
        item = self.pack.item_by_id.get(item_id)
        if item is None or item.retired:
            self._wrong(item_id, f"The exercises do not ask this.{did_you_mean(item_id, self.pack.item_by_id)}")
            return None
        return item

    def _put(self, at: At, record: Record) -> None:
        problem = self.folder.set(at, record)
        if problem is not None:
            self.problems.append(problem)

    def _wrong(self, item_id: str, what: str) -> None:
        self.problems.append(Problem(f"demo, {item_id}", None, what))


def _begun(entry: Mapping[str, Any]) -> int:
    """The day of a page of ratings, or of the first thing that happened to an action, counted from today."""
    first: int = entry.get("day") or entry.get("taken") or entry["moves"][0][1]
    return first
