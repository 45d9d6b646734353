"""Settings of all tests."""

from hypothesis import settings

settings.register_profile("house", max_examples=100, deadline=None)
settings.load_profile("house")
