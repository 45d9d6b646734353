"""Lessons and help on the screen: the blocks of `domain.prose` in one widget, wrapped with hanging indents."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from workbook.domain.prose import Block, Prose, Span
from workbook.domain.text import clean


def _style(span: Span) -> str:
    words = ["bold"] * span.bold + ["italic"] * span.italic + ["$text-accent"] * span.code
    return " ".join(words)


def block_content(block: Block) -> Content:
    """The text of one block, styled, without its mark."""
    return Content.assemble(*((clean(span.text), _style(span)) for span in block.spans))


def hanging(first: Content, rest: str, body: Content, width: int) -> list[Content]:
    """`body` wrapped so that all fits `width` cells: the first line after `first`, the others after `rest`, as wide."""
    lines = body.wrap(max(width - first.cell_length, 8))
    return [(first if index == 0 else Content(rest)) + line for index, line in enumerate(lines)]


def _lines(block: Block, width: int) -> list[Content]:
    body = block_content(block)
    indent = "  " * block.level
    match block.kind:
        case "heading":
            return body.stylize("bold").wrap(width)
        case "bullet":
            return hanging(Content.assemble(indent, ("· ", "$text-muted")), indent + "  ", body, width)
        case "number":
            mark = f"{block.number}. "
            return hanging(Content.assemble(indent, (mark, "$text-muted")), indent + " " * len(mark), body, width)
        case "quote":
            return hanging(Content.styled("│ ", "$text-muted"), "│ ", body.stylize("italic"), width)
        case "code":
            return [Content("    ") + line for line in body.split("\n", allow_blank=True)]
        case _:
            return body.wrap(width)


def prose_lines(prose: Prose, width: int) -> list[Content]:
    """`prose` as lines of at most `width` cells: an empty line between blocks, none between entries of a list."""
    lines: list[Content] = []
    before: Block | None = None
    for block in prose:
        in_list = block.kind in ("bullet", "number")
        if before is not None and not (in_list and before.kind in ("bullet", "number")):
            lines.append(Content(""))
        lines += _lines(block, max(width, 12))
        before = block
    return lines


class ProseText(Widget):
    """Prose as one quick widget: no Markdown is read here, and a long lesson is a single piece to lay out."""

    DEFAULT_CSS = """
    ProseText { height: auto; width: 1fr; max-width: 76; color: $foreground; }
    """

    def __init__(self, prose: Prose = (), *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self._prose = prose
        self._wrapped: tuple[int, list[Content]] | None = None

    def update(self, prose: Prose) -> None:
        """Show other prose."""
        self._prose, self._wrapped = prose, None
        self.refresh(layout=True)

    def _at(self, width: int) -> list[Content]:
        if self._wrapped is None or self._wrapped[0] != width:
            self._wrapped = (width, prose_lines(self._prose, width))
        return self._wrapped[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines at this width."""
        return len(self._at(width))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All there is."""
        return container.width

    def render(self) -> Content:
        """The wrapped lines."""
        return Content("\n").join(self._at(self.content_size.width))
