"""`python -m tools.reading exercises`: a table of how each exercise reads, and what is worth mending in it.

It ends with 1 when there is something to mend, or no pack.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path

from tools.reading.readability import reading
from tools.reading.report import reading_json, reading_text
from workbook.cli.output import complain, out, out_json, prepare
from workbook.reports.problems_report import problem_json


def main() -> int:
    """Reads the pack that is named, and prints what there is to say about it."""
    parser = ArgumentParser(prog="python -m tools.reading", description=__doc__)
    parser.add_argument("path", metavar="PATH", type=Path, help="the pack's folder")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    args = parser.parse_args()
    prepare()
    found, problems = reading(args.path)
    code = complain(problems)
    if found is None:
        return 1
    if args.json:
        told = {"format": 1, "problems": [problem_json(problem) for problem in problems]}
        out_json({**told, "reading": reading_json(found)})
    else:
        out(reading_text(found))
    return 1 if found.findings else code


if __name__ == "__main__":
    sys.exit(main())
