"""What the first picture is made of: how Home was last seen, else the business's name."""

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
    """As much of a workbook as can be drawn before it is read: how it was last seen, else what it is called.

    `name` tells it from others wherever its folder is moved. `pack` is there when it was read and nothing is wrong with it.
    `reading` says that the exercises are being read for the first time.
    """

    business: str = ""
    name: str = ""
    picture: Picture | None = None
    pack: "Pack | None" = None
    reading: bool = False


def name_of(id: str, business: str) -> str:
    """What tells a workbook from others in the cache, wherever its folder is."""
    return f"{id} {business}"


def sketch(root: Path, today: date, *, reading: bool = False) -> Sketch:
    """The sketch of the workbook in `root`, on this day; without its pack while its exercises are still `reading`."""
    seen = glance(root)
    name = name_of(seen.id, seen.business)
    if (picture := recall(dirs.cache_dir(), name, root, today)) is not None:
        return Sketch(picture.where, name, picture)
    if reading:
        return Sketch(seen.business or one_line(root.name), name, reading=True)
    from workbook.packs import catalog  # brings the whole domain, which a second start does without

    where = catalog.find(seen.pack, root, dirs.data_dir()) if seen.pack else None
    pack, problems = catalog.load(where, dirs.cache_dir()) if where is not None else (None, [])
    return Sketch(seen.business or one_line(root.name), name, None, None if problems else pack)
