"""What the files cost, in CPU time: one record in a file of many, and what a list of firms needs of each. No disk is waited for."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.measures import Row, compare, in_turn
from tests.benchmarks.stand import Stand
from workbook.domain import Decision, DecisionAt, PackRef, Profile, errors
from workbook.store.create import create
from workbook.store.folder import Folder
from workbook.store.kinds import ACTIONS, RATINGS, ROUND_HEAD
from workbook.store.narrow import read

FEW, MANY = 50, 5_000
"""Records in the two files."""


def _cpu(work: Callable[[], object]) -> float:
    """Milliseconds that `work` computes."""
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


def _decision(number: int, what: str) -> Decision:
    return Decision(id=f"d{number}", at=datetime(2026, 10, 14, tzinfo=UTC), by="ana", what=what, step=number % 5)


def _opened(root: Path) -> Folder:
    folder, problems = Folder.open(root)
    if folder is None:
        raise SystemExit("\n".join(map(str, problems)))
    return folder


def _filled(root: Path, count: int) -> Folder:
    """An open workbook with so many decisions in one file, saved."""
    problems = create(root, Profile("0123456789abcdef", "Shop", PackRef("referral", "1.0", ""), ()))
    folder = _opened(root)
    for number in range(count):
        folder.set(DecisionAt(f"d{number}"), _decision(number, f"Flyer {number}"))
    if problems or errors(folder.save()):
        raise SystemExit(f"{root} could not be filled.")
    return folder


def saving(stand: Stand, rounds: int) -> list[Row]:
    """One record changed, or added, and saved, in a file of many to one in a file of few: while it is open, and first of all."""
    few, many = (_filled(stand.home / f"decisions-{count}", count) for count in (FEW, MANY))

    def save(folder: Folder, number: int, what: str) -> float:
        def work() -> None:
            if folder.set(DecisionAt(f"d{number}"), _decision(number, what)) or errors(folder.save()):
                raise SystemExit("A decision could not be saved.")

        return _cpu(work)

    turns = iter(range(10**6))
    changed = in_turn(
        3 * rounds, lambda: save(few, FEW // 2, f"x{next(turns)}"), lambda: save(many, MANY // 2, f"x{next(turns)}")
    )
    added = in_turn(
        3 * rounds, lambda: save(few, FEW + next(turns), "new"), lambda: save(many, MANY + next(turns), "new")
    )

    def first(count: int) -> float:
        folder = _opened(stand.home / f"decisions-{count}")
        return save(folder, count // 2, f"y{next(turns)}")

    opened = in_turn(3 * rounds, lambda: first(FEW), lambda: first(MANY))
    return [
        compare(f"the first save after opening, of {MANY} to one of {FEW}", "ms", 2.0, opened),
        compare(f"a record changed in a file of {MANY}, to one of {FEW}", "ms", 2.0, changed),
        compare(f"a record added to a file of {MANY}, to one of {FEW}", "ms", 2.0, added),
    ]


def narrow(stand: Stand, rounds: int) -> list[Row]:
    """What a list of firms needs of each (profile, rounds and standing words, actions), to opening the workbook."""
    root = stand.workbook()

    def some() -> None:
        found, problems = read(root, [ACTIONS, ROUND_HEAD, RATINGS])
        if found is None or problems or not (found.profile.business and found.words and found.actions):
            raise SystemExit("The list of firms would lack this one.")

    pairs = in_turn(3 * rounds, lambda: _cpu(lambda: _opened(root)), lambda: _cpu(some))
    return [compare("reading what a list of firms needs, to opening", "ms", 0.25, pairs)]


ALL: dict[str, Callable[[Stand, int], list[Row]]] = {"saving": saving, "narrow": narrow}
"""The measures by name."""
