"""“On 27 August you wrote: …”: what stood at the last check-in, beside what stands now, shown and hidden by one key."""

from collections.abc import Sequence
from datetime import date

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from workbook.app.base import Page
from workbook.app.widgets import hanging
from workbook.app.widgets.drawn_lines import DrawnLines
from workbook.domain import (
    TELL_STEPS,
    CheckItem,
    ChoiceItem,
    ChoicesItem,
    Item,
    PickItem,
    Rated,
    RatingItem,
    Response,
    Tell,
    TellItem,
    clean,
    day_text,
    day_words,
    one_line,
    value_lines,
)
from workbook.domain.days import day_and_long_month
from workbook.session import Session
from workbook.session.earlier_answer import earlier_answer, earlier_rating, worth_a_look

BAR = "│ "
"""What stands before each line of several, as before a quotation anywhere."""


class Ago(VerticalScroll):
    """What stood then, above the answer. It takes no room while it is hidden, and scrolls where it is longer than its part of the page."""

    DEFAULT_CSS = """
    Ago { display: none; height: auto; max-height: 40%; max-width: 80; padding: 0 1; scrollbar-size-vertical: 1; }
    """

    def __init__(self) -> None:
        self._lines = _Lines()
        super().__init__(self._lines)
        self.can_focus = False
        self.item: Item | None = None
        self._day: date | None = None

    @property
    def there(self) -> bool:
        """Whether the key does something: there may be something to show, or it is shown."""
        return self._day is not None or self.display

    def look(self, session: Session, item: Item | None) -> None:
        """Turn to an item, or to none, or see what has become of the one it is at. It reads no file."""
        before, other = self.there, self.item is None or item is None or item.id != self.item.id
        self.item = item
        self._day = worth_a_look(session, item, session.person.id) if item is not None else None
        if other or (self._day is None and _is_said(session, item)):
            self.hide()
        if self.there != before and self.is_attached:
            self.screen.refresh_bindings()

    def show(self, session: Session) -> None:
        """Show what stood then; a file is read for it only now."""
        if self.item is not None and self._day is not None:
            self._lines.say(*then_words(session, self.item, self._day))
            self.display = True
            self.scroll_home(animate=False)

    def hide(self) -> None:
        """Take it away."""
        self.display = self.can_focus = False


class _Lines(DrawnLines):
    """Who wrote it and when, and the words, as quoted."""

    def __init__(self) -> None:
        super().__init__()
        self._head = ""
        self._body: Sequence[str] = ()

    def say(self, head: str, body: Sequence[str]) -> None:
        """Show other words."""
        self._head, self._body = head, body
        self.refresh(layout=True)

    def draw(self, width: int) -> list[Content]:
        """One line goes on behind who wrote it; several stand below, with a bar."""
        head = Content.styled(self._head, "$text-accent")
        if len(self._body) < 2:
            return Content(" ").join([head, *map(Content, self._body)]).wrap(max(width, 12))
        bar = Content.styled(BAR, "$text-muted")
        quoted = [
            bar + line for words in self._body for line in hanging(Content(""), "", Content(words), width - len(BAR))
        ]
        return [*head.wrap(max(width, 12)), *quoted]


def _is_said(session: Session, item: Item | None) -> bool:
    """Whether anything stands now: where an answer was only emptied, what stood then goes on being shown."""
    return item is not None and (isinstance(item, RatingItem) or session.response(item.id) is not None)


def then_words(session: Session, item: Item, day: date) -> tuple[str, Sequence[str]]:
    """What stood on the day of a check-in: who said it and when, and the lines of it; or that there is nothing else to show."""
    if isinstance(item, RatingItem):
        rated = earlier_rating(session, item, session.person.id, day)
        if rated is not None:
            return f"{_on(session, rated.at.date())} you {_said(rated)}", _rating_lines(session, item, rated)
    elif (then := earlier_answer(session, item, day)) is not None:
        names = {one.id: one.name for one in session.folder.profile.people}
        who = "you" if then.by == session.person.id else one_line(names.get(then.by, then.by))
        return f"{_on(session, then.at.date())} {who} {_verb(item)}:", _answer_lines(item, then)
    return f"Nothing different is kept here from the check-in of {_day(session, day)}.", ()


def _on(session: Session, day: date) -> str:
    return f"On {_day(session, day)}"


def _day(session: Session, day: date) -> str:
    return day_and_long_month(day) if day.year == session.today.year else day_text(day)


def _verb(item: Item) -> str:
    match item:
        case ChoiceItem() | ChoicesItem() | PickItem():
            return "chose"
        case CheckItem() | TellItem():
            return "said"
        case _:
            return "wrote"


def _answer_lines(item: Item, then: Response) -> list[str]:
    if isinstance(then.value, Tell):
        step = then.value.step
        found = [f"{step}: {TELL_STEPS[step]}"] if step is not None else []
        found += clean(then.value.better).split("\n")
    else:
        found = [line for lines in value_lines(item, then.value) for line in lines.split("\n")]
    return [line for line in found if line.strip()]


def _said(rated: Rated) -> str:
    if rated.level is not None:
        return f"said {rated.level}:"
    return "said that it does not apply:" if rated.na is not None else "left it open."


def _rating_lines(session: Session, item: RatingItem, rated: Rated) -> list[str]:
    """What the level meant, where it reads so still, the dated lines that showed it, and what was written beside."""
    found = [clean(rated.na)] if rated.na is not None else []
    if rated.level is not None:
        same = rated.rev == item.rev and rated.level < len(item.anchors)
        found.append(clean(item.anchors[rated.level]) if same else "The levels have been worded anew since.")
    found += [f"{day_words(one.date, session.today)}  {one_line(one.text)}" for one in rated.evidence]
    return [line for text in (*found, clean(rated.note)) for line in text.split("\n") if line.strip()]


class LookingBack(Page):
    """A page of questions on which one key shows what stood at the last check-in."""

    session: Session

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.ago = Ago()
        self._came_from: Widget | None = None

    def action_look_back(self) -> None:
        """Show it, or hide it."""
        if self._uncovers():
            return
        self.settle()
        if self.ago.display:
            back = self._came_from if self.ago.has_focus else None
            self.ago.hide()
            self.ago.look(self.session, self.ago.item)
            if back is not None and back.is_attached:
                self.set_focus(back)
        else:
            self.ago.show(self.session)
        self.call_after_refresh(self._looked_back)

    def _looked_back(self) -> None:
        """It and the answer are to be seen; what is longer than its room has the arrow keys until it is hidden, or left with tab."""
        self._give_room()
        if not self.ago.display:
            return
        self.ago.scroll_visible(animate=False)
        if self.ago.max_scroll_y > 0:
            self._came_from = self.focused
            self.ago.can_focus = True
            self.set_focus(self.ago)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The key is there only where there may be something."""
        return self.ago.there if action == "look_back" else super().check_action(action, parameters)

    def _uncovers(self) -> bool:
        """Where something covers the page a key only takes that away; whether it did."""
        return False

    def _give_room(self) -> None:
        """Fit the answer into what is left of the page."""
