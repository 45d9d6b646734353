"""`pack.toml` and the rules of the whole pack: each mistake is told, and what breaks a rule is not in the pack."""

import pytest

from tests.builders import ON
from tests.packs.conftest import Make
from workbook.domain import RatingItem, score
from workbook.domain.charting import lens_grid
from workbook.packs import catalog
from workbook.packs.frozen import freeze, thaw

KNOWN = "01-first-steps/readiness.md"
SERVED = "02-going-on/readiness.md"


def told(root_problems: list[object]) -> list[str]:
    return [str(problem) for problem in root_problems if "pack.lock.toml" not in str(problem)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "format = 1",
            "format = 2",
            "pack.toml:2: This pack has format 2, and this program reads 1. Use a newer version",
        ),
        ("format = 1", "format = true", "pack.toml:2: The format of this pack is not known. Write “format = 1”."),
        ("format = 1\n", "", "pack.toml: pack.toml has no “format”. Add it;"),
        ('lang = "en"', 'langs = "en"', "pack.toml:6: pack.toml has no key “langs”. Did you mean “lang”? It has"),
        ('title = "My first pack"', "title = 7", "pack.toml:4: “title” wants text, found “7”."),
        ('id = "starter"', 'id = "My Pack"', "pack.toml:3: “My Pack” cannot be an id."),
        (
            'lenses = ["service", "people"]',
            "lenses = 3",
            "pack.toml:9: “lenses” wants a list, each part text, found “3”.",
        ),
        (
            'lenses = ["service", "people"]',
            'lenses = ["service", "people"]\nshort = { peopel = "Staff" }',
            "pack.toml:10: “short” names “peopel”, which is none of the words. Did you mean “people”? Use one of service,",
        ),
        (
            'lenses = ["service", "people"]',
            'lenses = ["service", "people"]\nshort = { people = 3 }',
            'pack.toml:10: The short name of “people” wants text, found “3”. Write “short = {service = "Short"}”.',
        ),
        (
            'lenses = ["service", "people"]',
            'lenses = ["service", "people"]\nshort = { people = " " }',
            "pack.toml:10: The short name of “people” is empty.",
        ),
        (
            'lenses = ["service", "people"]',
            'lenses = ["service", "people"]\nshort = "Staff"',
            'pack.toml:10: “short” wants names. Write “short = {service = "Short"}”.',
        ),
        ("number = 2", 'number = "2"', "pack.toml:31: “number” wants a whole number, found “2”."),
        ("number = 2", "number = 1", "pack.toml:31: The number 1 is used twice."),
        ("number = 2", "number = 100", "pack.toml:31: A chapter's number is 1 to 99."),
        (
            'plan = "serve"',
            'plan = "serv"',
            "pack.toml:33: The chapter “going-on” names the plan “serv”, which is not here. ",
        ),
        (
            'plan = "serve"',
            'pan = "serve"',
            "pack.toml:33: An entry of “chapters” has no key “pan”. Did you mean “plan”?",
        ),
        ('id = "serve"', 'id = "know"', "pack.toml:19: “know” is used twice."),
        (
            'title = "Serving them"',
            'scored = "maybe"',
            "pack.toml:20: “scored” wants “yes”, “apart” or “no”, found “maybe”.",
        ),
        ('lang = "en"', 'lang = "en', "pack.toml:6: This is not right TOML: "),
        ("format = 1", "format = 0x" + "f" * 20_000, "pack.toml:2: This line has a number or word without an end."),
        ("format = 1", "a." * 5_000 + "b = 1", "pack.toml:2: This line has too many dots."),
        ("format = 1", "format = " + "[" * 5_000, "pack.toml: This is not right TOML: "),
    ],
)
def test_a_mistake_in_pack_toml_is_told(old: str, new: str, expected: str, make_pack: Make) -> None:
    root = make_pack({})
    text = (root / "pack.toml").read_text(encoding="utf-8")
    assert old in text
    (root / "pack.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    _, problems = catalog.load(root, None)
    assert any(str(problem).startswith(expected) for problem in problems), [str(problem) for problem in problems]


def test_control_characters_spelt_out_in_toml_are_made_visible(make_pack: Make) -> None:
    root = make_pack({})
    text = (root / "pack.toml").read_text(encoding="utf-8")
    (root / "pack.toml").write_text(text.replace("My first pack", r"My \u001b[2J pack"), encoding="utf-8")
    pack, _ = catalog.load(root, None)
    assert pack is not None
    assert pack.title == "My ␛[2J pack"


def test_a_chapter_wants_its_folder_and_page(make_pack: Make) -> None:
    root = make_pack({})
    (root / "02-going-on").rename(root / "03-going-on")
    pack, problems = catalog.load(root, None)
    assert [text for text in told(list(problems)) if "going-on" in text] == [
        "02-going-on/chapter.md: The chapter “Going on” has no page. Write this file: a heading and a few sentences.",
        "03-going-on: No chapter in pack.toml has this number and id. Did you mean “02-going-on”? "
        "Rename the folder, or add the chapter to pack.toml.",
    ]
    assert pack is not None
    assert pack.exercises_in("going-on") == ()


def test_a_page_with_another_name_is_told(make_pack: Make) -> None:
    _, problems = catalog.load(make_pack({"02-going-on/more.md": "# More\n", "02-going-on/notes.txt": "mine"}), None)
    assert told(list(problems)) == [
        "02-going-on/more.md: This page is not part of the pack. "
        "Call it “01-some-name.md”, “chapter.md” or “readiness.md”."
    ]


def test_one_exercise_id_twice_keeps_the_first(make_pack: Make) -> None:
    root = make_pack({})
    text = (root / "02-going-on/01-quick-answers.md").read_text(encoding="utf-8")
    (root / "02-going-on/02-again.md").write_text(text, encoding="utf-8")
    pack, problems = catalog.load(root, None)
    assert told(list(problems)) == [
        "02-going-on/02-again.md:2: The exercise id “quick-answers” is used in 02-going-on/01-quick-answers.md already. "
        "Give each exercise an id of its own."
    ]
    assert pack is not None
    assert [exercise.file for exercise in pack.exercises if exercise.id == "quick-answers"] == [
        "02-going-on/01-quick-answers.md"
    ]


def test_prerequisites_in_a_circle_are_told_and_taken_out(make_pack: Make) -> None:
    root = make_pack({})
    text = (root / KNOWN).read_text(encoding="utf-8")
    (root / KNOWN).write_text(text.replace("1 quarter:", "1 quarter, after answers-are-quick:"), encoding="utf-8")
    pack, problems = catalog.load(root, None)
    assert told(list(problems)) == [
        f"{SERVED}:23: These ratings wait for each other: "
        "answers-are-quick → customers-are-known → answers-are-quick. Take one “after” away."
    ]
    assert pack is not None
    quick = pack.item_by_id["answers-are-quick"]
    assert isinstance(quick, RatingItem)
    assert all(lift.after == () for lift in quick.lifts)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (KNOWN, "lens=service}", "lens=service na}", "The scored plan “know” has no rating that everybody can answer."),
        (SERVED, "{weight=1 ", "{weight=2 ", "More than a quarter of the weight of the plan “serve” may be left out"),
        ("pack.toml", 'title = "Serving', 'scored = "no"\ntitle = "Serving', "The score wants at least 2 scored plans"),
        ("pack.toml", 'title = "Serving', 'scored = "no"\ntitle = "Serving', "The plan “serve” is not scored, but"),
    ],
)
def test_the_formula_has_what_it_needs(file: str, old: str, new: str, expected: str, make_pack: Make) -> None:
    root = make_pack({})
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), encoding="utf-8")
    _, problems = catalog.load(root, None)
    assert any(problem.file == "pack.toml" and problem.what.startswith(expected) for problem in problems)


def test_short_names_are_kept_for_narrow_columns(make_pack: Make) -> None:
    root = make_pack({})
    text = (root / "pack.toml").read_text(encoding="utf-8")
    lenses = 'lenses = ["service", "people"]'
    (root / "pack.toml").write_text(text.replace(lenses, lenses + '\nshort = { people = "Staff" }'), encoding="utf-8")
    pack, _ = catalog.load(root, None)
    assert pack is not None and pack.short == (("people", "Staff"),)
    grid = lens_grid(score(pack, {}, ON))
    assert grid.heads == ("Service", "People") and grid.short == ("Service", "Staff")
    assert thaw(freeze(pack)).short == pack.short
