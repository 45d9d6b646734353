"""The sum of a file that is written again and again: what stands at its beginning as it did before is not summed again."""

from typing import TYPE_CHECKING

from workbook.store.disk import files

if TYPE_CHECKING:
    from hashlib import _Hash

STEP = 64 * 1024
"""Bytes from one place at which the sum is known to the next."""


class RunningSum:
    """Sums one version of a file after the other."""

    def __init__(self) -> None:
        self._data = b""
        self._known: list[_Hash] = []

    def of(self, data: bytes) -> str:
        """The SHA-256 of `data`, as `files.fingerprint` gives it."""
        if len(data) <= files.LARGE:
            return files.fingerprint(data)
        from hashlib import sha256

        known: list[_Hash] = []
        place = 0
        for sum in self._known:
            if data[place : place + STEP] != self._data[place : place + STEP]:
                break
            known.append(sum)
            place += STEP
        running = known[-1].copy() if known else sha256()
        rest = memoryview(data)
        while place + STEP <= len(data):
            running.update(rest[place : place + STEP])
            known.append(running.copy())
            place += STEP
        running.update(rest[place:])
        self._data, self._known = data, known
        return running.hexdigest()
