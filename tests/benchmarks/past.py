"""What a long past costs: a workbook with forty closed check-ins, and forty earlier words under each rating, to one without any."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.benchmarks.measures import Row, compare, in_turn, painted, seconds_of
from tests.benchmarks.stand import Stand
from workbook.domain import Evidence, Rated, RatingAt, ReplyAt, ResultAt, RoundAt, errors
from workbook.domain.rounds.result import Result
from workbook.domain.rounds.round import Reply
from workbook.domain.standing import plain
from workbook.store.folder import Folder

ROUNDS = 40
"""Ten years of quarters."""

QUARTER = timedelta(days=91)


def _opened(root: Path) -> Folder:
    folder, problems = Folder.open(root)
    if folder is None:
        raise SystemExit("\n".join(map(str, problems)))
    return folder


def _put(folder: Folder, *pairs: object) -> None:
    for at, record in zip(pairs[::2], pairs[1::2], strict=True):
        if problem := folder.set(at, record):  # type: ignore[arg-type]  # each pair is a place and its record
            raise SystemExit(str(problem))


def without(stand: Stand) -> Path:
    """The filled workbook with no round, and with what stands alone."""
    root = stand.workbook()
    shutil.rmtree(root / "rounds")
    folder = _opened(root)
    for person, given in folder.words.items():
        for item, word in given.items():
            _put(folder, RatingAt(person, item), replace(word, was=()))
    if found := errors(folder.save()):
        raise SystemExit(str(found[0]))
    return root


def with_past(stand: Stand) -> Path:
    """The same with the past: each check-in a full one, with its replies and its result."""
    root = stand.workbook()
    folder = _opened(root)
    last = max(folder.rounds.values(), key=lambda one: len(one.items))
    result = folder.get(ResultAt(last.id))
    if not isinstance(result, Result):
        raise SystemExit("The example has no result.")
    for person, given in folder.words.items():
        for item, word in given.items():
            was = tuple(_before(plain(word), number) for number in range(1, ROUNDS + 1))
            _put(folder, RatingAt(person, item), replace(word, was=was))
    for number in range(ROUNDS):
        label = f"{2000 + number // 4}-Q{number % 4 + 1}"
        at = datetime(2000 + number // 4, number % 4 * 3 + 2, 14, 9, tzinfo=UTC)
        _put(folder, ResultAt(label), replace(result, round=label, label=label, closed=at.date()))
        _put(folder, RoundAt(label), replace(last.head, label=label, opened=at, closed=at))
        for asked in last.head.items:
            _put(folder, ReplyAt(label, last.head.roster[0].id, asked.id), Reply(at=at))
    if found := errors(folder.save()):
        raise SystemExit(str(found[0]))
    return root


def _before(word: Rated, quarters: int) -> Rated:
    lines = tuple(Evidence(one.date - quarters * QUARTER, one.text) for one in word.evidence)
    return replace(word, at=word.at - quarters * QUARTER, evidence=lines)


def past(stand: Stand, rounds: int) -> list[Row]:
    """First paint, and `score --json`."""
    none, many = (str(root) for root in (without(stand), with_past(stand)))

    def score(root: str) -> float:
        return 1000 * seconds_of(stand.command("score", "--json", "--workbook", root), stand.env)

    first = in_turn(3 * rounds, lambda: painted(stand, none), lambda: painted(stand, many))
    scored = in_turn(3 * rounds, lambda: score(none), lambda: score(many))
    return [
        compare(f"first paint with {ROUNDS} closed check-ins, to none", "ms", 1.15, first),
        compare(f"score --json with {ROUNDS} closed check-ins, to none", "ms", 1.15, scored),
    ]


ALL: dict[str, Callable[[Stand, int], list[Row]]] = {"past": past}
"""The measures by name."""
