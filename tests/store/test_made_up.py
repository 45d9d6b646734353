"""A kind of file that is only declared: read, written, drafted, merged, undone, mended and described like any other."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from tests.store.filled import change_text, opened, sentences
from tests.store.made_up import VISITS, Visit, VisitAt
from tests.workplaces import at_home, new_workbook
from tools.schemas import schema_of
from workbook.domain import errors
from workbook.session import Session, open_session
from workbook.store.disk import Left, Pending, digest, drafts
from workbook.store.doctor import choose, examine, repair
from workbook.store.kinds import registry
from workbook.store.narrow import read
from workbook.store.user import dirs

FILE = "log/visits-2026.toml"
AT = VisitAt("2026", "v1")
VISIT = Visit(id="v1", day=date(2026, 11, 3), whom="Cove Bakery", went=3, said="She told two friends.\nBoth called.")


@pytest.fixture(params=[True, False], ids=["read at once", "read when looked at"])
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    at_home(tmp_path, monkeypatch)
    monkeypatch.setattr(registry, "KINDS", (*registry.KINDS, replace(VISITS, at_once=request.param)))
    return new_workbook(tmp_path / "shop")


@pytest.fixture
def filled(root: Path) -> Path:
    folder = opened(root)
    assert folder.set(AT, VISIT) is None and folder.save() == ()
    return root


@pytest.fixture
def session(root: Path) -> Iterator[Session]:
    found, problems = open_session(root)
    assert found is not None and problems == []
    yield found
    found.close()


def test_it_is_written_and_read(filled: Path) -> None:
    text = (filled / FILE).read_text(encoding="utf-8")
    assert text.startswith("# Visits to clients in one year.") and text.endswith("# end\n")
    assert tomllib.loads(text)["visit"] == [
        {"id": "v1", "day": VISIT.day, "whom": VISIT.whom, "went": 3, "said": VISIT.said}
    ]
    again = opened(filled)
    assert again.get(AT) == VISIT and again.all(VisitAt) == {AT: VISIT} and again.problems == ()
    before = again.revision(registry.KINDS[-1])
    assert again.set(AT, None) is None and again.get(AT) is None and again.all(VisitAt) == {}
    assert again.revision(registry.KINDS[-1]) > before


def test_what_cannot_be_one_is_refused(root: Path) -> None:
    folder = opened(root)
    for at, visit in ((VisitAt("26", "v1"), VISIT), (VisitAt("2026", ""), VISIT), (AT, replace(VISIT, went=5))):
        assert folder.set(at, visit) is not None
    assert not folder.dirty


def test_what_is_wrong_in_it_is_told_and_kept(filled: Path) -> None:
    change_text(filled / FILE, lambda text: text.replace("went = 3", 'went = 9\nnote = "by hand"'))
    again = opened(filled)
    again.look_at_all()
    assert "“went” is not 0, 1, 2, 3 or 4." in sentences(again) and again.get(AT) is None
    assert again.set(AT, VISIT) is not None
    assert again.set(VisitAt("2026", "v2"), replace(VISIT, id="v2")) is None and again.save() == ()
    assert 'went = 9\nnote = "by hand"' in (filled / FILE).read_text(encoding="utf-8")


def test_it_is_undone_and_made_again(session: Session, root: Path) -> None:
    assert session.put((AT, VISIT), words="the visit") is None
    assert session.put((AT, replace(VISIT, went=4)), words="the visit") is None
    session.undo()
    assert session.folder.get(AT) == VISIT
    session.undo()
    assert session.folder.get(AT) is None and session.undo() is None
    session.redo()
    assert session.flush() == () and opened(root).get(AT) == VISIT


def test_a_draft_of_it_is_put_back(filled: Path) -> None:
    """As when the program was killed before the change had reached its file."""
    folder, later = opened(filled), replace(VISIT, said="She told three.")
    journal = drafts.Journal(dirs.state_dir(), filled)
    left = Left({AT: Pending(later, digest(folder.table(AT)))})
    assert journal.write(folder.id, left) is None
    journal.close(keep=True)
    session, _ = open_session(filled)
    assert session is not None and session.folder.get(AT) == later
    assert "What you were typing under “Cove Bakery” was brought back." in " ".join(map(str, session.problems))
    session.close()


def test_two_windows_change_it(filled: Path) -> None:
    one, two = opened(filled), opened(filled)
    assert one.set(AT, replace(VISIT, went=0)) is None and two.set(AT, replace(VISIT, went=4)) is None
    assert two.set(VisitAt("2026", "v2"), replace(VISIT, id="v2")) is None
    assert errors(one.save()) == [] == errors(two.save())
    assert "was changed in two places" in sentences(two)
    assert choose(filled, two.conflicts[0].key, "theirs") == []
    found = opened(filled).all(VisitAt)
    assert [(visit.id, visit.went) for visit in found.values() if isinstance(visit, Visit)] == [("v1", 0), ("v2", 3)]


def test_a_copy_of_it_is_taken_over_and_a_wrong_name_told(filled: Path) -> None:
    copy = (filled / FILE).read_text(encoding="utf-8").replace("v1", "v2")
    (filled / "log/visits-2026 (1).toml").write_text(copy, encoding="utf-8")
    (filled / "log/visitors.toml").write_text(copy, encoding="utf-8")
    folder = opened(filled)
    assert list(folder.all(VisitAt)) == [AT, VisitAt("2026", "v2")]
    assert "is not the name of the visits of a year" in sentences(folder)


def test_a_damaged_one_is_mended(filled: Path) -> None:
    whole = (filled / FILE).read_text(encoding="utf-8")
    (filled / FILE).write_text(whole.replace("# end\n", ""), encoding="utf-8")
    assert [problem.file for problem in errors(examine(filled))] == [FILE]
    assert FILE in " ".join(repair(filled)) and opened(filled).get(AT) == VISIT
    folder, second = opened(filled), replace(VISIT, id="v2")
    assert folder.set(VisitAt("2026", "v2"), second) is None and folder.save() == ()
    change_text(filled / FILE, lambda text: text.replace("[[visit]]", "[[visit]]\n<<<", 1))
    repair(filled)
    assert opened(filled).all(VisitAt) == {AT: VISIT, VisitAt("2026", "v2"): second}, "one is from the earlier version"


def test_it_is_read_alone(filled: Path) -> None:
    found, problems = read(filled, registry.KINDS[-1:])
    assert found is not None and problems == [] and found.all(VisitAt) == {AT: VISIT}


def test_a_file_that_is_read_when_it_is_looked_at_waits_until_then(filled: Path) -> None:
    at_once = registry.KINDS[-1].at_once
    mine, theirs = opened(filled), opened(filled)
    change_text(filled / FILE, lambda text: text.replace("went = 3", "went = 9"))
    folder = opened(filled)
    assert (folder.problems == ()) is not at_once
    assert folder.get(AT) is None and "“went”" in sentences(folder)
    assert [problem.file for problem in errors(examine(filled))] == [FILE]
    change_text(filled / FILE, lambda text: text.replace("went = 9", "went = 3"))
    other = VisitAt("2025", "v0")
    assert mine.refresh() is None and mine.all(VisitAt) == {AT: VISIT}
    assert theirs.set(other, replace(VISIT, id="v0")) is None and theirs.save() == ()
    assert mine.refresh() is not None and set(mine.all(VisitAt)) == {AT, other}
    (filled / "log/visits-2025.toml").unlink()
    assert mine.refresh() is not None and mine.all(VisitAt) == {AT: VISIT}


def test_it_is_described(filled: Path) -> None:
    held = tomllib.loads((filled / FILE).read_text(encoding="utf-8"))
    check = jsonschema.Draft202012Validator(schema_of(VISITS))
    check.validate(json.loads(json.dumps(held, default=str)))
    held["visit"][0]["went"] = 5
    assert not check.is_valid(json.loads(json.dumps(held, default=str)))
