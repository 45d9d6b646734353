"""A shop whose pages lead on from earlier answers: words to start from, counts, and picks that an answer speaks for."""

from pathlib import Path

from tests.app.shop import empty_shop

STARTING = """---
id: starting
title: The promise
minutes: 5
---
# The promise

::: table regulars

**Who comes?**

| Who `name` | Profit `profit:choice(high,low) private` | Sent `sent:number` |
| --- | --- | --- |

:::

::: number regulars-best {min=0 max=9 unit="regulars" counts="regulars where profit is high, sent is 1 or more"}

**How many are your best?**

:::

::: number regulars-all {counts=regulars}

**How many are there?**

:::

::: pick favourites {from=regulars.name max=3 marks="regulars.name where profit is high, sent is 1 or more"}

**Which are they?**

:::

::: pick first {from=regulars.name marks=favourites}

**Which comes first?**

:::

::: line result

**What do they get?**

:::

::: line way-out

**And if not?**

:::

::: text said {words=20}

**Write the promise.**

Start from {for=job,appointment,account}:

> You'll have this: {{ result }}.
>
> If not: {{ way-out }}.

Start from {for=walk-in}:

> {{ result }}, or: {{ way-out }}.

:::

::: line short {max=20}

**In one line?**

Start from:

> {{ result }}.

:::

::: list lines {min=3}

**In lines?**

Start from:

> - {{ regulars.name }}

:::
"""

LATER = """---
id: later
title: Later on
minutes: 5
---
# Later on

::: text note

**What do you write?**

Start from:

> {{ said }}
>
> From {{ business }}, for {{ favourites }}.

:::
"""


def starting_shop(folder: Path) -> Path:
    """A new workbook on the pack of the shop with these pages in it."""
    shop = empty_shop(folder)
    chapter = next(shop.glob("packs/*/02-strategy"))
    (chapter / "03-starting.md").write_text(STARTING, encoding="utf-8")
    (chapter / "04-later.md").write_text(LATER, encoding="utf-8")
    return shop
