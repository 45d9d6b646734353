"""What the first picture is made of: the user's settings, the business's name and the titles of its plans."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.app.base.plain_marks import for_terminal
from workbook.app.base.theme import theme_name
from workbook.app.home.picture import Picture, recall
from workbook.domain.dataclass import dataclass
from workbook.domain.text import one_line
from workbook.store.peek import glance
from workbook.store.user import dirs, settings

if TYPE_CHECKING:
    from workbook.app.app import WorkbookApp
    from workbook.domain.pack import Pack
    from workbook.session.session import Session


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


def themed(app: "WorkbookApp") -> None:
    """Give the app the user's colours, marks, keys and movement."""
    wear(app, settings.load(dirs.config_dir())[0])


def wear(app: "WorkbookApp", user: settings.UserSettings) -> None:
    """The same, for settings that are at hand."""
    app.theme = theme_name(user.theme, app.console.color_system)
    app.animation_level = "full" if user.animation else "none"
    app.draw_with(for_terminal(user.marks))
    app.set_keymap(dict(user.keys))


def remember(session: "Session") -> None:
    """Put a workbook on the list of those opened lately, with where it stood. The example is no one's own workbook."""
    from workbook.domain.scoring import show
    from workbook.session.session import now
    from workbook.store.user import recent

    if session.folder.profile.demo:
        return
    score = session.score()
    recent.remember(dirs.state_dir(), session.folder.root, session.business, show(score.proven, 0), now())
