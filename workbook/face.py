"""The face of a package: names that are found in its modules when they are first asked for.

`from workbook.domain import Item` says what is wanted and not where it stands, and loads no more than the module that has it.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any


def names(package: str, **modules: str) -> Callable[[str], Any]:
    """A `__getattr__` for `package`: each keyword is one of its modules, with the names that it gives, apart by blanks.

    What was asked for once stands in the package from then on. A name that no module gives is an `AttributeError`.
    """
    homes = {name: module for module, given in modules.items() for name in given.split()}

    def find(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"{package} has no {name}")
        value = getattr(import_module(f"{package}.{homes[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    return find
