"""The parts of an exercise by themselves: `python -m workbook.app.exercise`, or `… summary` for one of them."""

import sys
from collections.abc import Callable

from textual.widget import Widget

from workbook.app.exercise.exercise_run import DONE, OPEN, WRONG, Made
from workbook.app.exercise.next_steps import NextStep
from workbook.app.exercise.suggestions import Suggestions
from workbook.app.exercise.summary import Summary
from workbook.app.widgets.alone import show
from workbook.app.widgets.place_line import PlaceLine
from workbook.app.widgets.prompt import Prompt


def _position() -> PlaceLine:
    line = PlaceLine()
    line.place((DONE, DONE, WRONG, OPEN), 2, "Whom do you see most?", "Who sent them?")
    return line


def _prompt() -> Prompt:
    prompt = Prompt()
    prompt.ask("Who brought you the most work this year?", "one row is not finished", "private")
    return prompt


def _suggestions() -> Widget:
    suggestions = Suggestions(lambda: ("“Most of them” could be a number.", "Nobody is named yet. Who was it last?"))
    suggestions.call_after_refresh(suggestions.now)
    return suggestions


def _summary() -> Summary:
    made = [
        Made(DONE, "Who brought you the most work this year?", "3 rows: Mrs Okafor and two more"),
        Made(WRONG, "How many came because somebody sent them?", "about 14", wrong=True),
        Made(OPEN, "What do they say about you?", "", optional=True),
    ]
    ways = [
        NextStep("Go on to “What the best ones share”, 20 minutes", "exercise"),
        NextStep("Leave it here for today", "out"),
    ]
    return Summary(made, ways)


EXAMPLES: dict[str, Callable[[], Widget]] = {
    "position": _position,
    "prompt": _prompt,
    "suggestions": _suggestions,
    "summary": _summary,
}
"""What there is to see here, by module."""

if __name__ == "__main__":
    sys.exit(show("workbook.app.exercise", EXAMPLES, sys.argv[1:]))
