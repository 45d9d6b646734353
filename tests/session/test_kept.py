"""What stands between a change and its file when something goes wrong: nothing counts as saved that is not."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.session.conftest import NOON
from tests.store.filled import change_text
from workbook.session import Session, open_session, two_versions
from workbook.session.answering import answer, hold
from workbook.session.rating import rate
from workbook.store import create
from workbook.store.disk import drafts
from workbook.store.user import dirs

ITEM, OTHER = "customers-surprise", "ideal-profile"
FILE = "answers/05-strategy.toml"


def opened(root: Path) -> Session:
    session, problems = open_session(root, clock=lambda: NOON)
    assert session is not None, problems
    return session


def test_a_save_that_ends_in_an_error_of_the_program_has_saved_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened(root)

    def broken() -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(session.folder, "save", broken)
        answer(session, ITEM, "the first words", typing=True)
        with pytest.raises(MemoryError):
            session.flush()
    session.close()
    assert opened(root).value(ITEM) == "the first words"


def test_what_completes_an_exercise_is_saved_though_the_answer_was_at_once(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    put: Callable[..., Any] = session.put

    def put_and_save(*pairs: Any, **how: Any) -> Any:
        problem = put(*pairs, **how)
        session.flush()
        return problem

    monkeypatch.setattr(session, "put", put_and_save)
    waits: list[bool] = []
    monkeypatch.setattr(
        session, "save_soon", lambda **how: waits.append(any(one.finished for one in session.folder.tracks.values()))
    )
    kinds = ("text", "line", "rating")
    exercise = next(one for one in session.pack.exercises if all(item.kind in kinds for item in one.live))
    for item in exercise.live:
        rate(session, item.id, level=1) if item.kind == "rating" else answer(session, item.id, "some words of ours")
    assert session.folder.tracks[exercise.id].finished
    assert waits[-1], "nothing saves it"


def test_a_refused_answer_never_takes_the_place_of_words_that_were_not_shown(root: Path) -> None:
    """The file was damaged, so the question looked empty; then it is mended, and somebody's words are there again."""
    first = opened(root)
    answer(first, ITEM, "the first words")
    first.close()
    whole = (root / FILE).read_bytes()
    (root / FILE).write_bytes(b"damaged [[[\n")
    session = opened(root)
    assert session.value(ITEM) is None and answer(session, ITEM, "typed meanwhile") is not None
    (root / FILE).write_bytes(whole)
    assert session.refresh()
    assert any("Both are kept" in told.what for told in session.news())
    session.close()
    again = opened(root)
    assert again.value(ITEM) == "the first words"
    (conflict,) = again.folder.conflicts
    assert conflict.theirs["value"] == "typed meanwhile"


def test_the_documents_are_counted_anew_after_a_refused_answer(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "answers").mkdir(exist_ok=True)
    (root / FILE).write_bytes(b"damaged [[[\n")
    session = opened(root)
    counted: list[str] = []

    def count() -> int:
        counted.append(str(session.value(ITEM)))
        return 0

    monkeypatch.setattr(session, "_pages", count)
    session.pages()
    session.pages()
    assert answer(session, ITEM, "typed") is not None
    session.pages()
    assert counted == ["None", "typed"]


def windows_at_odds(root: Path) -> tuple[Session, Session]:
    """Two windows with a conflict that the second one's save has just met."""
    one, two = opened(root), opened(root)
    answer(two, ITEM, "mine", typing=True)
    answer(one, ITEM, "theirs")
    one.close()
    two.flush()
    assert len(two.folder.conflicts) == 1
    return opened(root), two


def test_a_choice_still_settles_what_another_window_has_written_anew(root: Path) -> None:
    one, two = windows_at_odds(root)
    (conflict,) = two.folder.conflicts
    answer(one, OTHER, "something else")
    one.flush()
    assert two.refresh()
    assert two_versions.choose(two, conflict, "theirs") is None
    assert two.value(ITEM) == "theirs" and not two.folder.conflicts
    two.undo()
    two.flush()
    one.refresh()
    answer(one, OTHER, "something else again")
    one.close()
    assert two.refresh() and two.value(ITEM) == "mine" and len(two.folder.conflicts) == 1
    two.redo()
    assert two.value(ITEM) == "theirs" and not two.folder.conflicts


def test_a_draft_is_found_though_another_window_made_an_id_at_the_same_time(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first to save has drafts under its id already; the second one's was never used."""
    for mine, theirs in (("0" * 15 + "1", "f" * 16), ("f" * 16, "0" * 15 + "1")):
        change_text(root / "workbook.toml", lambda text: "".join(_without_id(text)))
        one, two = opened(root), opened(root)
        monkeypatch.setattr(create, "new_id", lambda mine=mine: mine)
        hold(one, ITEM, "half")
        one.drafting.write()
        monkeypatch.setattr(create, "new_id", lambda theirs=theirs: theirs)
        answer(two, OTHER, f"words of {theirs}")
        two.close()
        assert two.folder.id == mine
        assert drafts.own(dirs.state_dir(), opened(root).folder.id, root)
        hold(one, ITEM, "")
        one.close()


def _without_id(text: str) -> list[str]:
    lines = text.splitlines(keepends=True)
    del lines[next(number for number, line in enumerate(lines) if line.startswith("id ="))]
    return lines
