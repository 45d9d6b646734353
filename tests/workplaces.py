"""Real workbooks for tests: a folder, the shipped exercises, and user folders that are nobody else's."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from workbook.domain.ids import slug
from workbook.domain.workbook import PackRef, Person, Profile
from workbook.packs import catalog
from workbook.store.create import create

USER_DIRS = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


def home_variables(home: Path) -> dict[str, str]:
    """The environment for a process whose user lives in `home`. The cache of parsed packs is shared by all tests."""
    variables = {name: str(home / name.lower()) for name in USER_DIRS}
    return os.environ | {"HOME": str(home), "TERM": "xterm-256color"} | variables


def at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process's user live in `home`."""
    for name in USER_DIRS:
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.delenv("WORKBOOK_DIR", raising=False)


def new_workbook(root: Path, business: str = "Corner Shop", people: Iterable[str] = ("Ana Ruiz", "Ben")) -> Path:
    """A new workbook on the shipped exercises."""
    pack, problems = catalog.load(catalog.shipped(), None)
    assert pack is not None, problems
    who: list[Person] = []
    for name in people:
        who.append(Person(slug(name, [person.id for person in who]), name))
    ref = PackRef(pack.id, pack.version, pack.sha256)
    assert create(root, Profile(slug(business), business, ref, tuple(who))) == []
    return root
