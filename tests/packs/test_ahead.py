"""Reading a pack ahead: another process fills the cache, and whatever becomes of it the pack can still be read."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from workbook.packs import ahead, bundled, cache, catalog

CHECKOUT = Path(__file__).parents[2]
SHIPPED = catalog.id_of(catalog.shipped()) or ""


def read_ahead(cache_dir: Path, pack: str = SHIPPED) -> None:
    ahead.ReadingAhead(pack, cache_dir / "no-workbook", cache_dir / "no-data", cache_dir).wait()


def test_what_was_read_ahead_needs_no_reading(tmp_path: Path) -> None:
    assert ahead.worth_it(tmp_path)
    read_ahead(tmp_path)
    (kept,) = (tmp_path / "packs").glob("*.pack")
    found = cache.read(tmp_path, kept.stem)
    assert found is not None
    assert found[0] == catalog.load(catalog.shipped(), None)[0]
    assert not ahead.worth_it(tmp_path)


def test_a_program_that_is_newer_than_the_cache_reads_again(tmp_path: Path) -> None:
    read_ahead(tmp_path)
    (kept,) = (tmp_path / "packs").glob("*.pack")
    long_ago = time.time() - 10 * 365 * 86400
    os.utime(kept, (long_ago, long_ago))
    assert ahead.worth_it(tmp_path)


def test_what_cannot_be_read_ahead_ends_the_wait(tmp_path: Path) -> None:
    read_ahead(tmp_path / "cache", "no-such-pack")
    assert not (tmp_path / "cache").exists()


FORKS = """
import sys
from pathlib import Path
from workbook.packs import ahead
assert ahead.can_fork()
print("said once")
here = Path(sys.argv[1])
one = ahead.ReadingAhead(sys.argv[2], here, here, here)
assert isinstance(one._process, ahead.Forked)
one.wait()
one.wait()
"""

HANGS = """
import time
from workbook.packs import ahead
ahead.AT_MOST = 0.05
one = ahead.ReadingAhead.__new__(ahead.ReadingAhead)
one._process = ahead.Forked(lambda: time.sleep(3600))
one.wait()
print("went on")
"""


def run(program: str, *words: str) -> str:
    env = os.environ | {"PYTHONPATH": str(CHECKOUT)}
    command = [sys.executable, "-P", "-c", program, *words]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere another program reads")
def test_where_it_can_a_copy_of_the_program_reads_and_says_nothing(tmp_path: Path) -> None:
    assert run(FORKS, str(tmp_path), SHIPPED) == "said once\n"
    assert catalog.load(catalog.shipped(), tmp_path)[0] == catalog.load(catalog.shipped(), None)[0]
    assert run(FORKS, str(tmp_path / "none"), "no-such-pack") == "said once\n"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere another program reads")
def test_a_copy_that_hangs_is_ended() -> None:
    assert run(HANGS) == "went on\n"


def test_a_folder_that_is_called_workbook_is_not_run(tmp_path: Path) -> None:
    """Somebody may well keep their answers in a folder of that name, and stand beside it."""
    stray = tmp_path / "workbook" / "packs"
    stray.mkdir(parents=True)
    for folder in (stray.parent, stray):
        (folder / "__init__.py").write_text("", encoding="utf-8")
    (stray / "ahead.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')", encoding="utf-8")
    program = (
        "import sys; from pathlib import Path; from workbook.packs import ahead; "
        "here = Path(sys.argv[1]); ahead.ReadingAhead(sys.argv[2], here, here, here).wait()"
    )
    env = os.environ | {"PYTHONPATH": str(CHECKOUT)}
    subprocess.run(
        [sys.executable, "-P", "-c", program, str(tmp_path / "cache"), SHIPPED], cwd=tmp_path, env=env, check=True
    )
    assert not (tmp_path / "ran").exists()
    assert list((tmp_path / "cache" / "packs").iterdir())


def test_an_installed_program_brings_its_pack_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack, problems = catalog.load(catalog.shipped(), None)
    assert pack is not None
    cache.write(tmp_path / "_parsed", cache.shipped_key(catalog.shipped()), pack, problems)
    monkeypatch.setattr(bundled, "parsed", lambda: tmp_path / "_parsed")
    assert not ahead.worth_it(tmp_path / "cache")
    assert catalog.load(catalog.shipped(), tmp_path / "cache")[0] == pack
    assert not (tmp_path / "cache").exists()
