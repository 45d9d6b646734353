"""`python -m tests.faults [JOB ...] [--kind errors|kills|power]`: each job with a fault at every one of its calls.

Takes some minutes. Ends with 1 when something was lost, half written, acknowledged and not there, or ended in a traceback.
"""

import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path

from tests.faults.jobs import JOBS, at_home
from tests.faults.trial import Bench, each

KINDS = ("errors", "kills", "power")


def run() -> int:
    """Run the jobs that are named, or all."""
    parser = ArgumentParser(prog="python -m tests.faults", description="A fault at every call of a save.")
    names = [job.name for job in JOBS]
    parser.add_argument("jobs", nargs="*", metavar="JOB", help=f"of {', '.join(names)}; all without one")
    parser.add_argument("--kind", action="append", choices=KINDS, help="only these")
    args = parser.parse_args()
    if unknown := set(args.jobs) - set(names):
        parser.error(f"no such job: {', '.join(sorted(unknown))}")
    faults: list[str] = []
    with tempfile.TemporaryDirectory(prefix="workbook-faults-") as scratch:
        at_home(f"{scratch}/home")
        for job in JOBS:
            if not args.jobs or job.name in args.jobs:
                bench = Bench(job, Path(scratch) / job.name)
                for line in each(bench, tuple(args.kind or KINDS)):
                    sys.stdout.write(f"{line}\n")
                    sys.stdout.flush()
                faults += bench.faults
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(run())
