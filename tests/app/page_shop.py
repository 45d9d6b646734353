"""The small shop with two documents in its pack, and an exercise that fills them."""

from pathlib import Path

from tests.app.shop import small_pack, with_session
from workbook.domain import Row
from workbook.session import Session
from workbook.session.answering import answer
from workbook.session.new_workbook import make

GUESTS = """\
---
id: guests
title: Your regular guests
minutes: 15
---
# Your regular guests

One idea.

::: table guests {rows=3}

**Who comes every week?**

| Who `who` | What they like `likes:text` | Sent by `sender` | Since `since:date` |
| --- | --- | --- | --- |

:::

::: list signs

**How do you know one?**

:::

::: text welcome

**What do you say to them?**

:::

::: line extra {optional}

**Anything else?**

:::
"""

SHEET = """\
---
id: guest-sheet
title: Guest sheet
plan: strategy
reader: Everyone behind the counter, on a new colleague's first day
---
# Our regular guests

{{ business }}, {{ today }}

## Who they are

| Who | What they like | Since |
| --- | --- | --- |
| {{ guests.who }} | {{ guests.likes }} | {{ guests.since }} |

- **{{ guests.who }}** was sent by {{ guests.sender }}

## How to know one

1. {{ signs }}

## What we say

> {{ welcome }}

## One thing more

{{ extra }}

## The reason

**Why they come:** {{ best-why }}

Written by: ..............................................................
"""

CARD = """\
---
id: welcome-card
title: Welcome card
plan: customers
reader: A new guest
---
# Welcome

{{ welcome }}

Ask for {{ best-who }}.
"""


def page_pack(folder: Path) -> Path:
    """Write the small pack with the exercise and its documents."""
    pack = small_pack(folder)
    (pack / "02-strategy" / "03-guests.md").write_text(GUESTS, encoding="utf-8")
    (pack / "documents").mkdir()
    (pack / "documents" / "01-guest-sheet.md").write_text(SHEET, encoding="utf-8")
    (pack / "documents" / "02-welcome-card.md").write_text(CARD, encoding="utf-8")
    return pack


def page_shop(folder: Path) -> Path:
    """A workbook in `folder` with documents in its pack, and nothing answered."""
    pack = page_pack(folder.parent / f"{folder.name}-pack")
    assert make(folder, "Corner Shop", ["Ana Ruiz", "Ben"], pack) == []
    return folder


def few(session: Session) -> None:
    """A few answers: both pages are begun, and none is ready."""
    answer(session, "welcome", "Your table is free, and the bread is still warm.")
    answer(session, "signs", ("They don't look at the board.", "They bring their own cup."))


def all_of_it(session: Session) -> None:
    """Everything that the pages want."""
    few(session)
    answer(session, "best-who", "the owner")
    answer(session, "best-why", "Because we remember what they like.")
    rows: tuple[Row, ...] = (
        {"who": "Mr Lind", "likes": "Rye bread, sliced thin, and five minutes of talk about the sea", "sender": "Ana"},
        {"who": "The two from the print shop", "likes": "Whatever is left at four", "since": session.today},
    )
    answer(session, "guests", rows)


def page_shop_with(folder: Path, *, full: bool = False) -> Path:
    """The shop with few answers, or with all."""
    return with_session(page_shop(folder), all_of_it if full else few)
