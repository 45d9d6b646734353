"""Which version of the program this is: results say by which they were made."""

import re
from pathlib import Path


def app_version() -> str:
    """The version of this checkout, else of the installed package."""
    project = Path(__file__).parents[2] / "pyproject.toml"
    if project.is_file() and (found := re.search(r'^version = "(.+)"$', project.read_text(encoding="utf-8"), re.M)):
        return found[1]
    from importlib.metadata import version

    return version("referral-workbook")
