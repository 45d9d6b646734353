"""TOML as text and back: entries, records, limits, merging and mending. Nothing here touches a disk."""

from typing import TYPE_CHECKING

from workbook import face

if TYPE_CHECKING:
    from workbook.store.format.codec import *
    from workbook.store.format.content import *
    from workbook.store.format.entries import *
    from workbook.store.format.limits import *
    from workbook.store.format.shape import *
    from workbook.store.format.toml import *
else:
    __getattr__ = face.names(
        __name__,
        codec="fits known_keys",
        content="Content REPAIR is_keepable understand",
        entries="CONFLICT Entries Key same same_entries split",
        limits="FOREIGN Limits OWN flaw_in room",
        shape="Shape",
        toml="BadToml END FORMAT has_end line_of parse",
    )
