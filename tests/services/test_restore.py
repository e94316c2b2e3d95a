"""Restoring from Python, and libraries that must not be opened."""

from collections.abc import Callable
from pathlib import Path

import pytest

from aimstudy.application import Door, add_bundled_articles, open_library
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.services.library import Library
from tests.services.conftest import Clock, write_cards


def test_an_open_library_is_restored_and_goes_on(library: Library, clock: Clock) -> None:
    first, *_ = write_cards(library, 2)
    backup = library.backup()
    clock.forward(minutes=1)
    library.study.answer(first, 3)
    library.restore(backup)
    assert library.status()["reviews"] == 0
    library.study.answer(first, 3)
    assert library.status()["reviews"] == 1
    assert [info.reason for info in library.care.backups()] == ["before-restore", "manual"]


def test_a_bad_backup_leaves_the_library_open(library: Library, tmp_path: Path) -> None:
    write_cards(library, 1)
    bad = tmp_path / "bad.db"
    bad.write_bytes(b"SQLite format 3\x00 but not really")
    for file, kind in (
        (bad, ProblemKind.BACKUP_UNUSABLE),
        (tmp_path / "no.db", ProblemKind.FILE_MISSING),
    ):
        with pytest.raises(Problem) as caught:
            library.restore(file)
        assert caught.value.kind is kind
    assert library.status()["cards"] == 1


def test_the_door_refuses_an_empty_file_and_restores_it(tmp_path: Path, clock: Clock) -> None:
    door = Door(tmp_path, clock)
    with open_library(tmp_path, clock) as library:
        write_cards(library, 1)
        library.backup()
    (tmp_path / "library.db").write_bytes(b"")
    with pytest.raises(Problem) as caught:
        door.open()
    assert caught.value.kind is ProblemKind.LIBRARY_EMPTY_FILE
    assert (tmp_path / "library.db").read_bytes() == b""
    [backup] = door.backups()
    assert door.preview(backup.path).then.cards == 1
    door.restore(backup.path)
    with door.open() as library:
        assert library.cards.table("Question").total == 1


def test_a_second_window_is_refused(tmp_path: Path, clock: Clock) -> None:
    with open_library(tmp_path, clock):
        with pytest.raises(Problem) as caught:
            open_library(tmp_path, clock)
        assert caught.value.kind is ProblemKind.LIBRARY_IN_USE


def test_the_bundled_articles_are_added_once_and_accepted(library: Library) -> None:
    add_bundled_articles(library)
    add_bundled_articles(library)
    listed = library.articles.list()
    assert sorted(article.language for article in listed) == ["en", "nb"]
    for article in listed:
        assert article.bundled
        assert article.cards >= 15
        assert article.proposed == 0
        assert article.open_issues == 1


def test_a_closed_library_is_neither_copied_nor_opened_again(library: Library) -> None:
    write_cards(library, 1)
    backup = library.backup()
    library.close()
    attempts: tuple[Callable[[], object], ...] = (library.backup, lambda: library.restore(backup))
    for attempt in attempts:
        with pytest.raises(Problem) as caught:
            attempt()
        assert caught.value.kind is ProblemKind.LIBRARY_CLOSED
    open_library(library.folder).close()


def test_a_library_opened_beside_another_is_not_restored(library: Library) -> None:
    write_cards(library, 1)
    backup = library.backup()
    with open_library(library.folder, beside=True) as beside:
        with pytest.raises(Problem) as caught:
            beside.restore(backup)
        assert caught.value.kind is ProblemKind.LIBRARY_BESIDE
        assert beside.status() == library.status()
