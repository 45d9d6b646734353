"""The folders of this user on this computer: settings, state, cache and data. `XDG_*` is respected where it exists."""

from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("workbook", appauthor=False)


def config_dir() -> Path:
    """Settings: theme, keys, animation."""
    return Path(_DIRS.user_config_dir)


def state_dir() -> Path:
    """What is worth keeping but not a document: drafts of text being typed, workbooks opened lately, crash notes."""
    return Path(_DIRS.user_state_dir)


def cache_dir() -> Path:
    """Parsed packs. May be deleted at any time."""
    return Path(_DIRS.user_cache_dir)


def data_dir() -> Path:
    """The demo workbook and packs of this user's own."""
    return Path(_DIRS.user_data_dir)
