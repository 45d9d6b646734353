"""Who answers: asked by one command from anywhere, and what happens when the keyboard goes to somebody else."""

from collections.abc import Hashable

from workbook.app.base import Go, Page, PickScreen, Sit
from workbook.app.base.ending import SafeEnding
from workbook.domain import one_line
from workbook.reports.people_report import person_words
from workbook.session.people import answers_now, people_here, people_of


def ask(app: SafeEnding) -> None:
    """Offer everybody who is there. Where that is one alone, the page of people says so, and brings in others."""
    if (session := app.session) is None:
        return
    here, people = people_here(session), people_of(session)
    if len(here) < 2:
        app.post_message(Go("people"))
        app.notify("Nobody else is there yet. “Add” brings in somebody who answers too.", timeout=6)
        return

    def taken(chosen: Hashable | None) -> None:
        if isinstance(chosen, str) and chosen != session.person.id:
            app.post_message(Sit(chosen))

    choices = [(one.id, ("● " if one.id == session.person.id else "○ ") + person_words(one, people)) for one in here]
    app.push_screen(PickScreen("Who answers from now on?", choices, at=session.person.id), taken)


async def hand_over(app: SafeEnding, person: str) -> None:
    """Let this person answer. What was typed is kept as the last one's, and it goes on with Home, nothing of theirs open."""
    if (session := app.session) is None:
        return
    for screen in app.screen_stack:
        if isinstance(screen, Page):
            screen.settle()
    if (problem := answers_now(session, person)) is not None:
        app.notify(f"{problem.what} {problem.mend}", severity="warning")
        return
    while len(app.screen_stack) > 1:
        await app.pop_screen()
    app.notify(f"{one_line(session.person.name)} answers now.", timeout=4)
