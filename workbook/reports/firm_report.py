"""The kind of firm as data and as text: what it is, and what a change of it did (docs/output.md 9)."""

from typing import Any

from workbook.domain import FIRM, Asked, Firm, Turned, command, count
from workbook.reports.layout import wrap

SAID: dict[str, dict[str, str]] = {
    "kind": {
        "job": "a piece of work is agreed, done and paid for, as by a builder, a designer or an online shop",
        "appointment": "people come at a time they have booked, as to a dentist, a physiotherapist or a hairdresser",
        "account": "the work goes on from month to month, as with a bookkeeper, an agency or software",
        "walk-in": "people walk in and pay at the counter, as in a café or a shop",
    },
    "size": {"solo": "you work alone", "team": "somebody works there besides you"},
    "bound": {
        "yes": "bound to secrecy, or by a profession's rules on advertising",
        "no": "free to ask, and to name who agrees to it",
    },
    "age": {
        "new": "under two years, or under about ten customers so far",
        "established": "two years or more, and ten customers or more",
    },
}
"""What each answer means, in the words that a person is asked in."""


def firm_words(firm: Firm) -> str:
    """A firm in a few words: `walk-in, solo, bound, new`; what most are is not said."""
    more = ["bound"] if firm.bound == "yes" else []
    return ", ".join([firm.kind, firm.size, *more, *(["new"] if firm.age == "new" else [])])


def firm_text(firm: Firm) -> str:
    """The four answers, each with what it means."""
    return "\n".join(
        f"{name:<7}{wrap(f'{value}: {SAID[name][value]}', ' ' * 7).lstrip()}"
        for name, value in zip(FIRM, firm.facets, strict=True)
    )


def turned_text(turned: Turned) -> str:
    """What a change did: `12 ratings and 3 exercises no longer apply; your answers to them are kept.`"""
    said = []
    if gone := _counts(turned.gone):
        one = gone.startswith("1 ") and " and " not in gone and "," not in gone
        said.append(
            f"{gone} no longer {'applies' if one else 'apply'}; your answers to {'it' if one else 'them'} are kept."
        )
    if come := _counts(turned.come):
        said.append(f"New: {come}.")
    return " ".join(said) or "It asks the same as before."


def unasked_text(firm: Firm) -> str:
    """That nobody has said yet what kind of firm it is, and how that is done."""
    return wrap(
        f"What kind of firm this is was not said yet, so it is taken for this: {firm_words(firm)}. "
        f"{command('firm --kind walk-in')} says so, or job, appointment or account."
    )


def not_asked_text(name: str, firm: Firm) -> str:
    """That a question or a rating is not for this kind of firm, by its id."""
    return f"“{name}” is not for your kind of firm ({firm_words(firm)}). {command('firm')} shows and changes that."


def not_for_text(firm: Firm) -> str:
    """That an answer was kept which this kind of firm is not asked for."""
    return wrap(
        f"It is kept, and counts for nothing: it is not for your kind of firm ({firm_words(firm)}). "
        f"{command('firm')} shows and changes that."
    )


def firm_json(firm: Firm, turned: Turned, *, asked: bool) -> dict[str, Any]:
    """`firm --json`: the four answers, whether they were asked for, and by ids what a change took away and brought."""
    return {
        "format": 1,
        "asked": asked,
        "firm": dict(zip(FIRM, firm.facets, strict=True)),
        "gone": _asked_json(turned.gone),
        "come": _asked_json(turned.come),
    }


def _asked_json(asked: Asked) -> dict[str, list[str]]:
    return {
        "ratings": list(asked.ratings),
        "exercises": list(asked.exercises),
        "questions": list(asked.questions),
    }


def _counts(asked: Asked) -> str:
    """`12 ratings, 3 exercises and 1 question`; empty for nothing."""
    found = [
        count(len(ids), one)
        for ids, one in ((asked.ratings, "rating"), (asked.exercises, "exercise"), (asked.questions, "question"))
        if ids
    ]
    return " and ".join(", ".join(found).rsplit(", ", 1))
