"""An example workbook made for one day, read back from its files."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from workbook.domain import Rated
from workbook.session import View, demo_story, find_pack
from workbook.session.demo import PACK, build
from workbook.store.folder import Folder


class Demo:
    """The example `story` as of `today`, with what making it said in `faults`; `pack` is what its kind of firm is asked."""

    def __init__(self, root: Path, today: date, story: str = demo_story.FIRST) -> None:
        self.root, self.today, self.story = root, today, story
        self.faults = build(root, today, story)
        folder, _ = Folder.open(root)
        pack, _ = find_pack(PACK, root)
        assert folder is not None and pack is not None
        self.folder, self.problems = folder, folder.problems
        self.view = View(pack, folder, [], lambda: datetime.combine(today, time(12)).astimezone())
        self.pack = self.view.pack

    def value(self, item: str) -> Any:
        """The answer to an item."""
        return self.folder.answers[item].value

    def ratings(self) -> Iterator[tuple[str, str, Rated]]:
        """Every word about a rating, earlier ones among them, with its person and its item."""
        for person, said in self.folder.words.items():
            yield from ((person, item, one) for item, word in said.items() for one in (word, *word.was))

    def shifted(self) -> Any:
        """All that is in the workbook, its days counted from the day it was made for and its quarters by their order."""
        folder = self.folder
        kept = [
            {key: asdict(one) for key, one in folder.answers.items()},
            {key: asdict(one) for key, one in folder.tracks.items()},
        ]
        words = {person: {item: asdict(one) for item, one in said.items()} for person, said in folder.words.items()}
        actions = [asdict(one) for one in (*folder.actions, *folder.suggested)]
        decisions = [asdict(one) for one in folder.decisions]
        profile = asdict(replace(folder.profile, id=""))
        return self._relative([kept, words, actions, decisions, profile, folder.left_at])

    def _relative(self, value: Any) -> Any:
        match value:
            case datetime():
                return (value.date() - self.today).days, value.time()
            case date():
                return (value - self.today).days
            case dict():
                return {key: self._relative(part) for key, part in value.items() if key not in ("label", "opened")}
            case list() | tuple():
                return [self._relative(part) for part in value]
            case _:
                return value
