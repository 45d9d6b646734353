"""The small shop with a library beside its chapters: ideas to choose from, an afternoon in one go, and a page made from answers."""

from pathlib import Path

from tests.app.shop import small_pack
from workbook.session.new_workbook import make

CHAPTERS = {"ideas": "Ideas to choose from", "together": "An afternoon together"}
"""Two chapters of a plan that is not scored, by id."""


def page(id: str, title: str, minutes: int, more: str, item: str) -> str:
    """An exercise in Markdown: `more` lines of front matter, and an `item`."""
    return f"---\nid: {id}\ntitle: {title}\nminutes: {minutes}\n{more}---\n# {title}\n\nOne idea.\n{item}"


def large_shop(folder: Path) -> Path:
    """A workbook whose pack has a library of twelve ideas beside the small one's chapters, and a page that is made from answers."""
    root = small_pack(folder / "pack")
    manifest = (root / "pack.toml").read_text(encoding="utf-8")
    plan = '\n[[plans]]\nid = "library"\ntitle = "Library"\nscored = "no"\n'
    before, chapters = manifest.split("\n[[chapters]]", 1)
    for number, (id, title) in enumerate(CHAPTERS.items(), start=5):
        chapters += f'\n[[chapters]]\nid = "{id}"\nnumber = {number}\ntitle = "{title}"\nplan = "library"\n'
        (root / f"{number:02d}-{id}").mkdir()
        (root / f"{number:02d}-{id}" / "chapter.md").write_text(f"# {title}\n\nChoose.\n", encoding="utf-8")
    (root / "pack.toml").write_text(f"{before}{plan}\n[[chapters]]{chapters}", encoding="utf-8")
    for number in range(1, 13):
        item = f"\n::: text idea-{number}-when\n\n**When?**\n\n:::\n"
        more = "scope: tactical\naction: Do it this week.\neffort: small\n"
        text = page(f"idea-{number}", f"Idea {number}", 10, more, item)
        (root / "05-ideas" / f"{number:02d}-idea.md").write_text(text, encoding="utf-8")
    item = "\n::: pick chosen {from=customers-list}\n\n**Whom?**\n\n:::\n"
    (root / "06-together" / "01-day.md").write_text(page("day", "The day", 200, "", item), encoding="utf-8")
    item = "\n::: list customers-list\n\n**Who are they?**\n\n:::\n"
    text = page("listed", "Customers, listed", 15, "scope: strategic\n", item)
    (root / "02-strategy" / "03-listed.md").write_text(text, encoding="utf-8")
    (root / "documents").mkdir()
    sheet = "---\nid: sheet\ntitle: Customer sheet\nplan: strategy\nreader: Everybody\n---\n# Our customers\n\n- {{ customers-list }}\n"
    (root / "documents" / "01-sheet.md").write_text(sheet, encoding="utf-8")
    assert make(folder / "shop", "Corner Shop", ["Ana Ruiz"], root) == []
    return folder / "shop"
