"""What stands on the pages of `docs/`, for tests that compare it with what is so."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"


def table(page: str, *heads: str) -> list[list[str]]:
    """The rows of every table of a page that has these heads, without the marks of code and of bold."""
    rows: list[list[str]] = []
    inside = False
    for line in (DOCS / page).read_text(encoding="utf-8").split("\n"):
        cells = [cell.strip().strip("`*") for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            inside = False
        elif cells == list(heads):
            inside = True
        elif inside and not line.startswith("| ---"):
            rows.append(cells)
    assert rows, f"no table {heads} in {page}"
    return rows
