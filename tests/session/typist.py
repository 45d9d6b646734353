"""A process that types without end into one answer, as a person would, and says after each key how far it is.

Run as `python -m tests.session.typist WORKBOOK ITEM`; it never leaves the item and is meant to be killed.
"""

import sys
import time
from pathlib import Path

from workbook.session import open_session
from workbook.session.answering import answer

KEYS_EVERY = 0.02


def main(root: Path, item: str) -> None:
    session, problems = open_session(root)
    assert session is not None, problems
    text, number = "", 0
    while True:
        number += 1
        text += f"{number} "
        answer(session, item, text, typing=True)
        print(number, flush=True)
        time.sleep(KEYS_EVERY)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
