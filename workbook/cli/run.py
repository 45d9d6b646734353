"""The command line's front door: finds the command, runs it, and turns whatever happens into one of four exit codes."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from workbook.cli.calling import remember_call
from workbook.cli.faults import DONE, INTERRUPTED, REFUSED, USAGE, Refused, Usage
from workbook.cli.options import Parser, first_word
from workbook.cli.output import NotPrinted, err, flush, out, prepare
from workbook.domain import one_line, program
from workbook.quick_start import quick_start

COMMANDS = {
    "new": "begin a workbook for a business",
    "demo": "open a filled example: bookkeepers, a café, and two more",
    "firm": "what kind of firm it is; questions and pages follow it",
    "score": "the readiness score, and why it is what it is",
    "rate": "give a rating its level and what shows it",
    "answer": "answer an item, or go through the questions line by line",
    "progress": "how far each chapter is, and what is next",
    "actions": "what to do next, and what you have taken on",
    "checkin": "the quarter's check-in, alone or with the team",
    "document": "the pages made from your answers, to print, copy or send",
    "decide": "would a client tell a friend? ask it of one thing",
    "find": "look for words in everything: questions, answers, actions, pages",
    "pack": "look at, check or write exercises",
    "doctor": "look for damage in a workbook, and mend it",
}
"""Every command and what it does. Each has a file of its own name here, which is imported only when it runs."""

HELP = """\
usage: {me} [DIR]
       {me} COMMAND …

A coaching workbook for businesses that want to be referred. Without a command
it opens in the terminal.

commands:
{commands}

options:
  --workbook DIR    the workbook; without it, the folder you are in or the
                    nearest one above that is a workbook, else $WORKBOOK_DIR
  --version         say which version this is
  -h, --help        show this; after a command, the options of that command

examples:
  {me} new harbour-ledger --name "Harbour Ledger" --people "Ana Ruiz,Ben"
  {me} score --workbook harbour-ledger

Exit codes: 0 done, 1 problems found or refused, 2 wrong usage, 130 interrupted."""


@quick_start()
def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command with `argv` (the process's own arguments by default) and returns its exit code. Raises nothing."""
    prepare()
    if argv is None:
        remember_call()
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv))
        flush()
        return code
    except Usage as wrong:
        err(str(wrong))
        return USAGE
    except Refused as refused:
        for told in refused.told:
            err(told)
        return REFUSED
    except SystemExit as left:  # argparse after --help; the app with a reason
        if isinstance(left.code, str):
            err(left.code)
            return REFUSED
        return left.code or DONE
    except KeyboardInterrupt:
        err("Interrupted. What was saved stays saved.")
        return INTERRUPTED
    except BrokenPipeError:
        _no_more_output()
        return DONE
    except NotPrinted as fault:
        _no_more_output()
        err(f"What this command says could not be written: {fault}. What it saved is saved.")
        return REFUSED
    except OSError as fault:
        _no_more_output()
        where = f" ({one_line(str(fault.filename), 200)})" if fault.filename else ""
        err(f"The computer refused: {fault.strerror or type(fault).__name__}{where}.")
        return REFUSED
    except Exception as fault:
        from workbook.cli.crash import note_down

        err(note_down(fault))
        return REFUSED


def _run(argv: list[str]) -> int:
    place = first_word(argv)
    command = argv[place] if place is not None else None
    front = argv[:place]
    if command in COMMANDS:
        module = import_module(f"workbook.cli.{command}")
        return int(module.run([*front, *argv[(place or 0) + 1 :]]))
    if "-h" in front or "--help" in front:
        out(HELP.format(me=program(), commands="\n".join(f"  {name:<10}{what}" for name, what in COMMANDS.items())))
        return DONE
    if "--version" in front:
        about = ("Say which version this is.", "workbook --version", "workbook score --help")
        Parser("", *about).read(
            [word for word in argv if word != "--version"]
        )  # what stands beside it is not passed over
        from workbook.session.app_version import app_version

        out(f"workbook {app_version()}")
        return DONE
    return int(import_module("workbook.cli.open_app").run(argv, COMMANDS))


def _no_more_output() -> None:
    """Whoever read our output is gone or full: what is still held back goes nowhere, without a word at exit."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        return
