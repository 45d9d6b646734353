"""`dataclass` as the standard library has it, made in a fraction of the time: a start makes a hundred and fifty of them.

The library writes and compiles up to seven methods of a class when the class is made. Here what compares, hashes, shows and
guards is made from what is there already, and `__init__` is written when the first instance is: most classes have none in
one run. `fields` and `replace` are the library's own, and so is a class made with any other of its options. Of fields only `default`,
`default_factory`, `compare`, `repr` and `kw_only` count.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False, kw_only=False, **others):
        """The class with the methods of a dataclass. It compares by its fields; a `frozen` one hashes by them as well."""
        if others:
            return dataclasses.dataclass(cls, frozen=frozen, slots=slots, kw_only=kw_only, **others)
        bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)

        def made(cls):
            if cls.__doc__ is None:  # then the library would write the signature there, and need 4 ms for it
                cls.__doc__ = cls.__name__
            return _complete(bare(cls), frozen)

        return made(cls) if cls else made


def _complete(cls: type[Any], frozen: bool) -> type[Any]:
    """`cls`, which has its fields already, with its methods."""
    own = vars(cls)
    methods = {"__init__": _init(cls, frozen), "__repr__": _repr, **_comparing(cls, frozen)}
    if frozen:
        methods |= {"__setattr__": _no_setattr, "__delattr__": _no_delattr}
        if "__slots__" in own:
            methods |= {"__getstate__": _state, "__setstate__": _set_state}
    for name, method in methods.items():
        if name not in own or own[name] is None:  # `__hash__` is None in a class that writes its own `__eq__`
            setattr(cls, name, method)
    return cls


def _init(cls: type[Any], frozen: bool) -> Callable[..., None]:
    """An `__init__` that at its first call writes the real one and gives its place to it."""

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        written = _written(cls, frozen)
        if vars(cls).get("__init__") is __init__:
            cls.__init__ = written
        written(self, *args, **kwargs)

    return __init__


def _written(cls: type[Any], frozen: bool) -> Callable[..., None]:
    """The `__init__` that the library would have written for `cls`."""
    known: dict[str, Any] = {"_set_": object.__setattr__, "_MISSING_": dataclasses.MISSING}
    by_place, by_name, body = ["self"], list[str](), list[str]()
    for one in dataclasses.fields(cls):
        name, default, value = one.name, "", one.name
        if one.default is not dataclasses.MISSING:
            default, known[f"_default_{name}"] = f"=_default_{name}", one.default
        elif one.default_factory is not dataclasses.MISSING:
            default, known[f"_default_{name}"] = "=_MISSING_", one.default_factory
            value = f"_default_{name}() if {name} is _MISSING_ else {name}"
        (by_name if one.kw_only else by_place).append(name + default)
        body.append(f"_set_(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    parameters = ", ".join([*by_place, *(["*", *by_name] if by_name else [])])
    exec(f"def __init__({parameters}):\n " + "\n ".join(body or ["pass"]), known)
    written: Callable[..., None] = known["__init__"]
    written.__qualname__ = f"{cls.__qualname__}.__init__"
    return written


def _comparing(cls: type[Any], frozen: bool) -> dict[str, Any]:
    """`__eq__` and `__hash__` by the fields that are compared."""
    names = [one.name for one in dataclasses.fields(cls) if one.compare]
    values: Callable[[Any], Any] = attrgetter(*names) if names else lambda self: ()

    def __eq__(self: Any, other: Any) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:
        return hash(values(self))

    return {"__eq__": __eq__, "__hash__": __hash__ if frozen else None}


def _repr(self: Any) -> str:
    shown = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr)
    return f"{self.__class__.__qualname__}({shown})"


def _state(self: Any) -> list[Any]:
    """What a copy of a frozen instance is made from."""
    return [getattr(self, one.name) for one in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for one, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


def _no_setattr(self: Any, name: str, value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_delattr(self: Any, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
