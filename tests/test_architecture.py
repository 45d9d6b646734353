"""The rules of the house (CONTRIBUTING.md, “The map of the house”), read from the source."""

import ast
import re
import sys
from graphlib import TopologicalSorter
from importlib import import_module

from tests.sources import PACKAGE, ROOT, imported, layer_of, modules, names_in, parsed, where, within

MAY_IMPORT = {
    "domain": {"domain"},
    "hints": {"hints", "domain"},
    "packs": {"packs", "hints", "domain", "quick_start"},
    "store": {"store", "domain"},
    "reports": {"reports", "store", "packs", "domain"},
    "session": {"session", "store", "packs", "hints", "domain"},
    "cli": {"cli", "session", "reports", "store", "packs", "domain", "quick_start"},
    "app": {"app", "session", "reports", "store", "packs", "domain", "quick_start"},
    "quick_start": set(),
    "face": set(),
    "__main__": {"cli"},
    "__init__": set(),
}
"""Which layer may import which. Imports point one way, also those inside functions and those for types only."""

ROOMS = {
    "textual_edges": set(),
    "keys": {"textual_edges"},
    "widgets": {"keys", "textual_edges"},
    "base": {"widgets", "keys", "textual_edges"},
    "table": {"base", "widgets", "keys"},
    "editors": {"table", "base", "widgets", "keys"},
    "home": {"base", "widgets", "keys"},
    "exercise": {"editors", "base", "widgets", "keys"},
    "readiness": {"base", "widgets", "keys"},
    "actions": {"base", "widgets", "keys"},
    "round": {"editors", "base", "widgets", "keys"},
    "documents": {"base", "widgets", "keys"},
    "filter": {"editors", "base", "widgets", "keys"},
    "general": {"base", "widgets", "keys"},
    "pages": {"base"},
    "undo_keys": {"base", "exercise"},
    "app": {"base", "widgets", "keys", "home", "general", "pages", "undo_keys"},
    "launch": {"app", "textual_edges"},
}
"""Which room of the app may import which others, from the ground up. What people do stands apart: one screen asks for another with `Go`."""

STORE_ROOMS = {
    "format": {"inside"},
    "kinds": {"format"},
    "disk": {"format", "kinds", "inside"},
    "user": {"format", "disk", "locate"},
}
"""Which room of the store may import which others: text knows no kinds of file, these know no disk. What stands above may all."""

ONLY_IN = {
    "textual": {"app"},
    "rich": {"app"},  # comes with Textual, whose lines are made of its segments
    "markdown_it": {"packs"},
    "tomllib": set(),  # one reader of TOML is enough, and tomli is the quick one
    "tomli": {"store", "packs"},
    "tomli_w": {"store", "packs"},
    "pydantic_core": {"store", "packs"},  # pydantic around it would cost as much time as a start
    "platformdirs": {"store", "packs", "session", "cli", "app"},
    "filelock": {"store"},
}
"""Where each library may be imported. One that is not named here, and is not the standard library's, may be imported nowhere."""

STANDARD = sys.stdlib_module_names | {"_sha2", "_sha256"}
"""The standard library's modules; the last is of 3.11 alone, the one before it of all that came later."""

NETWORK = {
    *("socket", "ssl", "http", "urllib.request", "urllib.error", "ftplib", "smtplib", "poplib", "imaplib", "xmlrpc"),
    *("socketserver", "telnetlib", "nntplib", "wsgiref", "webbrowser"),
}
IMPURE = {
    *("os", "io", "pathlib", "shutil", "tempfile", "glob", "subprocess", "threading", "asyncio", "time", "random"),
    *("secrets", "uuid", "locale", "logging", "sys"),
}
CLOCK = {"today", "now", "utcnow", "fromtimestamp"}


def test_imports_point_one_way() -> None:
    wrong = [
        f"{where(path, line)} imports {name}"
        for path, layer, tree in modules()
        for line, name in imported(path, tree)
        if (other := layer_of(name)) in MAY_IMPORT
        and other not in MAY_IMPORT.get(layer, set())
        and (layer, other) != ("cli", "app")  # the next test
        and other != "face"  # how a package gives its names; every layer may
    ]
    assert not wrong, "\n".join(wrong)


def test_only_one_command_opens_the_app() -> None:
    """All other commands stay clear of the screens, so that they answer at once and need no terminal."""
    openers = {
        path.name
        for path, layer, tree in modules()
        for _, name in imported(path, tree)
        if layer == "cli" and layer_of(name) == "app"
    }
    assert len(openers) == 1, openers


def reaching(layer: str, rooms: dict[str, set[str]], *free: str) -> list[str]:
    """What the rooms of a layer import of one another and may not. Those that are `free` may import all."""
    wrong = []
    for path, of, tree in modules():
        room = path.relative_to(PACKAGE / of).parts[0].removesuffix(".py") if of == layer else ""
        for line, name in imported(path, tree) if room and room not in free else ():
            other = name.split(".")[2] if within(name, f"workbook.{layer}") else room
            if other != room and other not in rooms.get(room, set()):
                wrong.append(f"{where(path, line)} imports {name}")
    return wrong


def test_rooms_of_the_app_do_not_reach_up_or_across() -> None:
    wrong = reaching("app", ROOMS, "__init__")
    assert not wrong, "\n".join(wrong)


def test_rooms_of_the_store_do_not_reach_up() -> None:
    above = [path.stem for path in (PACKAGE / "store").glob("*.py")]
    wrong = reaching("store", STORE_ROOMS, *above)
    assert not wrong, "\n".join(wrong)


def test_no_module_of_the_app_needs_itself() -> None:
    """No circle of imports, also not through those inside functions or for types only."""
    files = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): tree
        for path, layer, tree in modules()
        if layer == "app"
    }
    needs = {
        name: {
            other
            for _, full in imported(ROOT / (name.replace(".", "/") + ".py"), tree)
            for other in (full, full.rpartition(".")[0])
            if other in files and other != name
        }
        for name, tree in files.items()
    }
    assert sum(map(len, needs.values())) > len(files)
    TopologicalSorter(needs).prepare()  # raises CycleError, which names the circle


def test_every_layer_has_a_rule() -> None:
    assert {layer for _, layer, _ in modules()} <= set(MAY_IMPORT)


def test_libraries_stay_where_they_belong() -> None:
    wrong = [
        f"{where(path, line)} imports {name}"
        for path, layer, tree in modules()
        for line, name in imported(path, tree)
        if (top := name.split(".")[0]) != "workbook"
        and layer not in ONLY_IN.get(top, set() if top not in STANDARD else {layer})
    ]
    assert not wrong, "\n".join(wrong)


def test_libraries_are_declared_with_an_upper_bound() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=]", line)[0].replace("-", "_"): line for line in project["dependencies"]}
    declared_as = {"markdown_it": "markdown_it_py", "rich": "textual"}
    needed = {declared_as.get(name, name) for name in ONLY_IN if name not in sys.stdlib_module_names}
    missing = needed - set(declared)
    assert not missing
    assert all("<" in line for line in declared.values())


def test_nothing_reaches_for_the_network() -> None:
    wrong = [
        f"{where(path, line)} imports {name}"
        for path, _, tree in modules()
        for line, name in imported(path, tree)
        if any(within(name, module) for module in NETWORK)
    ]
    assert not wrong, "\n".join(wrong)


def test_the_domain_is_pure() -> None:
    """No files, no clock, no randomness: what the domain needs of them is passed in."""
    wrong = []
    for path, layer, tree in modules():
        if layer not in ("domain", "hints"):
            continue
        wrong += [
            where(path, line) + f" imports {name}"
            for line, name in imported(path, tree)
            if name.split(".")[0] in IMPURE
        ]
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = node.func
            if isinstance(called, ast.Attribute) and called.attr in CLOCK:
                wrong.append(where(path, node.lineno) + f" asks the clock with .{called.attr}()")
            if isinstance(called, ast.Name) and called.id in ("open", "print", "input"):
                wrong.append(where(path, node.lineno) + f" calls {called.id}()")
    assert not wrong, "\n".join(wrong)


def test_dataclasses_are_our_own() -> None:
    """One that the library makes costs every start as much as ten of ours."""
    wrong = [
        f"{where(path, line)} imports {name}"
        for path, _, tree in modules()
        for line, name in imported(path, tree)
        if name == "dataclasses.dataclass" and path != PACKAGE / "domain" / "late_dataclass.py"
    ]
    assert not wrong, "\n".join(wrong)


def test_no_import_hides_from_these_tests() -> None:
    """A module named at run time can only be one of the commands, the screen of a page, or behind the face of its package."""
    wrong = []
    for path, layer, tree in modules():
        if layer == "face":
            continue
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name not in ("import_module", "__import__"):
                continue
            target = ast.unparse(node.args[0]) if node.args else ""
            home = (
                "app" if path == PACKAGE / "app" / "pages.py" else "cli" if layer in ("cli", "__main__") else "nowhere"
            )
            if not target.lstrip("f").startswith((f"'workbook.{home}.", f'"workbook.{home}.')):
                wrong.append(f"{where(path, node.lineno)} imports {target or 'something'} by name")
    assert not wrong, "\n".join(wrong)


def faces() -> dict[str, dict[str, str]]:
    """The packages with a face: each name that it gives, and the module in which that stands."""
    found = {}
    for path, _, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "face.names":
                package = ".".join(path.relative_to(ROOT).parent.parts)
                given = {str(one.arg): ast.literal_eval(one.value).split() for one in node.keywords}
                found[package] = {name: f"{package}.{module}" for module, names in given.items() for name in names}
    return found


def test_a_face_gives_what_is_there_and_each_name_has_one_door() -> None:
    doors = faces()
    assert "workbook.domain" in doors
    for names in doors.values():
        for name, module in names.items():
            assert hasattr(import_module(module), name), f"{module} has no {name}"
    modules_of_ours = set(names_in(*MAY_IMPORT))
    wrong = []
    for path in [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]:
        here = ".".join(path.relative_to(ROOT).parent.parts) + "."
        for line, name in imported(path, parsed(path)):
            home, _, last = name.rpartition(".")
            if home in doors and name not in modules_of_ours and last not in doors[home] and last != "*":
                wrong.append(f"{where(path, line)} asks {home} for {last}, which it does not give")
            package = next(
                (one for one in doors if home.startswith(one + ".") and not here.startswith(one + ".")), None
            )
            if package and doors[package].get(last) == home:
                wrong.append(f"{where(path, line)} goes around the face of {package} for {last}")
    assert not wrong, "\n".join(wrong)


def test_files_are_short_and_say_what_they_are() -> None:
    wrong = []
    for path in [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]:
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > 400:
            wrong.append(f"{path.relative_to(ROOT)} has {lines} lines; 400 is the most")
        if lines and not ast.get_docstring(parsed(path)):
            wrong.append(f"{path.relative_to(ROOT)} does not say what it is in a docstring")
    assert not wrong, "\n".join(wrong)


CALLED_BY_TEXTUAL = re.compile(r"(on|action|watch|render|get_content)_\w+|compose|content|render|check_action|control")
"""Methods of which the name says all: Textual calls them, and its pages say when. `content` is what a page of ours composes."""


def test_methods_of_the_app_say_what_they_do() -> None:
    """All but those that Textual calls by their name: a sentence under each `on_mount` would say nothing."""
    wrong = [
        f"{where(path, method.lineno)} has no docstring for {made.name}.{method.name}"
        for path, layer, tree in modules()
        for made in ast.walk(tree)
        if layer == "app" and isinstance(made, ast.ClassDef) and not made.name.startswith("_")
        for method in made.body
        if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef)
        and not method.name.startswith("_")
        and not CALLED_BY_TEXTUAL.fullmatch(method.name)
        and not ast.get_docstring(method)
    ]
    assert not wrong, "\n".join(wrong)


def test_a_worker_is_handed_what_it_calls_and_never_work_that_is_begun() -> None:
    """A coroutine that is made for a worker and then not begun, because the app ends first, is left lying about."""
    wrong = [
        where(path, node.lineno)
        for path, _, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("run_worker", "call_later", "call_next")
        for given in node.args
        if isinstance(given, ast.Call) and ast.unparse(given.func) != "partial"
    ]
    assert not wrong, "\n".join(wrong)
