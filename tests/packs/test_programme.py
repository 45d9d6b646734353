"""A programme: weeks with a page, an ask and a thank-you; each mistake is told with its line and costs that week at most."""

import pytest

from tests.packs.conftest import Make
from workbook.domain import PROGRAMME, Firm, Pack, Problem, every_firm, seen
from workbook.packs import catalog

PAGES = ("people-you-serve", "quick-answers", "answers-at-hand")


def week(number: int, page: str = PAGES[0], ask: str = "Ask: Ask one.", thank: str = "Thank: Thank one.") -> str:
    return f"::: week {number} {{exercise={page}}}\n**Week name {number}.**\n{ask}\n{thank}\n:::\n"


def source(*weeks: str, front: str = "id: three-weeks\ntitle: Three weeks\n") -> str:
    return f"---\n{front}---\nA few words first.\n\n" + "\n".join(weeks)


def read(make_pack: Make, text: str) -> tuple[Pack, list[Problem]]:
    pack, problems = catalog.load(make_pack({PROGRAMME: text}), None)
    assert pack is not None
    return pack, [one for one in problems if one.file == PROGRAMME]


BY_KIND = "Ask {for=job,appointment,account}: Ask at the end\nof the work.\nAsk {for=walk-in}: Ask at the till."


def test_a_programme_says_what_each_week_is_for_whom(make_pack: Make) -> None:
    root = make_pack({PROGRAMME: source(*(week(n, page) for n, page in enumerate(PAGES[:2], 1)), week(3, ask=BY_KIND))})
    pack, problems = catalog.load(root, root.parent / "cache")
    assert pack is not None and pack.programme is not None
    assert [str(one) for one in problems if one.file == PROGRAMME] == []
    assert (pack.programme.title, [one.spans[0].text for one in pack.programme.intro]) == (
        "Three weeks",
        ["A few words first."],
    )
    assert [(one.number, one.title, one.exercise) for one in pack.programme.weeks] == [
        (1, "Week name 1.", PAGES[0]),
        (2, "Week name 2.", PAGES[1]),
        (3, "Week name 3.", PAGES[0]),
    ]
    kept, _ = catalog.load(root, root.parent / "cache")
    assert kept == pack, "what is kept parsed says the same"
    asks = {firm: programme.weeks[2].ask for firm in every_firm() if (programme := seen(pack, firm).programme)}
    assert asks[Firm("walk-in")] == "Ask at the till."
    assert asks[Firm("account")] == "Ask at the end of the work."


def test_a_pack_needs_no_programme(make_pack: Make) -> None:
    pack, _ = catalog.load(make_pack({}), None)
    assert pack is not None and pack.programme is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (source(week(1), week(3)), "13: Week 3 stands in the place of week 2."),
        (source(week(0)), "7: Week 0 stands in the place of week 1."),
        (source(week(1, "quick-answer")), "7: Week 1 names the exercise “quick-answer”, which is not here. Did you mean"),
        (source(week(1, ask="Aks: Ask one.")), "9: “Aks: Ask one.” belongs to nothing."),
        (source(week(1, thank="")), "7: A week has a name, something to ask, and somebody to thank."),
        (source(week(1, ask="Ask {for=job for=account}: Now.")), "9: `for` is given twice."),
        (source(week(1, ask="Ask {for=walkin}: Now.")), "9: “walkin” is no word for `for`. Did you mean “walk-in”?"),
        (source(week(1, ask="Ask {fro=job}: Now.")), "9: A line of a week has no option `fro`. Did you mean “for”?"),
        (source(week(1, ask="Ask {for=job}: Now.")), "7: Week 1 wants one ask for every firm; for appointment, solo, yes,"),
        (source(week(1, ask=f"{BY_KIND}\nAsk: Now.")), "7: Week 1 wants one ask for every firm; for job, solo, yes, new it has 2"),
        (source(week(1, ask=f"Ask: {'long ' * 70}")), "7: A line of this week has more than 300 letters."),
        (source(week(1, ask="Ask: Ask {{ customer }}.")), "7: A week cannot have a place in it."),
        (source("::: week one\n**A name.**\n:::\n"), "7: This week cannot be read. Write it as “::: week 1 {exercise"),
        (source("::: week 1\n**A name.**\nAsk: a\nThank: b\n:::\n"), "7: This week has no page."),
        (source("::: week 1 {page=a}\n**A name.**\nAsk: a\nThank: b\n:::\n"), "7: A week has no option `page`."),
        (source("::: week 1 {exercise=quick-answers}\nA name.\nAsk: a\n:::\n"), "8: This week has no name."),
        (source(), ": The programme has no weeks."),
        (source(week(1), front="id: three-weeks\n"), "1: The front matter has no title."),
        (source(*(week(n) for n in range(1, 62))), "367: The programme has 61 weeks. It may have 60."),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(make_pack: Make, text: str, told: str) -> None:
    _, problems = read(make_pack, text)
    assert str(problems[0]).startswith(f"{PROGRAMME}{'' if told[0] == ':' else ':'}{told}"), list(map(str, problems))


def test_a_week_that_cannot_be_gone_leaves_the_others(make_pack: Make) -> None:
    pack, problems = read(make_pack, source(week(1), week(2, "nowhere"), week(3)))
    assert pack.programme is not None
    assert [one.number for one in pack.programme.weeks] == [1, 3]
    assert len(problems) == 1


def test_a_page_for_some_firms_cannot_be_a_week(make_pack: Make) -> None:
    root = make_pack({PROGRAMME: source(week(1, PAGES[1]))})
    page = root / "02-going-on" / "01-quick-answers.md"
    page.write_text(page.read_text(encoding="utf-8").replace("scope:", "for: job\nscope:", 1), encoding="utf-8")
    told = [str(one) for one in catalog.load(root, None)[1] if one.file == PROGRAMME]
    assert len(told) == 1 and "which is for some firms only" in told[0]
