"""The examples in the help work as they stand, on the exercises that come with the program."""

import re
import shlex

import pytest

from tests.cli.conftest import Shop

IDS = re.compile(r"^ +workbook (answer|rate) (.+?)(  .*)?$", re.MULTILINE)


@pytest.mark.parametrize("name", ["answer", "rate"])
def test_an_example_of_an_answer_or_a_rating_is_taken(name: str, shop: Shop) -> None:
    root = shop.home / "own"
    assert shop.run("new", str(root), "--name", "Corner Shop").code == 0
    examples = [match[2] for match in IDS.finditer(shop.run(name, "--help").out)]
    assert examples
    for example in examples:
        words = shlex.split(example)
        if "--rows" in words:
            item = next(word for word in words if not word.startswith("-"))
            done = shop.run("--workbook", str(root), name, item, "--rows", "-", stdin="name\nAnn\n")
            assert "There is no item" not in done.err, example
        elif "--plain" not in words:
            done = shop.run("--workbook", str(root), name, *words)
            assert done.code == 0, f"{example}: {done.err}"
