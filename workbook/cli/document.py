"""`workbook document`: the pages made from answers, as a list, or one as text, Markdown, HTML or data."""

from collections.abc import Sequence
from pathlib import Path

from workbook.cli.faults import Refused
from workbook.cli.options import Parser, one_of, path
from workbook.cli.output import err, out, out_json
from workbook.cli.workplace import findings, reading
from workbook.domain import NEAR_IDS, Problem, command, did_you_mean, one_line
from workbook.domain.filled_document import Filled
from workbook.reports.document_report import (
    SUFFIXES,
    Kind,
    document_json,
    documents_json,
    documents_text,
    holes_text,
    written,
)
from workbook.session import View
from workbook.session.exporting import new_file

PRINTED = "-"
"""In place of a file: print it."""


def run(argv: Sequence[str]) -> int:
    """Lists the documents, or prints or writes one."""
    parser = Parser(
        "document",
        "The pages made from your answers. Without a name: all there are,\nand how far each is.",
        "workbook document",
        "workbook document introduction-guide",
        "workbook document introduction-guide -o guide.html",
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="the id of a document, as the list shows it")
    parser.add_argument("--format", type=one_of(*SUFFIXES), metavar="FORMAT", help="text (the default), md or html")
    parser.add_argument(
        "-o",
        dest="file",
        metavar="FILE",
        type=path,
        help="write it into a new FILE; .md and .html say the format; - prints it",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    args = parser.read(argv)
    if args.json and (args.format or args.file):
        parser.error("--json prints data: leave --format and -o out")
    if args.name is None and (args.format or args.file):
        parser.error("--format and -o are for one document: say which")
    kind = args.format or _kind_of(str(args.file or ""))
    if kind is None:
        parser.error(f"-o knows files that end in {', '.join(SUFFIXES.values())}; for another ending add --format")
    view = reading(args)
    if args.name is None:
        pages = [view.page(document) for document in view.pack.documents]
        if args.json:
            out_json(documents_json(pages, view.pack))
        else:
            out(documents_text(pages, view.pack))
        return findings(view)
    page = _page(view, args.name)
    if args.json:
        out_json(document_json(page, view.pack))
    else:
        text = written(page, kind, view.pack.lang)
        if args.file and str(args.file) != PRINTED:
            _write(args.file, text)
        else:
            out(text, end="", exact=True)
    if words := holes_text(page, view.pack):
        err(words)
    return findings(view)


def _page(view: View, name: str) -> Filled:
    document = view.pack.document_by_id.get(name)
    if document is None:
        near = did_you_mean(name, view.pack.document_by_id, NEAR_IDS)
        raise Refused(f"There is no document “{one_line(name, 70)}”.{near} {command('document')} lists them all.")
    return view.page(document)


def _kind_of(file: str) -> Kind | None:
    """The format that the name of a file asks for: text without an ending, none with one that is not known."""
    suffix = Path(file).suffix.lower()
    known = next((kind for kind, usual in SUFFIXES.items() if suffix in (usual, usual[:4])), None)
    return known if suffix else "text"


def _write(path: Path, text: str) -> None:
    shown = one_line(str(path), 200)
    if not path.parent.is_dir():
        raise Refused(f"There is no folder “{one_line(str(path.parent), 200)}”. Make it first, or name another.")
    if path.exists() and not path.is_file():
        raise Refused(f"“{shown}” is {'a folder' if path.is_dir() else 'a device'}, not a file. Name a file.")
    wrong = new_file(path, text, shown)
    if isinstance(wrong, Problem):
        raise Refused(wrong)
    if wrong is not None:
        raise Refused(f"{shown} is there already with other words, and stays as it is. Give another name.")
    out(f"Written to {shown}.")
