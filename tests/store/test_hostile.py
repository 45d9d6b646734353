"""Files from a stranger: each is told in a line, none stops the program, and the good ones beside it still load."""

import os
import shutil
from pathlib import Path

import pytest

from tests.store.filled import AT, STRATEGY, fill, line, new, opened, put, said
from tests.systems import links, pipes
from workbook.domain import AnswerAt, errors
from workbook.store.doctor import examine, repair
from workbook.store.folder import Folder
from workbook.store.kinds.registry import KINDS

_HEAD = 'kind = "line"\nrev = 1\nat = 2026-01-01T00:00:00Z\nby = "ana"\n'


def _answer(old: str = "", new: str = "", header: str = "[a]") -> bytes:
    """A file with one answer, of which something is different."""
    return f'format = 1\n{header}\n{_HEAD.replace(old, new)}value = "x"\n# end\n'.encode()


FILES: dict[str, bytes] = {
    "empty": b"",
    "zeros": b"\x00" * 4096,
    "html": b"<html><body>404</body></html>",
    "json": b'{"format": 1}',
    "pdf": b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n",
    "utf-16": "format = 1\n# end\n".encode("utf-16"),
    "deep list": b"format = 1\na = " + b"[" * 900 + b"]" * 900 + b"\n# end\n",
    "deep but legal": b"format = 1\na = " + b"[" * 40 + b"]" * 40 + b"\n# end\n",
    "deep header": b"format = 1\n[" + b".".join([b"a"] * 90) + b"]\nx = 1\n# end\n",
    "dotted key": b"format = 1\n" + b"a." * 20_000 + b"a = 1\n# end\n",
    "many dotted keys": b"format = 1\n"
    + b"\n".join(b"k%d." % n + b"a." * 90 + b"z = 1" for n in range(200))
    + b"\n# end\n",
    "huge number": b"format = 1\n[a]\nvalue = 0x" + b"f" * 20_000 + b"\n# end\n",
    "long number": b"format = 1\n[a]\nvalue = " + b"9" * 5000 + b"\n# end\n",
    "tiny number": b"format = 1\n[a]\nvalue = 1e-99999\n# end\n",
    "not a number": b"format = 1\n[a]\n" + _HEAD.encode() + b"value = nan\n# end\n",
    "long text": b'format = 1\n[a]\nvalue = "' + b"x" * 70_000 + b'"\n# end\n',
    "wide": b"format = 1\n" + b"\n".join(b"k%d = 1" % n for n in range(20_000)) + b"\n# end\n",
    "one wide line": b"format = 1\na = { " + b", ".join(b"k%d = 1" % n for n in range(20_000)) + b" }\n# end\n",
    "wrong types": b'format = 1\n[a]\nkind = 7\nrev = "1"\nat = 2026-01-01\nby = [1]\nvalue = { x = 1 }\n# end\n',
    "true for a number": _answer("rev = 1", "rev = true"),
    "no offset": _answer("00Z", "00"),
    "end of time": _answer("2026-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59"),
    "start of time": _answer("2026-01-01T00:00:00Z", "0001-01-01T00:00:00+23:59"),
    "unknown kind": _answer("line", "photo"),
    "bad id": _answer(header='["../../x"]'),
    "escape in a key": _answer(header='["\\u001b]0;x\\u0007"]'),
    "list of answers": _answer(header="[[a]]"),
    "conflict is a number": b"format = 1\nconflict = 3\n# end\n",
    "conflict is odd": b"format = 1\nconflict = [{}, { key = 7 }]\n# end\n",
    "merge": b"format = 1\n<<<<<<< HEAD\n[a]\n=======\n[b]\n>>>>>>> x\n# end\n",
    "duplicate": b"format = 1\n[a]\n[a]\n# end\n",
    "format is a text": b'format = "1"\n# end\n',
    "format is huge": b"format = 99999999999999999999999\n# end\n",
}


PLACES = tuple(kind.file.format(chapter="05-strategy", label="2026-Q4", id="2026-Q3", person="ana") for kind in KINDS)
EVERYWHERE = ("empty", "zeros", "deep but legal", "wrong types", "list of answers", "merge")
CASES = [(name, sort) for name in PLACES for sort in (FILES if name == STRATEGY else EVERYWHERE)]
HARMLESS = ("wide", "one wide line", "conflict is odd", "many dotted keys", "conflict is a number")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = new(tmp_path_factory.mktemp("hostile") / "w")
    folder = fill(opened(root))
    put(folder, "elsewhere", "safe", file="answers/06-other.toml")
    assert folder.save() == ()
    return root


@pytest.mark.parametrize(("name", "sort"), CASES)
def test_a_hostile_file_is_told_and_hides_no_other(tmp_path: Path, filled: Path, name: str, sort: str) -> None:
    root = tmp_path / "w"
    shutil.copytree(filled, root)
    (root / name).parent.mkdir(parents=True, exist_ok=True)  # those of an older format are not there
    (root / name).write_bytes(FILES[sort])
    folder, why = Folder.open(root)
    problems = folder.problems if folder else why
    assert errors(problems) or sort in HARMLESS or name != STRATEGY
    for problem in problems:
        assert "\x1b" not in str(problem) and problem.what.endswith((".", "…"))
    examine(root)
    if folder is None:
        assert name == "workbook.toml"
        return
    assert said(folder)["elsewhere"] == "safe"
    if folder.read_only is None:
        put(folder, "elsewhere", "still", file="answers/06-other.toml")
        folder.set(AnswerAt("mine", STRATEGY), line("x", AT))
        assert not [one for one in errors(folder.save()) if one.file == "answers/06-other.toml"]
        assert said(opened(root))["elsewhere"] == "still"
    repair(root)
    examine(root)


@links
@pipes
def test_names_that_could_lead_elsewhere_are_not_read(tmp_path: Path, filled: Path) -> None:
    root = tmp_path / "w"
    shutil.copytree(filled, root)
    good = (root / "ratings/ana.toml").read_bytes()
    (tmp_path / "secret.toml").write_bytes(good)
    for name in ("con.toml", "Ana.toml", "a b.toml", "[red].toml", "x\x1b[0m.toml", "lpt1.toml", "-.toml", ".toml"):
        (root / "ratings" / name).write_bytes(good)
    (root / "ratings/eve.toml").symlink_to(tmp_path / "secret.toml")
    (root / "rounds/2026-Q1").symlink_to(root / "rounds/2026-Q3")
    os.mkfifo(root / "ratings/fay.toml")
    (root / "ratings/gil.toml").mkdir()
    folder = opened(root)
    assert set(folder.rounds) == {"2026-Q3"}
    assert set(folder.words) - {"eve", "fay"} == {"ana", "ben"} and not folder.words.get("eve")
    told = {problem.file for problem in errors(folder.problems)}
    assert {"ratings/eve.toml", "ratings/fay.toml", "ratings/Ana.toml", "rounds/2026-Q1"} <= told


@links
def test_a_linked_folder_is_told(tmp_path: Path, filled: Path) -> None:
    root = tmp_path / "w"
    shutil.copytree(filled, root)
    (root / "answers").rename(tmp_path / "answers")
    (root / "answers").symlink_to(tmp_path / "answers")
    folder = opened(root)
    assert "answers" in {problem.file for problem in errors(folder.problems)} and said(folder) == {}


@links
def test_the_workbook_itself_may_be_reached_by_a_link(tmp_path: Path, filled: Path) -> None:
    (tmp_path / "link").symlink_to(filled)
    assert opened(tmp_path / "link").problems == ()
