"""A screen of its own for the real program: Xvfb for the picture, xdotool for the keys.

Knows nothing of AimStudy. The picture is read from the file that Xvfb keeps it in.
"""

import mmap
import os
import struct
import subprocess
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

WIDTH, HEIGHT = 1280, 800
POLL_S = 0.02
DEADLINE_S = 40.0  # for a busy machine; a wait ends as soon as it can
STILL_S = 0.2


def wait_for(what: str, condition: Callable[[], bool], seconds: float = DEADLINE_S) -> None:
    """Return as soon as ``condition`` holds; AssertionError after ``seconds``."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"waited {seconds:g} s for {what}"
        time.sleep(POLL_S)


class Display:
    """A private screen without a window manager."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        reading, writing = os.pipe()
        shape = f"{WIDTH}x{HEIGHT}x24"
        words = ["-displayfd", str(writing), "-fbdir", str(folder), "-screen", "0", shape]
        # Without -noreset the server starts anew, for a moment deaf, whenever a program ends.
        command = ["Xvfb", *words, "-noreset", "-nolisten", "tcp"]
        self._server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            # Xvfb writes the number once it takes connections, or goes and closes the pipe.
            self.name = f":{int(pipe.readline())}"
        with (folder / "Xvfb_screen0").open("rb") as file:
            self._screen = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack(">25I", self._screen[:100])
        self._line = header[12]
        self._start = header[0] + 12 * header[19]

    def pixels(self) -> bytes:
        """The picture as it is: rows of blue, green, red and an empty byte."""
        return self._screen[self._start : self._start + self._line * HEIGHT]

    def mark(self) -> int:
        """A number that changes with the picture."""
        return zlib.crc32(self.pixels())

    def settle(self, still_s: float = STILL_S) -> int:
        """Wait until the picture has not changed for ``still_s``; its mark."""
        last, since = self.mark(), time.monotonic()

        def still() -> bool:
            nonlocal last, since
            if (now := self.mark()) != last:
                last, since = now, time.monotonic()
            return time.monotonic() - since >= still_s

        wait_for("a still picture", still)
        return last

    def wait_change(self, mark: int) -> None:
        """Wait until the picture is another than that of ``mark``."""
        wait_for("another picture", lambda: self.mark() != mark)

    def brightness(self) -> float:
        """The mean of all colour values seen in the upper left, 0 (black) to 255."""
        line = self.pixels()[: 4 * WIDTH // 2]
        return sum(line[0::4] + line[1::4] + line[2::4]) / (3 * len(line) / 4)

    def colors(self) -> int:
        """How many colours are seen, sampled: 1 on an empty screen."""
        return len(set(memoryview(self.pixels()).cast("I")[::7]))

    def save(self, file: Path) -> None:
        """Write the picture to a PNG file, to look at."""
        picture, rows = self.pixels(), bytearray()
        for row in range(HEIGHT):
            line = picture[row * self._line : row * self._line + 4 * WIDTH]
            colors = bytearray(3 * WIDTH)
            colors[0::3], colors[1::3], colors[2::3] = line[2::4], line[1::4], line[0::4]
            rows += b"\0" + colors
        shape = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
        chunks = ((b"IHDR", shape), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
        file.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks))

    def windows(self, process: int, name: str) -> list[str]:
        """Ids of the visible windows of a process with ``name`` in their title."""
        words = ("--all", "--onlyvisible", "--pid", str(process), "--name", name)
        return self._xdotool("search", *words, check=False).split()

    def focus(self, window: str, *, wait: bool = True) -> None:
        """Give a window the keys; without a window manager nobody else does.

        Without ``wait`` it may be gone by then, and nothing is said.
        """
        self._xdotool("windowfocus", *(["--sync"] if wait else []), window, check=wait)

    def press(self, *keys: str) -> None:
        """Press keys by their X names, one after another."""
        self._xdotool("key", *keys)

    def hold(self, key: str, seconds: float) -> None:
        """Hold a key down; the server repeats it after its delay of 0.66 s."""
        self._xdotool("keydown", key)
        time.sleep(seconds)
        self._xdotool("keyup", key)

    def click(self, x: int, y: int) -> None:
        """Click at a place of the screen."""
        self._xdotool("mousemove", str(x), str(y), "click", "1")

    def close(self) -> None:
        """Take the screen away."""
        self._screen.close()
        self._server.terminate()
        self._server.wait(10)

    def _xdotool(self, *words: str, check: bool = True) -> str:
        return subprocess.run(
            ["xdotool", *words],
            env=os.environ | {"DISPLAY": self.name},
            capture_output=True,
            text=True,
            check=check,
            timeout=DEADLINE_S,
        ).stdout

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
