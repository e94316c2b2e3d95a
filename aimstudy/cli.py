"""The command line: the window, and the same services for scripts.

Answers go to standard output. What fails goes to standard error in one line, with exit code 2.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aimstudy.domain.errors import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import NoReturn

    from aimstudy.services.library import Library

OK, FOUND, ERROR = 0, 1, 2
INTERRUPTED = 130  # what a shell expects of a program that Ctrl+C ended
_RESTORABLE = (
    ProblemKind.LIBRARY_MISSING,
    ProblemKind.LIBRARY_LOST,
    ProblemKind.LIBRARY_EMPTY_FILE,
    ProblemKind.LIBRARY_DAMAGED,
    ProblemKind.LIBRARY_NOT_OURS,
)
_DAMAGE = (
    ProblemKind.LIBRARY_DAMAGED,
    ProblemKind.LIBRARY_EMPTY_FILE,
    ProblemKind.LIBRARY_LOST,
)
COMMANDS = ("generate", "import", "export", "plan", "status", "check", "backup", "restore")


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line; returns its exit code (0 done, 1 a check found something, 2)."""
    arguments = list(arguments)
    named = _first_word(arguments) in COMMANDS
    parser = _command_parser() if named else _window_parser()
    options = parser.parse_args(arguments)
    if named and options.command == "import" and options.refused and len(options.files) > 1:
        parser.error("--refused goes with one FILE, for its rows are laid out like it")
    try:
        return _run_command(options) if named else _run_window(options)
    except Problem as problem:
        return _fail(problem)
    except KeyboardInterrupt:
        return INTERRUPTED


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one line, and takes no shortened options."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> NoReturn:
        text = " ".join(f"{self.prog}: {message} (see {self.prog} --help)".split())
        self.exit(ERROR, text + "\n")


def _first_word(arguments: Sequence[str]) -> str:
    """The first argument that is neither an option nor the value of --data-dir."""
    takes_value = False
    for argument in arguments:
        if takes_value:
            takes_value = False
        elif argument == "--data-dir":
            takes_value = True
        elif not argument.startswith("-"):
            return argument
    return ""


def _window_parser() -> argparse.ArgumentParser:
    from aimstudy import __version__

    parser = _Parser(
        prog="aimstudy",
        description="Study for a dated exam, offline. Without a command, the window opens.",
        epilog="Commands: " + ", ".join(COMMANDS) + ". Each has its own --help.",
    )
    parser.add_argument("--version", action="version", version=f"aimstudy {__version__}")
    parser.add_argument("--self-test", action="store_true", help="try everything, and exit")
    parser.add_argument("file", nargs="?", type=Path, help="an article to add")
    _add_folder(parser, None)
    return parser


def _command_parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="aimstudy")
    _add_folder(parser, None)
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, text: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text)
        # Given after the command it counts, too; absent it must not hide the one before.
        _add_folder(made, argparse.SUPPRESS)
        return made

    generate = command("generate", "Print cards, quiz items and notes as JSON lines.")
    generate.add_argument("files", nargs="+", type=Path, metavar="FILE")
    _add_import(command("import", "Take decks from other programs in."))
    _add_export(command("export", "Write cards for other programs."))
    plan = command("plan", "Print the plan to the next exam.")
    plan.add_argument("--json", action="store_true", help="as one JSON object")
    plan.add_argument(
        "--ics", type=Path, metavar="FILE", help="write exams and study days as a calendar, too"
    )
    status = command("status", "Print what is in study: the counts that the window shows.")
    status.add_argument("--json", action="store_true", help="as one JSON object")
    check = command("check", "Check the library file, and its memory states against the log.")
    check.add_argument("--rebuild", action="store_true", help="write differing states anew")
    command("backup", "Make a tested backup and print its path.")
    restore = command("restore", "Put a backup in the library's place.")
    restore.add_argument("backup", type=Path, metavar="BACKUP")
    return parser


def _add_folder(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--data-dir",
        type=Path,
        default=default,
        metavar="DIR",
        help="the folder that holds everything of this library",
    )


def _run_command(options: argparse.Namespace) -> int:
    actions: dict[str, Callable[[argparse.Namespace], int]] = {
        "generate": _generate,
        "import": _import,
        "export": _export,
        "plan": _plan,
        "status": _status,
        "check": _check,
        "backup": _backup,
        "restore": _restore,
    }
    _prepare_output(for_json=options.command in ("generate", "import"))
    try:
        code = actions[options.command](options)
        # Now, not when Python ends: what cannot be written must show in the exit code.
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output went away; there is nobody left to tell.
        _drop_output()
        return ERROR
    except OSError as error:
        _drop_output()
        return _say_error(f"The command could not finish. {error}.")
    return code


def _prepare_output(*, for_json: bool) -> None:
    """JSON lines are UTF-8 whatever the terminal is; other output shows what it can."""
    out = sys.stdout
    if not isinstance(out, io.TextIOWrapper):
        return
    # A file name that is no text comes out as a JSON escape.
    if for_json:
        out.reconfigure(encoding="utf-8", errors="backslashreplace")
    elif out.errors == "strict":
        out.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """Let what is still to be written go nowhere, so that Python does not try again at its end."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _generate(options: argparse.Namespace) -> int:
    from aimstudy.language.models import LanguageModels
    from aimstudy.paths import language_data
    from aimstudy.services.generate import study_items_of_file

    models = LanguageModels(language_data)
    code = OK
    for file in options.files:
        try:
            items, warnings = study_items_of_file(file, models)
        except Problem as problem:
            code = _fail(problem)
            continue
        for warning in warnings:
            _say_error(f"{file.name}: note: {warning.value.replace('_', ' ')}")
        for item in items:
            print(json.dumps(item, ensure_ascii=False))
    return code


def _import(options: argparse.Namespace) -> int:
    from aimstudy.cli_import import result_json, result_lines, save_refused, table_wish

    code = OK
    try:
        table = table_wish(options.type, options.map)
    except ValueError as error:
        return _say_error(str(error))
    with _open(options, making=True) as library:
        for file in options.files:
            try:
                if options.preview:
                    done = library.importing.preview(file, deck=options.deck, **table)
                else:
                    done = library.importing.run(
                        file,
                        deck=options.deck,
                        duplicates=options.duplicates,
                        history=not options.no_history,
                        tags=options.tags,
                        **table,
                    )
            except Problem as problem:
                code = _fail(problem)
                continue
            print(json.dumps(result_json(done)) if options.json else "\n".join(result_lines(done)))
            code = max(code, FOUND if done.notes.skipped else OK)
            if options.refused is not None:
                try:
                    _say(save_refused(library, done, options.refused))
                except Problem as problem:  # what was taken in stands
                    code = _fail(problem)
    return code


def _add_import(taking: argparse.ArgumentParser) -> None:
    taking.add_argument("files", nargs="+", type=Path, metavar="FILE")
    taking.add_argument("--deck", metavar="NAME", help="put all cards into this deck")
    taking.add_argument(
        "--duplicates",
        choices=("update", "keep", "copy"),
        default="update",
        help="what becomes of notes that are here already and differ",
    )
    taking.add_argument("--no-history", action="store_true", help="all cards begin as new ones")
    tags = "put these tags, parted by spaces, on every note taken in"
    taking.add_argument("--tags", default="", metavar="TAGS", help=tags)
    kind = "make each row of a table a note of this note type of the library, or: "
    kind += "Basic, Basic (and reversed card), Basic (type in the answer), Cloze, List"
    taking.add_argument("--type", metavar="NAME", help=kind)
    maps = "with --type: what a column (its name, or its number) fills: a field of the type, or "
    maps += "tags, deck, guid, skip; may be given for several columns"
    taking.add_argument("--map", action="append", default=[], metavar="COLUMN=FIELD", help=maps)
    taking.add_argument("--preview", action="store_true", help="only say what would be done")
    taking.add_argument("--json", action="store_true", help="one JSON object for each file")
    refused = "write the rows of a table that were left out to REFUSED, to be mended and imported"
    taking.add_argument("--refused", type=Path, metavar="REFUSED", help=refused)


def _add_export(giving: argparse.ArgumentParser) -> None:
    from aimstudy.domain.imports import ExportFormat

    giving.add_argument("out", type=Path, metavar="OUT")
    formats = [each.value for each in ExportFormat]
    told = "else the end of OUT tells: .apkg .json .csv .tsv .txt (Anki) .md"
    giving.add_argument("--format", choices=formats, help=told)
    which = giving.add_mutually_exclusive_group()
    which.add_argument("--deck", metavar="NAME", help="this deck and those under it")
    which.add_argument("--tag", metavar="NAME", help="cards with this tag")
    which.add_argument("--search", metavar="TEXT", help="cards that these words find")
    giving.add_argument("--no-scheduling", action="store_true", help="cards without their dates")
    giving.add_argument("--no-media", action="store_true", help="without pictures and sounds")
    giving.add_argument("--bom", action="store_true", help="mark a table as UTF-8 for Excel")


def _export(options: argparse.Namespace) -> int:
    with _open(options, beside=True) as library:
        done = library.exporting.run(
            options.out,
            format=options.format,
            deck=options.deck,
            tag=options.tag,
            search=options.search,
            scheduling=not options.no_scheduling,
            media=not options.no_media,
            bom=options.bom,
        )
    print(f"{done.file}: {done.notes} notes, {done.cards} cards, {done.reviews} answers.")
    return OK


def _plan(options: argparse.Namespace) -> int:
    from aimstudy.cli_plan import calendar_line, plans_json, plans_lines

    lines = []
    with _open(options, beside=True) as library:
        found = library.timeline.study_plans() or (library.timeline.study_plan(),)
        if options.ics is not None:
            lines = [calendar_line(library.timeline.export_calendar(options.ics, found))]
    if options.json:
        print(json.dumps(plans_json(found)))
    else:
        print("\n".join(plans_lines(found) + lines))
    return OK


def _status(options: argparse.Namespace) -> int:
    with _open(options, beside=True) as library:
        found = library.status()
    if options.json:
        print(json.dumps(found))
    else:
        width = max(map(len, found))
        for name, count in found.items():
            print(f"{name:<{width}}  {count}")
    return OK


def _check(options: argparse.Namespace) -> int:
    try:
        with _open(options, beside=not options.rebuild) as library:
            report = library.check(options.rebuild)
    except Problem as problem:
        _fail(problem)
        return FOUND if problem.kind in _DAMAGE else ERROR
    for finding in report.findings:
        print(finding)
    if report.findings:
        print("A backup from before can be put back: aimstudy restore BACKUP.")
    if report.states_differ:
        print(f"{report.states_differ} memory states differ from the log; --rebuild mends them.")
    if report.rebuilt:
        print(f"{report.rebuilt} memory states were written anew from the log.")
    if report.findings or report.states_differ:
        return FOUND
    print("The library is sound.")
    return OK


def _backup(options: argparse.Namespace) -> int:
    with _open(options) as library:
        print(library.backup())
    return OK


def _restore(options: argparse.Namespace) -> int:
    from aimstudy.application import Door
    from aimstudy.paths import default_data_folder

    door = Door(options.data_dir or default_data_folder())
    try:
        with _open(options) as library:
            preview = library.care.preview(options.backup)
            library.restore(options.backup)
    except Problem as problem:
        if problem.kind not in _RESTORABLE:
            raise
        preview = door.preview(options.backup)
        door.restore(options.backup)
    now, then = preview.now, preview.then
    for name in ("articles", "cards", "reviews"):
        before = str(getattr(now, name)) if now else "unknown"
        print(f"{name}: {before} -> {getattr(then, name)}")
    print(f"Restored {preview.backup.path.name}. The state before was kept.")
    return OK


def _open(options: argparse.Namespace, *, beside: bool = False, making: bool = False) -> Library:
    from aimstudy.application import open_library
    from aimstudy.paths import default_data_folder

    folder = options.data_dir or default_data_folder()
    # Only taking a deck in makes a library; others say what is wrong where there is none.
    there = making or os.path.lexists(folder / "library.db")
    return open_library(folder, beside=beside or not there)


def _run_window(options: argparse.Namespace) -> int:
    if options.self_test:
        from aimstudy.self_test import self_test

        return self_test()
    from aimstudy.application import Door
    from aimstudy.paths import default_data_folder, resources_folder
    from aimstudy.ui.app import run_window

    folder = options.data_dir or default_data_folder()
    return run_window(Door(folder), folder / "settings.ini", resources_folder(), options.file)


def _fail(problem: Problem) -> int:
    return _say_error(str(problem))


def _say_error(text: str) -> int:
    _say(text)
    return ERROR


def _say(text: str) -> None:
    """A line beside the answers."""
    # Without a standard error, print would write into the answers.
    if sys.stderr is not None:
        print(" ".join(text.split()), file=sys.stderr)
