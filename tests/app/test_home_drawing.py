"""Home as a drawing: at every size, with any number of plans and with names of any length, nothing leaves its place or is lost."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import ON, pack, rating, standings
from tests.tries import tries
from workbook.app.home.canvas import plain
from workbook.app.home.face import drawn_home
from workbook.app.home.home_data import HomeData
from workbook.domain import score, show
from workbook.domain.actions.next_level import next_level
from workbook.reports import width
from workbook.reports.home_report import ChapterLine, Done, Line, rated
from workbook.reports.level_report import level_sentences
from workbook.reports.next_report import NextCard

NAMES = (
    "Strategy",
    "Content",
    "Convergence",
    "Customers",
    "Partners",
    "Ready to receive",
    "木村さんの計画",
    "Donaudampfschifffahrt",
)
SIZES = st.tuples(st.integers(40, 210), st.integers(12, 60))
WORDS = ("7 One message", "From meeting to screen", "question 2 of 4")
STEP = NextCard("x", "y", *WORDS, done=1, total=4, why="It is next.", holds="20 minutes", word="Go on")


def home(plans: int, levels: str, *, more: bool = True) -> HomeData:
    """Home of a pack of so many plans of two ratings each, rated at `levels` in turn."""
    named = {f"p{place}": [rating(f"p{place}-{at}") for at in range(2)] for place in range(plans)}
    book = pack({"base": [rating("base")], **named}, scored={"base": "apart"})
    given = {one.id: level for one, level in zip(book.ratings, levels, strict=False) if level != "-"}
    now = score(book, standings(given), ON)
    for group, name in zip(now.plans, NAMES, strict=False):
        object.__setattr__(group, "title", name)
    data = HomeData(now, rated(now), now.plans, now.apart)
    if more:
        data.counted, data.card, data.word = True, STEP, "Go on"
        data.done = Done(("done", "begun", "new"), 12, 40, 3, 25, 2)
        data.sentences = level_sentences(next_level(now), now)
        data.due = [
            Line("Due", "Call three customers about 木村 and their result", "4 days ago", "Mira", ("action", "a"), True)
        ]
        data.urgent = [
            Line(
                "Changed",
                "Two levels were given to an earlier wording. " * 3,
                key=("rating", "a", "b"),
                warm=True,
                whole=True,
            )
        ]
        data.lapses = [
            Line("Lapses", "3 proofs, first “木村さん know whom to send”", "14 Dec  −2.3", key=("renew", "a", "b"))
        ]
        data.other = [
            Line("Try next", "Prove something", "+0.9", "5 minutes", ("action", "b")),
            Line("Way", "The long way", "key t", key=("ways",)),
        ]
        data.way = [
            (
                "Plan",
                [
                    ChapterLine(f"c{n}", n, f"Chapter {n}", "new", n == 1, "35 min", "Plan on one page")
                    for n in range(1, 14)
                ],
            )
        ]
    return data


@tries(200)
@given(st.integers(2, 8), st.text(st.sampled_from("-01234"), min_size=17, max_size=17), SIZES, st.booleans())
def test_every_line_has_its_width_and_every_plan_its_number(
    plans: int, levels: str, size: tuple[int, int], more: bool
) -> None:
    data = home(plans, levels, more=more)
    columns, rows = size
    for at in ((), ("number",), ("card",), ("plan", "p1"), ("plan", "base"), ("action", "a")):
        made = drawn_home(data, columns, rows, at=at, plan="p1")
        lines = ["".join(words for words, _ in line) for line in made.drawn()]
        assert {width(line) for line in lines} == {columns}
        assert len(lines) >= rows - 3
        text = "\n".join(lines)
        assert "  " in text and not any(line.endswith("─…") for line in lines)
        if data.rated:
            for group in data.groups:
                assert ("plan", group.id) in made.stops
                if group.answered:
                    assert show(group.proven, 0) in text
        else:
            assert "No number yet" in text
            assert "━" not in text.replace("3 of 25", "")
        assert len(made.stops) == len(set(made.stops))
        for spot in made.spots:
            assert spot.y + spot.height <= made.height
            assert spot.x >= 0 and spot.x + spot.width <= columns


def test_weak_links_are_told_without_colour_and_only_where_they_differ() -> None:
    weak = plain(drawn_home(home(4, "-" + "22" + "00" + "22" + "11"), 100, 24, plan="p1").drawn())
    assert sum("2x" in line for line in weak) == 1
    joints = next(line for line in weak if "╌╌┆" in line)
    assert joints.count("╌╌╌╌") == 3, "the joint of a weak link is dashed at both its sides"
    same = "\n".join(plain(drawn_home(home(4, "-" + "22" * 4), 100, 24, plan="p1").drawn()))
    assert "2x" not in same and "╌" not in same and "┝━━" in same


def test_what_is_claimed_is_lighter_and_what_is_open_is_dots() -> None:
    lines = drawn_home(home(2, "-" + "44" + "--"), 80, 24, plan="p1").drawn()
    bar = next(line for line in lines if any("▒" in words for words, _ in line))
    looks = {words[0]: look for words, look in bar}
    assert looks["▒"] == "$tint" and looks["·"] == "$track"
    data = home(2, "-" + "44" + "--")
    assert data.claimed(data.groups[0]) == 1 and data.claimed(data.groups[1]) == Fraction(0)
