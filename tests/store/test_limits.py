"""No guard is slower, or takes more memory, than what it guards against: files of the largest size, made to be slow to look at.

They are read in a process of its own, which the system ends when it computes for too long: what takes time by the square of
such a size would compute for hours.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from workbook.store.format import OWN, limits, toml

CHECKOUT = Path(__file__).resolve().parents[2]
limited = pytest.mark.skipif(sys.platform == "win32", reason="the system has no limits of this kind")

DOTS = 'x = "' + "." * 100 + '"\n'

SLOW: dict[str, str] = {
    "a long bare word": DOTS + "a" * 1_000_000 + " = 1\n",
    "blanks before a dot that never comes": DOTS + ("a" + " " * 5_000) * 200,
    "escaped quotes in a text that never ends": DOTS + 'y = "' + '\\"' * 500_000 + "\n",
    "escaped quotes in a long text that never ends": DOTS + 'y = """' + '\\"""' * 250_000 + "\n",
    "quotes in pairs": DOTS + '""' * 500_000 + "\n",
    "apostrophes": DOTS + "'" * 1_000_000 + "\n",
    "escaped line ends": DOTS + 'y = "' + "\\\n" * 500_000,
    "dots alone": "." * 1_000_000 + "\n",
    "keys of 99 parts": "".join(f"k{n}.{'a.' * 98}z = 1\n" for n in range(18_000)),
    "keys of two parts": "".join(f"k{n}.a = 1\n" for n in range(280_000)),
    "keys of two numbers": "".join(f"{n}.1 = 1\n" for n in range(280_000)),
    "tables": "".join(f"[k{n}]\n" for n in range(400_000)),
    "lists of tables": "[[a]]\n" * 600_000,
    "tables in one line": "a = [" + "{a.b=1}," * 400_000 + "]\n",
    "wrong answers": "".join(f"[k{n}]\nkind = 1\n" for n in range(50_000)),
    "open conflicts": '[[conflict]]\nkey = "a"\n' * 50_000,
    "marks of a merge": "<<<<<<< \n" * 100_000,
    "brackets": "[\n" * 500_000,
}

READ = """
import os, re, resource, sys
from workbook.store.kinds import kind_of
from workbook.store.loaded_file import from_bytes
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
data = sys.stdin.buffer.read()
name = "answers/05-strategy.toml"
document = from_bytes(name, b"format = 1\\n" + data + b"\\n# end\\n")
told = document.problems
peak = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read()) if os.path.exists("/proc/self/status") else None
most = int(peak[1]) if peak else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(len(told), most // 1024)
"""


@limited
@pytest.mark.parametrize("sort", SLOW)
def test_a_file_made_to_be_slow_is_read_in_little_time_and_memory(sort: str) -> None:
    data = SLOW[sort].encode()
    assert len(data) < OWN.bytes
    done = subprocess.run([sys.executable, "-c", READ], input=data, capture_output=True, cwd=CHECKOUT)
    assert done.returncode == 0, done.stderr.decode()[-300:]
    assert int(done.stdout.split()[1]) < 300, "megabytes"


EXCESS: list[tuple[str, int | None]] = [
    ("a = 1\n\n" + "b." * 100 + "c = 1\n", 3),
    ("b." * 98 + "c = 1\n", None),
    ("b." * 99 + "c = 1\n", None),
    ('"""\n\n"""\n' + "b." * 100 + "c = 1\n", 4),
    ("b . " * 100 + "c = 1\n", 1),
    ('x = """a"""" # "\\\n' + "b." * 100 + "c = 1 # \\\n", 2),
    ('x = "' + "b." * 100 + '"\n', None),
    ("# " + "b." * 100 + "\n", None),
    ("x = '''" + "b.\n" * 200 + "'''\n", None),
    ("".join(f"k{n}.a = 1\n" for n in range(OWN.dots)), None),
    ("".join(f"k{n}.a = 1\n" for n in range(OWN.dots + 1)), OWN.dots + 1),
    ("x = [\n" + "1.5,\n" * (OWN.dots + 1) + "]\n", None),
    ("x = [\n" + "-1.5,\n" * (OWN.dots + 1) + "]\n", None),
    ("[a]\n" * OWN.tables, None),
    ("[a]\n" * (OWN.tables + 1), OWN.tables + 1),
    ('x = """\n' + "[a]\n" * (OWN.tables + 1) + '"""\n', None),
]


@pytest.mark.parametrize(("text", "line"), EXCESS, ids=range(len(EXCESS)))
def test_what_is_too_much_is_told_with_its_line(text: str, line: int | None) -> None:
    assert limits.line_of_excess(text) == line


def test_the_largest_honest_file_is_read() -> None:
    answer = '[k{}]\nkind = "line"\nrev = 1\nat = 2026-01-01T00:00:00Z\nby = "a"\nvalue = "x.y."\n\n'
    body = "".join(answer.format(number) for number in range(OWN.bytes // len(answer)))
    doc, _ = toml.parse(f"format = 1\n{body}# end\n".encode())
    assert len(doc) == OWN.bytes // len(answer) + 1


MERGE = """
import resource
from datetime import UTC, datetime
from workbook.store.kinds import kind_of
from workbook.store.merge import merge
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
shape, now = kind_of("answers/05-strategy.toml"), datetime(2026, 1, 1, tzinfo=UTC)
many = range(50_000)
ours = {("conflict",): [{"key": "a", "theirs": n} for n in many], **{(f"k{n}",): n for n in many}}
theirs = {("conflict",): [{"key": "a", "theirs": -n} for n in many], **{(f"k{n}",): n + 1 for n in many}}
print(len(merge({}, ours, theirs, shape, "x", now).entries[("conflict",)]))
"""


@limited
def test_two_versions_of_the_largest_file_that_differ_everywhere_are_put_together_in_little_time() -> None:
    done = subprocess.run([sys.executable, "-c", MERGE], capture_output=True, cwd=CHECKOUT)
    assert done.returncode == 0, done.stderr.decode()[-300:]
    assert int(done.stdout) == 50_000 + 49_999 + 50_000
