"""Where failures end: a Problem in the window's bar, a bug in the log and one dialog.

A bug is any exception that is not a Problem, and any warning of Qt is logged. Never in silence.
"""

import logging
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Protocol, runtime_checkable

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from aimstudy.domain.errors import Problem
from aimstudy.domain.problem_text import VALUE_WORDS
from aimstudy.ui.translations import tr

LOG_NAME = "aimstudy.log"
LOG_BYTES = 500_000
logger = logging.getLogger("aimstudy")


@runtime_checkable
class ShowsProblems(Protocol):
    """The window, seen from a page."""

    def show_problem(self, problem: Problem) -> None:
        """Show ``problem`` in the bar."""


class _Bugs(QObject):
    """Brings bugs of any thread to the UI thread."""

    found = Signal(str)


bugs = _Bugs()


def _values(problem: Problem) -> dict[str, str]:
    """What fills the templates, with the names of values in the language in force."""
    return {
        name: tr(value_word) if value_word in VALUE_WORDS else value_word
        for name, value_word in problem.shown.items()
    }


def problem_title(problem: Problem) -> str:
    """The problem's title in the language in force."""
    return tr(problem.kind.value.title).format_map(_values(problem))


def problem_text(problem: Problem) -> str:
    """Why it happened and what to do next, in the language in force."""
    text = problem.kind.value
    detail = tr(text.detail).format_map(_values(problem)).strip()
    if detail and detail[-1] not in ".!?…":
        detail += "."
    return f"{detail} {tr(text.next_step).format_map(_values(problem))}".strip()


def report_problem(source: QObject, problem: Problem) -> None:
    """Show ``problem`` in the bar of the window that ``source`` belongs to; log it if none."""
    logger.warning("%s", problem)
    holder: QObject | None = source
    while holder is not None and not isinstance(holder, ShowsProblems):
        holder = holder.parent()
    if holder is not None:
        holder.show_problem(problem)


def report_bug(error: BaseException) -> None:
    """Log an unexpected exception and show it, from any thread."""
    details = "".join(traceback.format_exception(error))
    logger.error("%s", details)
    bugs.found.emit(details)


def _from_main(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    report_bug(error.with_traceback(trace))


def _from_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        report_bug(args.exc_value)


def _unraisable(args: "sys.UnraisableHookArgs") -> None:
    if args.exc_value is not None:
        report_bug(args.exc_value)


_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
}


def _from_qt(kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
    logger.log(_QT_LEVELS.get(kind, logging.ERROR), "Qt: %s", message)


class LogFile(RotatingFileHandler):
    """The log; where it cannot be written (no folder yet, a full disk) the program goes on."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Logging's hook: the dialog shows what the log could not take."""


def start_log(folder: Path) -> Path:
    """Write the log to ``folder`` (three files of 0.5 MB at most) and return its path."""
    file = folder / LOG_NAME
    stop_log()
    handler = LogFile(file, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    return file


def stop_log() -> None:
    """Close the log file."""
    for handler in list(logger.handlers):
        if isinstance(handler, RotatingFileHandler):
            logger.removeHandler(handler)
            handler.close()


def catch_everything() -> None:
    """Send every uncaught exception and Qt message to the log and the dialog."""
    sys.excepthook = _from_main
    threading.excepthook = _from_thread
    sys.unraisablehook = _unraisable
    qInstallMessageHandler(_from_qt)


def let_go() -> None:
    """Give the hooks back, for tests and at the end."""
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__
    sys.unraisablehook = sys.__unraisablehook__
    qInstallMessageHandler(None)
