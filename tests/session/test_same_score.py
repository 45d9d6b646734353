"""A score survives the disk: written, read and taken again it is the same fraction, whatever else stands in the files."""

import tempfile
from pathlib import Path

from hypothesis import given

from tests.builders import ON, rated
from tests.store.filled import new, opened
from tests.strategies import Case, cases
from tests.tries import tries
from workbook.domain import RatingAt, Score, score, standings
from workbook.domain.standing import said

EXTRA = '\nnote = "mine"\n[made-by-another]\nlevel = 4\nodd = [1, 2]\n'
"""What the program does not know: a key, and a table that is no rating of this pack."""


def written(case: Case, root: Path) -> Path:
    """The workbook with the ratings of `case`; returns the file that they are in."""
    folder = opened(new(root))
    for item, level in case.levels.items():
        if level != "-":
            assert folder.set(RatingAt("ana", item), said(None, rated(level, seen=f"Seen for {item}"))) is None
    assert folder.save() == ()
    return root / "ratings" / "ana.toml"


def reread(case: Case, root: Path) -> Score:
    return score(case.pack, standings(opened(root).words), ON)


@tries(40)
@given(cases())
def test_write_read_and_score_again_gives_the_same_fractions(case: Case) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "w"
        written(case, root)
        assert reread(case, root) == case.score()


@tries(40)
@given(cases())
def test_keys_that_nobody_knows_do_not_move_the_score(case: Case) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "w"
        file = written(case, root)
        if file.exists():
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("format = 2\n", f"format = 2{EXTRA}", 1), encoding="utf-8")
        assert reread(case, root) == case.score()
