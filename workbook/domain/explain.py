"""The sum behind every number of the score, down to the rating and its dated lines, with the rule in plain words."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Literal

from workbook.domain.actions import Action, Status
from workbook.domain.late_dataclass import dataclass
from workbook.domain.proof import FRESH_DAYS, SAME_WORDS, Doubt, is_earlier
from workbook.domain.response import Evidence
from workbook.domain.scoring import LABELS, GroupScore, ItemScore, Score, show
from workbook.domain.text import one_line

OVERALL = "overall"
"""The id of the whole score's explanation."""

LABEL_WORDS = {"starting": "Starting", "building": "Building", "working": "Working", "ready": "Referral-ready"}
"""What each label is called on screen."""

State = Literal["proven", "claimed", "stale", "short", "same", "earlier", "open", "na", "plan"]
"""claimed: a 3 or 4 without a dated line. stale: with one that is too old. short: with one that says too little. same: with words
that prove other ratings already. earlier: given to an earlier wording. plan: the row is a whole plan, not a rating."""

UNPROVEN: tuple[State, ...] = ("claimed", "stale", "short", "same", "earlier")
"""The states of a 3 or a 4 that nothing shows, or nothing new enough: it counts as 2."""

BROAD = ("lens", "audience")
"""The views that rest on few ratings each: their numbers are shown without a decimal."""

WORDS: dict[State, str] = {
    "proven": "proven",
    "claimed": "unproven",
    "stale": "old proof",
    "short": "line too short",
    "same": "same words",
    "earlier": "to confirm",
    "open": "open",
    "na": "does not apply",
}
"""How a rating stands, in the one word for it: in lists, beside bars and in the documents (docs/scoring.md 3)."""

_STATES: dict[Doubt, State] = {
    "": "proven",
    "line": "claimed",
    "stale": "stale",
    "short": "short",
    "same": "same",
    "earlier": "earlier",
}
_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One line of a sum: it counts `weight` times, with `low` while only what is proven counts and `high` at best, each of 1."""

    id: str
    title: str
    weight: int
    low: Fraction
    high: Fraction
    level: int | None
    state: State
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a number is what it is: the rows that were added, and sentences that say how. `id` may be given to `explain` again."""

    id: str
    title: str
    proven: Fraction
    possible: Fraction
    stated: Fraction | None
    rows: tuple[Term, ...]
    sentences: tuple[str, ...]

    @property
    def figure(self) -> str:
        """What is proven as it is shown, of 100: without a decimal where it rests on few ratings."""
        return show(self.proven, 0 if self.id.partition(":")[0] in BROAD else 1)


def explain(score: Score, id: str) -> Explanation | None:
    """The sum behind `overall`, a plan, a rating, or a lens, scope or audience; None for an id that the score does not hold.

    A plain id is looked for in that order. Where a name is used twice (a plan and an audience `customers`), `plan:`, `item:`,
    `lens:`, `scope:` or `audience:` before it says which.
    """
    if id == OVERALL:
        return _overall(score)
    kind, _, name = id.rpartition(":")
    if kind in ("", "plan") and (plan := _find(score.plans + score.apart, name)):
        return _group(score, plan, "plan")
    if kind in ("", "item") and (entry := score.items.get(name)):
        return _item(score, entry)
    found = _view(score, id)
    return _group(score, found[1], found[0]) if found is not None else None


def group_of(score: Score, id: str) -> GroupScore | None:
    """The plan, lens, scope or audience that `explain` explains by this id; None for the whole score and for a rating."""
    kind, _, name = id.rpartition(":")
    if kind in ("", "plan") and (plan := _find(score.plans + score.apart, name)):
        return plan
    found = _view(score, id) if kind or name not in score.items else None
    return found[1] if found is not None else None


def _view(score: Score, id: str) -> tuple[str, GroupScore] | None:
    """The lens, scope or audience of an id, with which of them it is."""
    kind, _, name = id.rpartition(":")
    for prefix, groups in (("lens", score.lenses), ("scope", score.scopes), ("audience", score.audiences)):
        if kind in ("", prefix) and (group := _find(groups, name)):
            return prefix, group
    return None


def best_step(explanation: Explanation, actions: Iterable[Action]) -> Action | None:
    """The first of `actions`, in their order, that would raise what is explained now."""
    wanted = {row.id for row in explanation.rows}
    return next(
        (
            action
            for action in actions
            if action.status in (Status.SUGGESTED, Status.COMMITTED)
            and action.gen.lift > 0
            and action.gen.lapses is None  # that keeps it where it is
            and not action.gen.blocked_by
            and (action.gen.item in wanted or explanation.id == OVERALL)
        ),
        None,
    )


def sum_sentence(score: Score) -> str:
    """The formula with this score's figures: `Six plans, the two weakest (Content, Partners) again, over eight = 39.3.`"""
    titles = {plan.id: plan.title for plan in score.plans}
    weakest = f" ({', '.join(one_line(titles[id]) for id in score.weakest)})" if score.weaker == score.weakest else ""
    count = len(score.plans)
    plans = "plan" if count == 1 else "plans"
    again = f"the {number(len(score.weakest))} weakest{weakest} again"
    return f"{number(count).capitalize()} {plans}, {again}, over {number(count + len(score.weakest))} = {show(score.proven)}."


def label_sentence(score: Score) -> str:
    """The label, and what it wants: how far the next one is, or what holds it down."""
    word = LABEL_WORDS[score.label]
    if score.gate is not None and score.gate.kind == "rating":
        title = (
            one_line(score.items[score.gate.id].item.prompt).rstrip(".")
            if score.gate.id in score.items
            else score.gate.id
        )
        return f"{word}, and no higher while “{title}” stands below 2."
    if score.gate is not None:
        plan = next(plan for plan in score.plans if plan.id == score.gate.id)
        name, _, floor = _next_label(score)
        return f"{word}, held there by {one_line(plan.title)} at {show(plan.proven)}: {name} needs {show(floor, 0)} in every plan."
    if score.label == LABELS[-1][0]:
        return f"{word}, the highest of the four."
    name, least, _ = _next_label(score)
    short = -((score.proven - least) * 1000 // 1)  # rounded up: never nearer than it is
    return f"{word}, {short // 10}.{short % 10} short of {name}."


def missing(group: GroupScore, cells: int) -> str:
    """What keeps a group's number open, in so many cells: `2 open`, `2 open, 1 unproven`, `3 not proven`; or nothing.

    Where there is no room to tell them apart, proof that is too old counts as none.
    """
    states = [state_of(entry) for entry in group.items]
    open_, stale, earlier = (states.count(state) for state in ("open", "stale", "earlier"))
    bare = sum(states.count(state) for state in ("claimed", "short", "same"))
    counts: dict[State, int] = {"open": open_, "claimed": bare, "stale": stale, "earlier": earlier}
    merged: dict[State, int] = {"open": open_, "claimed": bare + stale + earlier}
    for told in (counts, merged):
        words = ", ".join(f"{count} {WORDS[state]}" for state, count in told.items() if count)
        if len(words) <= cells:
            return words
    return f"{open_ + bare + stale + earlier} not proven"


def span_words(group: GroupScore) -> str:
    """A group's number, of 100: `46`, or `21 to 46` while something in it is open."""
    low, high = show(group.proven, 0), show(group.possible, 0)
    return low if low == high else f"{low} to {high}"


def number(count: int) -> str:
    """A small count as a word, a larger one in figures."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def state_of(entry: ItemScore) -> State:
    """How a rating stands in the score."""
    if not entry.counts:
        return "na"
    if entry.level is None:
        return "open"
    return _STATES[entry.doubt]


def _next_label(score: Score) -> tuple[str, Fraction, Fraction]:
    """The label after the present one: its words, the score it starts at, and the least it wants of each plan."""
    names = [label for label, _, _ in LABELS]
    label, least, floor = LABELS[names.index(score.label) + 1]
    return LABEL_WORDS[label], least, floor


def _find(groups: Sequence[GroupScore], id: str) -> GroupScore | None:
    return next((group for group in groups if group.id == id), None)


def _overall(score: Score) -> Explanation:
    rows = tuple(
        Term(
            id=plan.id,
            title=plan.title,
            weight=2 if plan.id in score.weakest else 1,
            low=plan.proven,
            high=plan.possible,
            level=None,
            state="plan",
        )
        for plan in score.plans
    )
    stated = (
        "Stated is the same sum over what is answered, each level taken at its word."
        if score.stated is not None
        else "Stated is shown once four fifths of all weight and half of each plan are answered."
    )
    sentences = [
        sum_sentence(score),
        label_sentence(score),
        "In proven, what is open counts as nothing; in possible, as full marks.",
        stated,
    ]
    at_best = sorted(score.plans, key=lambda plan: plan.possible)[:2]
    if {plan.id for plan in at_best} != set(score.weakest):
        twice = " and ".join(one_line(plan.title) for plan in at_best)
        sentences.append(f"In possible, the two weakest are {twice}: {show(score.possible)}.")
    if score.na:
        sentences.append(f"{number(score.na).capitalize()} left out as not applicable.")
    return Explanation(
        id=OVERALL,
        title="Readiness",
        proven=score.proven,
        possible=score.possible,
        stated=score.stated,
        rows=rows,
        sentences=tuple(sentences),
    )


def _group(score: Score, group: GroupScore, kind: str) -> Explanation:
    points = group.proven * group.weight * 4
    band = (
        f"; {show(group.proven, 0)} to {show(group.possible, 0)}, because {_why_open(group)}"
        if _why_open(group)
        else ""
    )
    broad = kind in BROAD
    sentences = [f"{points} of {group.weight * 4} points = {show(group.proven, 0 if broad else 1)}{band}."]
    if group in score.plans:
        sentences.append(sum_sentence(score))
        if group.id in score.weaker:
            sentences.append("It is one of the two weakest, so its gaps cost double.")
    elif kind == "plan":
        sentences.append(f"{one_line(group.title)} stands beside the score and does not count in it.")
    else:
        sentences.append("This is a view across all plans: its ratings count in the score through their plans.")
    left_out = sum(not entry.counts for entry in group.items)
    if broad:
        rests = len(group.items) - left_out
        sentences.append(f"It rests on {rests} rating{'s' * (rests != 1)}: read the whole profile, not single points.")
    if left_out:
        sentences.append(f"{number(left_out).capitalize()} left out as not applicable.")
    if any(entry.counts and entry.standing and entry.standing.na for entry in group.items):
        sentences.append(
            "More than a quarter of a plan's weight says it does not apply, so those ratings count as open."
        )
    return Explanation(
        id=group.id if kind == "plan" else f"{kind}:{group.id}",
        title=group.title,
        proven=group.proven,
        possible=group.possible,
        stated=group.stated,
        rows=tuple(_row(entry) for entry in group.items),
        sentences=tuple(sentences),
    )


def _item(score: Score, entry: ItemScore) -> Explanation:
    plan = score.group_of[entry.item.id]
    sentences = [_item_sentence(entry)]
    if entry.counts:
        share = f"Its weight is {entry.item.weight} of {plan.weight} in {one_line(plan.title)}"
        twice = ", which counts double as one of the two weakest" if plan.id in score.weaker else ""
        sentences.append(f"{share}{twice}.")
    if entry.proven and entry.standing is not None and is_earlier(entry.item, entry.standing):
        sentences.append("It was given to an earlier wording. Read the levels again, and confirm it or choose another.")
    if entry.standing is not None and entry.standing.carried:
        sentences.append(f"Carried over from {one_line(entry.standing.label)}.")
    return Explanation(
        id=f"item:{entry.item.id}",
        title=entry.item.prompt,
        proven=entry.low,
        possible=entry.high,
        stated=Fraction(entry.level, 4) if entry.level is not None else None,
        rows=(_row(entry),),
        sentences=tuple(sentences),
    )


def _item_sentence(entry: ItemScore) -> str:
    match state_of(entry):
        case "na":
            reason = one_line((entry.standing and entry.standing.na) or "")
            return f"It does not apply, so its weight is left out: {reason.rstrip('.')}."
        case "open":
            return "It is open: nothing in proven, full marks in possible."
        case "claimed":
            return f"Level {entry.level} without a dated line counts as 2 of 4 in proven, and as {entry.level} of 4 once shown."
        case "stale":
            return f"Level {entry.level} counts as 2 of 4 in proven: its dated line is more than {FRESH_DAYS} days old."
        case "short":
            return (
                f"Level {entry.level} counts as 2 of 4 in proven: its line says too little to show it. "
                "Three words or more do: who, what, how many."
            )
        case "same":
            return (
                f"Level {entry.level} counts as 2 of 4 in proven: the words of its line prove {number(SAME_WORDS)} other "
                "ratings already. Give it a line of its own."
            )
        case "earlier":
            return (
                f"Level {entry.level} was given to an earlier wording, so it counts as 2 of 4 in proven. "
                "Read the levels again, and confirm it or choose another."
            )
        case _:
            shown = ", shown by a dated line," if entry.low > Fraction(2, 4) else ""
            return f"Level {entry.level}{shown} counts as {entry.level} of 4."


def _row(entry: ItemScore) -> Term:
    return Term(
        id=entry.item.id,
        title=entry.item.prompt,
        weight=entry.item.weight,
        low=entry.low,
        high=entry.high,
        level=entry.level,
        state=state_of(entry),
        evidence=entry.standing.evidence if entry.standing is not None else (),
    )


def _why_open(group: GroupScore) -> str:
    """What keeps the band of a group open, as `one is open and two claims have no dated line`; empty when nothing does."""
    states = [state_of(entry) for entry in group.items]
    parts: list[str] = []
    if count := states.count("open"):
        parts.append(f"{number(count)} {'is' if count == 1 else 'are'} open")
    if count := states.count("claimed"):
        parts.append(f"{number(count)} {'claim has' if count == 1 else 'claims have'} no dated line")
    if count := states.count("stale"):
        parts.append(f"{number(count)} {'has' if count == 1 else 'have'} only dated lines that are too old")
    if count := states.count("short"):
        parts.append(f"{number(count)} {'has a line that says' if count == 1 else 'have lines that say'} too little")
    if count := states.count("same"):
        parts.append(f"{number(count)} {'has' if count == 1 else 'have'} words that prove others already")
    if count := states.count("earlier"):
        parts.append(f"{number(count)} {'was' if count == 1 else 'were'} given to an earlier wording")
    return " and ".join(", ".join(parts).rsplit(", ", 1))
