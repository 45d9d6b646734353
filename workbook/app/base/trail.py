"""The trail that escape walks back: each page stands on it once, and what is shown again is on its end."""

from typing import Any

from textual.app import App

from workbook.app.base.page import Page
from workbook.app.textual_edges.app_edge import take_out


def standing(app: App[Any], page: str, at: str) -> Page | None:
    """The page of this name that shows `at` and is on the trail, wherever there."""
    found = (one for one in reversed(app.screen_stack) if isinstance(one, Page) and page == one.PLACE)
    return next((one for one in found if one.shows(at)), None)


async def go_to(app: App[Any], page: Page) -> None:
    """Show a page of the trail again. To the one that one came from, and to the first of all, it is a way back; any other
    is taken from its place and put on the end, so that escape leads to where one is now.
    """
    trail = app.screen_stack
    if trail.index(page) in (0, len(trail) - 2):
        while app.screen is not page:
            await app.pop_screen()
    elif page is not app.screen:
        take_out(app, page)
        await app.push_screen(page)


async def stand_once(here: Page, at: str) -> None:
    """`here`, the end of the trail, is about to show `at`: another page of its kind that does already leaves the trail."""
    for one in here.app.screen_stack[:-1]:
        if isinstance(one, Page) and one.PLACE == here.PLACE and one.shows(at):
            take_out(here.app, one)
            await one.remove()
