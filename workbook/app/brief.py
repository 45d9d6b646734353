"""Answers in short, on one line: for the end of an exercise and wherever an answer is only mentioned."""

from datetime import date

from workbook.app.words import count
from workbook.domain.item import TELL_STEPS, ChoiceItem, ChoicesItem, Item, NumberItem
from workbook.domain.response import Check, Rated, Tell, Value
from workbook.domain.text import one_line


def brief(item: Item, value: Value | None) -> str:
    """`value` in short, cleaned; empty for None."""
    match item, value:
        case _, None:
            return ""
        case _, Check(answer=answer, evidence=evidence):
            said = {"yes": "Yes", "no": "No", "unknown": "Not known yet"}[answer]
            return one_line(f"{said}. {evidence}" if evidence else said)
        case _, Tell(step=step, better=better):
            said = f"{step}: {TELL_STEPS[step]}" if step is not None else ""
            return one_line(f"{said} {better}")
        case ChoiceItem() | ChoicesItem(), str() | tuple():
            chosen = (value,) if isinstance(value, str) else value
            texts = {choice.key: choice.text for choice in item.choices}
            return one_line(", ".join(texts.get(str(key), str(key)) for key in chosen))
        case NumberItem(unit=unit), _:
            return one_line(f"{value} {unit}")
        case _, tuple() if value and not isinstance(value[0], str):
            return count(len(value), "row")
        case _, tuple():
            return one_line(" · ".join(str(line) for line in value))
        case _, date():
            return value.isoformat()
        case _:
            return one_line(str(value))


def brief_rating(rated: Rated | None) -> str:
    """A rating in short: its level and how many dated lines show it."""
    if rated is None:
        return ""
    if rated.na is not None:
        return one_line(f"Does not apply: {rated.na}")
    if rated.level is None:
        return "Left open"
    shown = f", {count(len(rated.evidence), 'dated line')}" if rated.evidence else ""
    return f"Level {rated.level}{shown}"
