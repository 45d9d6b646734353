"""Reading only some kinds of a workbook's files, as a list of many workbooks needs: cheap, and safe for what others have sent."""

from collections.abc import Collection
from functools import partial
from pathlib import Path

from workbook.domain import Problem
from workbook.store.following import follow_results
from workbook.store.format import FOREIGN, Limits
from workbook.store.former import take_over
from workbook.store.kinds import FORMER_CHECKIN, FORMER_RATINGS, PROFILE, WORKBOOK, Kind
from workbook.store.memory import Memory
from workbook.store.reading import Opened, load_file, profile_of
from workbook.store.scan import names_of

FORMER = (FORMER_CHECKIN, FORMER_RATINGS)

_ONLY_SOME = "Only some files of this workbook were read."


def read(root: Path, kinds: Collection[Kind], most: Limits = FOREIGN) -> tuple[Memory | None, list[Problem]]:
    """The files of these kinds of the workbook at `root`, and its profile. None, and why, when it cannot be told whose it is.

    No file may be more than `most`. An entry is checked when somebody asks for it: what is wrong is in `problems` of what comes
    back, which looks at all that was read. What stands in files of an older format counts as in the present ones. Copies that sync
    programs left are not taken over, and nothing is written.
    """
    opened = Opened(read_only=_ONLY_SOME)
    for name in names_of(root, {PROFILE, *FORMER, *kinds}, opened.problems):
        document = load_file(root, name, most)
        if document is not None:
            opened.documents[name] = document
    head = opened.documents.get(WORKBOOK)
    if head is None:
        return None, [*opened.problems, Problem(WORKBOOK, None, "There is no workbook in this folder.")]
    profile, problems = profile_of(head)
    if profile is None:
        return None, [*opened.problems, *head.problems, *problems]
    load = partial(load_file, root, most=most)
    take_over(opened.documents, load)
    follow_results(opened.documents, load)
    return Memory(root, opened, profile), opened.problems
