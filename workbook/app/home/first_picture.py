"""What the first picture is made of: the business's name and the titles of its plans."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.app.home.picture import Picture, recall
from workbook.domain import dataclass, one_line
from workbook.store.peek import glance
from workbook.store.user import dirs

if TYPE_CHECKING:
    from workbook.domain import Pack


@dataclass(frozen=True, slots=True)
class Sketch:
    """As much of a workbook as can be drawn before it is read: how it was last seen, else what it is called and has.

    `name` tells it from others wherever its folder is moved. `sides` is how many scopes stand beside the plans. `pack` is
    there when it was read and nothing is wrong with it. `reading` says that the exercises are being read for the first time.
    """

    business: str = ""
    name: str = ""
    picture: Picture | None = None
    plans: tuple[str, ...] = ()
    lenses: tuple[str, ...] = ()
    sides: int = 0
    pack: "Pack | None" = None
    reading: bool = False


def name_of(id: str, business: str) -> str:
    """What tells a workbook from others in the cache, wherever its folder is."""
    return f"{id} {business}"


def sketch(root: Path, today: date, *, reading: bool = False) -> Sketch:
    """The sketch of the workbook in `root`, on this day; without its plans while its exercises are still `reading`."""
    seen = glance(root)
    name = name_of(seen.id, seen.business)
    if (picture := recall(dirs.cache_dir(), name, root, today)) is not None:
        return Sketch(picture.where, name, picture)
    if reading:
        return Sketch(seen.business or one_line(root.name), name, reading=True)
    from workbook.packs import catalog  # brings the whole domain, which a second start does without

    where = catalog.find(seen.pack, root, dirs.data_dir()) if seen.pack else None
    pack, problems = catalog.load(where, dirs.cache_dir()) if where is not None else (None, [])
    titles = tuple(plan.title for plan in pack.plans if plan.scored != "no") if pack is not None else ()
    lenses = tuple(name.capitalize() for name in pack.lenses) if pack is not None else ()
    beside = 2 if pack is not None and len(pack.scopes) > 1 else 0
    return Sketch(seen.business or one_line(root.name), name, None, titles, lenses, beside, None if problems else pack)
