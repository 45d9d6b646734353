"""Real workbooks for tests: a folder, the shipped exercises, and user folders that are nobody else's."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from workbook.domain import PackRef, Person, Profile, person_id
from workbook.packs import catalog
from workbook.store.create import create, new_id
from workbook.store.user import dirs

USER_DIRS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")

_CACHE = tempfile.TemporaryDirectory(prefix="workbook-tests-")
PARSED = Path(_CACHE.name) / "workbook"
"""The cache of every user in a run of the tests: a pack is parsed once, which takes longer than most tests."""


def user_folders(home: Path) -> dict[str, str]:
    """The variables that put a user's settings, data and state under `home`, and parsed packs where all tests have them."""
    windows = {f"WIN_PD_OVERRIDE_{name}": str(home / name.lower()) for name in ("APPDATA", "LOCAL_APPDATA")}
    return {name: str(home / name.lower()) for name in USER_DIRS} | {"XDG_CACHE_HOME": _CACHE.name} | windows


def home_variables(home: Path) -> dict[str, str]:
    """The environment for a process whose user lives in `home`."""
    own = {"HOME": str(home), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    return os.environ | own | user_folders(home)


def at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process's user live in `home`."""
    for name, folder in user_folders(home).items():
        monkeypatch.setenv(name, folder)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("WORKBOOK_DIR", "LC_ALL", "LC_CTYPE", "LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for own in (dirs.config_dir(), dirs.state_dir(), dirs.data_dir()):
        if not own.is_relative_to(home):
            pytest.exit(f"tests would write into {own}, which is somebody's own: a newer platformdirs is needed", 2)


def new_workbook(root: Path, business: str = "Corner Shop", people: Iterable[str] = ("Ana Ruiz", "Ben")) -> Path:
    """A new workbook on the shipped exercises."""
    pack, problems = catalog.load(catalog.shipped(), PARSED)
    assert pack is not None, problems
    who: list[Person] = []
    for name in people:
        who.append(Person(person_id(name, [person.id for person in who]), name))
    ref = PackRef(pack.id, pack.version, pack.sha256)
    assert create(root, Profile(new_id(), business, ref, tuple(who))) == []
    return root
