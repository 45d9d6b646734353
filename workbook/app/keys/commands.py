"""Every command as Textual binds it: footer, palette, Help, the keys in Settings and `docs/keys.md` all come from here."""

from collections.abc import Mapping

from textual.binding import Binding, BindingType
from textual.keys import format_key

from workbook.app.keys.command import Command
from workbook.app.keys.part_commands import PART_COMMANDS
from workbook.app.keys.screen_commands import SCREEN_COMMANDS

COMMANDS = (*SCREEN_COMMANDS, *PART_COMMANDS)
"""All there are. One may be declared in several places, under the same `id` and the same first key."""

_NAMES = {
    "escape": "esc",
    "question_mark": "?",
    "minus": "-",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "enter": "enter",
    "backspace": "backspace",
    "delete": "del",
    "space": "space",
    "tab": "tab",
}


def name_of_key(key: str) -> str:
    """One key as a person would name it: `ctrl+z`, `esc`, `?`, `f4`."""
    *modifiers, last = key.split("+")
    return "+".join([*modifiers, _NAMES.get(last) or format_key(last)])


def key_name(binding: Binding) -> str:
    """The key of a binding as a person would name it."""
    return binding.key_display or name_of_key(binding.key)


def bindings(where: str) -> list[BindingType]:
    """The bindings of one place, for the `BINDINGS` of its screen or widget."""
    return [_binding(command) for command in COMMANDS if command.where == where]


def _binding(command: Command) -> Binding:
    return Binding(
        command.key,
        command.action,
        command.label,
        show=command.show,
        key_display=command.named or None,
        priority=command.priority,
        tooltip=command.says,
        id=command.id or None,
    )


def keymap(chosen: Mapping[str, str]) -> dict[str, str]:
    """The keys of all commands that this user gave other keys, as Textual is told.

    Where one of several commands with the same key gets another, Textual takes that key from all of them; the others keep
    it by being named as well.
    """
    moved = {one.id: chosen[one.id] for one in COMMANDS if one.movable and one.id in chosen}
    left = {(one.where, key) for one in COMMANDS if one.id in moved for key in one.key.split(",")}
    kept = {
        one.id: one.key
        for one in COMMANDS
        if one.id and one.id not in moved and any((one.where, key) in left for key in one.key.split(","))
    }
    return {**kept, **moved}
