"""The ways on from the end of an exercise: the action list, the next exercise, the pages that it fills, or out."""

from typing import Literal

from workbook.app.base import Page
from workbook.app.exercise.exercise_run import Made, Run
from workbook.domain import ChoiceItem, Exercise, RatingItem, clean, count, dataclass, one_line
from workbook.domain.actions import ACTIVE_BUILDS, Action, active_builds, is_over, waits
from workbook.domain.progress import following
from workbook.reports.moment_report import end_lines
from workbook.reports.way_report import made_words, way_title
from workbook.session import Session
from workbook.session.acting import adopt_exercise
from workbook.session.moments import look, since_opened

PAGES = 2
"""Pages that an exercise leads to at most; all of them stand under Documents."""

NOT_NOW = ("later", "not-us")
"""What the ideas of the library are answered with when they do not fit, or not yet."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """One way on: its words, the kind of place it leads to, and which. `list` puts the exercise `at` on the action list, and
    `actions` leads to that list; `home` says what a way made that was gone to its end.
    """

    words: str
    to: Literal["exercise", "document", "list", "card", "rating", "actions", "home", "out"]
    at: str = ""


def ways_on(session: Session, exercise: Exercise) -> list[NextStep]:
    """The ways on from `exercise`; the first is what most people want."""
    progress = session.progress()
    now, then = progress.way, next(iter(following(session.pack, progress, exercise)), None)
    ways = [to_list(session, exercise)] if exercise.action else []
    last = [ways.pop()] if ways and _not_now(session, exercise) else []
    if any(isinstance(item, RatingItem) and session.rated(item.id) is not None for item in exercise.live):
        ways.append(NextStep("See what would raise this most, under Actions", "actions"))
    if then is not None:
        ways.append(
            NextStep(f"Go on to “{one_line(then.title)}”, {count(then.minutes, 'minute')}", "exercise", then.id)
        )
    elif now.name != "long":
        ways.append(NextStep(f"{way_title(session.pack, now.name)}: done. See what it made, and how to go on", "home"))
    for page in session.flow.fed(exercise)[:PAGES]:
        ways.append(NextStep(f"See “{one_line(page.title)}”, which this fills", "document", page.id))
    leave = (
        "Leave it here for today"
        if then or now.name != "long"
        else "This was the last one. Back to where you came from"
    )
    return [*ways, NextStep(leave, "out"), *last]


def at_end(run: Run) -> tuple[list[Made], list[NextStep], list[str]]:
    """What stands at the end of an exercise: what was made in it, the ways on, and sentences on what there is now."""
    return run.made(), ways_on(run.session, run.exercise), outcome(run.session, run.exercise)


def outcome(session: Session, exercise: Exercise) -> list[str]:
    """What there is now that `exercise` is done: what it made, the documents that are ready with it, and what has moved.

    Where none is ready it says which it fills, if there are many: of a few the ways on tell.
    """
    pages = session.flow.fed(exercise)
    done, moved = since_opened(session, exercise)
    words = [made_words(exercise), *end_lines(done, moved)]
    if len(pages) > PAGES and not done:
        words.append(f"It fills {count(len(pages), 'document')}: {', '.join(one_line(page.title) for page in pages)}.")
    return [one for one in words if one]


def to_moment(page: Page, session: Session, then: str = "") -> bool:
    """Leave `page` for what has come to its end with it, as a chapter; whether anything has. From there it goes on to `then`."""
    if look(session) is None:
        return False
    page.dismiss()
    page.go("moment", then)
    return True


def onward(session: Session, exercise: Exercise) -> NextStep:
    """The way to the next exercise, else to what a way made that is done, else out."""
    ways = ways_on(session, exercise)
    return next(way for to in ("exercise", "home", "out") for way in ways if way.to == to)


def _not_now(session: Session, exercise: Exercise) -> bool:
    """Whether somebody has said in the exercise that its idea is for later, or not for this business."""
    asked = (item for item in exercise.live if isinstance(item, ChoiceItem))
    return any(session.value(item.id) in NOT_NOW for item in asked)


def to_list(session: Session, exercise: Exercise) -> NextStep:
    """The way from an exercise of the library to the action list, as things stand."""
    there = session.on_the_list(exercise)
    if there is not None and not is_over(there):
        return NextStep("It is on your action list: open it", "card", there.id)
    gate = session.pack.item_by_id.get(session.score().gate_down or "") if exercise.asks else None
    if gate is not None:
        return NextStep(f"{waits(gate)} Go there first", "rating", gate.id)
    again = " again" if there is not None else ""
    return NextStep(f"Put “{one_line(exercise.action).rstrip('.')}” on the action list{again}", "list", exercise.id)


def follow(page: Page, session: Session, way: NextStep) -> None:
    """Take a way that leads to another page."""
    match way.to:
        case "list":
            _put_on_list(page, session, way.at)
        case "rating":
            page.go("exercise", session.pack.exercise_of[way.at].id, way.at)
            page.notify(waits(session.pack.item_by_id[way.at]), timeout=8)  # it leads elsewhere than asked for
        case "document" | "card":
            page.go(way.to, way.at)
        case "actions" | "home":
            page.go(way.to)
        case _:
            pass


def _put_on_list(page: Page, session: Session, exercise_id: str) -> None:
    """Add the action and open its card; where three are under way already, ask first which one to park."""
    if len(active_builds(session.actions())) >= ACTIVE_BUILDS:
        from workbook.app.base.park_one import park_one  # only a full list needs it

        park_one(page, session, lambda: _put_on_list(page, session, exercise_id))
        return
    made = adopt_exercise(session, exercise_id)
    if isinstance(made, Action):
        page.go("card", made.id)
    else:
        page.notify(clean(str(made)), severity="error")
