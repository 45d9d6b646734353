"""One job with one fault, and what must hold afterwards: old content or new, never a part; what was acknowledged is there."""

import io
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from pickle import dump, load
from typing import cast

from tests.faults.calls import ERRORS, Call, Tap
from tests.faults.disk import Disk, build
from tests.faults.jobs import BOOK, Job, Seen, look

KILLED = -9
LIMIT = 60
"""Seconds after which a trial hangs."""


@dataclass
class Bench:
    """A job, the folder it starts from, what it does when nothing fails, and what went wrong so far."""

    job: Job
    scratch: Path
    calls: list[Call] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    trials: int = 0

    def __post_init__(self) -> None:
        self.start, self.place = self.scratch / "start", self.scratch / "place"
        self.start.mkdir(parents=True)
        with redirect_stdout(io.StringIO()):
            self.job.prepare(self.start)
        self.old = look(self.start / BOOK) if self.job.name != "repair" else None
        code, self.calls, said = self._run(Tap(self.place))
        assert code == 0, said
        self.new = cast(Seen, look(self.place / BOOK))

    # Errors

    def errors(self, every: int = 1, first: int = 0) -> None:
        """Each call fails once, and then for good, with each of its errors; every so many calls only, from `first` on."""
        for number in range(first, len(self.calls), every):
            for error in ERRORS[self.calls[number].name]:
                for sticky in (False, True):
                    tap = Tap(self.place, at=number, error=error, sticky=sticky)
                    code, _, said = self._run(tap)
                    self._judge(self._title(number, f"{error}{', for good' if sticky else ''}"), code, said)

    def _judge(self, title: str, code: int, said: str) -> None:
        if "Traceback" in said or "in this program" in said:
            self._wrong(title, f"ended in a fault of its own: {said[-300:]}")
        if code not in (0, 1):
            self._wrong(title, f"exit {code}")
        seen = self._look(title)
        if code == 0 and seen != self.new:
            self._wrong(title, "exit 0, and it is not there")

    # A sudden end

    def kills(self, every: int = 1, first: int = 0) -> None:
        """The program is gone at each call, a write half done; it is run again, and must end as if nothing had been."""
        for number in range(first, len(self.calls), every):
            title = self._title(number, "killed")
            code, _, _ = self._run(Tap(self.place, at=number, kill=True))
            if code != KILLED:
                self._wrong(title, f"exit {code}")
            if self._look(title) != self.new:  # else it was done, and only not said any more
                self._again(title)

    def _again(self, title: str) -> None:
        code, _, said = self._run(Tap(self.place), fresh=False)
        there_already = not self.job.begun and self.job.name != "demo" and "a workbook in this folder" in said
        if code != 0 and not there_already:
            self._wrong(title, f"and then it cannot be done again: {said[-200:]}")
        elif self._look(title) != self.new:
            self._wrong(title, "and done again it is not what it should be")

    # A power cut

    def power_cuts(self, every: int = 1, first: int = 0) -> None:
        """The power is gone before each call, and after the last, when it was acknowledged: the worst disks are built."""
        self._reset()
        disk = Disk.of(self.place)
        for number, call in enumerate([*self.calls, None]):
            if number % every == first % every or call is None:
                for kind, files in disk.worst():
                    title = self._title(number, f"power cut, {kind}")
                    build(files, self.place)
                    self.trials += 1
                    seen = self._look(title)
                    if call is None and seen != self.new:
                        self._wrong(title, "it was acknowledged, and it is not there")
            if call is not None:
                disk.do(call)

    # What all have in common

    def _look(self, title: str) -> Seen | None:
        """What stands there now. It must be whole, and in each part what was before or what was to be."""
        try:
            seen = look(self.place / BOOK)
        except AssertionError as error:
            if self.job.name != "repair":  # a damaged file may still be damaged
                self._wrong(title, str(error))
            return None
        if seen is None:
            if self.job.begun:
                self._wrong(title, "there is no workbook any more")
            return None
        for part, value in seen.items():
            if value not in ((self.old or {}).get(part), self.new[part], {}, []) or (
                self.old and not value and self.old[part]
            ):
                self._wrong(title, f"{part} is neither as before nor as it should be")
        return seen

    def _wrong(self, title: str, what: str) -> None:
        self.faults.append(f"{title}: {what}")

    def _title(self, number: int, what: str) -> str:
        call = self.calls[number] if number < len(self.calls) else Call("end", "")
        return f"{self.job.name}, call {number} ({call.name} {call.path}), {what}"

    def _reset(self) -> None:
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(self.start, self.place)

    def _run(self, tap: Tap, *, fresh: bool = True) -> tuple[int, list[Call], str]:
        """Run the job in a process of its own: its exit code, the calls it made, and what it said."""
        if fresh:
            self._reset()
        self.trials += 1
        report = self.scratch / "report"
        report.unlink(missing_ok=True)
        with tempfile.TemporaryFile() as said:
            child = os.fork()
            if child == 0:
                self._as_child(tap, report, said.fileno())
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            said.seek(0)
            words = said.read().decode(errors="replace")
        calls: list[Call] = []
        if report.exists():
            with report.open("rb") as file:
                calls = load(file)  # our own child wrote it
        return code, calls, words

    def _as_child(self, tap: Tap, report: Path, said: int) -> None:
        code = 99
        try:
            signal.alarm(LIMIT)
            os.dup2(said, 1)
            os.dup2(said, 2)
            sys.stdout = os.fdopen(os.dup(1), "w")
            sys.stderr = os.fdopen(os.dup(2), "w")
            os.chdir(self.place)
            tap.install()
            code = self.job.run()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
            tap.at = -1
            with report.open("wb") as file:
                dump(tap.calls, file)
            os._exit(code)


def each(bench: Bench, kinds: tuple[str, ...]) -> Iterator[str]:
    """Run these kinds of faults, and give a line on each."""
    for kind in kinds:
        before, found = bench.trials, len(bench.faults)
        {"errors": bench.errors, "kills": bench.kills, "power": bench.power_cuts}[kind](bench.job.every)
        yield f"{bench.job.name:10} {kind:7} {bench.trials - before:5} trials  {len(bench.faults) - found:3} faults"
