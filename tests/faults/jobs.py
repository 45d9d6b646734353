"""What is done while things fail: the commands that change a workbook, what they start from, and what they are looked at for."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.app.shop import empty_shop, small_pack
from tests.workplaces import user_folders
from workbook.cli.run import main
from workbook.domain import errors
from workbook.store.folder import Folder

BOOK = "book"
"""The workbook's folder, in the folder that is watched."""

Seen = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Job:
    """A command, and what has to be there before it.

    `begun`: there is a workbook already, which stays whole whatever happens. Of a job with very many calls that are much the
    same only one in `every` fails.
    """

    name: str
    arguments: tuple[str, ...]
    prepare: Callable[[Path], object] = lambda place: None
    begun: bool = True
    every: int = 1

    def run(self) -> int:
        """Do it, in the folder that one is in; the exit code."""
        return main(self.arguments)


def _shop(place: Path) -> None:
    """A workbook with one answer, which nothing may take away."""
    empty_shop(place / BOOK)
    _main("answer", "best-who", "the first words", "--workbook", str(place / BOOK))


def _damaged(place: Path) -> None:
    _shop(place)
    _main("answer", "best-why", "the second words", "--workbook", str(place / BOOK))
    (file,) = (place / BOOK / "answers").glob("*.toml")
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace("[best-why]", "[best-why"), encoding="utf-8")


FORMER = {
    "checkin": 'format = 1\nkind = "{kind}"\nstate = "open"\nopened = 2026-10-14\n# end\n',
    "ana-ruiz": 'format = 1\n[{item}]\nrev = 1\nat = {day}T09:00:00+01:00\nby = "ana-ruiz"\nlevel = 2\n# end\n',
    "ben": 'format = 1\n[{item}]\nrev = 1\nat = {day}T10:00:00+01:00\nby = "ben"\nna = "no staff"\n# end\n',
}
"""The files of a check-in of format 1."""


def _former(place: Path) -> None:
    """A workbook with ratings of two quarters and votes of a team, as format 1 had them."""
    _shop(place)
    for label, kind, item, day in (
        ("2026-Q2", "solo", "strategy-1", "2026-05-04"),
        ("2026-Q3", "solo", "strategy-1", "2026-08-04"),
        ("2026-Q4", "team", "strategy-2", "2026-10-14"),
    ):
        folder = place / BOOK / "checkins" / label
        folder.mkdir(parents=True)
        for name, text in FORMER.items():
            filled = text.format(kind=kind, item=item, day=day)
            (folder / f"{name}.toml").write_text(filled, encoding="utf-8")


def _main(*arguments: str) -> None:
    assert main(arguments) == 0, arguments


JOBS = (
    Job("answer", ("answer", "best-why", "new words", "--workbook", BOOK), _shop),
    Job("again", ("answer", "best-who", "other words", "--workbook", BOOK), _shop),
    Job(
        "rate",
        ("rate", "strategy-1", "3", "--evidence", "two customers said it", "--workbook", BOOK),
        _shop,
    ),
    Job("take-over", ("answer", "best-why", "new words", "--workbook", BOOK), _former, every=4),
    Job("add", ("actions", "add", "Ring Marta", "--workbook", BOOK), _shop),
    Job("decide", ("decide", "The Friday mail", "--step", "2", "--workbook", BOOK), _shop),
    Job("repair", ("doctor", "--repair", "--workbook", BOOK), _damaged),
    Job("new", ("new", BOOK, "--name", "Corner Shop"), begun=False),
    Job(
        "new-pack",
        ("new", BOOK, "--name", "Corner Shop", "--pack", "small"),
        lambda place: small_pack(place / "small"),
        begun=False,
    ),
    Job("demo", ("demo", BOOK), begun=False, every=9),
)


def look(book: Path) -> Seen | None:
    """All that people would miss in a workbook, and whether its exercises are there; None where there is no workbook yet.

    Raises AssertionError when something in it is broken.
    """
    if not (book / "workbook.toml").exists():
        return None
    folder, problems = Folder.open(book)
    assert folder is not None, problems
    assert not errors(folder.problems), [str(problem) for problem in folder.problems]
    pack = book / "packs" / "small"
    return {
        "answers": {item: response.value for item, response in folder.answers.items()},
        "ratings": {
            (person, item): (word.level, word.evidence, word.was)
            for person, given in folder.words.items()
            for item, word in given.items()
        },
        "rounds": {id: (one.head, one.replies) for id, one in folder.rounds.items()},
        "actions": sorted((action.title, action.status) for action in folder.actions),
        "decisions": sorted(decision.what for decision in folder.decisions),
        "people": folder.profile.people,
        "pack": {path.relative_to(pack): path.read_bytes() for path in pack.rglob("*.*")} if pack.exists() else {},
    }


def at_home(home: str) -> None:
    """Let this process's user live in the folder `home`."""
    os.environ |= {"HOME": home} | user_folders(Path(home))
    os.environ.pop("WORKBOOK_DIR", None)
