"""The reading check as data and as text."""

from typing import Any

from tools.reading.readability import LONG, LONGEST, MEAN, SPEED, Reading, Row
from workbook.reports import wrap
from workbook.reports.problems_report import problem_json


def reading_json(reading: Reading) -> dict[str, Any]:
    """Each exercise with its figures, and the findings. `passives` and `poor` are null where they are not judged."""
    return {
        "exercises": [_row_json(row) for row in reading.rows],
        "findings": list(map(problem_json, reading.findings)),
    }


def reading_text(reading: Reading) -> str:
    """A table with a line for each exercise, what its columns mean, and the findings."""
    lines = [f"  {'':<22} {'words':>5} {'read of min':>11} {'mean':>5} {'most':>4} {'long':>4} passive poor from  to"]
    lines += [_line(row) for row in reading.rows]
    total = sum(row.words for row in reading.rows)
    note = (
        f"{total} words in {len(reading.rows)} lessons. read: minutes that a lesson takes at {SPEED} words a minute, of "
        f"those the page is given. mean: words of a sentence in the lesson, to stay under {MEAN}. most: words of the "
        f"longest sentence on the page, at most {LONGEST}. long: sentences over {LONG} words. passive: runs of two or more "
        "passive sentences. poor: phrases better left out. from: exercises it draws on. to: exercises and documents it feeds."
    )
    lines += ["", wrap(note), ""]
    lines += [str(finding) for finding in reading.findings]
    count = len(reading.findings)
    said = f"{count} thing{'s' if count != 1 else ''} to mend" if count else "Nothing to mend"
    lines += ["", f"{said}."] if count else [f"{said}."]
    return "\n".join(lines)


def _line(row: Row) -> str:
    read = f"{float(row.minutes):.1f} of {row.exercise.minutes:>3}"
    passives, poor = ("-" if count is None else str(count) for count in (row.passives, row.poor))
    return (
        f"  {row.exercise.id:<22} {row.words:>5} {read:>11} {float(row.mean):>5.1f} {row.longest:>4} {row.long:>4} "
        f"{passives:>7} {poor:>4} {row.wants:>4} {row.feeds:>3}"
    )


def _row_json(row: Row) -> dict[str, Any]:
    return {
        "id": row.exercise.id,
        "words": row.words,
        "minutes": row.exercise.minutes,
        "reading_minutes": round(float(row.minutes), 1),
        "mean_sentence": round(float(row.mean), 1),
        "longest_sentence": row.longest,
        "long_sentences": row.long,
        "passive_runs": row.passives,
        "poor_phrases": row.poor,
        "wants": row.wants,
        "feeds": row.feeds,
    }
