"""What has come to its end since it was last looked for, and what there is to say of it: the page of a moment."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbook.domain import LABELS, Document, Exercise, LineItem, TextItem, WayName, places
from workbook.domain.moments import Ended, Made, Moment, Moved, Stand, ended, made, moved, sentence
from workbook.session.session import Session
from workbook.session.sitting import Snapshot

MOST_PLANS = 3
"""Plans whose numbers are told where a step was reached or a way is done; the others stand under Readiness."""


def moment(session: Session, since: Snapshot) -> Moment | None:
    """What has come to its end since `since`; None when nothing has.

    Where the kind of firm is another by now, other exercises are asked: what ended with that has not been done.
    """
    now = Snapshot.of(session)
    if since.firm != now.firm:
        return None
    found = ended(_stood(since, now.way), now.stand, now.pack)
    if not found:
        return None
    members = _members(session, found)
    before = session.sitting.before(one.id for one in members) or since
    pages = tuple(one for one in ready(session, members, before) if one[1] or _own(session, found, one[0]))
    again = [id for id, one in now.standings.items() if one != since.standings.get(id) and id in now.score.items]
    return Moment(
        ended=found,
        before=since.stand.label,
        made=_made(now, members) if members else None,
        rated=(len(again), sum(bool(now.standings[id].evidence) and now.score.items[id].proven for id in again)),
        pages=pages,
        moved=_moved(session, now, found, before if members else since),
        wrote=_wrote(session, members, [page for page, _ in pages]),
    )


def _stood(since: Snapshot, way: WayName) -> Stand:
    """What it had come to, its chapters by the way that it is on now: taking another way ends none of them."""
    return since.stand if since.way == way else replace(replace(since, way=way).stand, way=since.way)


def look(session: Session) -> Moment | None:
    """What has come to its end since this was last asked. It is told once: it comes again only if it was open in between."""
    sitting = session.sitting
    since = sitting.told
    if since is None or sitting.same(session):
        return None
    now = sitting.told = Snapshot.of(session)
    _mind_the_step(session, since, now)
    found = moment(session, since)
    sitting.due = (since, found) if found is not None else None
    return found


def _mind_the_step(session: Session, since: Snapshot, now: Snapshot) -> None:
    """Remember from where the score has come down a step, until it is there again: that is told on Home, and is no moment."""
    order = [label for label, _, _ in LABELS]
    sitting, at = session.sitting, order.index(now.score.label)
    if since.firm != now.firm or (sitting.fallen is not None and order.index(sitting.fallen.score.label) <= at):
        sitting.fallen = None
    if since.firm == now.firm and order.index(since.score.label) > at and sitting.fallen is None:
        sitting.fallen = since


def ready(session: Session, exercises: Sequence[Exercise], before: Snapshot) -> tuple[tuple[Document, bool], ...]:
    """The documents that these exercises fill and that are ready now, each with whether it was not `before`; new ones first."""
    ready_now = {page.id for page in session.pages() if page.ready}
    fed = {page.id: page for one in reversed(exercises) for page in session.flow.fed(one)}
    done = [(page, not before.ready(page)) for page in fed.values() if page.id in ready_now]
    return tuple(sorted(done, key=lambda one: not one[1]))


def since_opened(session: Session, exercise: Exercise) -> tuple[tuple[Document, ...], tuple[Moved, ...]]:
    """The documents that are ready since `exercise` was opened in this sitting, and what numbers have moved since then."""
    before = session.sitting.opened.get(exercise.id)
    if before is None or before.firm != session.firm:
        return (), ()
    plan = session.pack.chapter_of(exercise).plan
    pages = tuple(page for page, new in ready(session, [exercise], before) if new)
    return pages, moved(before.score, session.score(), [plan])


def _own(session: Session, found: Ended, page: Document) -> bool:
    """Whether a page belongs to what ended: to its plan, or to what the way makes; and not only draws on it."""
    if plans := _plans(session, found):
        return page.plan in plans
    return found.way is not None and page in session.flow.made_on(session.progress().way.exercises)


def _plans(session: Session, found: Ended) -> list[str]:
    """The plans of the chapters that ended, and those that did; none where a shorter way did, which is about all of them."""
    if found.way not in (None, "long"):
        return []
    chapters = (session.pack.chapter_by_id[chapter].plan for chapter in found.chapters)
    return list(dict.fromkeys((*chapters, *found.plans)))


def _members(session: Session, found: Ended) -> tuple[Exercise, ...]:
    """The exercises of what ended first among chapters, plans and the way; none where only a step was reached.

    A shorter way comes before them: its chapters are done as far as it goes.
    """
    pack = session.pack
    if found.way not in (None, "long"):
        return tuple(pack.exercise_by_id[id] for id in session.progress().way.exercises)
    if found.chapters:
        return tuple(one for chapter in found.chapters for one in pack.exercises_in(chapter))
    if found.plans:
        return tuple(one for one in pack.exercises if pack.chapter_of(one).plan in found.plans)
    return tuple(pack.exercise_by_id[id] for id in session.progress().way.exercises) if found.way else ()


def _made(now: Snapshot, members: Sequence[Exercise]) -> Made:
    rated = {id: one.at for id, one in now.standings.items() if one.level is not None or one.na is not None}
    return made(now.pack, now.progress, [one.id for one in members], now.answers, rated)


def _moved(session: Session, now: Snapshot, found: Ended, before: Snapshot) -> tuple[Moved, ...]:
    """The plans of what ended, and the whole; for a step or a way all plans, those that moved most first."""
    if plans := _plans(session, found):
        return moved(before.score, now.score, plans)
    all_of_it = moved(before.score, now.score, [plan.id for plan in session.pack.plans])
    ranked = sorted((one for one in all_of_it if one.title), key=lambda one: -abs(one.gain))
    return (*ranked[:MOST_PLANS], *(one for one in all_of_it if not one.title))


def _wrote(session: Session, members: Sequence[Exercise], pages: Sequence[Document]) -> str:
    """A sentence of whoever answers, out of what ended: one that stands on a page first, else the text that was written last.

    What is private is never shown, and neither is what somebody else wrote.
    """
    for item in _worth_reading(session, members, pages):
        response = session.response(item)
        asked = session.pack.item_by_id.get(item)
        if response is None or response.by != session.person.id or asked is None or asked.private:
            continue
        if (
            isinstance(asked, LineItem | TextItem)
            and isinstance(response.value, str)
            and (said := sentence(response.value))
        ):
            return said
    return ""


def _worth_reading(session: Session, members: Sequence[Exercise], pages: Sequence[Document]) -> Iterator[str]:
    """The ids of the items to look for a sentence in: what the pages that are ready quote, what else is on them, then the newest texts."""
    asked = {item.id for one in members for item in one.live}
    for page in pages:
        quoted = tuple(block for block in page.body if block.kind == "quote")
        yield from (name for name in places(quoted) if name in asked)
    for page in pages:
        yield from (name for name in places(page.body) if name in asked)
    texts = [item.id for one in members for item in one.live if isinstance(item, TextItem)]
    answers = session.folder.answers
    yield from sorted((id for id in texts if id in answers), key=lambda id: answers[id].at, reverse=True)
