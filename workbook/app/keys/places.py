"""Where commands work: for Settings and the page of all keys. No start pays for it."""

from collections.abc import Mapping
from typing import NamedTuple

from workbook.app.keys.command import Command
from workbook.app.keys.commands import COMMANDS


class Place(NamedTuple):
    """A place where commands work: `within` is the place around it whose commands work there too.

    `written` says that people write there, so that a key that types a character can't be a command. `general` is what has
    a part in many screens, as every list.
    """

    title: str
    within: str = "everywhere"
    written: bool = False
    general: bool = False


PLACES = {
    "everywhere": Place("Everywhere", "", general=True),
    "home": Place("Home"),
    "exercises": Place("Exercises"),
    "ways": Place("Ways"),
    "way": Place("The exercises of a way"),
    "readiness": Place("Readiness"),
    "why": Place("Why"),
    "actions": Place("Actions"),
    "commit": Place("An action's card", written=True),
    "checkin": Place("Check-in"),
    "review": Place("Open actions, at a check-in"),
    "round": Place("A rating of a check-in", written=True),
    "then": Place("Where you were the last time", written=True),
    "change": Place("What has changed"),
    "documents": Place("Documents"),
    "document": Place("A document"),
    "filter": Place("Filter", written=True),
    "search": Place("Search", written=True),
    "problems": Place("Files that need care"),
    "versions": Place("Two versions"),
    "settings": Place("Settings"),
    "firm": Place("The kind of firm", written=True),
    "firm-replies": Place("The replies on the kind of firm", "firm", written=True),
    "people": Place("People"),
    "person": Place("A person", written=True),
    "start": Place("Start"),
    "page": Place("Every screen", general=True),
    "exercise": Place("An exercise", written=True),
    "choice": Place("A choice", "exercise", written=True),
    "pick": Place("A choice from what was answered", "exercise", written=True),
    "empty-pick": Place("A choice from what is still to be answered", "exercise", written=True),
    "check": Place("A yes or no", "exercise", written=True),
    "tell": Place("“Would a client tell a friend?”", "exercise", written=True),
    "ladder": Place("The words under a yes or no, or a step", "exercise", written=True),
    "rating": Place("A rating", "exercise", written=True),
    "evidence": Place("What shows a rating", "rating", written=True),
    "text": Place("A longer text", "exercise", written=True),
    "lines": Place("A list that is written", "exercise", written=True),
    "table": Place("A table", "exercise", written=True),
    "cell": Place("A cell that is written in", "table", written=True),
    "end": Place("The end of an exercise", "exercise", written=True),
    "chapter": Place("A chapter"),
    "moment": Place("The end of a chapter, a plan, a way or a step"),
    "new": Place("A new workbook", written=True),
    "other": Place("Another folder", written=True),
    "field": Place("Wherever one writes", written=True, general=True),
    "rows": Place("Every list", general=True),
    "beside": Place("The frame beside a list", general=True),
    "face": Place("The page of Home", "home"),
    "tall": Place("Every list within a question", written=True, general=True),
    "marks": Place("Every list of answers", written=True, general=True),
    "ask": Place("A short question", written=True),
    "ask-which": Place("A question with answers to choose from"),
    "palette": Place("The list of all commands", written=True),
    "help": Place("Help"),
    "alone": Place("A widget that is opened by itself", ""),
}
"""Where commands work, by name; as Settings and the page of all keys list them."""


def groups() -> list[tuple[str, list[Command]]]:
    """Every command that can have another key, each once, with the title of the place where it works."""
    seen: set[str] = set()
    found: list[tuple[str, list[Command]]] = []
    for where, place in PLACES.items():
        fresh = [one for one in COMMANDS if one.where == where and one.movable and one.id not in seen]
        seen |= {one.id for one in fresh}
        if fresh:
            found.append((place.title, fresh))
    return found


def clashing(command: Command, key: str, chosen: Mapping[str, str]) -> list[Command]:
    """The commands that have this key already and may be possible at the same time; `chosen` are the keys of this user."""
    found: dict[str, Command] = {}
    for one in COMMANDS:
        keys = [name.strip() for name in chosen.get(one.id, one.key).split(",")]
        if one.movable and one.id != command.id and key in keys and _meet(one.where, command.where):
            found.setdefault(one.id, one)
    return list(found.values())


def _meet(one: str, other: str) -> bool:
    """Whether commands of both places can be possible at the same time."""
    return PLACES[one].general or PLACES[other].general or one in _around(other) or other in _around(one)


def _around(where: str) -> list[str]:
    """A place and those around it."""
    return [where, *_around(PLACES[where].within)] if where else []
