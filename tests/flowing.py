"""A small pack in which answers flow: places, rows to take over, hints, a page, a library with actions, items asked again."""

import shutil
from pathlib import Path

from tests.app.shop import clock, small_pack
from workbook.packs import catalog
from workbook.packs.read.pack_files import HINTS
from workbook.session import Session, open_session
from workbook.session.new_workbook import make

BEST = """---
id: best
title: Your best customers
minutes: 25
scope: strategic
---
# Your best customers

One idea.

::: list traits

**What do they share?**

:::

::: table people {rows=3}

**Who are they?**

| Who `name` | Town `town` |
| --- | --- |

:::
"""

RATED = """---
id: rated
title: Each of them, rated
minutes: 10
scope: tactical
---
# Each of them, rated

They share this: {{ traits }}

::: table marks {from=people.name max=4}

**How good is each?**

You wrote that they share {{ traits }}.

| Who `name` | Step `step:level` |
| --- | --- |

:::

::: text ask-words {hints=ask optional}

**How will you ask?**

:::
"""

PLACES = """---
id: places
title: Where they see you
minutes: 5
scope: tactical
---
# Where they see you

::: table places {starter rows=4 max=6}

**Which places are there?**

| Place `place` | Seen `seen:choice(few,many)` |
| --- | --- |
| The sign | many |
| The van | few |
| The invoice | few |

:::

::: pick first-place {from=places.place}

**Which first?**

:::
"""

LIBRARY = """---
id: {id}
title: {title}
minutes: 10
scope: tactical
action: {action}
effort: medium{asks}
---
# {title}

Steps.

::: line {id}-note {{optional}}

**Anything to note?**

:::
"""

WORKSHOP = """---
id: half-day
title: In half a day
minutes: 60
scope: strategic
---
# In half a day

::: again traits

:::

::: again content-1

:::

::: line wish {optional}

**What would you take home?**

:::
"""

SHEET = """---
id: sheet
title: Best-customer sheet
plan: strategy
reader: Whoever meets customers, any day.
---
# Our best customers

They share:

- {{ traits }}
"""


def flowing_pack(folder: Path) -> Path:
    """Write the pack."""
    small_pack(folder)
    manifest = folder / "pack.toml"
    more = '\n[[plans]]\nid = "library"\ntitle = "Library"\nscored = "no"\n'
    for number, name in ((5, "small-steps"), (6, "workshop")):
        more += f'\n[[chapters]]\nid = "{name}"\nnumber = {number}\ntitle = "About {name}"\nplan = "library"\n'
        (folder / f"{number:02d}-{name}").mkdir()
        (folder / f"{number:02d}-{name}" / "chapter.md").write_text("# More\n\nTo choose from.\n", encoding="utf-8")
    text = manifest.read_text(encoding="utf-8")
    at = text.index("\n[[chapters]]")
    plans, chapters = more.split("\n[[chapters]]", 1)
    manifest.write_text(text[:at] + plans + text[at:] + "\n[[chapters]]" + chapters, encoding="utf-8")
    ready = folder / "01-foundation" / "readiness.md"
    ready.write_text(ready.read_text(encoding="utf-8").replace(" scope=", " gate scope=", 1), encoding="utf-8")
    shutil.copyfile(catalog.shipped() / HINTS, folder / HINTS)
    (folder / "documents").mkdir()
    for path, words in (
        ("02-strategy/01-best.md", BEST),
        ("02-strategy/02-poor.md", RATED),
        ("02-strategy/03-places.md", PLACES),
        ("05-small-steps/01-walk.md", _library("walk", "A walk", "Walk past your own door.", "")),
        ("05-small-steps/02-gift.md", _library("gift", "A gift", "Give a gift.", "\nasks: yes")),
        ("06-workshop/01-half-day.md", WORKSHOP),
        ("documents/01-sheet.md", SHEET),
    ):
        (folder / path).write_text(words, encoding="utf-8")
    return folder


def _library(id: str, title: str, action: str, asks: str) -> str:
    return LIBRARY.format(id=id, title=title, action=action, asks=asks)


def flowing_shop(folder: Path) -> Path:
    """A workbook in `folder` with this pack and nothing in it."""
    assert make(folder, "Corner Shop", ["Ana Ruiz", "Ben"], flowing_pack(folder.parent / f"{folder.name}-pack")) == []
    return folder


def flowing_session(folder: Path) -> Session:
    """A session on such a workbook, always at the same noon."""
    session, problems = open_session(flowing_shop(folder), clock=clock)
    assert session is not None, problems
    return session
