"""The small shop with exercises to answer: a table, a number, a text and a ladder; then checks, lines, and a private list."""

from pathlib import Path

from tests.app.shop import NOON, small_pack
from workbook.session import Session, open_session
from workbook.session.new_workbook import make

EXERCISE, RULES, HOLDERS = "regulars", "gifts", "holders"
"""The exercise that most tests answer, one of checks and lines, and one with a private list."""

TABLE, NUMBER, TEXT, TELL = "regulars-list", "regulars-both", "regulars-surprise", "regulars-tell"
"""The items of the first."""

REGULARS = """\
---
id: regulars
title: Who comes every week
minutes: 25
scope: strategic
---
# Who comes every week

Whoever comes every week knows the shop better than you think, and is asked about it more often than you are.

So begin with names. A name can be greeted, asked and thanked; “the regulars” cannot.

## An example

Ines has a corner shop by the station. She lists eleven people. First comes the man with the two dogs, who has sent
her half of his street. She had never written that down.

## Do this now

1. Write down who came every week this month.
2. Say for each what they leave here, and whom they have sent.

::: table regulars-list {rows=6 max=12}

**Who came every week this month?**

Six rows at least. How much they leave here stays off every page.

| Who `name` | Leaves here `profit:choice(high,low) private` | Sent others `referred:number` | Came by `found` | Bought first `first` |
| --- | --- | --- | --- | --- |
| Okafor | high | 3 | a neighbour | bread |

:::

::: number regulars-both {min=0 max=12 unit="people"}

**How many of them leave much here and have sent somebody?**

Count the rows that have both.

:::

::: text regulars-surprise {lines=4 max=800}

**What did you not expect in this list?**

One or two plain sentences will do.

:::

::: tell regulars-tell

**Would they tell a friend that this shop is for people like them?**

:::
"""

SHARED = """\
---
id: shared
title: What they share
minutes: 20
---
# What they share

Look for what is the same.

::: list shared-traits {min=3 max=8}

**What do three of them share?**

:::
"""

GIFTS = """\
---
id: gifts
title: Gifts, and what they say
minutes: 15
---
# Gifts, and what they say

A gift is thanks when it comes after, and a price when it was promised before.

::: check gift-given

**Is anything given for a name, in either direction?**

:::

::: check gift-told

**Do people learn of it before they choose?**

:::

::: check gift-allowed

**Do the rules where you are allow it?**

:::

::: line gift-rule {max=200}

**What is your rule, in words that a customer may read?**

:::

::: line gift-source {max=200}

**Where did you look it up?**

:::

::: date gift-again

**When do you look again?**

:::

::: tell gift-tell

**Would they tell a friend that a name is not for sale here?**

:::
"""

HEARD = """\
---
id: holders
title: Who hears it first
minutes: 10
---
# Who hears it first

Some people hear everything.

::: list holders-list {min=3 max=12 private}

**Who hears it when somebody moves in?**

:::

::: text holders-next

**What do you ask them?**

:::
"""


def exercise_session(folder: Path) -> Session:
    """A session on a new workbook in `folder` with these exercises, always at noon of the same day."""
    pack = small_pack(folder / "pack")
    for name, text in (("03-regulars", REGULARS), ("04-shared", SHARED), ("05-gifts", GIFTS), ("06-holders", HEARD)):
        (pack / "02-strategy" / f"{name}.md").write_text(text, encoding="utf-8")
    assert make(folder / "shop", "Corner Shop", ["Ana Ruiz", "Ben"], pack) == []
    session, problems = open_session(folder / "shop", clock=lambda: NOON)
    assert session is not None, problems
    return session
