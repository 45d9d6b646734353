"""The words of a moment, as one list of parts: the screen draws them, and a screen reader is told the same."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from workbook.domain import LABELS, Chapter, Document, Exercise, Pack, Score, count, dataclass, one_line, show
from workbook.domain.chapters_on_way import chapters_on, far_on
from workbook.domain.explain import LABEL_WORDS, label_sentence, number
from workbook.domain.moments import Made, Moment, Moved, is_over
from workbook.domain.progress import PartProgress, Progress
from workbook.reports.layout import wrap
from workbook.reports.next_report import NextCard
from workbook.reports.way_report import way_sizes, way_title

MOST_PAGES = 3
"""Pages that are named; of more there is how many."""

MOST_PLACES = 20
"""Exercises of a way that stand as dots; of more there is how many."""

WHOLE = "Proven"
"""What the number of all plans together is called beside those of plans."""

Place = Literal["done", "begun", "new"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `name`, of what is there now, before its `words`; or a number that has `moved`. `page` is the id of a document."""

    words: str = ""
    name: str = ""
    page: str = ""
    moved: Moved | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What ended: its number, the words for that, its name, where it stands in the whole, and how much of the whole is done."""

    number: str
    title: str
    name: str
    places: tuple[Place, ...]
    whole: str


@dataclass(frozen=True, slots=True)
class Told:
    """A moment in words: its head, and the parts below it, each with its label."""

    head: Head
    parts: tuple[tuple[str, tuple[Line, ...]], ...]


def told(moment: Moment, pack: Pack, progress: Progress, score: Score) -> Told:
    """The words for `moment`: what ended first among chapter, plan, way and step is its head, and the others stand below."""
    head, *others = _heads(moment, pack, progress, score)
    parts: list[tuple[str, Iterable[Line]]] = [
        ("With it", (Line(one.name, one.title) for one in others)),
        ("You made", _made(moment)),
        ("It moved", (Line(moved=one) for one in moment.moved)),
        ("You wrote", [Line(f"“{one_line(moment.wrote)}”")] if moment.wrote else []),
    ]
    kept = [(label, tuple(lines)) for label, lines in parts]
    return Told(head, tuple(part for part in kept if part[1]))


def _heads(moment: Moment, pack: Pack, progress: Progress, score: Score) -> Iterator[Head]:
    """A head for each thing that ended."""
    ended = moment.ended
    shorter = ended.way is not None and ended.way != "long"
    if shorter:
        yield _way(pack, progress)
    yield from (_chapter(pack.chapter_by_id[id], pack, progress) for id in ended.chapters)
    yield from (_plan(id, pack, progress, score) for id in ended.plans)
    if ended.way is not None and not shorter:
        yield _way(pack, progress)
    if ended.label is not None:
        names = [label for label, _, _ in LABELS]
        at = names.index(score.label) + 1
        title = f"From {LABEL_WORDS[moment.before]} to {LABEL_WORDS[ended.label]}"
        places = _dots(at, len(names) - at)
        said = label_sentence(score).removeprefix(f"{LABEL_WORDS[score.label]}, ").removeprefix("and ").rstrip(".")
        yield Head(show(score.proven, 0), title, said[:1].upper() + said[1:], places, f"step {at} of {len(names)}")


def _way(pack: Pack, progress: Progress) -> Head:
    way, few = progress.way, len(progress.way.exercises) <= MOST_PLACES
    places = _dots(len(way.exercises), 0) if few else ()
    title = f"{way_title(pack, way.name)} is done"
    return Head(str(len(way.exercises)), title, way_sizes(way), places, f"{way.done} of {len(way.exercises)}")


def _chapter(chapter: Chapter, pack: Pack, progress: Progress) -> Head:
    """A chapter among those of the way, as Home counts them; where the way takes only a part of it, that is said."""
    part = next(part for part in progress.chapters if part.id == chapter.id)
    places = tuple(far_on(one.id, pack, progress) for one in chapters_on(pack, progress.way))
    title = f"Chapter {chapter.number} is done"
    if not is_over(part):
        title += {"short": " on the short way", "weeks": " by the weeks"}.get(progress.way.name, "")
    return Head(str(chapter.number), title, one_line(chapter.title), places, _so_many(places, "chapter"))


def _plan(id: str, pack: Pack, progress: Progress, score: Score) -> Head:
    group = next((one for one in score.plans + score.apart if one.id == id and one.answered), None)
    plans = {part.id: part for part in progress.plans if pack.plan_by_id[part.id].scored != "no"}
    members = {id: [one for one in pack.exercises if pack.chapter_of(one).plan == id] for id in plans}
    places = tuple(_place(part, members[part.id], progress) for part in plans.values())
    done, title = plans[id].done, f"The plan {one_line(plans[id].title)} is done"
    number, name = str(done), count(done, "exercise")
    if group is not None:
        number, name = show(group.proven, 0), f"{show(group.proven)} of 100 proven"
    return Head(number, title, name, places, _so_many(places, "plan"))


def _place(part: PartProgress, members: Iterable[Exercise], progress: Progress) -> Place:
    begun = any(progress.exercises[one.id].status in ("done", "started") for one in members)
    return "done" if is_over(part) else "begun" if begun else "new"


def _dots(done: int, left: int) -> tuple[Place, ...]:
    places: list[Place] = ["done"] * done
    places += ["new"] * left
    return tuple(places)


def _so_many(places: tuple[Place, ...], what: str) -> str:
    return f"{places.count('done')} of {count(len(places), what)}"


def _made(moment: Moment) -> Iterator[Line]:
    if moment.made is not None:
        yield Line(made_line(moment.made))
    elif moment.rated[0]:
        proofs = f", {number(moment.rated[1])} of them shown by a dated line" if moment.rated[1] else ""
        yield Line(f"{count(moment.rated[0], 'rating')}{proofs}")
    for page, new in moment.pages[:MOST_PAGES]:
        yield Line("now ready to print" if new else "ready to print", one_line(page.title), page.id)
    if (more := len(moment.pages) - MOST_PAGES) > 0:
        yield Line(f"and {count(more, 'more page')}, under Documents")


def made_line(made: Made) -> str:
    """`9 exercises, 38 answers and 8 ratings, on three evenings`."""
    exercises = count(made.exercises, "exercise") + (f" and {made.skipped} set aside" if made.skipped else "")
    given = [count(made.answers, "answer")] * bool(made.answers) + [count(made.ratings, "rating")] * bool(made.ratings)
    when = ""
    if made.days:
        unit = "evening" if made.evenings else "day"
        when = f"{'in' if made.evenings and made.days == 1 else 'on'} {number(made.days)} {unit}{'s' * (made.days > 1)}"
    return ", ".join(part for part in (exercises, " and ".join(given), when) if part)


def end_lines(pages: Sequence[Document], moved: Sequence[Moved]) -> list[str]:
    """For the end of an exercise: the pages that are ready since it was opened, and what has moved; a sentence for each."""
    names = [f"“{one_line(page.title)}”" for page in pages]
    said = []
    if names:
        named = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
        said.append(f"{named} {'is' if len(names) == 1 else 'are'} ready to print.")
    if moved:
        said.append(" ".join(f"{one_line(one.title) or WHOLE}: {moved_words(one)}." for one in moved))
    return said


def moved_words(one: Moved) -> str:
    """`48.2, now 61.4`; `27.1, the first number` where there was none."""
    return (
        f"{show(one.before)}, now {show(one.after)}"
        if one.before is not None
        else f"{show(one.after)}, the first number"
    )


def gain_words(one: Moved) -> str:
    """`+13.2` or `−0.8`, in points of 100."""
    tenths = round(one.gain * 10)
    return f"{'−' if tenths < 0 else '+'}{abs(tenths) // 10}.{abs(tenths) % 10}"


def plain_lines(told: Told, card: NextCard) -> list[str]:
    """A moment in sentences, as a screen reader says it."""
    head = told.head
    lines = [wrap(f"{head.title}: {head.name}; {head.whole}.")]
    for label, parts in told.parts:
        said = [_plain(line) for line in parts]
        lines.append(wrap(f"{label}: {'; '.join(said)}{'' if said[-1].endswith('”') else '.'}"))
    where = f", in chapter {card.chapter}" if card.chapter else ""
    lines.append(wrap(f"Next: {card.name}{where}, {card.holds.replace(' · ', ', ').rstrip('.')}."))
    return lines


def _plain(line: Line) -> str:
    if line.moved is not None:
        return f"{one_line(line.moved.title) or WHOLE} {moved_words(line.moved)}"
    return f"{line.name}, {line.words}" if line.name else line.words


def fall_words(before: Score, now: Score) -> str:
    """That the score stands a step lower than it did, and why: the rating that holds it down, else the plan that lost most."""
    step = f"{LABEL_WORDS[now.label]} again, from {LABEL_WORDS[before.label]}"
    if now.gate is not None:
        return f"{step}. {label_sentence(now)}"
    then = {plan.id: plan.proven for plan in before.plans}
    lost = min(now.plans, key=lambda plan: plan.proven - then.get(plan.id, plan.proven), default=None)
    if lost is None or lost.proven >= then.get(lost.id, lost.proven):
        return f"{step}: {show(before.proven)}, now {show(now.proven)}."
    return f"{step}: {one_line(lost.title)} went from {show(then[lost.id])} to {show(lost.proven)}."
