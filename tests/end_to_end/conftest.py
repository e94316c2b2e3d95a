"""A screen for the tests of this folder, and an end to every program started on it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.end_to_end.display import Display
from tests.end_to_end.program import WATCHED, Program

Start = Callable[..., Program]


@pytest.fixture(scope="session")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Display]:
    """One private screen for all tests."""
    with Display(tmp_path_factory.mktemp("screen")) as screen:
        yield screen


@pytest.fixture
def start(display: Display, tmp_path: Path) -> Iterator[Start]:
    """Start the program on ``tmp_path / "data"``; what still runs in the end is killed."""
    started: list[Program] = []

    def run(*arguments: Path | str, module: str = WATCHED) -> Program:
        started.append(Program(display, tmp_path / "data", *arguments, module=module))
        return started[-1]

    yield run
    for program in started:
        program.kill()
