"""How many examples a property is tried with: those named in a test are for the gate, and a search tries twenty times as many."""

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

HOUSE = 50
"""Examples of a property that says nothing of it, in the gate."""


def register_profiles() -> None:
    """`house` says the same of the same commit, wherever and after whatever it runs; `search` goes by chance.

    Hypothesis also tries words and numbers that it finds in those modules of the program that are loaded by then, which depends on
    what ran before. So `house` does without, and the searches do not.
    """
    slow = [HealthCheck.too_slow]  # it measures time
    settings.register_profile(
        "house", max_examples=HOUSE, deadline=None, derandomize=True, database=None, suppress_health_check=slow
    )
    settings.register_profile(
        "search", max_examples=20 * HOUSE, deadline=None, derandomize=False, suppress_health_check=slow
    )


def same_everywhere() -> None:
    """What `house` does without."""
    if hasattr(providers, "_get_local_constants"):
        none = type(providers.GLOBAL_CONSTANTS)()
        providers._get_local_constants = lambda: none


def tries(examples: int, **more: Any) -> settings:
    """So many examples in the gate, and as many times more in a search as for others; `more` as for `hypothesis.settings`."""
    return settings(max_examples=max(1, examples * settings().max_examples // HOUSE), **more)
