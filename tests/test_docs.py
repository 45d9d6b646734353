"""What `docs/` says is so: its examples are read, its numbers are those of the code, and what is cited is there."""

import ast
import io
import json
import re
import tokenize
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.builders import ON, example_pack, standings
from tests.pages import DOCS, ROOT, table
from tests.workplaces import at_home
from workbook.__main__ import main
from workbook.domain import (
    ActionAt,
    AnswerAt,
    DecisionAt,
    MarkAt,
    ProfileAt,
    RatingAt,
    ReplyAt,
    ResultAt,
    RoundAt,
    TrackAt,
    errors,
    lapsing,
    proof,
    scope_gap,
    scoring,
)
from workbook.domain.actions import Status, listing, offers, ranking, reviewing, transitions
from workbook.domain.explain import LABEL_WORDS, WORDS
from workbook.domain.rounds.result import Result
from workbook.packs import catalog
from workbook.packs.read import pack_limits
from workbook.packs.template import write_template
from workbook.reports.action_words import STATES
from workbook.store.disk import autosave, draft_file, locking
from workbook.store.folder import Folder
from workbook.store.format import FOREIGN, OWN
from workbook.store.user import recent, settings

PAGES = sorted(DOCS.rglob("*.md"))
READ = [*PAGES, *sorted(ROOT.glob("*.md")), *sorted((ROOT / "exercises").glob("*.md"))]
"""The pages that a reader of the repository is led through."""

_EXAMPLE = re.compile(r"^```(\w+) (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_SECTION = re.compile(r"^## (\d+)\. ", re.MULTILINE)
_NUMBERS = r"(\d+)((?:(?:, | and | to )\d+)*)"
_CITED = re.compile(rf"(?:\bdocs/([\w./-]+\.md)|\[[^\]]*\]\(([\w./-]+\.md)\),)(?: sections?)?\s+{_NUMBERS}")


def examples(page: str) -> dict[str, str]:
    """The examples of a page by the file that they are of, as its fences name it."""
    return {name: text for _, name, text in _EXAMPLE.findall((DOCS / page).read_text(encoding="utf-8"))}


def sources() -> list[Path]:
    return [path for folder in ("workbook", "tests", "tools") for path in sorted((ROOT / folder).rglob("*.py"))]


def notes(path: Path) -> Iterator[str]:
    """The docstrings and comments of a file that names a page."""
    text = path.read_text(encoding="utf-8")
    if ".md" not in text:
        return  # it names no page: there is no need to take it apart
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value.value
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def sections(path: Path) -> set[int]:
    return {int(number) for number in _SECTION.findall(path.read_text(encoding="utf-8"))}


# What is cited is there


def test_the_sections_of_a_page_are_numbered_in_order() -> None:
    for page in PAGES:
        found = [int(number) for number in _SECTION.findall(page.read_text(encoding="utf-8"))]
        assert found == list(range(1, len(found) + 1)), page


def test_each_section_that_is_cited_is_there() -> None:
    cited = 0
    for path in [*sources(), *READ]:
        for from_root, beside, first, more in _CITED.findall(path.read_text(encoding="utf-8")):
            page = DOCS / from_root if from_root else path.parent / beside
            wanted = {int(number) for number in re.findall(r"\d+", first + more)}
            assert page.is_file(), f"{path} cites {page}, which is not there"
            assert wanted <= sections(page), f"{path} cites {page.name} {first}{more}"
            cited += 1
    assert cited > 20


def test_each_page_that_code_names_is_in_the_repository() -> None:
    """A docstring that cites what its reader cannot open leads nowhere. Pages of `docs/` are named as such."""
    pages = {path.name for path in ROOT.glob("*.md")}
    pages |= {path.name for folder in ("exercises", "workbook") for path in (ROOT / folder).rglob("*.md")}
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sources()
        for note in notes(path)
        for name in re.findall(r"(?<![\w…*>/-])(?:[\w.-]+/)*[A-Za-z][\w-]*\.md\b", note)
        if name not in pages and not (ROOT / name).is_file()
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("page", READ, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith(("#", "mailto:")):
            assert (page.parent / target.partition("#")[0]).exists(), f"{page}: {target}"


def test_files_and_tests_that_pages_name_are_there() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for name, test in re.findall(r"`((?:workbook|tests|tools)/[\w/]+(?:\.py)?)(?:::(\w+))?`", text):
            assert (ROOT / name).exists(), f"{page.name}: {name}"
            assert not test or f"def {test}(" in (ROOT / name).read_text(encoding="utf-8"), f"{page.name}: {test}"


def test_the_index_leads_to_every_page() -> None:
    index = DOCS / "README.md"
    linked = {(DOCS / target).resolve() for target in _LINK.findall(index.read_text(encoding="utf-8"))}
    assert {page.resolve() for page in PAGES} - {index} <= linked


@pytest.mark.parametrize("page", sorted((DOCS / "decisions").glob("*.md")), ids=lambda page: page.stem)
def test_a_decision_says_what_why_and_what_was_refused(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"^\*\*(.+?)\*\*", text, re.MULTILINE) == [
        "Decided.",
        "Why.",
        "Refused.",
        "What would change our mind.",
    ]
    assert text.startswith(f"# {int(page.stem[:3])}. ") and text.count("\n") <= 40


# The files


ELSEWHERE = {settings.NAME, recent.NAME, "drafts", "pack.toml", "facts.toml"}
"""The examples of files that are not in a workbook."""


def book_of_examples(root: Path) -> Folder:
    """The workbook that the examples make; what is wrong with it are its `problems`."""
    for name, text in examples("files.md").items():
        if name not in ELSEWHERE:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
    folder, problems = Folder.open(root)
    assert folder is not None, problems
    return folder


def test_the_examples_make_a_workbook(tmp_path: Path) -> None:
    """All but the version that waits in it for a choice, as the page says, is read without a word."""
    folder = book_of_examples(tmp_path)
    assert ["changed in two places" in str(problem) for problem in folder.problems] == [True], folder.problems
    assert folder.id and len(folder.profile.people) == 2 and folder.profile.settings.year_start == 4
    assert {response.kind for response in folder.answers.values()} == {"table", "text", "check", "tell"}
    assert [word.level for word in folder.words["ana"].values()] == [3, None, None]
    assert [earlier.level for earlier in folder.words["ana"]["ideal-customer-written"].was] == [2]
    (round_,) = folder.rounds.values()
    result = folder.get(ResultAt(round_.id))
    assert isinstance(result, Result) and round_.result and round_.head.word["promises-kept"].level == 3
    assert [vote.by for vote in result.items[0].second] == ["ana"] == list(round_.replies)
    assert folder.get(MarkAt("the-fair")) is not None and not folder.dirty
    for action in folder.actions + folder.suggested:
        assert action.id == offers.action_id(action.key)
    assert len(folder.decisions) == 1 and len(folder.tracks) == 2 and folder.left_at is not None


@pytest.mark.parametrize(
    ("at", "changed"),
    [
        (ProfileAt(), {"business": "Another"}),
        (AnswerAt("customers-surprise", ""), {"value": "Other words."}),
        (RatingAt("ana", "ideal-customer-written"), {"level": 2, "evidence": ()}),
        (RoundAt("2026-Q4"), {"size": "pulse"}),
        (ReplyAt("2026-Q4", "ana", "promises-kept"), {"second": None}),
        (ResultAt("2026-Q4"), {"app": "1.1"}),
        (MarkAt("the-fair"), {"name": "The autumn fair"}),
        (ActionAt("4b7d61e1"), {"status": Status.PARKED, "history": ()}),
        (TrackAt("red-flags"), {"skipped": None}),
        (DecisionAt("018d1c3b"), {"what": "Another mail"}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_the_examples_stand_as_the_program_writes_them(at: Any, changed: dict[str, Any], tmp_path: Path) -> None:
    """What is changed in one, saved, and changed back, leaves it as it was, to the letter."""
    folder, texts = book_of_examples(tmp_path), examples("files.md")
    before: Any = folder.get(at)
    differ = []
    for record in (replace(before, **changed), before):
        assert folder.set(at, record) is None
        assert not errors(folder.save())
        differ.append(
            [name for name in texts.keys() - ELSEWHERE if (tmp_path / name).read_text("utf-8") != texts[name]]
        )
    assert [set(names) - {".workbook/sums"} for names in differ] == [{folder.file_of(at)}, set()]


def test_the_examples_of_the_users_files_are_read(tmp_path: Path) -> None:
    found = examples("files.md")
    for name in (settings.NAME, recent.NAME):
        (tmp_path / name).write_text(found[name], encoding="utf-8")
    chosen, problems = settings.load(tmp_path)
    assert (chosen.theme, chosen.animation, chosen.marks, problems) == ("light", False, "plain", [])
    assert [entry.business for entry in recent.load(tmp_path)] == ["Harbour Ledger"]
    drafted, folder = draft_file.read_left(found["drafts"].encode())
    assert drafted is not None and folder and drafted.held and drafted.forms and drafted.changes and not drafted.unread


def test_the_examples_of_a_pack_are_read(tmp_path: Path) -> None:
    """In the place of those of the pack to copy from, whose pages fit them."""
    root, found = tmp_path / "pack", examples("files.md")
    assert write_template(root) == []
    for name in ("pack.toml", "facts.toml"):
        (root / name).write_text(found[name], encoding="utf-8")
    pack, problems = catalog.check(root)
    assert pack is not None and errors(problems) == []
    assert [plan.scored for plan in pack.plans] == ["yes", "yes", "no"]


@pytest.mark.parametrize(
    ("what", "own", "foreign", "name"), table("files.md", "Of a workbook", "One's own", "From others", "In the code")
)
def test_the_limits_of_a_workbook_are_those_of_the_code(what: str, own: str, foreign: str, name: str) -> None:
    found = [getattr(limits, name.partition(".")[2]) for limits in (OWN, FOREIGN)]
    assert found == [int(own), int(foreign)], what


@pytest.mark.parametrize(("what", "most", "name"), table("files.md", "Of a pack", "At most", "In the code"))
def test_the_limits_of_a_pack_are_those_of_the_code(what: str, most: str, name: str) -> None:
    assert getattr(pack_limits, name.partition(".")[2]) == int(most), what


@pytest.mark.parametrize(("what", "seconds", "name"), table("reliability.md", "What", "Seconds", "In the code"))
def test_the_times_of_a_save_are_those_of_the_code(what: str, seconds: str, name: str) -> None:
    module, _, constant = name.partition(".")
    assert getattr({"autosave": autosave, "locking": locking}[module], constant) == float(seconds), what


# What commands print

COMMANDS = {
    "firm": ("firm", "--json"),
    "score": ("score", "--json"),
    "explain": ("score", "--explain", "overall", "--json"),
    "progress": ("progress", "--json"),
    "actions": ("actions", "--json"),
    "documents": ("document", "--json"),
    "decisions": ("decide", "--json"),
    "pack": ("pack", "show", "--json"),
    "doctor": ("doctor", "--json"),
    "find": ("find", "promise", "--json"),
    "change": ("checkin", "compare", "--json"),
    "rounds": ("checkin", "list", "--json"),
    "round": ("checkin", "status", "--json"),
    "opened": ("checkin", "new", "--json"),
}


def keys_of(text: str) -> dict[str, set[str]]:
    """The keys that a page tells of, by the command and the way to where they stand."""
    found: dict[str, set[str]] = {}
    for head in re.findall(r"^\| In `(.+?)` \| What it is \|$", text, re.MULTILINE):
        rows = table("output.md", f"In `{head}", "What it is")
        found[head] = {key.strip(" `") for keys, _ in rows for key in keys.split(",")}
    return found


def test_the_keys_of_the_output_are_those_that_are_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of the example, in which there is something of everything, and one file that nobody knows."""
    at_home(tmp_path, monkeypatch)
    book = tmp_path / "book"
    assert main(("demo", str(book))) == 0
    (book / "stray.toml").write_text("format = 1\n", encoding="utf-8")
    back = ("--on", (date.today() - timedelta(days=70)).isoformat(), "--workbook", str(book))
    assert main(("checkin", "new", "--size", "full", *back)) == main(("checkin", "close", *back)) == 0
    told = keys_of((DOCS / "output.md").read_text(encoding="utf-8"))
    assert {way.split()[0] for way in told} == COMMANDS.keys()
    printed: dict[str, Any] = {}
    for name, words in COMMANDS.items():
        capsys.readouterr()
        main((*words, "--workbook", str(book)))
        printed[name] = json.loads(capsys.readouterr().out)
    for way, keys in told.items():
        name, *path = way.split()
        here = [printed[name]]
        for part in path:
            here = [entry for one in here for entry in one[part]]
        assert here, way
        assert keys == set.intersection(*(set(entry) for entry in here)), way


# The score


def test_the_labels_are_those_of_the_code() -> None:
    rows = table("scoring.md", "Label", "Called", "Proven, at least", "Every plan, at least")
    said = [
        (label, called, Fraction(int(least), 100), Fraction(int(floor), 100)) for label, called, least, floor in rows
    ]
    assert said == [(label, LABEL_WORDS[label], least, floor) for label, least, floor in scoring.LABELS]


def _plain(value: Any) -> list[Fraction]:
    """A constant as numbers: shares in per cent, days, or each part of a table."""
    if isinstance(value, dict):
        return [Fraction(part) for part in value.values()]
    if isinstance(value, tuple):
        return [Fraction(part) for part in value]
    if isinstance(value, Fraction):
        return [value * 100]
    return [Fraction(getattr(value, "days", value))]


@pytest.mark.parametrize(("what", "number", "names"), table("scoring.md", "What", "Number", "In the code"))
def test_the_numbers_of_the_score_are_those_of_the_code(what: str, number: str, names: str) -> None:
    modules = {
        one.__name__.rpartition(".")[2]: one
        for one in (scoring, proof, lapsing, scope_gap, offers, ranking, listing, transitions, reviewing)
    }
    found = [name.strip("`").partition(".") for name in names.split(", ")]
    values = [value for module, _, name in found for value in _plain(getattr(modules[module], name))]
    assert values == [Fraction(part) for part in number.split(", ")], what


def test_the_words_for_actions_are_those_that_are_shown() -> None:
    rows = table("scoring.md", "Word", "What it means", "In files and JSON")
    assert [(word, means) for word, means, _ in rows] == list(STATES.values())


def test_the_words_for_ratings_are_those_that_are_shown() -> None:
    rows = table("scoring.md", "In a list", "How the rating stands")
    assert [word for word, _ in rows] == list(WORDS.values())


def test_the_worked_example_is_computed_so() -> None:
    rows = table("scoring.md", "Plan", "Ratings", "Proven", "Stated", "Possible")
    *plans, (_, _, *whole) = rows
    levels = {
        f"{plan}-{number}": level
        for plan, ratings, *_ in plans
        for number, level in enumerate(ratings.split(), start=1)
    }
    now = scoring.score(example_pack(), standings(levels), ON)
    assert [plan for plan, *_ in plans] == [group.id for group in now.plans]
    for said, plan in zip((row[2:] for row in plans), now.plans, strict=True):
        assert said == figures(plan.proven, plan.stated, plan.possible)
    assert whole == figures(now.proven, now.stated, now.possible)


def figures(*values: Fraction | None) -> list[str]:
    return [scoring.show(value) if value is not None else "" for value in values]
