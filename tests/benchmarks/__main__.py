"""`python -m tests.benchmarks [--quick] [NAME …]`: measure, print the table, and end with 1 when a bar is not held."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import measures, past, storing
from tests.benchmarks.measures import Row
from tests.benchmarks.stand import Stand

ALL = {**measures.ALL, **storing.ALL, **past.ALL}


def table(rows: list[Row]) -> str:
    """The rows as aligned text."""
    lines = [f"{'what':<60} {'reference':>12} {'product':>12} {'ratio':>6} {'bar':>5}"]
    for row in rows:
        numbers = (
            f"{row.reference:>8.1f} {row.unit:<3} {row.product:>8.1f} {row.unit:<3} {row.ratio:>6.2f} {row.bar:>5.2f}"
        )
        lines.append(f"{row.what:<60} {numbers}  {'held' if row.held else 'NOT HELD'}")
        if row.note:
            lines.append(f"  {row.note}")
    return "\n".join(lines)


def main() -> int:
    """Measure what was asked for, all by default."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which measures (default all): {', '.join(ALL)}")
    parser.add_argument("--quick", action="store_true", help="three rounds instead of seven")
    options = parser.parse_args()
    if unknown := [name for name in options.names if name not in ALL]:
        parser.error(f"no measure is called {', '.join(unknown)}; there are {', '.join(ALL)}")
    rounds = 3 if options.quick else 7
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="workbook-bench-") as home:
        stand = Stand(Path(home))
        for name in options.names or ALL:
            print(f"{name} …", file=sys.stderr, flush=True)
            rows += ALL[name](stand, rounds)
    print(table(rows))
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(
        f"Median of the ratios of {rounds} rounds or more, reference and product in turn; Python {sys.version.split()[0]}{load}."
    )
    return 0 if all(row.held for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
