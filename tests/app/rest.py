"""Waiting for an app until it has nothing more to do.

Textual's own pilot waits after each key for some time, in which the process must do next to nothing: on a machine that is busy with
other things that is long, and on an idle one most of a test's time.
"""

import asyncio
from math import inf
from typing import Any

import textual.app
import textual.pilot
import textual.screen

SOON = 1 / 50
"""Seconds: what a timer brings within this time belongs to what was done, as the next frame does. As long as Textual's pilot waits."""

LONGEST = 1.0
"""Seconds of such waiting after which what never comes to rest is let be: an animation. As for Textual's pilot, but for one thing:
what the machine does in between, for others, is not counted."""


async def at_rest(least: float = 0, most: float = LONGEST) -> None:
    """Until the loop has nothing to do now and nothing soon. `least` is for Textual, which calls it by place."""
    loop: Any = asyncio.get_running_loop()
    waited = 0.0
    while waited < most:
        await asyncio.sleep(0)
        if not loop._ready:  # what is to be done now, but for this
            due = min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=inf)
            wait = max(0.0, due - loop.time())
            if wait > SOON:
                return
            waited += wait
            await asyncio.sleep(wait)


FRAME = 1 / 250
"""Seconds between one frame and the next, where Textual has a sixtieth: nobody looks."""


def use_it() -> None:
    """Let every pilot wait like this, and every screen draw as soon as it can."""
    assert hasattr(textual.screen, "UPDATE_PERIOD")
    textual.screen.UPDATE_PERIOD = FRAME  # type: ignore[misc]  # final for Textual itself
    for module in (textual.app, textual.pilot):
        assert hasattr(module, "wait_for_idle"), "Textual waits in another way: see whether this is needed still"
        module.wait_for_idle = at_rest  # type: ignore[attr-defined]  # used there under this name, but not exported
