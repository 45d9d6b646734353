"""The pieces that Markdown is read into, whoever reads it: `plain.py` most pages, markdown-it the rest."""

from workbook.domain import dataclass


@dataclass(slots=True)
class Token:
    """One piece: of type `type`, as markdown-it calls it, beginning (1) or ending (-1) something or standing alone (0).

    `level` says how deep it stands, `line` on which line of the file it begins, 0 where nobody says. The words of a line are
    the `children` of a token “inline”. `number` is that of an ordered list's first entry, and the level of a heading; `href`
    is where a link leads. None is ever changed: the same may stand in several places.
    """

    type: str
    nesting: int = 0
    level: int = 0
    line: int = 0
    content: str = ""
    children: "tuple[Token, ...]" = ()
    number: int = 1
    href: str = ""
