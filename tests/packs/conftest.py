"""A pack to break: the starter pack in a folder of its own, with some of its files changed."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from workbook.packs.template import write_template

Make = Callable[[Mapping[str, str | bytes | None]], Path]


@pytest.fixture
def make_pack(tmp_path: Path) -> Make:
    """Makes the starter pack with `changes`: a file's new text or bytes by its path, None to take it away."""

    def make(changes: Mapping[str, str | bytes | None]) -> Path:
        root = tmp_path / "starter"
        assert write_template(root) == []
        for name, text in changes.items():
            path = root / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return root

    return make
