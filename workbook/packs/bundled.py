"""The shipped pack as an installed program brings it along: parsed when the program was built."""

from pathlib import Path


def parsed() -> Path:
    """The folder in which it stands, kept as `cache.py` keeps packs. A checkout has none."""
    return Path(__file__).resolve().parent.parent / "_parsed"
