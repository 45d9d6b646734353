"""What Textual keeps to itself is touched in `app/textual_edges` alone, and all that is touched there is in the Textual installed."""

import ast
import importlib
import inspect
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from tests.sources import imported, parsed

APP = Path(__file__).resolve().parents[2] / "workbook" / "app"
EDGES = APP / "textual_edges"
MADE_BY_TEXTUAL = {"_inherit_bindings", "_inherit_css", "_merged_bindings", "_reactives", "_decorated_handlers"}
"""Names that Textual writes into each of our classes itself."""


def modules() -> Iterator[tuple[Path, ModuleType, ast.Module]]:
    for path in sorted(APP.rglob("*.py")):
        if path.stem != "__main__":
            name = ".".join(("workbook.app", *path.relative_to(APP).with_suffix("").parts)).removesuffix(".__init__")
            yield path, importlib.import_module(name), parsed(path)


def own(name: str) -> bool:
    """Whether a name is one that its owner keeps to itself."""
    return name.startswith("_") and not name.startswith("__")


@cache
def kept_by(one: type) -> frozenset[str]:
    """What a class keeps to itself: its methods and values, and what it sets on itself."""
    found = {name for name in vars(one) if own(name)}
    try:
        source = textwrap.dedent(inspect.getsource(one))
    except (OSError, TypeError):
        return frozenset(found)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and own(node.attr) and isinstance(node.ctx, ast.Store):
            found |= {node.attr} if ast.unparse(node.value) == "self" else set()
    return frozenset(found)


def kept(one: type, *, by_textual: bool) -> set[str]:
    """The same, of a class and all those that it is made from, of Textual's or of others."""
    return {
        name
        for base in one.__mro__
        if (base.__module__.partition(".")[0] == "textual") == by_textual
        for name in kept_by(base)
    } - MADE_BY_TEXTUAL


def classes(module: ModuleType, tree: ast.Module) -> Iterator[tuple[type, ast.ClassDef]]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield getattr(module, node.name), node


def on_itself(node: ast.ClassDef) -> Iterator[tuple[int, str]]:
    """What the methods of a class use of itself, and which methods it has."""
    for one in ast.walk(node):
        if isinstance(one, ast.Attribute) and own(one.attr) and ast.unparse(one.value) in ("self", "super()"):
            yield one.lineno, one.attr
        elif isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) and own(one.name):
            yield one.lineno, one.name


def on_others(tree: ast.Module) -> Iterator[tuple[ast.Attribute, str]]:
    """What is used of anything but oneself."""
    for one in ast.walk(tree):
        if isinstance(one, ast.Attribute) and own(one.attr) and ast.unparse(one.value) not in ("self", "super()", "os"):
            yield one, one.attr


def test_nothing_else_touches_what_textual_keeps_to_itself() -> None:
    ours = {
        name
        for _, module, tree in modules()
        for one, _ in classes(module, tree)
        for name in kept(one, by_textual=False) - kept(one, by_textual=True)
    }
    wrong = []
    for path, module, tree in modules():
        if path.parent == EDGES:
            continue
        at = path.relative_to(APP)
        for one, node in classes(module, tree):
            theirs = kept(one, by_textual=True)
            wrong += [f"{at}:{line} {one.__name__}.{name}" for line, name in on_itself(node) if name in theirs]
        wrong += [f"{at}:{node.lineno} {ast.unparse(node)}" for node, name in on_others(tree) if name not in ours]
        wrong += [
            f"{at}:{line} imports {name}" for line, name in imported(path, tree) if re.match(r"textual\..*\b_", name)
        ]
    assert not wrong, "\n".join(wrong)


def touched() -> Iterator[tuple[str, type, str]]:
    """Every touch in the edges: where, of which class, and the name."""
    for path, module, tree in modules():
        if path.parent != EDGES:
            continue
        for one, node in classes(module, tree):
            yield from ((f"{path.name}:{line}", one, name) for line, name in on_itself(node))
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                kinds = {arg.arg: arg.annotation for arg in function.args.args if arg.annotation is not None}
                for used, name in on_others(ast.Module(function.body, [])):
                    kind = ast.unparse(kinds[ast.unparse(used.value)]).partition("[")[0]
                    yield f"{path.name}:{used.lineno}", getattr(module, kind), name


@pytest.mark.parametrize(("where", "one", "name"), [pytest.param(*one, id=f"{one[0]}-{one[2]}") for one in touched()])
def test_what_is_touched_is_there(where: str, one: type, name: str) -> None:
    assert name in kept(one, by_textual=True), f"{where}: {one.__name__} has no {name}"
