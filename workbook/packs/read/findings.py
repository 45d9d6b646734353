"""A page to write problems on while one file is read."""

from workbook.domain import Problem


class Report:
    """The problems of one file, in the order found. `file` is relative to the pack; lines count from 1."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def error(self, line: int | None, what: str, mend: str) -> None:
        """Writes down something that makes the pack incomplete or wrong."""
        self.problems.append(Problem(self.file, line, what, mend))

    def note(self, line: int | None, what: str, mend: str) -> None:
        """Writes down something worth knowing that stops nothing."""
        self.problems.append(Problem(self.file, line, what, mend, "note"))
