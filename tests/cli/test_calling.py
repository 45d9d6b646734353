"""Every sentence that names a command names one that exists, as the program was called; and folders are what they say."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import CHECKOUT, Shop
from tests.workplaces import home_variables
from workbook.cli.run import COMMANDS
from workbook.domain import called_as, command, quoted


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """The program as pip installs it, in a folder of its own."""
    path = tmp_path / "my env" / "bin" / "workbook"
    path.parent.mkdir(parents=True)
    path.write_text(
        f"#!{sys.executable}\nimport sys\nfrom workbook.__main__ import main\nsys.exit(main())\n", encoding="utf-8"
    )
    path.chmod(0o755)
    return path


def called(words: str, home: Path, **env: str) -> str:
    """What is said when this line is typed into a shell, in `home`."""
    variables = home_variables(home) | {"PYTHONPATH": str(CHECKOUT)} | env
    done = subprocess.run(words, shell=True, cwd=home, env=variables, capture_output=True, check=False)
    return done.stdout.decode() + done.stderr.decode()


@pytest.mark.skipif(os.name == "nt", reason="the shell of the test is another")
def test_it_names_itself_as_it_was_called(script: Path, tmp_path: Path) -> None:
    for program in ('"my env/bin/workbook"', f'"{script}"', f"{sys.executable} -m workbook"):
        assert f"“{program} new DIR --name NAME”" in called(f"{program} score", tmp_path)
        assert f"“{program} --help”" in called(f"{program} frobnicate", tmp_path)
        assert f"“{program} score --help”" in called(f"{program} score --frobnicate", tmp_path)
        assert f"usage: {program} [DIR]" in called(f"{program} --help", tmp_path)
        assert f"  {program} score --json" in called(f"{program} score --help", tmp_path)
    on_path = f"{script.parent}{os.pathsep}{os.environ['PATH']}"
    assert "“workbook new DIR --name NAME”" in called("workbook score", tmp_path, PATH=on_path)


@pytest.mark.skipif(os.name == "nt", reason="the shell of the test is another")
@pytest.mark.parametrize("folder", ["my-shop", "my shop", "Ana's $hop", "score", "deep/in it"])
def test_what_new_says_to_type_opens_the_workbook(folder: str, script: Path, tmp_path: Path) -> None:
    """Typed as it stands; without a terminal the program says so, and that it found the workbook."""
    said = called(f"{quoted(str(script))} new --name Shop -- {quoted(folder)}", tmp_path)
    opening, asking = said.split("Open it with “")[1].split("”")[0], said.split("line by line with “")[1].split("”.")[0]
    assert f" --workbook {quoted(str(tmp_path / folder))}”" in called(opening, tmp_path)
    assert "question" in called(f"{asking} < /dev/null", tmp_path).casefold()


def test_words_are_quoted_for_the_shell_there_is() -> None:
    try:
        assert [quoted(word) for word in ("a/b-1.x", "a b", 'say "x"', "$x", "it's")] == [
            "a/b-1.x",
            '"a b"',
            "'say \"x\"'",
            "'$x'",
            '"it\'s"',
        ]
        called_as(lambda: ".venv\\Scripts\\workbook", windows=True)
        assert command("score") == "“.venv\\Scripts\\workbook score”"
        assert quoted("C:\\My Shop") == '"C:\\My Shop"'
        assert quoted("C:\\shop") == "C:\\shop"
    finally:
        called_as(lambda: "workbook")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_help_offers_only_what_a_command_takes(name: str, shop: Shop) -> None:
    said = shop.run("--help").out
    assert "--on" not in said
    own = shop.run(name, "--help").out
    for option in ("--on", "--workbook"):
        if option not in own:
            needed = {"new": ["x", "--name", "X"], "rate": ["we-know-them", "3"], "answer": ["a-line", "x"]}.get(
                name, []
            )
            refused = shop.run(name, *needed, option, "2026-11-20")
            assert refused.code == 2 and f"There is no option “{option}”" in refused.err, name


EMPTY = "its name is empty"
FILE = "This is a file, and a workbook is a folder."


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["new", "", "--name", "X"], 2, EMPTY),
        (["new", " ", "--name", "X"], 2, EMPTY),
        (["new", "y", "--name", "X", "--pack", ""], 2, EMPTY),
        (["demo", ""], 2, EMPTY),
        (["score", "--workbook", ""], 2, EMPTY),
        (["--workbook", "", "score"], 2, EMPTY),
        (["pack", "new", ""], 2, EMPTY),
        (["pack", "check", ""], 2, EMPTY),
        ([""], 2, EMPTY),
        (["new", "~nobody-here/x", "--name", "X"], 2, "there is no folder “~nobody-here”"),
        (["~nobody-here/x"], 2, "there is no folder “~nobody-here”"),
        (["new", "afile", "--name", "X"], 1, "A file stands where the folder should be"),
        (["afile"], 1, FILE),
        (["score", "--workbook", "afile"], 1, FILE),
        (["actions", "list", "--workbook", "afile"], 1, FILE),
        (["doctor", "--workbook", "afile"], 1, FILE),
        (["shop/workbook.toml"], 1, "This is a file of a workbook, not its folder. Name its folder, shop."),
        (["score", "--workbook", "nowhere"], 1, "There is no such folder. Begin one with “workbook new nowhere --name"),
        (["score", "--workbook", "a b"], 1, 'Begin one with “workbook new "a b" --name NAME”.'),
    ],
)
def test_a_folder_that_is_none_is_called_what_it_is(words: list[str], code: int, said: str, shop: Shop) -> None:
    (shop.home / "afile").write_text("x", encoding="utf-8")
    before = sorted(shop.home.iterdir())
    done = shop.run(*words)
    assert (done.code, said in done.err) == (code, True), done.err
    assert [path for path in sorted(shop.home.iterdir()) if path.name != "xdg_cache_home"] == before


def test_the_variable_may_name_nothing_either(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    for value, said in (("afile", FILE), ("~nobody-here", "There is no folder “~nobody-here”"), (" ", EMPTY)):
        (shop.home / "afile").write_text("x", encoding="utf-8")
        monkeypatch.setenv("WORKBOOK_DIR", value)
        done = shop.run("score")
        assert (done.code, said in done.err) == (1, True), done.err


@pytest.mark.parametrize("asked", ["overall", "we-know-them"])
def test_an_explanation_is_data_as_well(asked: str, shop: Shop) -> None:
    shop.at("rate", "we-know-them", "3")
    data = shop.at("score", "--explain", asked, "--json").json
    assert data["format"] == 1 and data["date"] == "2026-11-20"
    assert data["rows"] and {"id", "title", "weight", "level", "state", "low_exact", "high_exact"} <= set(
        data["rows"][0]
    )
    text = shop.at("score", "--explain", asked).out
    assert all(sentence.split()[0] in text for sentence in data["sentences"])
    assert shop.at("score", "--explain", "nobody", "--json").code == 1


def test_an_explanation_says_the_level_and_its_evidence(shop: Shop) -> None:
    shop.at("rate", "we-know-them", "3", "--evidence", "Asked three of them")
    (row,) = shop.at("score", "--explain", "we-know-them", "--json").json["rows"]
    assert (row["level"], row["state"]) == (3, "proven")
    assert row["evidence"] == [{"date": "2026-11-20", "text": "Asked three of them"}]


def test_no_sentence_names_the_program_by_itself() -> None:
    """A command in a sentence comes from `command`, which knows how the program was called. A file's own words may name it."""
    names = re.compile(rf"[“`]workbook ({'|'.join(COMMANDS)}|-)")
    wrong = []
    for path in sorted((CHECKOUT / "workbook").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and isinstance(node.body[0], ast.Expr)
        }
        wrong += [
            f"{path.relative_to(CHECKOUT)}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(text := node.value, str)
            if id(node) not in told and names.search(text) and not text.startswith("#")
        ]
    assert not wrong, wrong
