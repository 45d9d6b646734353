"""What a programme wants of its pack: a page for each week, and one ask and one thank-you for every firm."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from workbook.domain import PROGRAMME, Exercise, Pack, Problem, Programme, Said, Week, every_firm
from workbook.packs.check.suggest_id import Near


def check_weeks(pack: Pack, near: Near) -> tuple[Programme | None, list[Problem]]:
    """The programme of `pack` without the weeks that lead nowhere, and what is wrong with it."""
    if pack.programme is None:
        return None, []
    problems: list[Problem] = []
    weeks = tuple(week for week in pack.programme.weeks if _stands(week, pack.exercise_by_id, near, problems))
    return (replace(pack.programme, weeks=weeks) if weeks else None), problems


def _stands(week: Week, exercises: Mapping[str, Exercise], near: Near, problems: list[Problem]) -> bool:
    """Whether a week can be gone by every firm; else it is reported. Only one without its page is left out."""
    page = exercises.get(week.exercise)
    if page is None:
        what = f"Week {week.number} names the exercise “{week.exercise}”, which is not here."
        mend = "Use the id from the front matter of an exercise."
        problems.append(Problem(PROGRAMME, week.line, f"{what}{near(week.exercise, exercises)}", mend))
        return False
    if page.applies:
        what = f"Week {week.number} names the exercise “{week.exercise}”, which is for some firms only."
        problems.append(Problem(PROGRAMME, week.line, what, "Use a page that is there for everybody."))
    for called, said in (("ask", week.asks), ("thank-you", week.thanks)):
        problems += _each(week, called, said)
    return True


def _each(week: Week, called: str, said: Sequence[Said]) -> Iterator[Problem]:
    """The first firm for which a week has no such line, or several."""
    for firm in every_firm():
        found = sum(one.applies.fits(firm) for one in said)
        if found != 1:
            many = f"{found} lines" if found else "none"
            what = f"Week {week.number} wants one {called} for every firm; for {', '.join(firm.facets)} it has {many}."
            mend = "Let its lines, by `for`, `size`, `bound` and `age`, come to one for each."
            yield Problem(PROGRAMME, week.line, what, mend)
            return
