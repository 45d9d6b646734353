"""Earlier versions of an answer: the file as it stands on the disk, and the copies kept before it was changed. They are only read."""

from collections.abc import Iterator
from pathlib import Path

from workbook.domain import Response
from workbook.store.disk import files, history
from workbook.store.format import Content, understand
from workbook.store.kinds import ANSWERS
from workbook.store.loaded_file import Document


def earlier_answers(root: Path, file: str, item: str) -> Iterator[Response]:
    """What the chapter's `file` and its copies hold for `item`, the newest first; each is read when it is asked for.

    The same answer comes again for each copy that has it. What is not whole, or is no answer, is passed over. The file itself is
    asked first: what was typed a moment ago is not in it yet, and so no copy holds what it replaces.
    """
    for content in _contents(root, file):
        record = Document(file, ANSWERS, entries=content.entries).record((item,))
        if isinstance(record, Response):
            yield record


def _contents(root: Path, file: str) -> Iterator[Content]:
    data = files.link_in(root, file) or files.read(root / file, file)
    if isinstance(data, bytes) and (now := understand(data, file, ANSWERS)).state == "good":
        yield now
    for path in history.versions(root, file):
        found = history.read_version(path, ANSWERS)
        if found is not None:
            yield found[1]
