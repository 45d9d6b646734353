"""The workbook's own inner folder, and where in it earlier versions are kept."""

INSIDE = ".workbook"
"""The folder for lock, history and quarantine: never needed to read the rest."""


def earlier_of(name: str) -> str:
    """The folder with the earlier versions of the file `name`, from the workbook's own folder on."""
    return f"{INSIDE}/history/{name.removesuffix('.toml')}/"
