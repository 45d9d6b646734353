"""The sources of the package, for the tests that read them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "workbook"


def modules() -> Iterator[tuple[Path, str, ast.Module]]:
    """Every file of the package, its layer and its syntax tree."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path, path.relative_to(PACKAGE).parts[0].removesuffix(".py"), parsed(path)


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imported(path: Path, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything that a file imports, wherever in the file; relative names made whole."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = (
                ".".join([*package[: len(package) - node.level + 1], node.module or ""]) if node.level else node.module
            )
            yield from ((node.lineno, f"{base}.{alias.name}".replace("..", ".")) for alias in node.names)


def within(name: str, module: str) -> bool:
    """Whether `name` is `module` or something in it."""
    return name == module or name.startswith(module + ".")


def layer_of(name: str) -> str | None:
    """The layer of the house that a dotted name belongs to, None for what is not ours."""
    return name.split(".")[1] if name.startswith("workbook.") else None


def where(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


def names_in(*layers: str) -> list[str]:
    """The dotted names of all modules of some layers."""
    paths = [path for path, layer, _ in modules() if layer in layers]
    return [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in paths]
