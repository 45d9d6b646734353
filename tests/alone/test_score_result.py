"""A closed round can be scored from its result alone, by a script that knows nothing of the program."""

import ast
import hashlib
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from tests.alone import score_result
from tests.builders import AT, ON, example_pack, example_standings, pack, rating, standing
from tests.domain.rounds.closings import close, solo
from workbook.domain import Evidence, Pack, Scored, Standing, score
from workbook.domain.rounds.result import Result
from workbook.store.format import codec

SCRIPT = Path(score_result.__file__)

TEXTS = (
    "",
    "  ",
    "Done",
    "Two calls",
    "Ten reviews read aloud",
    "TEN  reviews read\taloud",
    "One two 3",
    "お客様アンケート十件",
    "ß ß ß",
)
DAYS = (-2, -1, 0, 1, 180, 181, 400)


def written(result: Result) -> str:
    """A result as TOML, with its sum."""
    table = {"format": 2, **codec.write(result)}
    bare = tomli_w.dumps(table, multiline_strings=True) + "\n# end\n"
    first = f"round = {tomli_w.dumps({'': result.round}).split('=')[1].strip()}\n"
    said = hashlib.sha256(bare.encode()).hexdigest()
    return bare.replace(first, f'{first}sha256 = "{said}"\n', 1)


def test_it_is_short_and_needs_the_standard_library_alone() -> None:
    source = SCRIPT.read_text(encoding="utf-8")
    assert source.count("\n") <= 80
    names = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or "."] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names])
    }
    assert names <= sys.stdlib_module_names


def test_the_worked_example_scored_by_itself(tmp_path: Path) -> None:
    """That of docs/scoring.md 11, by the script as its own program, from another folder and without our modules."""
    result = close(solo(["strategy-1"]), example_pack(), example_standings(), AT.replace(month=11, day=20))
    path = tmp_path / "result.toml"
    path.write_text(written(result), encoding="utf-8")
    command = [sys.executable, "-I", str(SCRIPT), str(path)]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout.split("\n")
    assert said[:3] == ["705/1792", "1753/3840", "923/1792"] and said[3] == "as it was closed"
    path.write_text(written(result).replace("level = 3", "level = 4", 1), encoding="utf-8")
    changed = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout.split("\n")
    assert changed[3] == "changed since it was closed"


@st.composite
def workbooks(draw: st.DrawFn) -> tuple[Pack, dict[str, Standing]]:
    """Any pack, also with plans in which nothing is asked, and any answers: n/a, earlier wordings, lines that say too little."""
    names = [f"p{number}" for number in range(1, draw(st.integers(2, 6)) + 1)]
    scored: dict[str, Scored] = {name: draw(st.sampled_from(("yes", "yes", "yes", "apart", "no"))) for name in names}
    found = pack(
        {
            name: [
                rating(f"{name}-r{place}", draw(st.integers(1, 3)), na=draw(st.booleans()), rev=draw(st.integers(1, 2)))
                for place in range(draw(st.integers(0, 6)))
            ]
            for name in names
        },
        scored=scored,
    )
    lines = st.builds(
        lambda days, text: Evidence(ON - timedelta(days=days), text), st.sampled_from(DAYS), st.sampled_from(TEXTS)
    )
    levels = st.sampled_from(("-", "open", "na", "0", "1", "2", "3", "3", "4", "4"))
    known: dict[str, Standing] = {}
    for item in found.ratings:
        if (level := draw(levels)) != "-":
            evidence = tuple(draw(st.lists(lines, max_size=3)))
            known[item.id] = replace(standing(level), evidence=evidence, rev=draw(st.integers(1, 2)))
    return found, known


@given(workbooks())
def test_it_comes_to_the_same_fractions(drawn: tuple[Pack, dict[str, Standing]]) -> None:
    found, known = drawn
    text = written(close(solo([item.id for item in found.ratings]), found, known, AT.replace(day=20)))
    now = score(found, known, ON)
    assert score_result.score(text) == (now.proven, now.stated, now.possible)
    assert all(isinstance(part, Fraction) for part in score_result.score(text) if part is not None)
    assert score_result.is_whole(text)
    assert not score_result.is_whole(text.replace("Harbour", "Harbor"))
