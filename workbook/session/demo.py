"""The example workbooks, each of an invented firm: real ones, which come with the program. A copy has its days moved to today."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from workbook.domain import Pack, PackRef, Problem, Profile, dataclass, errors
from workbook.domain.actions import Status
from workbook.domain.moving import moved, moved_label, newest_moment, quarters_between
from workbook.domain.rounds.result import Result
from workbook.session.opening import find_pack
from workbook.session.view import View, now
from workbook.store.create import create, new_id
from workbook.store.disk import files
from workbook.store.folder import Folder
from workbook.store.format import Entries, toml, understand
from workbook.store.format.render import render
from workbook.store.kinds import FORMER_DEMO, PROFILE, RESULT, WORKBOOK, Kind, decode_whole, encode_whole, kind_of
from workbook.store.results import summed

PACK = "referral-workbook"

FOLDER = Path(__file__).parent.parent / "demo"
"""Where they are, a workbook each; the README there tells of them."""

STORIES = {
    "harbour-ledger": "bookkeepers, with a past of three check-ins",
    "ten-to-four": "a café; the short way",
    "larch-house": "physiotherapists, bound to secrecy; the short way",
    "baxter-tiling": "a tiler, alone and new; the short way",
}
"""What each example is, by the name of its folder and of the command that opens it. The first is the one without a name."""

FIRST = next(iter(STORIES))


def is_demo(root: Path) -> bool:
    """Whether the workbook in `root` is an example made here, whatever has been done in it since."""
    head = _head(root)
    return head.get("demo") is True or head.get("id") == FORMER_DEMO


def story_of(root: Path) -> str | None:
    """Which of the examples the workbook in `root` is, told by the name of its business; None if it has none of theirs."""
    business = _head(root).get("business")
    return next((one for one in STORIES if _head(FOLDER / one).get("business") == business), None)


def _head(root: Path) -> Mapping[str, Any]:
    data = files.read(root / WORKBOOK, WORKBOOK)
    if not isinstance(data, bytes):
        return {}
    try:
        return toml.parse(data)[0]
    except toml.BadToml:
        return {}


def build(root: Path, today: date, story: str = FIRST) -> list[Problem]:
    """Make the example `story` in `root`, an empty or absent folder, as of `today`; what is wrong, an empty list when nothing is.

    Each day in it is moved by the same whole quarters, as many as leave nothing that has happened after today. Where there is
    no folder yet it is made beside it and put there whole, so that a sudden end leaves no half of it.
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


@dataclass(frozen=True, slots=True)
class Told:
    """One file of an example: its name, its kind, and what it holds."""

    name: str
    kind: Kind
    entries: Entries


def told(story: str) -> list[Told]:
    """The files of an example. They come with the program: a fault in one is a fault of ours."""
    found = []
    for path in sorted((FOLDER / story).rglob("*.toml")):
        name = path.relative_to(FOLDER / story).as_posix()
        kind = kind_of(name)
        assert kind is not None, name
        found.append(Told(name, kind, understand(path.read_bytes(), name, kind).entries))
    return found


def quarters_to(today: date, story: str) -> int:
    """By how many quarters the days of an example are moved so that it is as of `today`."""
    moments = [moment for one in told(story) if (moment := newest_moment(one.entries)) is not None]
    return quarters_between(max(moments).date(), today)


def _build(root: Path, today: date, story: str) -> tuple[list[Problem], bool]:
    """The example in `root`: what is wrong, and whether it is there as a whole."""
    pack, problems = find_pack(PACK, root)
    if pack is None:
        return problems, False
    quarters, all_ = quarters_to(today, story), told(story)
    head = next(one for one in all_ if one.name == WORKBOOK)
    problems = create(root, _profile(moved(head.entries, quarters), pack))
    for one in all_ if not errors(problems) else ():
        if one is not head and (problem := _write(root, one, quarters)) is not None:
            return [*problems, problem], False
    if errors(problems):
        return problems, False
    folder, faults = Folder.open(root)
    if folder is None:
        return [*problems, *faults], False
    view = View(pack, folder, [], lambda: now().replace(year=today.year, month=today.month, day=today.day))
    folder.suggest([action for action in view.actions() if action.status is Status.SUGGESTED])
    unsaved = folder.save()
    return [*problems, *folder.problems, *unsaved], not errors(unsaved)


def _profile(entries: Mapping[Any, Any], pack: Pack) -> Profile:
    """Whose it is: another workbook than the one that it is a copy of, with the exercises as they are now."""
    profile = decode_whole(PROFILE, entries)[0]
    assert isinstance(profile, Profile)
    return replace(profile, id=new_id(), pack=PackRef(pack.id, pack.version, pack.sha256), demo=True)


def _write(root: Path, one: Told, quarters: int) -> Problem | None:
    """Put one file in its place, its days moved. A result has the sum of what it holds by then."""
    folder, _, last = one.name.rpartition("/")
    name = "/".join(filter(None, (*(moved_label(part, quarters) for part in folder.split("/")), last)))
    entries = moved(one.entries, quarters)
    result = decode_whole(RESULT, entries)[0] if one.kind is RESULT else None
    if isinstance(result, Result):
        entries = encode_whole(RESULT, summed(result), entries)
    if folder:
        files.make_folder(root, name.rpartition("/")[0])
    problem = files.save(root / name, name, render(entries, one.kind), None)
    return problem if isinstance(problem, Problem) else None
