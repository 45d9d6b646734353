"""The kinds of file that there are, and which of them a name or an address belongs to."""

from functools import cache

from workbook.domain import At, Record
from workbook.store.kinds.actions import ACTIONS
from workbook.store.kinds.answers import ANSWERS
from workbook.store.kinds.decisions import DECISIONS
from workbook.store.kinds.former import FORMER_CHECKIN, FORMER_RATINGS
from workbook.store.kinds.kind import Kind, Section
from workbook.store.kinds.marks import MARKS
from workbook.store.kinds.profile import PROFILE
from workbook.store.kinds.progress import PROGRESS
from workbook.store.kinds.ratings import RATINGS
from workbook.store.kinds.rounds import REPLIES, RESULT, ROUND_HEAD

KINDS: tuple[Kind, ...] = (
    PROFILE,
    ANSWERS,
    RATINGS,
    ROUND_HEAD,
    REPLIES,
    RESULT,
    MARKS,
    ACTIONS,
    PROGRESS,
    DECISIONS,
    FORMER_CHECKIN,
    FORMER_RATINGS,
)


def kind_of(name: str) -> Kind | None:
    """The kind of the file `name` (relative, with `/`), or None when a workbook has no such file."""
    return _kind_of(name, KINDS)


@cache
def _kind_of(name: str, kinds: tuple[Kind, ...]) -> Kind | None:
    return next((kind for kind in kinds if kind.fields_of(name) is not None), None)


def home_of(at: type[At]) -> tuple[Kind, Section | None]:
    """The kind of file that holds what is at addresses of this type, and the section in it; None for a whole file."""
    return _homes(KINDS)[at]


@cache
def _homes(kinds: tuple[Kind, ...]) -> dict[type[At], tuple[Kind, Section | None]]:
    homes: dict[type[At], tuple[Kind, Section | None]] = {}
    for kind in kinds:
        homes |= {section.at: (kind, section) for section in kind.sections if section.at is not None}
        homes |= {kind.whole.at: (kind, None)} if kind.whole is not None else {}
    return homes


def drafted() -> dict[str, Section]:
    """The sections whose records are drafted while they wait to be saved, by what drafts call them."""
    return {section.name: section for kind in KINDS for section in kind.sections if section.name}


def words_of(at: At, record: Record | None) -> str:
    """What the record at a place is about, in a person's words, as far as the files tell."""
    _, section = home_of(type(at))
    if section is not None and section.words is not None and record is not None:
        return section.words(record)
    return str(getattr(at, at.names()[-1])) if at.names() else ""
