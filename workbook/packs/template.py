"""The small pack that `workbook pack new` writes: it passes the check, and shows each part of the dialect once."""

import shutil
from pathlib import Path

from workbook.domain import Problem, slug
from workbook.packs.read.pack_files import MANIFEST

_STARTER = Path(__file__).parent / "starter"
_ID = 'id = "starter"'


def write_template(root: Path) -> list[Problem]:
    """Writes the starter pack into the folder `root`, which is made or must be empty; its id is the folder's name.

    Returns why it could not be written.
    """
    try:
        if root.exists() and (not root.is_dir() or any(root.iterdir())):
            return [Problem(str(root), None, "Something is here already.", "Name a folder that is new or empty.")]
        shutil.copytree(_STARTER, root, dirs_exist_ok=True, copy_function=shutil.copyfile)
        manifest = root / MANIFEST
        text = manifest.read_text(encoding="utf-8")
        manifest.write_text(text.replace(_ID, f'id = "{slug(root.resolve().name)}"', 1), encoding="utf-8", newline="\n")
    except OSError as error:
        return [Problem(str(root), None, f"The pack cannot be written: {error.strerror}.", "Choose another folder.")]
    return []
