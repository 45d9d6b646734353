"""What stands beside the list of settings about the one under its cursor: what it is for, and what it may be."""

from collections.abc import Hashable, Sequence

from textual.content import Content

from workbook.app.base import ACCENT, QUIET
from workbook.app.keys import name_of_key
from workbook.app.keys.command import Command
from workbook.app.keys.places import PLACES, groups
from workbook.app.widgets import Detail, chip, labelled
from workbook.store.user.settings import UserSettings

THEMES = {"dark": "Dark", "light": "Light", "contrast": "High contrast"}
"""What each theme is called."""

MARKS = {"auto": "As the terminal can show", "plain": "Plain letters", "full": "All of them"}
"""What each sort of marks is called."""

MOVEMENT = {"on": "On", "off": "Off"}

ABOUT = {
    "theme": ("Colours", "The colours of every page, in all workbooks on this computer."),
    "marks": ("Marks", "Where a terminal cannot show ● and ✓, plain letters stand in their place."),
    "animation": ("Movement", "Whether anything on a page moves, such as a list that scrolls."),
    "firm": ("Kind of firm", "Ratings, pages and examples of this workbook follow it. Nothing is lost by a change."),
    "people": ("People", "Who takes part, who answers now, and who has left."),
}
"""What each setting beside the keys is called, and what it is for."""


def setting_detail(key: Hashable | None, user: UserSettings, width: int) -> Detail | None:
    """What the setting with this key is for and what it may be, as `user` has it."""
    lines = [Content(""), *setting_foot(key, width), Content("")]
    match key:
        case str() if key in ABOUT:
            return Detail(ABOUT[key][0], [*lines, *_choices(key, user)], chip=chip("enter", "Change"))
        case ("key", str() as id):
            command = by_id()[id]
            lines += labelled("where", [Content(PLACES[command.where].title)], width)
            lines += labelled("its key", [Content.styled(named(user.keys.get(id, command.key)), ACCENT)], width)
            if id in user.keys:
                lines += labelled("it came as", [Content(named(command.key))], width)
            return Detail(command.label, lines, chip=chip("enter", "Change"))
    return None


def setting_foot(key: Hashable | None, width: int) -> Sequence[Content]:
    """What it is for, in a sentence."""
    match key:
        case str() if key in ABOUT:
            return Content(ABOUT[key][1]).wrap(width)
        case ("key", str() as id):
            return Content(by_id()[id].says).wrap(width)
    return ()


def _choices(key: str, user: UserSettings) -> list[Content]:
    """All that a setting may be, the present one marked."""
    now = {"theme": user.theme, "marks": user.marks, "animation": "on" if user.animation else "off"}
    values = {"theme": THEMES, "marks": MARKS, "animation": MOVEMENT}.get(key, {})
    return [
        Content.assemble(("● ", ACCENT) if one == now[key] else ("○ ", QUIET), words) for one, words in values.items()
    ]


def named(keys: str) -> str:
    """The names of some keys, as they stand on them."""
    return " ".join(name_of_key(key.strip()) for key in keys.split(","))


def by_id() -> dict[str, Command]:
    """All commands that have a key, by their ids."""
    return {command.id: command for _, commands in groups() for command in commands}
