"""The four short questions about the kind of firm, in plain words and with an example each: for the screen and for the shell."""

from workbook.domain import dataclass


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply: the value that it stands for, the letter that gives it, which no other reply has, its words and examples."""

    value: str
    letter: str
    words: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and the replies to choose from."""

    words: str
    replies: tuple[Reply, ...]


QUESTIONS: dict[str, Question] = {
    "kind": Question(
        "How do people come to buy from you?",
        (
            Reply("job", "j", "With a job to be done", "a builder, a designer, an online shop"),
            Reply("appointment", "a", "For an appointment", "a dentist, a physiotherapist, a salon"),
            Reply("account", "r", "As a running account", "a bookkeeper, an agency, software"),
            Reply("walk-in", "w", "They just walk in", "a café, a shop, a market stall"),
        ),
    ),
    "size": Question(
        "Does anybody work there besides you?",
        (Reply("solo", "s", "No, I work alone"), Reply("team", "t", "Yes, we are a team")),
    ),
    "bound": Question(
        "Are you bound to secrecy, or by a profession’s rules on advertising?",
        (
            Reply("yes", "y", "Yes", "doctors, lawyers, advisers"),
            Reply("no", "n", "No", "most firms"),
        ),
    ),
    "age": Question(
        "How long have you been going?",
        (
            Reply("new", "b", "Just beginning", "under two years, or about ten customers"),
            Reply("established", "l", "Longer"),
        ),
    ),
}
"""By the name of what is asked, in the order of `FIRM`."""
