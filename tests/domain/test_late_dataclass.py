"""Our `dataclass` beside the standard library's: the same classes made by both say the same, whatever is done with them."""

import copy
import dataclasses
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import Any, ClassVar

import pytest

from workbook.domain import dataclass

OPTIONS = [
    {},
    {"slots": True},
    {"frozen": True},
    {"frozen": True, "slots": True},
    {"frozen": True, "kw_only": True},
]


def made_by(decorator: Callable[..., Any], options: dict[str, bool]) -> Any:
    """A class with a field of each sort."""

    @decorator(**options)
    class Shop:
        """A shop."""

        SORT: ClassVar[str] = "shop"
        name: str
        people: tuple[str, ...] = ()
        notes: list[str] = field(default_factory=list)
        seen: str = field(default="", compare=False)

        def __post_init__(self) -> None:
            assert self.name is not None

    return Shop


def what_happens(act: Callable[[], Any]) -> Any:
    """What `act` gives, or the sort of its refusal."""
    try:
        return act()
    except (TypeError, AttributeError) as refusal:
        return type(refusal)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize(
    "act",
    [
        lambda Shop: repr(Shop(name="Slope", people=("Ana",))).rpartition(".")[2],
        lambda Shop: repr(Shop("Slope", ("Ana",), notes=["x"], seen="y")).rpartition(".")[2],
        lambda Shop: Shop(name="Slope") == Shop(name="Slope", seen="today"),
        lambda Shop: Shop(name="Slope") == Shop(name="Slope", notes=["x"]),
        lambda Shop: Shop(name="Slope") == ("Slope", (), [], ""),
        lambda Shop: Shop(name="Slope").notes is Shop(name="Slope").notes,
        lambda Shop: hash(Shop(name="Slope")),
        lambda Shop: hash(Shop(name="Slope", notes=())) == hash(("Slope", (), ())),
        lambda Shop: [one.name for one in fields(Shop)],
        lambda Shop: replace(Shop(name="Slope"), people=("Ben",)).people,
        lambda Shop: dataclasses.asdict(Shop(name="Slope", people=("Ana",))),
        lambda Shop: setattr(Shop(name="Slope"), "name", "Other"),
        lambda Shop: what_happens(lambda: setattr(Shop(name="Slope"), "other", "Other")) is None,
        lambda Shop: delattr(Shop(name="Slope"), "name"),
        lambda Shop: Shop(),
        lambda Shop: Shop("Slope", other="x"),
        lambda Shop: Shop("Slope", (), [], "", "too many"),
        lambda Shop: Shop(name=None) if __debug__ else None,
        lambda Shop: Shop.__match_args__,
        lambda Shop: copy.copy(Shop(name="Slope", notes=["x"])).notes,
        lambda Shop: copy.deepcopy(Shop(name="Slope", people=("Ana",))).people,
    ],
)
def test_it_does_what_the_library_does(act: Callable[[Any], Any], options: dict[str, bool]) -> None:
    told = []
    for decorator in (dataclasses.dataclass, dataclass):
        try:
            told.append(what_happens(lambda decorator=decorator: act(made_by(decorator, options))))  # type: ignore[misc]  # the default binds the loop's value
        except AssertionError:
            told.append("not after __init__")
    assert told[0] == told[1]


def test_with_another_option_it_is_the_librarys() -> None:
    for option in ({"eq": False}, {"order": True}, {"repr": False}):
        shop, as_ever = (made_by(one, {"frozen": True, **option}) for one in (dataclass, dataclasses.dataclass))
        told = [
            (one("Slope") == one("Slope"), "__lt__" in vars(one), "name" in repr(one("Slope")))
            for one in (shop, as_ever)
        ]
        assert told[0] == told[1]


def test_a_class_keeps_what_it_writes_itself() -> None:
    @dataclass(frozen=True, slots=True)
    class Box:
        """A box."""

        size: int

        def __eq__(self, other: object) -> bool:
            return True

        def __repr__(self) -> str:
            return "a box"

    assert Box(1) == "anything"
    assert repr(Box(1)) == "a box"
    assert hash(Box(1)) == hash(Box(1))


def test_a_kind_has_the_fields_of_what_it_is_made_from() -> None:
    @dataclass(frozen=True, slots=True)
    class Base:
        """A base."""

        id: str

    @dataclass(frozen=True, slots=True)
    class Kind(Base):
        """A kind."""

        most: int = 3

    assert (Kind("a").id, Kind("a", 4).most, Base("b").id) == ("a", 4, "b")
    assert Kind("a") != Base("a")
    with pytest.raises(FrozenInstanceError):
        Kind("a").most = 4  # type: ignore[misc]  # what is frozen is to refuse it
