"""The real program on a private screen: started, driven by keys, killed, and asked for its files.

What it did is read from the library's file, beside the running program or after it.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlmodel import col, select

from aimstudy.application import open_library
from aimstudy.services.library import Library
from aimstudy.storage.tables import ReviewRow
from tests.end_to_end.display import Display, wait_for

ROOT = Path(__file__).parents[2]
WATCHED, UNWATCHED = "tests.end_to_end.watched", "aimstudy"
T = TypeVar("T")
Row = tuple[int, str, int | None, int | None]


class Program:
    """One run of the program on ``display`` with its own data folder and home."""

    def __init__(
        self, display: Display, data: Path, *arguments: Path | str, module: str = WATCHED
    ) -> None:
        self._display = display
        self.data = data
        self._seen = 0
        number = len(list(data.parent.glob("output-*")))
        self.output = data.parent / f"output-{number}.txt"
        self.errors = data.parent / f"errors-{number}.txt"
        home = data.parent / "home"
        home.mkdir(exist_ok=True)
        environment = os.environ | {
            "DISPLAY": display.name,
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            "LANGUAGE": "",
            "QT_QPA_PLATFORM": "xcb",
            "QT_QPA_PLATFORMTHEME": "",
            "XDG_RUNTIME_DIR": str(home),
        }
        command = [sys.executable, "-m", module, "--data-dir", str(data)]
        with self.output.open("w") as output, self.errors.open("w") as errors:
            self.process = subprocess.Popen(
                [*command, *map(str, arguments)],
                cwd=ROOT,
                env=environment,
                stdout=output,
                stderr=errors,
            )

    def appear(self, first: str) -> None:
        """Wait for the window, give it the keys, and wait until the widget ``first`` has got them.

        Only a watched program tells that; ``first`` is "" for another.
        """
        wait_for("the window", lambda: bool(self._windows()) or self._gone())
        assert not self._gone(), self.errors.read_text()
        self.come_forward()
        if first:
            self.wait_focus(first)

    def come_forward(self) -> None:
        """Take the keys from any other window, or from a dialog that was closed.

        A window manager would do the latter.
        """
        # A dialog that is still closing would give the keys back to where they were.
        wait_for("one window", lambda: len(self._display.windows(self.process.pid, "")) == 1)
        self._display.focus(self._windows()[0])

    def come_to_front(self) -> None:
        """Give the keys to the newest of the program's windows, a dialog perhaps."""
        windows = self._display.windows(self.process.pid, "")
        if windows:
            self._display.focus(windows[-1], wait=False)

    def wait_focus(self, name: str) -> None:
        """Wait until a widget whose type or name begins with ``name`` has got the focus."""
        wait_for(f"the focus on {name}; had it: {self.focused()}", lambda: self._came(name))

    def press(self, *keys: str) -> None:
        """Press keys by their X names; the program takes them in their order."""
        self._seen = len(self.focused())
        self._display.press(*keys)

    def tab_to(self, name: str, most: int = 60) -> None:
        """Press Tab until a widget of that name has the focus."""
        for _ in range(most):
            before = len(self.focused())
            self._display.press("Tab")
            wait_for("the next focus", self._more_than(before))
            if self._is(self.focused()[-1], name):
                return
        raise AssertionError(f"no Tab leads to {name}, only to {self.focused()[-most:]}")

    def focused(self) -> list[str]:
        """All that had the focus, in order."""
        return self.output.read_text().splitlines()

    def kill(self) -> None:
        """End the program as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def quit(self, expected: str = "") -> None:
        """Ctrl+Q, and a tidy end; nothing was said but lines about what was ``expected``."""
        self._display.press("ctrl+q")
        assert self.process.wait(20) == 0, self.errors.read_text()
        said = self.bugs().splitlines()
        assert [line for line in said if not (expected and expected in line)] == []

    def bugs(self) -> str:
        """What the program wrote to its log and its standard error."""
        log = self.data / "aimstudy.log"
        return self.errors.read_text() + (log.read_text() if log.exists() else "")

    def read(self, ask: Callable[[Library], T]) -> T:
        """Ask the library beside the program."""
        with open_library(self.data, beside=True) as library:
            return ask(library)

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command on the same library beside the window."""
        return subprocess.run(
            [sys.executable, "-m", "aimstudy", *words, "--data-dir", str(self.data)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )

    def wait_log(self, *expected: tuple[str, int | None]) -> list[Row]:
        """Wait until the log holds rows of these (kind, rating), and return them whole."""
        found: list[Row] = []

        def there() -> bool:
            found[:] = review_log(self.data)
            return len(found) >= len(expected)

        wait_for(f"{len(expected)} rows in the log", there)
        assert [(kind, rating) for _, kind, rating, _ in found] == list(expected)
        return found

    def screenshot(self, name: str) -> None:
        """Keep the picture, once it is still, beside the data folder; it must show something."""
        self._display.settle()
        assert self._display.colors() > 20
        self._display.save(self.data.parent / f"{name}.png")

    def _windows(self) -> list[str]:
        return self._display.windows(self.process.pid, "AimStudy")

    def _gone(self) -> bool:
        return self.process.poll() is not None

    def _more_than(self, count: int) -> Callable[[], bool]:
        return lambda: len(self.focused()) > count

    def _came(self, name: str) -> bool:
        return any(self._is(line, name) for line in self.focused()[self._seen :])

    def _is(self, line: str, name: str) -> bool:
        kind, _, words = line.partition(": ")
        return kind == name or words.startswith(name)


def review_log(data: Path) -> list[Row]:
    """(card, kind, rating, sequence number undone) of every row of the review log, in order."""
    with open_library(data, beside=True) as library, library._context.database.read() as session:
        rows = session.exec(
            select(ReviewRow.card_id, ReviewRow.kind, ReviewRow.rating, ReviewRow.undoes).order_by(
                col(ReviewRow.seq)
            )
        )
        return [(card, kind, rating, undone) for card, kind, rating, undone in rows]
