"""What a user sets for the program itself, on this computer: theme, animation, marks, keys. Read before the first paint, so by hand."""

import os
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from workbook.domain import Problem, dataclass, did_you_mean, one_line
from workbook.domain.marks import Marks
from workbook.store.disk import files
from workbook.store.format import Shape, split, toml
from workbook.store.format.render import render

THEMES = ("dark", "light", "contrast")
MARKS: tuple[Marks, ...] = ("auto", "plain", "full")
NAME = "settings.toml"

_SHAPE = Shape("settings", "Settings of the Referral Workbook for this user. Comments are not kept.")


@dataclass(frozen=True, slots=True)
class UserSettings:
    """`theme` is one of THEMES, `marks` one of MARKS; `animation` off stops all movement; `keys` maps a command's id to its key."""

    theme: str = "dark"
    animation: bool = True
    marks: Marks = "auto"
    keys: Mapping[str, str] = field(default_factory=dict)


def load(folder: Path) -> tuple[UserSettings, list[Problem]]:
    """The settings in `folder`, each wrong one replaced by its default and named."""
    data = files.read(_file(folder), NAME)
    if data is None:
        return UserSettings(), []
    if isinstance(data, Problem):
        return UserSettings(), [data]
    try:
        doc, text = toml.parse(data)
    except toml.BadToml as error:
        return UserSettings(), [Problem(NAME, error.line, error.what, "Mend it, or delete it to start over.")]
    return _checked(doc, text)


def _file(folder: Path) -> Path:
    """The file of the settings itself: people keep theirs elsewhere and link to it, and it is their own link."""
    return Path(os.path.realpath(folder / NAME))  # unlike resolve() it takes a link that leads in a circle


def _checked(doc: dict[str, Any], text: str) -> tuple[UserSettings, list[Problem]]:
    problems: list[Problem] = []
    known = ("theme", "animation", "marks", "keys")

    def wrong(key: str, what: str, mend: str) -> None:
        problems.append(Problem(NAME, toml.line_of(text, (key,)), what, mend))

    for key in doc.keys() - {*known, "format"}:
        wrong(key, f"There is no setting “{one_line(key, 40)}”.{did_you_mean(key, known)}", "Take the line out.")
    theme = doc.get("theme", "dark")
    if theme not in THEMES:
        wrong("theme", "There is no such theme.", f"Choose one of {', '.join(THEMES)}.")
        theme = "dark"
    animation = doc.get("animation", True)
    if not isinstance(animation, bool):
        wrong("animation", "Animation is either true or false.", "Write `animation = true` or `animation = false`.")
        animation = True
    marks = doc.get("marks", "auto")
    if marks not in MARKS:
        wrong("marks", "There are no such marks.", f"Choose one of {', '.join(MARKS)}.")
        marks = "auto"
    keys = doc.get("keys", {})
    if not isinstance(keys, dict) or not all(isinstance(key, str) for key in keys.values()):
        wrong(
            "keys",
            "Keys are a table of a command and its key.",
            'Write for example `[keys]` and `"go.home" = "alt+h"`.',
        )
        keys = {}
    return UserSettings(theme, animation, marks, keys), problems


def save(folder: Path, settings: UserSettings) -> Problem | None:
    """Keep `settings`; None when they are safely there. A file that could not be read is replaced, and kept beside it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = _file(folder)
        before = files.read(path, NAME)
        if isinstance(before, bytes):
            try:
                toml.parse(before)
            except toml.BadToml:
                files.replace(path, path.with_suffix(".toml.old"))
                before = None
    except OSError as error:
        return files.explain(error, NAME)
    if isinstance(before, Problem):
        return before
    doc = {
        "theme": settings.theme,
        "animation": settings.animation,
        "marks": settings.marks,
        "keys": dict(settings.keys),
    }
    data = render(split(doc, _SHAPE), _SHAPE)
    wrong = files.save(path, NAME, data, before)
    if isinstance(wrong, files.Changed):
        return Problem(NAME, None, "The settings were changed by another window.", "Set it once more.")
    return wrong
