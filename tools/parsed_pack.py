"""A step of building the wheel: the shipped pack goes into it parsed as well, so that nobody's first start reads Markdown."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ParsedPack(BuildHookInterface[Any]):
    """Puts `workbook/_parsed/` into the wheel; `packs/catalog.py` looks for it there. A checkout does without."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Parse `exercises/`. A pack with errors ends the build: it would be shipped with holes."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from workbook.domain import errors
            from workbook.packs import cache, catalog
        finally:
            sys.path.remove(self.root)
        self._made = tempfile.TemporaryDirectory()
        source = Path(self.root) / "exercises"
        pack, problems = catalog.load(source, None)
        if pack is None or errors(problems):
            raise SystemExit("\n".join(map(str, problems)))
        made = Path(self._made.name)
        cache.write(made, cache.shipped_key(source), pack, problems)
        (file,) = made.rglob("*.pack")
        build_data["force_include"][str(file)] = f"workbook/_parsed/{file.relative_to(made)}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """The wheel is written: what was made for it can go."""
        if version != "editable":
            self._made.cleanup()
