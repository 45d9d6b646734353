"""Commands and their keys, each declared once, and keys in their turn: footer, palette, help, settings and `docs/keys.md` follow."""

from typing import TYPE_CHECKING

from workbook import face

if TYPE_CHECKING:
    from workbook.app.keys.commands import *
    from workbook.app.keys.footer import *
    from workbook.app.keys.key_queue import *
else:
    __getattr__ = face.names(
        __name__,
        commands="COMMANDS bindings key_name keymap name_of_key",
        footer="pinned rank",
        key_queue="GOING KeysInTurn letter_of types",
    )
