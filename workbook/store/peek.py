"""A glance at a workbook without opening it: enough for a first picture, cheap, and never wrong in a way that matters."""

from pathlib import Path

from workbook.domain import dataclass, one_line
from workbook.store.disk import files
from workbook.store.format import toml
from workbook.store.locate import MARK


@dataclass(frozen=True, slots=True)
class Glance:
    """The name of the business, made safe to show, the ids of workbook and pack; empty what can't be seen."""

    business: str = ""
    id: str = ""
    pack: str = ""


def glance(root: Path) -> Glance:
    """What can be seen of the workbook in `root`. Whatever is wrong with it is said when it is opened, not here."""
    data = files.read(root / MARK, MARK)
    try:
        found, _ = toml.parse(data if isinstance(data, bytes) else b"")
        pack = found.get("pack")
        seen = (found.get("business"), found.get("id"), pack.get("id") if isinstance(pack, dict) else "")
    except toml.BadToml:
        return Glance()
    name, own_id, pack_id = (one if isinstance(one, str) else "" for one in seen)
    return Glance(one_line(name), own_id, pack_id)
