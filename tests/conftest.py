"""Settings of all tests."""

import pytest
from hypothesis import settings

settings.register_profile("house", max_examples=100, deadline=None)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes the frames under tests/app/golden/ anew."""
    parser.addoption("--update-golden", action="store_true", help="write the golden frames of the app's tests anew")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden frames are written instead of compared."""
    return bool(request.config.getoption("--update-golden"))
