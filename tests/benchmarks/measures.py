"""What is measured, and the bar for each: the reference and the product in turn, round by round, and the median of the ratios."""

import os
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from tests.benchmarks.stand import Page, Stand
from tests.benchmarks.terminal import Terminal

KEYS = 20
"""Keys typed in each round of a measure of typing."""

FLUSH = 0.3
"""Seconds that one flush takes on the slow disk."""

ARGPARSE = "import argparse, json, tomllib, pydantic; pydantic.TypeAdapter(dict[str, int]).validate_python({})"  # the bare cost
_DOWN = b"\x1b[B"


@dataclass(frozen=True)
class Row:
    """One line of the table: both medians in `unit`, the median ratio, and the most that the ratio may be."""

    what: str
    unit: str
    reference: float
    product: float
    ratio: float
    bar: float
    note: str = ""

    @property
    def held(self) -> bool:
        """Whether the bar is held."""
        return self.ratio <= self.bar


def compare(what: str, unit: str, bar: float, pairs: Sequence[tuple[float, float]], note: str = "") -> Row:
    """The row for `pairs` of (reference, product), one of each round."""
    ratio = median(product / reference for reference, product in pairs)
    return Row(what, unit, median(pair[0] for pair in pairs), median(pair[1] for pair in pairs), ratio, bar, note)


def in_turn(rounds: int, reference: Callable[[], float], product: Callable[[], float]) -> list[tuple[float, float]]:
    """Both measured `rounds` times in turn, after one round that only warms the caches."""
    return [(reference(), product()) for _ in range(rounds + 1)][1:]


def start(stand: Stand, rounds: int) -> list[Row]:
    """First paint (half of what stands there in the end), and the most memory held until then."""
    memory: dict[str, list[float]] = {"reference": [], "product": []}
    words: dict[str, list[float]] = {"reference": [], "product": []}

    def paint(side: str, command: list[str]) -> float:
        with Terminal(command, stand.env) as terminal:
            terminal.settle()
            final = terminal.grid.glyphs()
            painted = terminal.first_moment(final, 0.5)
            words[side].append(terminal.first_moment(final, 0.1) or float("nan"))
            memory[side].append(terminal.peak_mib() or float("nan"))
        return 1000 * _must(painted, "Nothing was painted.")

    workbook = str(stand.workbook())  # the same each time, as an owner opens theirs again
    pairs = in_turn(
        3 * rounds,  # these differ most from one to the next
        lambda: paint("reference", stand.reference()),
        lambda: paint("product", stand.command(workbook)),
    )
    frame = median(product / reference for reference, product in zip(*words.values(), strict=True))
    return [
        compare("first paint of Home", "ms", 1.3, pairs, f"the first tenth of it at {frame:.2f} times"),
        compare("peak memory, Home", "MiB", 1.6, list(zip(memory["reference"], memory["product"], strict=True))),
    ]


def first_start(stand: Stand, rounds: int) -> list[Row]:
    """First paint of Home when nothing is in the cache yet: from a checkout, which reads the pack, and from a wheel, which brings it."""

    def paint(command: list[str], env: Mapping[str, str], word: str = "") -> float:
        with Terminal(command, env) as terminal:
            if word and not terminal.wait_for(word, 20):
                raise SystemExit(f"Home never said “{word}”.")
            terminal.settle()
            return 1000 * _must(terminal.first_moment(terminal.grid.glyphs(), 0.5), "Nothing was painted.")

    def first(env: Mapping[str, str]) -> float:
        workbook = stand.workbook()
        stand.forget()
        return paint([sys.executable, "-P", "-m", "workbook", str(workbook)], env, "Go on")

    rows = []
    for what, env, bar in (("a checkout", stand.env, 2.5), ("a wheel", stand.install(), 1.6)):
        pairs = in_turn(rounds, lambda: paint(stand.reference(), stand.env), partial(first, env))
        rows.append(compare(f"first paint of the very first start, from {what}", "ms", bar, pairs))
    return rows


def ready(stand: Stand, rounds: int) -> list[Row]:
    """From the start until a key acts that was typed as soon as the program took the terminal."""

    def effect(command: list[str], key: bytes) -> dict[tuple[int, int], str]:
        with Terminal(command, stand.env) as terminal:
            terminal.settle()
            before = terminal.grid.glyphs()
            terminal.send(key)
            terminal.settle()
            changed = {place: glyph for place, glyph in terminal.grid.glyphs().items() if before.get(place) != glyph}
        if not changed:
            raise SystemExit(f"The key {key!r} does nothing in {command[-1]}.")
        return changed

    def react(command: list[str], key: bytes, changed: dict[tuple[int, int], str]) -> float:
        with Terminal(command, stand.env) as terminal:
            terminal.pump(20)
            terminal.send(key)
            terminal.settle()
            return 1000 * _must(terminal.first_moment(changed, 1.0), "The early key was lost.")

    typed = effect(stand.reference(), b"x")
    moved = effect(stand.command(str(stand.workbook())), _DOWN)
    pairs = in_turn(
        2 * rounds,
        lambda: react(stand.reference(), b"x", typed),
        lambda: react(stand.command(str(stand.workbook())), _DOWN, moved),
    )
    return [compare("ready for keys", "ms", 2.2, pairs)]


def typing(stand: Stand, rounds: int) -> list[Row]:
    """From a key in a text answer to the first byte back; the same on a slow disk; and that the text is really kept."""
    page = stand.page(kind="text")
    memory: list[tuple[float, float]] = []
    slow: list[tuple[float, float]] = []
    kept: list[float] = []

    def bare() -> tuple[float, float]:
        with Terminal(stand.reference(), stand.env) as terminal:
            terminal.settle()
            return _typed(terminal), terminal.peak_mib() or float("nan")

    def answer(prefix: list[str]) -> tuple[float, float]:
        workbook = stand.workbook(page)
        words = stand.command(str(workbook))
        command = [words[0], *prefix, *words[3:]] if prefix else words
        with Terminal(command, stand.env) as terminal:
            open_page(terminal, page)
            latency, peak = _typed(terminal), terminal.peak_mib() or float("nan")
            if prefix:
                kept.append(_seconds_until_kept(terminal, workbook, page.item))
        return latency, peak

    pairs = []
    slow_disk = [str(Path(__file__).with_name("slow_disk.py")), str(FLUSH)]
    for _ in range(rounds + 1):
        (reference, reference_peak), (product, product_peak) = bare(), answer([])
        pairs.append((reference, product))
        memory.append((reference_peak, product_peak))
        slow.append((product, answer(slow_disk)[0]))
    return [
        compare("a key in a text answer", "ms", 1.3, pairs[1:]),
        compare("peak memory, an exercise open", "MiB", 1.6, memory[1:]),
        compare(
            f"a key while each flush takes {FLUSH:.1f} s, to one on a quick disk",
            "ms",
            1.3,
            slow[1:],
            f"in the file {median(kept):.1f} s after the last key, and there after a kill",
        ),
    ]


def opening(stand: Stand, rounds: int) -> list[Row]:
    """From enter on Home until the exercise stands on the screen, to Textual's Markdown settling with the same page."""

    def settled(page: Page) -> float:
        with Terminal(stand.reference(page), stand.env) as terminal:
            terminal.settle()
            sent = terminal.send(b"\r")
            return 1000 * (terminal.settle() - sent)

    def opened(page: Page) -> float:
        with Terminal(stand.command(str(stand.workbook(page))), stand.env) as terminal:
            sent = open_page(terminal, page)
            # The title line says how saving goes; that is the disk's time and has a row of its own.
            content = {place: glyph for place, glyph in terminal.grid.glyphs().items() if place[0] > 0}
            return 1000 * (_must(terminal.first_moment(content, 1.0), "The exercise never stood still.") - sent)

    rows = []
    for what, page in (("an exercise", stand.page()), ("a page of ratings", stand.page(readiness=True))):
        pairs = in_turn(rounds, partial(settled, page), partial(opened, page))
        rows.append(compare(f"opening {what}", "ms", 0.5, pairs, page.source.name))
    return rows


def score(stand: Stand, rounds: int) -> list[Row]:
    """`workbook score --json` from start to end, nothing changed since the last run."""

    def whole(command: list[str]) -> float:
        return 1000 * seconds_of(command, stand.env)

    command = stand.command("score", "--json", "--workbook", str(stand.demo))
    pairs = in_turn(3 * rounds, lambda: whole([sys.executable, "-c", ARGPARSE]), lambda: whole(command))
    return [compare("workbook score --json", "ms", 1.5, pairs)]


def seconds_of(command: list[str], env: Mapping[str, str]) -> float:
    """Seconds that a command takes from start to end."""
    begun = time.perf_counter()
    subprocess.run(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def painted(stand: Stand, workbook: str) -> float:
    """Milliseconds until half of what stands on Home in the end is painted."""
    with Terminal(stand.command(workbook), stand.env) as terminal:
        terminal.settle()
        return 1000 * _must(terminal.first_moment(terminal.grid.glyphs(), 0.5), "Nothing was painted.")


def open_page(terminal: Terminal, page: Page) -> float:
    """Wait for Home, then go on to the page left off at; returns when enter was typed."""
    terminal.settle()
    sent = terminal.send(b"\r")
    terminal.settle()
    if not terminal.wait_for(f"› {page.title}", 3):
        raise SystemExit(f"Enter on Home did not open “{page.title}”. The screen:\n" + "\n".join(terminal.grid.lines()))
    return sent


def _typed(terminal: Terminal) -> float:
    """Milliseconds to the first byte after a key, the median of `KEYS`."""
    return 1000 * median(terminal.echo(b"abcdefghij"[number % 10 :][:1]) for number in range(KEYS))


def _seconds_until_kept(terminal: Terminal, workbook: Path, item: str) -> float:
    """Seconds after the last key until the whole text stands in the file; the program is then killed, and the file read again."""
    typed, last = "abcdefghij" * (KEYS // 10), terminal.now()
    while _stored(workbook, item) != typed:
        if terminal.now() - last > 10:
            raise SystemExit("The text typed never reached the file.")
        terminal.pump(0.05)
    seconds = terminal.now() - last
    terminal.kill()
    if _stored(workbook, item) != typed:
        raise SystemExit("The text typed was gone after a kill.")
    return seconds


def _stored(workbook: Path, item: str) -> str | None:
    for file in (workbook / "answers").glob("*.toml"):
        answer = tomllib.loads(file.read_text(encoding="utf-8")).get(item)
        if isinstance(answer, dict):
            return str(answer.get("value", "")).rstrip(os.linesep)
    return None


def _must(value: float | None, complaint: str) -> float:
    if value is None:
        raise SystemExit(complaint)
    return value


ALL: dict[str, Callable[[Stand, int], list[Row]]] = {
    "start": start,
    "first": first_start,
    "ready": ready,
    "typing": typing,
    "opening": opening,
    "score": score,
}
"""The measures by name."""
