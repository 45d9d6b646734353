"""The four questions about the kind of firm, asked line by line where a person sits at the terminal."""

from dataclasses import replace

from workbook.cli.output import out
from workbook.cli.typed_lines import Back, Left, Lines
from workbook.domain import GivenFirm, did_you_mean
from workbook.reports.firm_questions import QUESTIONS, Question, Reply


def ask_firm(given: GivenFirm, people: int) -> GivenFirm:
    """`given`, with what it does not say asked for. Enter takes what is in front; `q` and the end leave the rest unsaid."""
    likely = given.firm(people)
    lines = Lines()
    lines.lesson = "Ratings, pages and examples follow it. It can be changed any time, and nothing is lost by that."
    out("What kind of firm is it? Type a letter; enter takes the reply with the star, and q leaves these questions.")
    names = [name for name in QUESTIONS if getattr(given, name) is None]
    try:
        place = 0
        while place < len(names):
            name = names[place]
            try:
                said = {name: _ask(QUESTIONS[name], getattr(likely, name), lines)}
                given = replace(given, **said)  # type: ignore[arg-type]  # one of the replies, which are of FIRM
                place += 1
            except Back:
                place = max(place - 1, 0)
    except (Left, EOFError):
        pass
    out()
    return given


def _ask(question: Question, likely: str, lines: Lines) -> str:
    out(f"\n{question.words}")
    for one in question.replies:
        star = "*" if one.value == likely else " "
        out(f" {star} {one.letter}  {one.words}{f': {one.example}' if one.example else ''}")
    while True:
        typed = lines.ask(">").casefold()
        if not typed:
            return likely
        if (found := next((one for one in question.replies if typed in _names(one)), None)) is not None:
            return found.value
        letters = [one.letter for one in question.replies]
        near = did_you_mean(typed, [one.value for one in question.replies])
        out(f"Type {', '.join(letters[:-1])} or {letters[-1]}.{near}")


def _names(reply: Reply) -> tuple[str, ...]:
    return reply.letter, reply.value, reply.words.casefold()
