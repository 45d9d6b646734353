"""The page of Home as one widget: it is drawn once for its size and for what it shows, and hands out its lines."""

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbook.app.home.canvas import Drawn, Key, Spot
from workbook.app.keys import bindings
from workbook.domain import dataclass

if TYPE_CHECKING:
    from workbook.app.home.canvas import Canvas
    from workbook.app.home.home_data import HomeData

CARD: Key = ("card",)
CARE: Key = ("problems",)


class FaceView(ScrollView, can_focus=True):
    """Home's page. The focus in it is a state: arrows and tab move it, a click goes where it points and opens that."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    FaceView { width: 100%; height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; background: $background; color: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("face")

    @dataclass
    class Moved(Message):
        """The focus is on something else now."""

    @dataclass
    class Opened(Message):
        """Something was clicked on."""

        key: Key

    def __init__(self) -> None:
        super().__init__()
        self.data: HomeData | None = None
        self.at, self.plan = CARD, ""
        self._hover: Key = ()
        self._lines: Drawn = ()
        self._spots: list[Spot] = []
        self._stops: list[Key] = []
        self._strips: dict[int, Strip] = {}
        self._looks: dict[str, Style] = {}
        self._drawn_for = Size(0, 0)

    @property
    def stops(self) -> tuple[Key, ...]:
        """What the keys go to, in order."""
        return tuple(self._stops)

    def show(self, lines: Drawn) -> None:
        """Show lines that were drawn elsewhere, as they are."""
        self._lines, self._spots, self._stops = lines, [], []
        self._again()

    def put(self, data: "HomeData") -> None:
        """Show this. The focus stays where it is, if that is still there."""
        self.data = data
        if data.group(self.plan) is None:
            self.plan = data.weakest
        self._draw()
        if data.counted and self.at not in self._stops:
            self.at = CARD
            self._draw()

    def drawn_at_rest(self) -> Drawn:
        """What is to be seen when Home is opened: the same with the focus on what comes next."""
        if self.data is None:
            return ()
        return self._made(self.data, CARD, self.data.weakest, ()).drawn()

    def _made(self, data: "HomeData", at: Key, plan: str, hover: Key) -> "Canvas":
        from workbook.app.home.face import drawn_home

        return drawn_home(data, *self.app.size, at=at, plan=plan, hover=hover)

    def _draw(self) -> None:
        if self.data is None:
            return
        made = self._made(self.data, self.at, self.plan, self._hover)
        self._lines, self._spots = made.drawn(), made.spots
        order = ("care", "number", "card", "plans", "lines")
        self._stops = sorted(made.stops, key=lambda key: order.index(self._kind(key)))
        self._drawn_for = self.app.size
        self._again()

    def _again(self) -> None:
        self._strips.clear()
        self.virtual_size = Size(self.size.width, len(self._lines))
        self.refresh()

    # Drawing

    def notify_style_update(self) -> None:
        """Draw in the new colours."""
        self._strips.clear()
        self._looks.clear()
        super().notify_style_update()

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the room that there is now."""
        if self.data is not None and self.app.size != self._drawn_for:
            self._draw()
        else:
            self._again()
        self._in_sight()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        number, width = y + self.scroll_offset.y, self.size.width
        if number >= len(self._lines):
            return Strip.blank(width, self._look(""))
        if number not in self._strips:
            strip = Strip([Segment(words, self._look(look)) for words, look in self._lines[number]])
            self._strips[number] = strip.adjust_cell_length(width, self._look(""))
        return self._strips[number]

    def _look(self, look: str) -> Style:
        found = self._looks.get(look)
        if found is None:
            base = self.visual_style
            style = base + self.app.stylesheet.parse_style(look) if look else base
            found = self._looks[look] = style.rich_style
        return found

    # Moving

    def go(self, key: Key) -> None:
        """Put the focus there."""
        if key != self.at and key in self._stops:
            self.at = key
            if key[0] == "plan":
                self.plan = key[1]
            self._draw()
            self._in_sight()
            self.post_message(self.Moved())

    def _in_sight(self) -> None:
        """Scroll so far that what has the focus is seen; for the first of all to the top."""
        spot = next((spot for spot in self._spots if spot.key == self.at), None)
        if spot is None or len(self._lines) <= self.size.height:
            return
        top, height = self.scroll_offset.y, self.size.height
        if self.at in self._stops[:2]:
            top = 0
        elif spot.y < top:
            top = spot.y
        elif spot.y + spot.height > top + height:
            top = spot.y + spot.height - height
        if self.at == self._stops[-1]:
            top = len(self._lines) - height
        self.scroll_to(y=top, animate=False, force=True)

    def _kind(self, key: Key) -> str:
        """Which group a stop is part of: tab goes from one to the next."""
        group = key[0] if key[0] in ("number", "card") else "lines"
        group = "care" if key == CARE and self.data is not None and self.data.care else group
        chained = self.data is not None and key[0] == "plan" and key[1] in self.data.plan_ids
        return "plans" if chained else group

    def action_step(self, step: int) -> None:
        """One on or back; past all the plans at once, which left and right go along."""
        at, stops = self.at, self._stops
        place = stops.index(at) if at in stops else -1
        if place < 0:
            return
        if self._kind(at) == "plans":
            while 0 <= place < len(stops) and self._kind(stops[place]) == "plans":
                place += step
        else:
            place += step
        if 0 <= place < len(stops):
            self.go(self._entered(stops[place]))
        else:
            self.scroll_relative(y=step, animate=False)

    def _entered(self, key: Key) -> Key:
        """Where one comes to: among the plans that is the one that is chosen."""
        chosen = ("plan", self.plan)
        return chosen if self._kind(key) == "plans" and self._kind(chosen) == "plans" else key

    def action_side(self, step: int) -> None:
        """To the plan beside."""
        plans = [key for key in self._stops if self._kind(key) == "plans"]
        if not plans:
            return
        if self.at not in plans:
            self.go(self._entered(plans[0]))
        else:
            self.go(plans[min(max(plans.index(self.at) + step, 0), len(plans) - 1)])

    def action_group(self, step: int) -> None:
        """On to the next of number, card, plans and lines, or back; around at the ends."""
        kinds = list(dict.fromkeys(self._kind(key) for key in self._stops))
        if not kinds:
            return
        here = kinds.index(self._kind(self.at)) if self._kind(self.at) in kinds else 0
        wanted = kinds[(here + step) % len(kinds)]
        self.go(self._entered(next(key for key in self._stops if self._kind(key) == wanted)))

    def action_end(self, place: int) -> None:
        """To the first of all (0) or the last (-1)."""
        if self._stops:
            self.go(self._entered(self._stops[place]))

    def action_page(self, step: int) -> None:
        """As far as there is room, on or back."""
        spots = [spot for spot in self._spots if spot.key in self._stops]
        here = next((spot for spot in spots if spot.key == self.at), None)
        if here is None:
            return
        wanted = here.y + step * max(self.size.height - 1, 1)
        beyond = [spot for spot in spots if (spot.y >= wanted if step > 0 else spot.y <= wanted)]
        self.go(self._entered(beyond[0 if step > 0 else -1].key if beyond else self._stops[-1 if step > 0 else 0]))

    # The mouse

    def _under(self, event: events.MouseEvent) -> Key:
        x, y = event.x, event.y + self.scroll_offset.y
        return next((spot.key for spot in reversed(self._spots) if spot.holds(x, y)), ())

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show what a click would open."""
        self._hovered(self._under(event))

    def on_leave(self, event: events.Leave) -> None:
        """Nothing is under the mouse any more."""
        self._hovered(())

    def _hovered(self, key: Key) -> None:
        if key != self._hover:
            self._hover = key
            self._draw()

    def on_click(self, event: events.Click) -> None:
        if key := self._under(event):
            self.go(key)
            self.post_message(self.Opened(key))
