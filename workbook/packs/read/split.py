"""The lines of an exercise file, told apart: front matter, prose, and the `:::` blocks with their openers and closers.

Done on lines and not by a Markdown plugin, so that a forgotten closer costs one question and not the rest of the file. Only
where code and comments stand, in which `:::` means nothing, the Markdown reader says.
"""

import re
from dataclasses import field

from workbook.domain import dataclass
from workbook.packs.read import pack_limits
from workbook.packs.read.findings import Report
from workbook.packs.read.markdown import Chunk
from workbook.packs.read.stock import shut_lines

_SHUTS = ("```", "~~~", "<!--")
_MARK = re.compile(r" {0,3}(:{3,})(.*)")
_RULE = re.compile(r"^( {0,3}):{3,}.*$")


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

    def split(self) -> Sheet:
        """The file as a sheet."""
        first = self._front()
        covered = self._covered(first)
        for number, line in enumerate(self.lines[first:], first + 1):
            mark = _MARK.fullmatch(line) if ":::" in line and number not in covered else None
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

    def _covered(self, first: int) -> set[int]:
        """The numbers of the lines, from index `first` on, in a fence of code or a comment, where `:::` means nothing.

        One that is never closed is told, and ends before the next `:::`: it costs words, and no question. Where one runs
        to the end of the file, the first that holds a `:::` is held to be the one that was left open.
        """
        text = "\n".join(self.lines[first:])
        if not any(mark in text for mark in _SHUTS):
            return set()
        # a rule instead of each `:::` ends paragraphs and lists there, as the parting of the file will
        ruled = [_RULE.sub(r"\1***", line) if "-->" not in line else line for line in self.lines]
        marks = [place for place, line in enumerate(self.lines) if place >= first and _MARK.fullmatch(line)]
        covered: set[int] = set()
        start: int | None = first
        for _ in range(pack_limits.OPEN_ENDED):
            if start is None:
                break
            begun, start = start, None
            spans = shut_lines("\n".join(ruled[begun:]))
            left_open = next((shut for shut in spans if shut.open), None)
            for shut in spans:
                here, end = begun + shut.start, begun + shut.end
                mark = next((place for place in marks if place > here), None)
                if left_open is not None and (shut.open or (mark is not None and mark < end)):
                    what = (
                        "This comment is never closed." if shut.mark == "-->" else "This block of code is never closed."
                    )
                    self.report.error(here + 1, what, f"Write “{shut.mark}” where it ends.")
                    start, end = mark, end if mark is None else mark
                covered.update(range(here + 1, end + 1))
                if start is not None:
                    break
        return covered

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
