"""Earlier versions of an answer, from the copies that are kept before a file is changed. They are only read."""

from collections.abc import Iterator
from pathlib import Path

from workbook.domain import Response
from workbook.store.disk import history
from workbook.store.kinds import ANSWERS
from workbook.store.loaded_file import Document


def earlier_answers(root: Path, file: str, item: str) -> Iterator[Response]:
    """What the copies of the chapter's `file` hold for `item`, the newest copy first; each is read when it is asked for.

    The same answer comes again for each copy that has it. What is not whole, or is no answer, is passed over.
    """
    for path in history.versions(root, file):
        found = history.read_version(path, ANSWERS)
        if found is not None:
            record = Document(file, ANSWERS, entries=found[1].entries).record((item,))
            if isinstance(record, Response):
                yield record
