"""A library to rehearse in, on a computer whose clocks the test moves; papers and answers."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from aimstudy.application import add_bundled_articles, open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.paper_clock import Ticks
from aimstudy.domain.quiz import Given, QuizKind
from aimstudy.services.library import Library
from aimstudy.services.views.rehearsal import PaperRules, PaperView
from tests.services.conftest import START, Clock

FIXED = PaperRules("AIM", 12, 26, pausable=False)
PAUSABLE = replace(FIXED, pausable=True)


@dataclass
class Computer:
    """A wall clock that can be set and ticks that cannot."""

    wall: datetime = START
    ticks: int = 1_000_000
    start: str = "first"

    def work(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.ticks += round(seconds * 1000)

    def restart(self, off_s: float) -> None:
        self.work(off_s)
        self.ticks, self.start = 20_000, "second"

    def open(self, folder: Path) -> Library:
        def ticks() -> Ticks:
            return Ticks(self.ticks, self.ticks, self.start)

        return open_library(folder, lambda: self.wall, ticks=ticks)


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library's folder with the bundled English article, its Norwegian twin put aside."""
    folder = tmp_path_factory.mktemp("model")
    with open_library(folder, Clock(START)) as library:
        add_bundled_articles(library)
        for article in library.articles.list():
            if article.language == "nb":
                library.articles.archive(article.article_id)
    return folder


@pytest.fixture
def folder(model: Path, tmp_path: Path) -> Path:
    """A copy of the model, as it was made."""
    shutil.copy(model / "library.db", tmp_path)
    return tmp_path


@pytest.fixture
def computer() -> Computer:
    return Computer()


@pytest.fixture
def stocked(folder: Path, computer: Computer) -> Iterator[Library]:
    with computer.open(folder) as library:
        yield library


@pytest.fixture
def again(folder: Path, computer: Computer) -> Callable[[Library], Library]:
    """The library as the next start of the program finds it."""

    def reopened(library: Library) -> Library:
        library.close()
        return computer.open(folder)

    return reopened


def some_answer(view: PaperView) -> Given:
    """Something that fits the question, right or not."""
    question = view.question
    if question.kind.written:
        return "no idea"
    if question.kind is QuizKind.SELECT:
        return (0,)
    return tuple(range(len(question.lefts))) if question.lefts else 0


def answer_all(library: Library, paper: PaperView, *, but: int = 0) -> None:
    """Answer every question but the last ``but``."""
    for position in range(len(paper.cells) - but):
        view = library.rehearsal.view(paper.attempt_id, position)
        library.rehearsal.respond(paper.attempt_id, position, some_answer(view))


def refused(kind: ProblemKind, call: Callable[[], object]) -> Problem:
    with pytest.raises(Problem) as caught:
        call()
    assert caught.value.kind is kind
    return caught.value
