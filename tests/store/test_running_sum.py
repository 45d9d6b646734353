"""The sum of a large file, taken again and again, is that of the file as it is each time."""

from hashlib import sha256
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from workbook.store.disk import files
from workbook.store.disk.running_sum import STEP, RunningSum

SIZES = st.sampled_from([0, 1, files.LARGE, files.LARGE + 1, 2 * STEP, 2 * STEP + 1, 3 * STEP, 5 * STEP + 7])


@given(st.lists(st.tuples(SIZES, st.integers(0, 5 * STEP), st.binary(max_size=3)), min_size=1, max_size=6))
def test_each_version_has_its_own_sum(versions: list[tuple[int, int, bytes]]) -> None:
    running = RunningSum()
    for size, place, new in versions:
        data = bytearray(b"0123456789abcdef" * (size // 16 + 1))[:size]
        data[place : place + len(new)] = new
        assert running.of(bytes(data)) == sha256(data).hexdigest()


def test_a_file_that_holds_what_is_known_is_not_kept_twice(tmp_path: Path) -> None:
    path, known = tmp_path / "a", b"ab" * files.LARGE
    for held in (known, known[:-1], known + b"a", b"b" + known[1:], known[:-1] + b"x", b""):
        path.write_bytes(held)
        found = files.read(path, "a", known=known)
        assert found == held
        assert (found is known) == (held == known)
