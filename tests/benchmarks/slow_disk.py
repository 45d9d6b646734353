"""The product on a disk that needs long for every flush, as an old or a busy one does. Arguments: seconds, then the command's words."""

import os
import runpy
import sys
import time
from collections.abc import Callable


def _slow(flush: Callable[[int], None], seconds: float) -> Callable[[int], None]:
    def flushed(descriptor: int) -> None:
        time.sleep(seconds)  # like the real call, this lets other threads go on
        flush(descriptor)

    return flushed


if __name__ == "__main__":
    delay = float(sys.argv.pop(1))
    os.fsync = _slow(os.fsync, delay)  # type: ignore[assignment]  # a function in the place of a built-in one
    if hasattr(os, "fdatasync"):
        os.fdatasync = _slow(os.fdatasync, delay)  # type: ignore[assignment]  # as above
    runpy.run_module("workbook", run_name="__main__", alter_sys=True)
