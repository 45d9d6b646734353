"""Writes `docs/keys.md`, the page of all keys, from the table of commands: `python -m tools.keys`."""

from collections.abc import Iterator
from pathlib import Path

from workbook.app.keys import COMMANDS, name_of_key
from workbook.app.keys.command import Command
from workbook.app.keys.places import PLACES

PAGE = Path(__file__).resolve().parents[1] / "docs" / "keys.md"

HEAD = """# Keys

What every key does, by the place where it works. A key in the second column does the same: not every keyboard and not every
terminal sends all of them. The footer names those that matter now; f1 lists all that work where you are, ctrl+p finds one by
its name. Where one writes, the arrows, shift with them, ctrl+← and ctrl+→ do what they do in any program.

Each command with a name in the last column can have another key: press f12 for Settings, or write a line as `"go.home" = "alt+h"`
into `settings.toml` under `[keys]`. Escape, enter, tab, ctrl+q and ctrl+c keep their meaning. Where people write, a key that types
a character can't be a command.

This page is made from the table of commands (`screen_commands.py` and `part_commands.py` in `workbook/app/keys/`): `python -m tools.keys`.
"""


def page() -> str:
    """The whole page, as Markdown."""
    return "".join((HEAD, *(_part(where) for where in PLACES if any(_rows(where)))))


def _part(where: str) -> str:
    rows = list(dict.fromkeys(_rows(where)))  # the keys of nine lines are one row
    return "\n".join(
        ("", f"## {PLACES[where].title}", "", _line("Key", "Or", "Does", "Name"), _line(*["---"] * 4), *rows, "")
    )


def _rows(where: str) -> Iterator[str]:
    for command in COMMANDS:
        if command.where == where and command.says:
            first, *others = [command.named] if command.fixed else _names(command)
            name = "" if command.fixed or not command.id else f"`{command.id}`"
            yield _line(f"`{first}`", " ".join(f"`{other}`" for other in others), _does(command), name)


def _names(command: Command) -> list[str]:
    return [name_of_key(key) for key in command.key.split(",")]


def _does(command: Command) -> str:
    """Its word in the footer, and what it does; once, where that is the same."""
    return f"{command.label}: {command.says}" if command.label not in ("", command.says) else command.says


def _line(*cells: str) -> str:
    return " ".join(("|", " | ".join(cells), "|"))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
