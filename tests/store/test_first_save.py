"""The first save after opening goes on from bytes that this program made, and from no others."""

import os
import random
import signal
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.filled import AT, STRATEGY, change_text, fill, new, opened, put, said
from tests.systems import forks
from workbook.domain import AnswerAt, errors
from workbook.store.disk import files, sums
from workbook.store.doctor import examine, repair
from workbook.store.folder import Folder
from workbook.store.format import parse, split
from workbook.store.format.render import render
from workbook.store.kinds import kind_of

REMARK = "# a remark that only a file written anew is without\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(folder := fill(opened(new(tmp_path / "w"))), "other", "Stays\nas it is")
    assert folder.save() == ()
    return tmp_path / "w"


def anew(root: Path) -> bytes:
    """The file of answers as it is when all of it is written from its values."""
    kind = kind_of(STRATEGY)
    assert kind is not None
    return render(split(parse((root / STRATEGY).read_bytes())[0], kind), kind)


def remark(root: Path) -> None:
    """A remark behind the values of “other”: what goes on from the file has it afterwards, what writes it anew has not."""
    change_text(root / STRATEGY, lambda text: text.replace('as it is"""\n', f'as it is"""\n{REMARK}'))
    assert REMARK in (root / STRATEGY).read_text(encoding="utf-8")


def passed_off(root: Path) -> None:
    """Have the list of sums say that the renderer made what stands in the file of answers now."""
    found = files.fingerprint((root / STRATEGY).read_bytes())
    assert sums.note_down(root, STRATEGY, found, None, rendered=True) is None


def goes_on(root: Path, folder: Folder | None = None) -> bool:
    """Save “name”, and say whether the rest of the file was carried as it stood."""
    folder = folder or opened(root)
    put(folder, "name", "new", AT + timedelta(days=1))
    assert errors(folder.save()) == []
    assert said(opened(root))["name"] == "new" and said(opened(root))["other"] == "Stays\nas it is"
    carried = REMARK in (root / STRATEGY).read_text(encoding="utf-8")
    assert carried or (root / STRATEGY).read_bytes() == anew(root)
    return carried


def test_what_the_renderer_made_is_gone_on_from(root: Path) -> None:
    remark(root)
    passed_off(root)
    assert goes_on(root)


def test_what_it_made_is_the_same_whether_it_is_gone_on_from_or_written_anew(root: Path) -> None:
    chance = random.Random(5)
    for number in range(20):
        folder = opened(root)
        for _ in range(chance.randrange(1, 4)):
            words = "\n".join(
                chance.choices(["One", "[name]", 'value = "x"', "# end", '"""', ""], k=chance.randrange(1, 5))
            )
            put(folder, f"item-{chance.randrange(12)}", words, AT + timedelta(hours=number))
        assert folder.save() == () and (root / STRATEGY).read_bytes() == anew(root)


def test_an_edit_by_hand_is_written_anew(root: Path) -> None:
    remark(root)
    assert not goes_on(root)


def test_an_edit_by_hand_between_opening_and_saving_is_taken_in_and_written_anew(root: Path) -> None:
    folder = opened(root)
    remark(root)
    change_text(root / STRATEGY, lambda text: text + "\n# end\n")
    assert not goes_on(root, folder)


def test_another_window_that_saves_between_opening_and_saving_loses_nothing(root: Path) -> None:
    folder, other = opened(root), opened(root)
    put(other, "theirs", "Theirs")
    assert other.save() == ()
    assert not goes_on(root, folder)
    assert said(opened(root))["theirs"] == "Theirs"


def test_a_file_that_was_saved_as_it_was_found_is_written_anew(root: Path) -> None:
    """Its sum is in the list, but its bytes are a person's."""
    remark(root)
    folder = opened(root)
    before = folder.answers["name"]
    put(folder, "name", "x")
    folder.set(AnswerAt("name", STRATEGY), before)
    assert folder.dirty and folder.save() == () and REMARK in (root / STRATEGY).read_text(encoding="utf-8")
    assert not goes_on(root)


def test_what_a_repair_put_back_is_written_anew(root: Path) -> None:
    remark(root)
    change_text(root / STRATEGY, lambda text: text.removesuffix("\n# end\n"))
    assert errors(examine(root))
    repair(root)
    assert errors(examine(root)) == [] and not goes_on(root)


@pytest.mark.parametrize(
    "older",
    [
        lambda text: text.replace('    "rendered",\n', ""),
        lambda text: "",
        lambda text: text.replace("# end\n", ""),
    ],
    ids=["an older program's", "empty", "cut off"],
)
def test_without_the_word_in_the_list_it_is_written_anew_once(root: Path, older: Callable[[str], str]) -> None:
    remark(root)
    passed_off(root)
    change_text(root / sums.SUMS, older)
    assert not goes_on(root)
    remark(root)
    passed_off(root)
    assert goes_on(root)


def save_killed(root: Path, call: int, at: timedelta) -> None:
    """Save “name” in a process that is killed when it gives a file its name, for the time after so many that went well."""
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    done, real = [0], os.replace

    def replace(source: Path, target: Path) -> None:
        if done[0] == call:
            os.kill(os.getpid(), signal.SIGKILL)
        done[0] += 1
        real(source, target)

    os.replace = replace  # type: ignore[assignment]  # in this process alone, which is about to be killed
    put(folder := opened(root), "name", "after", AT + at)
    folder.save()
    os._exit(0)


@forks
def test_a_first_save_that_is_killed_leaves_the_old_words_or_the_new(root: Path) -> None:
    """The list of sums is written before the file and after it: killed before each of these, and not at all."""
    left = []
    for turn in range(4):
        put(folder := opened(root), "name", "before", AT + timedelta(days=turn))
        assert folder.save() == ()
        save_killed(root, turn, timedelta(days=turn, hours=1))
        left.append(said(opened(root))["name"])
        assert (root / STRATEGY).read_bytes() == anew(root) and errors(examine(root)) == []
        put(folder := opened(root), "name", "more", AT + timedelta(days=turn, hours=2))
        assert folder.save() == () and (root / STRATEGY).read_bytes() == anew(root)
    assert left == ["before", "before", "after", "after"]
