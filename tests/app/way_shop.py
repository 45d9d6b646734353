"""The small shop with two documents and three ways: two essential exercises, and a programme of three weeks.

The programme begins with the second of them. One rating is for job firms only.
"""

from pathlib import Path

from tests.app.page_shop import page_pack
from workbook.session.new_workbook import make

PROGRAMME = """\
---
id: three-weeks
title: Three weeks
---
A page a week.

::: week 1 {exercise=guests}
**Know who comes.**
Ask {for=job,appointment,account}: Ask your newest customer on the phone: “Who first mentioned us to you, and what did they say?”
Ask {for=walk-in}: Ask the next new face at the counter: “Who told you about us?”
Thank: Thank one person who sent you somebody.
:::

::: week 2 {exercise=best}
**Know who suits you.**
Ask: Ask a colleague with whom you are in a good mood.
Thank: Thank a regular for coming.
:::

::: week 3 {exercise=poor}
**Know who does not.**
Ask: Ask what goes wrong.
Thank: Thank whoever told you.
:::
"""


def way_pack(folder: Path) -> Path:
    """Write the pack."""
    pack = page_pack(folder)
    (pack / "programme.md").write_text(PROGRAMME, encoding="utf-8")
    for page, made in (
        ("01-best", "Two sentences on who suits you."),
        ("03-guests", "A list of who comes every week."),
    ):
        path = pack / "02-strategy" / f"{page}.md"
        front = f'\nessential: yes\nmade: "{made}"\n---\n#'
        path.write_text(path.read_text(encoding="utf-8").replace("\n---\n#", front, 1), encoding="utf-8")
    readiness = pack / "03-content" / "readiness.md"
    text = readiness.read_text(encoding="utf-8")
    readiness.write_text(text.replace("rating content-2 {", "rating content-2 {for=job "), encoding="utf-8")
    return pack


def way_shop(folder: Path) -> Path:
    """A new workbook in `folder`, on the short way, with nothing answered."""
    assert make(folder, "Corner Shop", ["Ana Ruiz", "Ben"], way_pack(folder.parent / f"{folder.name}-pack")) == []
    return folder
