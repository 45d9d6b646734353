"""A problem: something wrong in a file, kept as a value so that one bad line never hides the rest."""

from typing import Literal

from workbook.domain.late_dataclass import dataclass
from workbook.domain.text import one_line


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong, where, and how to mend it.

    `file` is the name a person would use, relative to the pack or workbook, or empty where it is about none; `line` is
    1-based, or None when the whole file is meant. `what` and `mend` are whole sentences. A `note` is worth knowing but
    stops nothing.
    """

    file: str
    line: int | None
    what: str
    mend: str = ""
    severity: Literal["error", "note"] = "error"

    def __str__(self) -> str:
        """`file:line: what. How to mend it.`, without the file where it is about none."""
        said = f"{self.what} {self.mend}".rstrip()
        if not self.file:
            return said
        file = one_line(self.file, 200)
        return f"{file}:{self.line}: {said}" if self.line is not None else f"{file}: {said}"


def errors(problems: "list[Problem] | tuple[Problem, ...]") -> list[Problem]:
    """Only the problems that make a result incomplete or wrong."""
    return [problem for problem in problems if problem.severity == "error"]
