"""The pages of the example firm: they are whole, they name it, and they leave nothing behind."""

from datetime import date
from pathlib import Path

from tests.builders import pack
from workbook.domain import plain
from workbook.session import find_pack
from workbook.session.demo import PACK
from workbook.session.example_page import Example

DAY = date(2026, 11, 20)


def test_every_document_has_an_example(tmp_path: Path) -> None:
    whole, problems = find_pack(PACK, tmp_path)
    assert whole is not None and not problems
    example = Example(whole, DAY)
    pages = {one.id: example.page(one.id) for one in whole.documents}
    assert all(pages.values()), [id for id, page in pages.items() if page is None]
    assert sum(page.state == "ready" for page in pages.values() if page) >= len(pages) - 1
    sheet = pages["referral-baseline"]
    assert sheet is not None and "Harbour Ledger, 20 November 2026" in plain(sheet.prose)
    assert not list(tmp_path.iterdir())


def test_other_exercises_have_none() -> None:
    assert Example(pack({"a": []}), DAY).page("sheet") is None
