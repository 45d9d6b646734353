"""What some tests need of the system they run on, and why they are left out where it is not there."""

import os
import tempfile
from pathlib import Path

import pytest


def _may_link() -> bool:
    """Whether links can be made here: on Windows that is a right of its own."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            (Path(folder) / "link").symlink_to("nothing")
        except (OSError, NotImplementedError):
            return False
    return True


links = pytest.mark.skipif(not _may_link(), reason="no right to make links here")
pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are not there")
rights = pytest.mark.skipif(os.name == "nt", reason="files have no such rights")
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot be split in two")
signals = pytest.mark.skipif(os.name == "nt", reason="signals of this kind are not there")
terminals = pytest.mark.skipif(os.name == "nt", reason="there are no such terminals")
slashes = pytest.mark.skipif(os.name == "nt", reason="paths are written otherwise there")
