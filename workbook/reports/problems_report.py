"""What is wrong in files, as data: `workbook pack check --json` and `workbook doctor --json`."""

from collections.abc import Iterable, Sequence
from typing import Any

from workbook.domain import Problem


def doctor_json(mended: Sequence[str], problems: Iterable[Problem]) -> dict[str, Any]:
    """`doctor --json`: in sentences what was mended or had to be left, and what is wrong now."""
    return {"format": 1, "mended": list(mended), "problems": [problem_json(problem) for problem in problems]}


def problem_json(problem: Problem) -> dict[str, Any]:
    """One problem. `line` is from 1, or null; an `error` makes a result incomplete, a `note` stops nothing."""
    return {
        "file": problem.file,
        "line": problem.line,
        "what": problem.what,
        "mend": problem.mend,
        "severity": problem.severity,
    }
