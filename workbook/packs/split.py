"""The lines of an exercise file, told apart: front matter, prose, and the `:::` blocks with their openers and closers.

Done on lines and not by a Markdown plugin, so that a forgotten closer costs one question and not the rest of the file.
"""

import re
from dataclasses import dataclass, field

from workbook.packs.markdown import Chunk
from workbook.packs.report import Report

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_MARK = re.compile(r" {0,3}(:{3,})(.*)")


@dataclass(frozen=True, slots=True)
class RawBlock:
    """One `:::` block: what follows the colons of its opener, the opener's line, what stands inside, and if it was closed."""

    opener: str
    line: int
    body: Chunk
    closed: bool = True


@dataclass(slots=True)
class Sheet:
    """A file taken apart. `prose` keeps its line numbers: the lines of front matter and blocks are blank in it."""

    front: Chunk | None = None
    prose: Chunk = field(default_factory=lambda: Chunk("", 1))
    blocks: list[RawBlock] = field(default_factory=list)


def split(text: str, report: Report) -> Sheet:
    """Takes `text` (line feeds only) apart. What is wrong with fences, comments, openers and closers goes on the report."""
    return _Splitter(text.split("\n"), report).split()


class _Splitter:
    """Goes through the lines once; `block` is the opener of the block at hand, `inside` its lines."""

    def __init__(self, lines: list[str], report: Report) -> None:
        self.lines = lines
        self.report = report
        self.sheet = Sheet()
        self.prose: list[str] = []
        self.block: tuple[str, int] | None = None
        self.inside: list[str] = []
        self.shut = ""  # what ends the fence or comment at hand; no `:::` counts before it
        self.shut_line = 0

    def split(self) -> Sheet:
        """The file as a sheet."""
        for number, line in enumerate(self.lines[self._front() :], len(self.prose) + 1):
            mark = None if self._covered(line, number) else _MARK.fullmatch(line)
            if mark is None:
                (self.prose if self.block is None else self.inside).append(line)
                if self.block is not None:
                    self.prose.append("")
                continue
            self.prose.append("")
            if mark[2].strip():
                self._open(mark[2], number)
            else:
                self._close(number)
        if self.shut:
            what = "This comment is never closed." if self.shut == "-->" else "This block of code is never closed."
            self.report.error(self.shut_line, what, f"Write “{self.shut}” where it ends.")
        if self.block is not None:
            self.report.error(self.block[1], "This block is never closed.", "Add a line with just “:::” where it ends.")
            self._keep(closed=False)
        self.sheet.prose = Chunk("\n".join(self.prose), 1)
        return self.sheet

    def _front(self) -> int:
        """Takes the front matter, if the file begins with one; the number of its lines."""
        if self.lines[0].rstrip() != "---":
            return 0
        for index, line in enumerate(self.lines[1:], 1):
            if line.rstrip() == "---":
                self.sheet.front = Chunk("\n".join(self.lines[1:index]), 2)
                self.prose.extend([""] * (index + 1))
                return index + 1
        self.report.error(1, "The front matter is never closed.", "Put a line with just “---” under its last entry.")
        end = next((index for index, line in enumerate(self.lines) if not line.strip()), len(self.lines))
        self.sheet.front = Chunk("\n".join(self.lines[1:end]), 2)
        self.prose.extend([""] * end)
        return end

    def _covered(self, line: str, number: int) -> bool:
        """Whether `line` belongs to a fence of code or a comment, where `:::` means nothing."""
        if self.shut == "-->":
            if "-->" in line:
                self.shut = ""
            return True
        fence = _FENCE.fullmatch(line)
        if self.shut:
            if fence and fence[1].startswith(self.shut) and not fence[2].strip():
                self.shut = ""
            return True
        if fence and not (fence[1][0] == "`" and "`" in fence[2]):
            self.shut, self.shut_line = fence[1], number
        elif line.lstrip().startswith("<!--") and "-->" not in line:
            self.shut, self.shut_line = "-->", number
        return bool(self.shut)

    def _open(self, opener: str, number: int) -> None:
        if self.block is not None:
            self.report.error(
                self.block[1],
                f"This block is not closed before the next one on line {number}.",
                "Add a line with just “:::” where it ends.",
            )
            self._keep(closed=False)
        self.block = (opener, number)
        if number < len(self.lines) and self.lines[number].strip():
            self.report.note(
                number, "No blank line follows this line.", "Leave one, so that the page reads well elsewhere."
            )

    def _close(self, number: int) -> None:
        if self.block is None:
            self.report.error(
                number, "This “:::” closes nothing.", "Take it away, or look for a “:::” too many above it."
            )
            return
        if self.lines[number - 2].strip() and number - 1 != self.block[1]:
            self.report.note(
                number, "No blank line stands before this line.", "Leave one, so that the page reads well elsewhere."
            )
        self._keep()

    def _keep(self, *, closed: bool = True) -> None:
        assert self.block is not None
        opener, line = self.block
        self.sheet.blocks.append(RawBlock(opener, line, Chunk("\n".join(self.inside), line + 1), closed))
        self.block, self.inside = None, []
