"""The alarm behind saving: it rings when it was asked to, also after its work has failed."""

import threading

from workbook.store.disk import Alarm


def test_an_alarm_whose_work_failed_once_rings_again() -> None:
    """The fault is told by the thread that met it; what is to be saved next is saved all the same."""
    rung, told = threading.Event(), list[object]()
    works = iter([False, True])

    def work() -> None:
        if not next(works):
            raise RuntimeError("once")
        rung.set()

    before, threading.excepthook = threading.excepthook, told.append
    try:
        alarm = Alarm("test", work)
        alarm.set(0.0)
        for thread in [one for one in threading.enumerate() if one.name == "test"]:
            thread.join()
        alarm.set(0.0)
        rung.wait()
        alarm.close()
    finally:
        threading.excepthook = before
    assert len(told) == 1
