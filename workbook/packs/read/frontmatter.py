"""The front matter of a page: flat `key: value` lines, which every YAML reader takes too, and nothing of YAML beyond them."""

from dataclasses import field

from workbook.domain import EVERYBODY, Applies, Effort, dataclass, did_you_mean, is_id, slug
from workbook.packs.read.conditions import CONDITIONS, applies, listed, read_condition
from workbook.packs.read.findings import Report
from workbook.packs.read.lift_lines import EFFORTS
from workbook.packs.read.markdown import Chunk
from workbook.packs.read.pack_limits import FRONT_LINES
from workbook.packs.read.validate import fit

_LONGEST = 600
_LONGEST_ACTION = 110  # so that it stands in a list of actions as it is


@dataclass(frozen=True, slots=True)
class Sort:
    """What one sort of page says of itself: the keys that it wants, those it may have, and what it is called."""

    called: str
    wanted: tuple[str, ...]
    also: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that it may have."""
        return (*self.wanted, *self.also)


EXERCISE = Sort(
    "exercise",
    ("id", "title", "minutes"),
    ("scope", "action", "effort", "asks", "made", "essential", *CONDITIONS),
)
READINESS = Sort("readiness page", EXERCISE.wanted, ("scope", "action", "effort", "asks", "made"))
PROGRAMME = Sort("programme", ("id", "title"))
DOCUMENT = Sort("document", ("id", "title", "plan", "reader"), tuple(CONDITIONS))


@dataclass(slots=True)
class Front:
    """What the front matter says. `minutes` is 1 to 600; `lines` has the line of each key that is there."""

    id: str = ""
    title: str = ""
    minutes: int = 0
    scope: str = ""
    action: str = ""
    effort: Effort | None = None
    asks: bool = False
    made: str = ""
    essential: bool = False
    plan: str = ""
    reader: str = ""
    applies: Applies = EVERYBODY
    lines: dict[str, int] = field(default_factory=dict)


def read_front(chunk: Chunk | None, report: Report, sort: Sort) -> Front:
    """The front matter in `chunk` of a page of this sort; what is missing or wrong stays empty and is reported."""
    front = Front()
    asked: dict[str, tuple[str, ...]] = {}
    if chunk is None:
        *most, last = sort.wanted
        mend = f"Begin the file with “---”, lines for {', '.join(most)} and {last}, and “---”."
        report.error(1, f"This {sort.called} has no front matter.", mend)
        return front
    for line, text in enumerate(chunk.text.split("\n"), chunk.line):
        if line - chunk.line >= FRONT_LINES:
            report.error(line, f"The front matter has more than {FRONT_LINES} lines.", "End it with a line “---”.")
            break
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        key, colon, raw = (part.strip() for part in text.partition(":"))
        if not colon:
            report.error(line, f"The front matter wants “key: value”, found “{text.strip()[:40]}”.", "Add the colon.")
        elif key not in sort.keys:
            near = did_you_mean(key, sort.keys)
            mend = f"It has {', '.join(sort.keys)}."
            report.error(line, f"The front matter has no key “{key[:40]}”.{near}", mend)
        elif key in front.lines:
            report.error(line, f"“{key}” stands on line {front.lines[key]} already.", "Keep one of them.")
        else:
            front.lines[key] = line
            value = _unquoted(raw, line, report)
            if key in CONDITIONS and value:
                asked[key] = _condition(front, key, value, line, report, sort)
            else:
                _take(front, key, value, line, report)
    front.applies = applies(asked)
    for key in sort.wanted:
        if key not in front.lines and not (key == "reader" and front.reader):
            report.error(1, f"The front matter has no {key}.", f"Add a line “{key}: …” to it.")
    _whole_action(front, report)
    return front


def _whole_action(front: Front, report: Report) -> None:
    """Takes back an action that is only half said, which is reported."""
    said = [key for key in ("action", "effort", *(["asks"] if front.asks else [])) if key in front.lines]
    if said and said[:2] != ["action", "effort"]:
        mend = "Give it both, “action: …” and “effort: small”, or neither; “asks: yes” only beside them."
        report.error(front.lines[said[0]], "What can be taken on from here is only half said.", mend)
    if not front.action or front.effort is None:
        front.action, front.effort, front.asks = "", None, False


def _condition(front: Front, key: str, value: str, line: int, report: Report, sort: Sort) -> tuple[str, ...]:
    """What a page says of the firms that it is for. A document once said here who reads it."""
    if sort is DOCUMENT and key == "for" and any(" " in word for word in listed(value)):
        front.reader = front.reader or value
        what = f"“for” says which firms a document is for, found “{value[:40]}”."
        report.error(line, what, "Who uses it and when stands under “reader:” now.")
        return ()
    return read_condition(
        key, listed(value), line, report, " Who uses it stands under “reader:”." if sort is DOCUMENT else ""
    )


def _unquoted(raw: str, line: int, report: Report) -> str:
    """The value without its quotes."""
    if len(raw) > 1 and raw[0] == raw[-1] and raw[0] in "\"'":
        return raw[1:-1]
    if ": " in raw:
        report.note(line, "This value has a colon in it.", "Put it in straight quotes, which other readers want.")
    return raw


def _take(front: Front, key: str, value: str, line: int, report: Report) -> None:
    """Puts one value into `front` if it is right."""
    match key:
        case _ if not value:
            report.error(line, f"“{key}” is empty.", "Write something after the colon.")
        case _ if "{{" in value:
            report.error(line, f"“{key}” cannot have a place in it.", "Say it in words that hold for everybody.")
        case "action" if len(value) > _LONGEST_ACTION:
            mend = f"Say it in {_LONGEST_ACTION} or fewer."
            report.error(line, f"The action has {len(value)} characters.", mend)
        case "id" if is_id(value):
            front.id = value
        case "id":
            mend = f"Use lower-case words joined by hyphens, as “{slug(value)}”."
            report.error(line, f"“{value[:40]}” cannot be an id.", mend)
        case "minutes":
            front.minutes = _minutes(value, line, report)
        case "effort" if value in EFFORTS:
            front.effort = EFFORTS[value]
        case "effort":
            mend = f"Use one of {', '.join(EFFORTS)}."
            report.error(line, f"“{value[:40]}” is no effort.{did_you_mean(value, EFFORTS)}", mend)
        case "asks" | "essential" if value in ("yes", "no"):
            setattr(front, key, value == "yes")
        case "asks" | "essential":
            report.error(
                line, f"“{key}” wants yes or no, found “{value[:40]}”.", f"Write “{key}: yes”, or leave it out."
            )
        case _:
            setattr(front, key, value)


def _minutes(value: str, line: int, report: Report) -> int:
    minutes, why = fit(int, value, strict=False)
    if not why and not 1 <= minutes <= _LONGEST:
        why = f"is {minutes}, outside 1 to {_LONGEST}."
    if why:
        report.error(line, f"“minutes” {why}", "Write a number such as 20.")
        return 0
    return int(minutes)
