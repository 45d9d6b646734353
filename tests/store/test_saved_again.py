"""Whatever is put, cleared, put there again and saved in two windows: each file is what one written from its values would be."""

import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.filled import AT, DECISION, STRATEGY, line, new, opened
from workbook.domain import AnswerAt, DecisionAt, errors
from workbook.store import saving
from workbook.store.disk import History
from workbook.store.folder import Folder
from workbook.store.format import parse, split
from workbook.store.format.render import render
from workbook.store.kinds import encode, kind_of
from workbook.store.loaded_file import Document

NAMES = ("a", "b", "c", "d")
WORDS = st.none() | st.sampled_from(["one", "two", "three"])
STEPS = st.tuples(
    st.sampled_from([0, 0, 1]),
    st.tuples(st.sampled_from(["answer", "decision"]), st.sampled_from(NAMES), WORDS)
    | st.sampled_from([("save", "", None), ("save", "", None), ("refresh", "", None)]),
)


@settings(max_examples=60)
@given(st.lists(STEPS, min_size=1, max_size=16))
def test_files_are_as_if_written_anew(steps: list[tuple[int, tuple[str, str, str | None]]]) -> None:
    with tempfile.TemporaryDirectory() as home:
        root = new(Path(home) / "w")
        windows = [opened(root), opened(root)]
        for number, (window, step) in enumerate(steps):
            done(windows[window], number, *step)
        for window in (0, 1, 0):
            windows[window].refresh()
            assert errors(windows[window].save()) == []
            assert held(windows[window]) == held(opened(root))
        for file in (STRATEGY, "log/decisions.toml"):
            if (root / file).exists():
                data, kind = (root / file).read_bytes(), kind_of(file)
                assert kind is not None
                assert data == render(split(parse(data)[0], kind), kind)


def done(folder: Folder, number: int, what: str, name: str, words: str | None) -> None:
    at = AT + timedelta(minutes=number)
    if what == "save":
        assert errors(folder.save()) == []
    elif what == "refresh":
        folder.refresh()
    elif what == "answer":
        assert folder.set(AnswerAt(name, STRATEGY), line(words, at) if words else None) is None
    else:
        assert folder.set(DecisionAt(name), replace(DECISION, id=name, at=at, what=words) if words else None) is None


def held(folder: Folder) -> object:
    return dict(folder.answers), sorted(folder.decisions, key=lambda one: one.id)


def test_what_is_put_while_a_save_is_at_work_is_written_by_the_next(tmp_path: Path) -> None:
    """Something new, and another value for what is being saved."""
    root = new(tmp_path / "w")
    kind = kind_of(STRATEGY)
    assert kind is not None
    document, history, last = Document(STRATEGY, kind), History(root), saving.Written(kind)
    for number in range(5):
        document.put(("before",), table(number), None)
        job = saving.Job.of(document)
        document.put(("before",), table(number + 100), None)
        if number % 2:
            document.put((f"new-{number}",), table(number), None)
        outcome = saving.write(root, job, history, last)
        assert outcome.problem is None
        document.settle(job.version, job.entries, outcome.entries, outcome.seen)
        assert document.dirty
        assert (root / STRATEGY).read_bytes() == render(job.entries, kind)
    job = saving.Job.of(document)
    saving.write(root, job, history, last)
    assert (root / STRATEGY).read_bytes() == render(document.entries, kind)
    assert len(document.entries) == 3


def table(number: int) -> dict[str, object]:
    return encode(line(f"number {number}"), None)
