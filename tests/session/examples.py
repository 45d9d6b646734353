"""An example workbook made for one day, read back from its files."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from workbook.domain import Rated
from workbook.session import View, find_pack
from workbook.session.demo import FIRST, PACK, build
from workbook.store.folder import Folder


class Demo:
    """The example `story` as of `today`, with what making it said in `faults`; `pack` is what its kind of firm is asked."""

    def __init__(self, root: Path, today: date, story: str = FIRST) -> None:
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
