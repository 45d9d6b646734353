"""Settings of all tests."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.tries import register_profiles, same_everywhere
from tests.workplaces import at_home

register_profiles()
settings.load_profile("house")


def pytest_xdist_auto_num_workers() -> int:
    """How many tests run at once by themselves: one more than there are processors, for much of their time is the disk's."""
    return (os.cpu_count() or 1) + 1


def pytest_sessionstart() -> None:
    """A search (`--hypothesis-profile=search`) goes by chance; all other runs try the same examples."""
    if settings.get_current_profile_name() == "house":
        same_everywhere()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes the frames under tests/app/golden/ and the records under tests/cli/recorded/ anew."""
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden frames and the records of commands anew"
    )


@pytest.fixture(autouse=True, scope="session")
def _nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test sees or changes the settings of the person who runs it, also one that says nothing of a home."""
    with pytest.MonkeyPatch.context() as variables:
        at_home(tmp_path_factory.mktemp("nobody"), variables)
        yield


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden frames and records are written instead of compared."""
    return bool(request.config.getoption("--update-golden"))
