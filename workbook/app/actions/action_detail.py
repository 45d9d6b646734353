"""What stands beside the list: the whole card of the chosen action, or what a plan still asks."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from textual.content import Content

from workbook.app.base import ACCENT, QUIET, WARN, right
from workbook.app.widgets import Detail, chip, thin
from workbook.domain import RatingItem, clean, day_words, due_words, one_line, show
from workbook.domain.actions import Action, Status, ToRate, brought, promised
from workbook.reports import inked
from workbook.reports.action_words import (
    MOVED,
    action_words,
    aim_words,
    effort_words,
    left_words,
    plan_words,
    state_words,
    time_words,
)
from workbook.reports.actions_report import UNKNOWN
from workbook.session import Session

_LABEL, _WIDE = 8, 10
"""Cells of a label before what it names: on the card, and of what there is to know about it."""

_BAR = 14
"""Cells of a bar."""

RATING = (
    "Each has five levels in plain words. Choose the one that is fully true today: a 0 is an answer too, and what you "
    "don't know may stay open."
)

Lines = list[Content]


def action_detail(session: Session, action: Action, width: int) -> Detail:
    """The whole card: what to do, who and when, what done means, what it brings, and what happened to it so far."""
    name, state = action_words(action), state_words(action).capitalize()
    corner = aim_words(action) if action.status is Status.SUGGESTED else ""
    long = Content(name).cell_length > width - 2 - (len(corner) + 2 if corner else 0)  # the edge has no room for it
    parts = [
        _wrap(name, width, "bold") if long else [],
        _wrap(told, width) if (told := instruction(action)) else [],
        _card(session, action, width),
        _waits(session, action, width),
        _under("Done means", done_means(session, action), width),
        _brings(session, action, width),
        _so_far(session, action, width),
        _labelled("note", one_line(action.note), width) if action.note else [],
        _small(session, action, width),
    ]
    return Detail(state if long else name, _joined(parts), Content.styled(corner, QUIET), _chip(action))


def rate_detail(session: Session, row: ToRate, width: int) -> Detail:
    """The open ratings of a plan, in the order of its page."""
    score, pack = session.score(), session.pack
    plan = next(one for one in score.plans + score.apart if one.id == row.plan)
    left = [one.item for one in plan.items if one.level is None and one.counts]
    head = f"{left_words(row)}, {time_words(row.minutes)}. {RATING}"
    names = [line for item in left for line in _hung(one_line(item.prompt).rstrip("."), width)]
    parts = [_wrap(head, width), [_bold("Still open"), *names]]
    chapter = pack.chapter_of(pack.exercise_of[row.first])
    corner = Content.styled(f"chapter {chapter.number}", QUIET)
    return Detail(plan_words(row), _joined(parts), corner, chip("enter", "Rate"))


def group_detail(title: str, actions: Sequence[Action], width: int, key: str) -> Detail:
    """The names of what is folded away."""
    lines = [line for action in actions for line in _hung(action_words(action), width)]
    return Detail(title, lines, Content.styled(str(len(actions)), QUIET), chip("enter", key))


def instruction(action: Action) -> str:
    """What to do: the text behind its name, or how to go about a rating or a proof; empty where the name says it all."""
    gen = action.gen
    if gen.lane != "build":
        return clean(gen.text)
    text = clean(gen.rest or gen.text).strip()
    return "" if text == action.title else text


def done_means(session: Session, action: Action) -> str:
    """The words of the level that an action leads to; an answer leads to whichever is true."""
    gen = action.gen
    if gen.lane == "finish":
        return "The level that is fully true today is chosen. A 0 is an answer too."
    item = session.pack.item_by_id.get(gen.item or "")
    if not isinstance(item, RatingItem) or not 0 <= gen.to < len(item.anchors):
        return ""
    return clean(item.anchors[gen.to])


def _chip(action: Action) -> Content:
    """What is mostly done with it: what is being done gets done, what is proven gets its line, the rest is taken on."""
    if action.status is Status.COMMITTED:
        return chip("x", "Done")
    if action.status is Status.RETIRED:
        return Content("")
    if action.status is not Status.SUGGESTED:
        return chip("p", "Take up")
    return {"prove": chip("enter", "Renew" if action.renews else "Prove it"), "finish": chip("enter", "Rate")}.get(
        action.gen.lane, chip("c", "Commit")
    )


def _small(session: Session, action: Action, width: int) -> Lines:
    """How long it takes, the exercise that helps with it, and which rating it is for."""
    gen, pack = action.gen, session.pack
    lines: Lines = []
    if (effort := effort_words(gen)) and action.status is Status.SUGGESTED:
        most = "" if gen.minutes or gen.lane != "build" else "up to "
        within = f", within {gen.horizon}" if gen.horizon else ""
        lines += _labelled("takes", f"{most}{effort}{within}", width, QUIET, _WIDE)
    if gen.exercise in pack.exercise_by_id:
        lines += _labelled(
            "exercise", f"“{one_line(pack.exercise_by_id[gen.exercise or ''].title)}”", width, QUIET, _WIDE
        )
    if gen.lane == "build" and gen.item is not None:
        lines += _labelled("for", f"“{one_line(gen.title)}”", width, QUIET, _WIDE)
    return lines


def _card(session: Session, action: Action, width: int) -> Lines:
    """The commitment, as far as there is one."""
    today = session.today
    lines: Lines = []
    if action.owner:
        tell = f", and {one_line(action.tell)} knows" if action.tell else ""
        lines += _labelled("who", one_line(action.owner) + tell, width)
    if action.due is not None:
        short, far = day_words(action.due, today), due_words(action.due, today)
        late = action.late(today) and action.status is Status.COMMITTED
        lines += _labelled("due", short if short == far else f"{short}, {far}", width, WARN if late else "")
    lines += _labelled("when", one_line(action.when), width) if action.when else []
    return lines + (_labelled("then", one_line(action.then), width) if action.then else [])


def _waits(session: Session, action: Action, width: int) -> Lines:
    """What has to come first."""
    items = session.pack.item_by_id
    names = [one_line(items[id].prompt).rstrip(".") for id in action.gen.blocked_by if id in items]
    told = [line for name in names for line in _hung(f"“{name}” at 2 or more", width)]
    return [_bold("Comes first"), *told] if told else []


def _brings(session: Session, action: Action, width: int) -> Lines:
    """What it brings, for its plan and in all, from where to where; or why that is not known."""
    score, gen = session.score(), action.gen
    if action.status in (Status.DONE, Status.DROPPED, Status.RETIRED) or gen.item is None:
        return []
    if gen.lane == "finish":
        return []
    found = brought(action, score)
    if found is None:
        told = UNKNOWN if gen.lift > promised(action, score) else ""
        return _under("What it brings", told, width)
    plan = one_line(found.plan.title)
    label = max(Content(plan).cell_length, len("proven"))
    lines = [
        _bold("What it brings" if gen.lapses is None else "If it lapses"),
        _moved(plan, label, found.plan.proven, found.plan_after, 0, width),
    ]
    if found.proven_after != score.proven:
        lines.append(_moved("proven", label, score.proven, found.proven_after, 1, width))
    return lines


def _moved(name: str, label: int, before: Fraction, after: Fraction, digits: int, width: int) -> Content:
    """`Content ━━━╍╍···· 39 ▸ 44  +5`: from where to where, as a bar and in numbers; what is lost with `−`."""
    moved = Fraction(show(after, digits)) - Fraction(
        show(before, digits)
    )  # of the figures that stand there: a sum to be checked
    falls = after < before
    gain = f"{'−' if falls else '+'}{show(abs(moved) / 100, digits)}" if moved else ""
    numbers = Content.assemble(right(show(before, digits), 4), (" ▸ ", QUIET), (f"{show(after, digits):<5}", "bold"))
    end = right(Content.styled(gain, f"bold {WARN if falls else ACCENT}"), 6)
    cells = min(max(width - label - numbers.cell_length - end.cell_length - 2, 0), _BAR)
    low, high = min(before, after), max(before, after)
    bar = thin(low, max(high, Fraction(inked(low, cells) + 1, cells)), cells) if cells >= 4 else Content("")
    return Content.assemble((f"{name:<{label}}", QUIET), " ", bar, " ", numbers, end)


def _so_far(session: Session, action: Action, width: int) -> Lines:
    """What happened to it, oldest first."""
    today, people = session.today, {one.id: one.name for one in session.folder.profile.people}
    told = [
        (
            day_words(step.at.date(), today),
            f"{MOVED[step.status]} by {one_line(people.get(step.by, step.by))}"
            + (f": {one_line(step.reason)}" if step.reason else ""),
        )
        for step in action.history
    ]
    if action.carried:
        told.append(
            ("", "carried into a new quarter " + ("once" if action.carried == 1 else f"{action.carried} times"))
        )
    if action.late(today) and action.due is not None and action.status is Status.COMMITTED:
        told.append((day_words(action.due, today), "was due"))
    room = max((len(day) for day, _ in told), default=0) + 2
    lines = [line for day, words in told for line in _labelled(day, words, width, "", room)]
    return [_bold("So far"), *lines] if told else []


# Lines


def _joined(parts: Iterable[Lines]) -> Lines:
    """The parts that hold something, an empty line between two."""
    lines: Lines = []
    for part in parts:
        if part:
            lines += [Content(""), *part] if lines else part
    return lines


def _under(title: str, words: str, width: int) -> Lines:
    return [_bold(title), *_wrap(words, width)] if words else []


def _bold(words: str) -> Content:
    return Content.styled(words, "bold")


def _wrap(words: str, width: int, style: str = "") -> Lines:
    """Words of people or of the pack, in as many lines as they take."""
    return list(Content.styled(clean(words), style).wrap(max(width, 8)))


def _hung(words: str, width: int) -> Lines:
    """One entry of a list, its further lines under its words."""
    first, *rest = _wrap(words, width - 2)
    return [Content.assemble(("· ", QUIET), first), *(Content("  ") + line for line in rest)]


def _labelled(label: str, words: str, width: int, style: str = "", room: int = _LABEL) -> Lines:
    first, *rest = _wrap(words, width - room, style)
    return [Content.assemble((f"{label:<{room}}", QUIET), first), *(Content(" " * room) + line for line in rest)]
