"""Opening a workbook: its folder, its pack, who answers, what changed since, and what was left half-typed."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.domain import OWNER, Pack, Person, Problem, Profile, day_text, did_you_mean, errors, one_line, standings
from workbook.domain.people import folded, has_left, those_here
from workbook.domain.proof import is_earlier
from workbook.packs import catalog
from workbook.session.view import Clock, View, now
from workbook.store.folder import Folder
from workbook.store.user import dirs

if TYPE_CHECKING:
    from workbook.packs.ahead import ReadingAhead
    from workbook.session.session import Session


def find_pack(pack_id: str, root: Path) -> tuple[Pack | None, list[Problem]]:
    """The pack with this id, for the workbook in `root`: from its own `packs/`, the user's, or the shipped ones."""
    where = catalog.find(pack_id, root, dirs.data_dir())
    if where is None:
        what = f"The exercises “{one_line(pack_id, 60)}” are not on this computer."
        return None, [Problem("workbook.toml", None, what, "Put their folder into packs/ in the workbook.")]
    return catalog.load(where, dirs.cache_dir())


def open_view(root: Path, clock: Clock = now, until: date | None = None) -> tuple[View | None, list[Problem]]:
    """The workbook in `root` to look at, whose `problems` say what is wrong in it.

    None only when there is nothing that could be shown, with the problems that say why. Nothing is loaded that only a
    change needs. `until` leaves out what was rated after that day.
    """
    found, problems = _found(root)
    if found is None:
        return None, problems
    return View(*found, [*problems, *_pack_news(*found)], clock, until), []


def open_session(
    root: Path,
    *,
    pack: Pack | None = None,
    person: str | None = None,
    clock: Clock = now,
    until: date | None = None,
    drafting: bool = True,
    ahead: "ReadingAhead | None" = None,
) -> tuple["Session | None", list[Problem]]:
    """The workbook in `root` to change, whose `problems` say what is wrong in it.

    None only when there is nothing that could be shown, with the problems that say why.

    `pack` saves reading it again; `person` is an id or a name from the workbook, without it the first of its people
    answers. `until` leaves out what was rated after that day. `drafting` takes up what was left half-typed and keeps what
    a file refuses, as the app does; a command that is over at once does neither. `ahead` is waited for once the pack is
    needed.
    """
    from workbook.session.session import Session

    found, problems = _found(root, pack, ahead)
    if found is None:
        return None, problems
    pack, folder = found
    who, wrong = find_person(folder.profile, person, until or clock().date())
    if who is None:
        return None, [*folder.problems, *problems, Problem("workbook.toml", None, wrong)]
    news = _pack_news(pack, folder)
    session = Session(pack, folder, [*problems, *news], who, clock, until, keeping=drafting)
    if drafting and folder.read_only is None:
        from workbook.session.recovery import take_up

        take_up(session)
        session.take_up_put_by()
    return session, []


def _found(
    root: Path, pack: Pack | None = None, ahead: "ReadingAhead | None" = None
) -> tuple[tuple[Pack, Folder] | None, list[Problem]]:
    """What makes a workbook, its exercises and its folder, and what is wrong with the exercises; or why there is none."""
    folder, problems = Folder.open(root)
    if folder is None:
        return None, problems
    if ahead is not None:
        ahead.wait()
    if pack is None:
        pack, faults = find_pack(folder.profile.pack.id, root)
        problems = errors(faults)  # notes on a pack are for whoever writes it
        if pack is None:
            return None, [*folder.problems, *problems]
    return (pack, folder), problems


def find_person(profile: Profile, who: str | None, today: date) -> tuple[Person | None, str]:
    """The person with this id or name who is there `today`, the first of them without one; else None and what is wrong."""
    people = profile.people or (OWNER,)
    here = those_here(people, today) or people
    if who is None:
        return here[0], ""
    found = _called(who, here)
    if len(found) == 1:
        return found[0], ""
    if found:
        ids = " or ".join(one.id for one in found)
        return None, f"{len(found)} people are called “{one_line(who, 40)}”. Say which of them by the id: {ids}."
    shown = f"The people are {', '.join(one_line(one.name, 40) for one in here)}."
    for one in _called(who, people):
        when = f"has left, on {day_text(one.until)}" if one.until and has_left(one, today) else "is not there yet"
        return None, f"“{one_line(one.name, 40)}” {when}. {shown}"
    known = [one_line(name) for name in (*(one.name for one in here), *(one.id for one in here))]
    return None, f"Nobody here is called “{one_line(who, 40)}”.{did_you_mean(who, known)} {shown}"


def _called(who: str, people: Sequence[Person]) -> list[Person]:
    """The one with this id, else all of this name."""
    by_id = [one for one in people if one.id == who.casefold()]
    return by_id or [one for one in people if folded(one.name) == folded(who)]


def _pack_news(pack: Pack, folder: Folder) -> list[Problem]:
    """What a person should know when the exercises have changed since the workbook was last written to."""
    known = folder.profile.pack
    if known.sha256 == pack.sha256 or not known.sha256:
        return []
    answers = folder.answers.items()
    revised = [item for item, given in answers if item in pack.item_by_id and given.rev < pack.item_by_id[item].rev]
    gone = [item for item, _ in answers if item not in pack.item_by_id]
    rated = standings(folder.words, folder.telling_rounds)
    leveled = {id: one for id, one in rated.items() if one.level is not None}
    reworded = sum(is_earlier(rating, leveled[rating.id]) for rating in pack.ratings if rating.id in leveled)
    versions = f" ({known.version}, now {pack.version})" if known.version != pack.version else ""
    what = f"The exercises have changed since this workbook was last used{versions}."
    if revised:
        what += f" {len(revised)} of your answers were given to an earlier question."
    if reworded:
        was, counts, it = ("was", "counts", "it") if reworded == 1 else ("were", "count", "them")
        what += f" {reworded} of your ratings {was} given to an earlier wording, and {counts} without proof until you confirm {it}."
    if gone:
        what += f" {len(gone)} belong to questions that are no longer asked; they stay in your files."
    return [Problem("workbook.toml", None, what, "Nothing is lost; go on as before.", "note")]
