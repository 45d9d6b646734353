"""`pack check` looks at a pack as each kind of firm sees it, and tells one cause once, with the firms it is wrong for."""

import pytest

from tests.packs.conftest import Make
from workbook.domain import FIRM, Firm, every_firm
from workbook.packs import catalog
from workbook.packs.check.firm_sets import named

KNOW, SERVE = "01-first-steps/readiness.md", "02-going-on/readiness.md"
PEOPLE, ANSWERS, CARD = (
    "01-first-steps/01-people-you-serve.md",
    "02-going-on/02-answers-at-hand.md",
    "documents/01-answer-card.md",
)
QUICK = "02-going-on/01-quick-answers.md"


def ratings(plan: str, *options: str) -> str:
    """A readiness page with a rating for each of these options in braces."""
    page = f"---\nid: readiness-{plan}\ntitle: Ready\nminutes: 2\n---\n# Ready\n\nHow it is.\n"
    for number, option in enumerate(options):
        anchors = "\n".join(f"{level}. As {level} of four." for level in range(5))
        lifts = "- to 2, small, 1 week: **Begin.** Today.\n- to 4, small, 1 week: **Go on.** Today."
        page += f"\n::: rating {plan}-{number} {{{option}}}\n\n**We do it.**\n\n{anchors}\n\nEvidence: a day.\n\n{lifts}\n\n:::\n"
    return page


PLAIN = ["weight=2"] * 8


def told(make_pack: Make, know: list[str], serve: list[str] = PLAIN, **changes: tuple[str, str]) -> list[str]:
    """What the check says of the starter pack with these ratings, and with these words changed; `_` for what a name can't hold."""
    pages = {"people": PEOPLE, "answers": ANSWERS, "card": CARD, "quick": QUICK}
    made = {KNOW: ratings("know", *know), SERVE: ratings("serve", *serve)}
    root = make_pack({})
    for name, (old, new) in changes.items():
        text = (root / pages[name]).read_text(encoding="utf-8")
        assert old in text
        made[pages[name]] = text.replace(old, new)
    for name, page in made.items():
        (root / name).write_text(page, encoding="utf-8")
    return [str(problem) for problem in catalog.check(root)[1] if problem.file != "pack.lock.toml"]


def test_a_pack_for_everybody_may_have_as_few_as_it_likes(make_pack: Make) -> None:
    assert told(make_pack, ["weight=1"], ["weight=1"]) == []


def test_enough_for_each_firm_is_fine(make_pack: Make) -> None:
    assert told(make_pack, [*PLAIN, "weight=2 for=job", "weight=2 for=walk-in,account", "weight=1 size=team"]) == []


def test_fewer_than_six_are_told_with_the_firms(make_pack: Make) -> None:
    know = [*["weight=2"] * 5, *["weight=2 for=job,appointment,account"] * 1, *["weight=1 for=walk-in size=team"] * 2]
    assert told(make_pack, know) == [
        "pack.toml: The plan “know” has 5 ratings for `for=walk-in size=solo`; it wants at least 6. "
        "Write ratings for them, in the place of those that they do not have."
    ]


def test_less_than_three_quarters_of_the_weight_is_told_once_for_all_firms(make_pack: Make) -> None:
    know = [*["weight=1"] * 6, *["weight=3 for=job"] * 2, "weight=3 for=account"]
    assert told(make_pack, know) == [
        "pack.toml: The ratings of the plan “know” weigh 6 for `for=appointment,walk-in`, and 12 for a usual firm. "
        "Let them weigh three quarters of that at least."
    ], "nine of twelve is enough"


@pytest.mark.parametrize(("weight", "wrong"), [(2, False), (3, True)])
def test_what_may_be_set_aside_is_reckoned_for_each_firm(make_pack: Make, weight: int, *, wrong: bool) -> None:
    know = [
        *["weight=1"] * 6,
        "weight=3 for=job",
        "weight=3 for=appointment,account,walk-in bound=no",
        f"weight={weight} na",
    ]
    know += ["weight=2 for=appointment,account,walk-in bound=yes"]
    said = [one for one in told(make_pack, know) if "not applicable" in one]
    assert bool(said) is wrong
    assert not wrong or "`for=appointment,account,walk-in bound=yes`" in said[0]


def test_a_firm_without_any_rating_does_not_reach_all(make_pack: Make) -> None:
    said = told(make_pack, ["weight=1 for=job,appointment,account"] * 6)
    assert "The plan “know” has 0 ratings for `for=walk-in`" in said[0]
    assert said[-1].startswith(
        "pack.toml: Whoever does all of it does not reach 100 and the highest label: `for=walk-in`."
    )


def test_a_page_that_is_not_there_is_told_once_with_all_that_names_it(make_pack: Make) -> None:
    assert told(make_pack, PLAIN, quick=("scope: tactical", "scope: tactical\nfor: job")) == [
        "02-going-on/02-answers-at-hand.md:13: The exercise “quick-answers” is not there for `for=appointment,account,walk-in`, "
        "and is named for them by the lesson of “answers-at-hand”, “written-answers” and “answer-aloud”. "
        "Let both be for the same firms, or say it for the others without it."
    ]


def test_a_place_is_seen_by_those_whom_its_section_is_for(make_pack: Make) -> None:
    new = "# Answers at hand\n\n## For the counter {for=walk-in}\n\n{{ customer-to-ask }}\n\n## For all\n"
    people = ("::: pick customer-to-ask {", "::: pick customer-to-ask {for=walk-in,job ")
    (said,) = told(make_pack, PLAIN, people=people, answers=("# Answers at hand\n", new))
    assert "“customer-to-ask” is not there for `for=appointment,account`, and is named for them by" in said
    assert "and the questions of “answers-at-hand”." in said, "they ask it again"


def test_a_lift_leads_to_what_is_there(make_pack: Make) -> None:
    root = make_pack({})
    page = ratings("know", *PLAIN)
    first, second = "exercise quick-answers, after serve-0:", "for job, exercise quick-answers, after serve-0:"
    for more in (first, second):
        page = page.replace("- to 2, small, 1 week:", f"- to 2, small, 1 week, {more}", 1)
    (root / KNOW).write_text(page, encoding="utf-8")
    (root / SERVE).write_text(ratings("serve", "weight=2 for=job", *PLAIN), encoding="utf-8")
    text = (root / QUICK).read_text(encoding="utf-8")
    (root / QUICK).write_text(text.replace("scope: tactical", "scope: tactical\nfor: job"), encoding="utf-8")
    others = "`for=appointment,account,walk-in`"
    page_gone, rating_gone, no_lift, _ = (str(one) for one in catalog.check(root)[1])
    assert f"The exercise “quick-answers” is not there for {others}" in page_gone
    assert "is named for them by the lift “to-2” of “know-0”, the lesson of “answers-at-hand”" in page_gone
    assert f"“serve-0” is not there for {others}, and is named for them by the lift “to-2” of “know-0”." in rating_gone
    assert f"“know-1” has no lift towards level 2 for {others}." in no_lift


@pytest.mark.parametrize(
    ("sections", "problem"),
    [
        ("## An example {for=job}\n\nA.\n\n## An example {for=appointment,account,walk-in}\n\nB.\n", ""),
        ("## An example {for=job}\n\nA.\n\n## An example\n\nB.\n", "is there more than once for `for=job`"),
        (
            "## An example {for=job}\n\nA.\n\n## An example {for=account}\n\nB.\n",
            "is not there for `for=appointment,walk-in`",
        ),
        ("## Do this now {for=job}\n\nA.\n\n## Do this now {for=account}\n\nB.\n", ""),
        ("## At the counter {for=walk-in}\n\nA.\n", ""),
    ],
)
def test_each_firm_sees_one_example(make_pack: Make, sections: str, problem: str) -> None:
    lesson = f"# Answers at hand\n\nWords.\n\n{sections}\n## More\n"
    said = told(make_pack, PLAIN, answers=("# Answers at hand\n", lesson))
    assert len(said) == bool(problem), said
    assert problem in "".join(said)


def test_the_short_way_is_for_everybody(make_pack: Make) -> None:
    said = told(make_pack, PLAIN, answers=("scope: tactical", "scope: tactical\nessential: yes\nage: new"))
    assert any("on the short way, which every firm goes, and is for some only." in one for one in said)


@pytest.mark.parametrize(
    ("firms", "words"),
    [
        (list(every_firm()), "every firm"),
        ([one for one in every_firm() if one.kind == "walk-in"], "`for=walk-in`"),
        (
            [one for one in every_firm() if one.kind != "job" and one.size == "solo"],
            "`for=appointment,account,walk-in size=solo`",
        ),
        ([Firm("job", "team", "yes", "new")], "`for=job size=team bound=yes age=new`"),
        (
            [one for one in every_firm() if one.kind == "job" or one.age == "new"],
            "`for=job` and `for=appointment,account,walk-in age=new`",
        ),
    ],
)
def test_firms_are_named_as_a_page_would_write_them(firms: list[Firm], words: str) -> None:
    assert named(firms) == words
    assert len(FIRM) == 4
