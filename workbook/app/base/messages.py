"""What the screens and the app say to each other."""

from textual.message import Message

from workbook.domain import dataclass


@dataclass
class Go(Message):
    """A page is wanted: `page` is its name, `at` what to show in it (a plan, a rating, an exercise), if anything."""

    page: str
    at: str = ""
    item: str = ""


class SaveChanged(Message):
    """Whether all is saved has changed. Posted from any thread; the app shows it in every title line."""


class Changed(Message, bubble=False):
    """Something in the workbook was changed by other hands than this screen's: an undo, another program."""


@dataclass
class Sit(Message):
    """Somebody else answers from now on: `person`, by their id."""

    person: str


@dataclass
class Open(Message):
    """A workbook is to be opened: the one in `folder`; and `then` a page of it, by name."""

    folder: str
    then: str = ""
