"""How wide the columns of a table are, whatever stands in them and however wide the screen is."""

from hypothesis import given as for_all
from hypothesis import strategies as st

from workbook.app.table.columns import GAP, LEAST, Wish, fit, lay_out


@for_all(
    st.lists(st.builds(Wish, st.integers(1, 30), st.integers(1, 80), st.booleans()), min_size=1, max_size=12),
    st.integers(30, 160),
    st.integers(0, 11),
)
def test_columns_always_fit_and_hold_the_current_one(wishes: list[Wish], width: int, current: int) -> None:
    current = min(current, len(wishes) - 1)
    places = lay_out(wishes, 4, width, current)
    assert 0 in [place.index for place in places]
    assert current in [place.index for place in places]
    ends = [place.start + place.width for place in places]
    assert ends[-1] <= width
    assert all(end + GAP <= after.start for end, after in zip(ends, places[1:], strict=False))


@for_all(
    st.lists(st.builds(Wish, st.integers(1, 30), st.integers(1, 60), st.booleans()), min_size=1, max_size=8),
    st.integers(50, 150),
)
def test_no_column_is_narrower_than_it_must_be(wishes: list[Wish], room: int) -> None:
    widths = fit(wishes, room)
    assert all(cells >= min(wish.natural, LEAST) for wish, cells in zip(wishes, widths, strict=True))
    assert sum(widths) <= room


def test_headings_over_short_values_give_way_before_what_a_row_is_about() -> None:
    idea, marks = Wish(4, 40, free=True), [Wish(10, 1), Wish(8, 1), Wish(10, 1), Wish(10, 1)]
    widths = fit([idea, Wish(3, 9), *marks], 62)
    assert widths[0] >= 22
    assert widths[1] == 9
    assert max(widths[2:]) <= 8
