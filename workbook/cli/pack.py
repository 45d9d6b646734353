"""`workbook pack`: looks at exercises, checks them, begins some of one's own, and locks what is released."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from workbook.cli.faults import DONE, REFUSED, Refused
from workbook.cli.options import Parser, first_word, path
from workbook.cli.output import complain, out, out_json
from workbook.domain import Pack, Problem, command, count, errors, one_line, quoted
from workbook.packs import catalog
from workbook.packs.read.pack_files import MANIFEST
from workbook.reports.pack_report import pack_json, pack_text
from workbook.reports.problems_report import problem_json
from workbook.store.locate import locate
from workbook.store.peek import glance
from workbook.store.user import dirs

VERBS = {
    "show": "chapters, exercises and their items; what you get without a word",
    "check": "find what is wrong with a pack, line by line",
    "new": "write a small pack to begin your own with",
    "lock": "write down what is released, so that no meaning changes unseen",
}


def run(argv: Sequence[str]) -> int:
    """Shows, checks, begins or locks a pack."""
    place = first_word(argv)
    verb = argv[place] if place is not None and argv[place] in VERBS else ""
    parser = _parser(verb)
    args = parser.read([*argv[:place], *argv[(place or 0) + 1 :]] if verb else argv)
    if verb == "new":
        return _new(args.path)
    if not verb and args.path and not args.path.exists():
        parser.error(f"there is no “{one_line(str(args.path), 70)}”; there are {', '.join(VERBS)}")
    root = _root(args)
    return {"check": _check, "lock": _lock}.get(verb, _show)(root, args)


def _parser(verb: str) -> Parser:
    if not verb:
        words = "\n".join(f"  {word:<8}{what}" for word, what in VERBS.items())
        about = f"Exercises: the workbook's, or those in a folder. A word after “pack” says what\nis wanted:\n{words}"
        parser = Parser("pack", about, "workbook pack show --json", "workbook pack check my-exercises", on=False)
    else:
        about = VERBS[verb][0].upper() + VERBS[verb][1:] + "."
        parser = Parser(f"pack {verb}", about, *_EXAMPLES[verb], on=False)
    optional = "?" if verb != "new" else None
    what = "the folder to make" if verb == "new" else "the pack's folder; without it this one, else the workbook's"
    parser.add_argument("path", metavar="PATH", nargs=optional, type=path, help=what)
    if verb in ("", "show", "check"):
        parser.add_argument("--json", action="store_true", help="print one JSON document")
    if verb in ("", "show"):
        parser.add_argument("--items", action="store_true", help="with the id and the question of every item")
    if verb == "lock":
        parser.add_argument("--wording", action="store_true", help="accept changes that are of words only")
    return parser


_EXAMPLES = {
    "show": ("workbook pack show --items", "workbook pack show my-exercises --json"),
    "check": ("workbook pack check my-exercises", "workbook pack check --json my-exercises"),
    "new": ("workbook pack new my-exercises", "workbook pack new ../clinic-exercises"),
    "lock": ("workbook pack lock my-exercises", "workbook pack lock my-exercises --wording"),
}


def _root(args: Namespace) -> Path:
    """The pack that is meant: the one named, the one in this folder, the workbook's, or the shipped one."""
    if args.path:
        named: Path = args.path
        return named
    if not args.workbook and (Path.cwd() / MANIFEST).is_file():
        return Path.cwd()
    workbook = locate(args.workbook, Path.cwd())
    if isinstance(workbook, Problem):
        if args.workbook:
            raise Refused(workbook)
        return catalog.shipped()
    pack_id = glance(workbook).pack
    found = catalog.find(pack_id, workbook, dirs.data_dir())
    if found is None:
        what = f"The exercises “{pack_id}” are not on this computer."
        raise Refused(Problem("workbook.toml", None, what, "Put their folder into packs/ in the workbook."))
    return found


def _show(root: Path, args: Namespace) -> int:
    pack, problems = catalog.load(root, dirs.cache_dir())
    code = complain(problems)
    if pack is None:
        return REFUSED
    if args.json:
        out_json(pack_json(pack))
    else:
        out(pack_text(pack, items=args.items))
    return code


def _check(root: Path, args: Namespace) -> int:
    pack, problems = catalog.check(root)
    code = complain(problems)
    if args.json:
        out_json({"format": 1, "problems": [problem_json(problem) for problem in problems]})
    elif pack is not None:
        wrong = len(errors(problems))
        out(f"{_counts(pack)} {count(wrong, 'problem') if wrong else 'Nothing is wrong'}.")
    return REFUSED if pack is None else code


def _lock(root: Path, args: Namespace) -> int:
    from workbook.packs.check.lock import NAME, write_lock

    pack, problems = catalog.load(root, None)
    if pack is None or errors(problems):
        complain(problems)
        return REFUSED
    if complain(write_lock(root, pack, wording=args.wording)):
        return REFUSED
    out(f"{one_line(str(root / NAME))} is written. {_counts(pack)}")
    return DONE


def _new(root: Path) -> int:
    from workbook.packs.template import write_template

    if complain(write_template(root)):
        return REFUSED
    where = one_line(str(root))
    out(f"A small pack is in {where}. Change it as you like, then run {command(f'pack check {quoted(where)}')}.")
    return DONE


def _counts(pack: Pack) -> str:
    return f"{count(len(pack.exercises), 'exercise')} with {count(len(pack.item_by_id), 'item')}."
