"""What is no ordinary library file, or may not be touched: named in words, never waited for."""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.storage.database import Database
from tests.unit.library_rows import add_cards


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """The folder of a closed library."""
    Database.open(tmp_path / "data").close()
    return tmp_path / "data"


def snapshot(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


OPEN_AS_NOBODY = """
import os, sys
from pathlib import Path
from aimstudy.domain.errors import Problem
from aimstudy.storage.database import Database
Database.open(Path(sys.argv[1])).close()  # loads all that is needed
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    Database.open(Path(sys.argv[2])).close()
except Problem as problem:
    print(problem.kind.name)
"""


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A library in a folder that any account may read; pytest's own may be closed to others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        Database.open(folder).close()
        for path in (folder.parent, folder):
            path.chmod(0o755)
        (folder / "library.db").chmod(0o644)
        (folder / "library.lock").chmod(0o666)
        yield folder
        folder.chmod(0o755)


def be_a_pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def be_a_socket(path: Path) -> None:
    path.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as made, contextlib.chdir(path.parent):
        made.bind(path.name)


def be_a_device(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to("/dev/zero")


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
@pytest.mark.timeout(20)
@pytest.mark.parametrize("beside", [False, True])
@pytest.mark.parametrize("name", ["library.db", "library.db-wal", "library.db-journal"])
@pytest.mark.parametrize("become", [be_a_pipe, be_a_socket, be_a_device])
def test_only_a_regular_file_is_opened(
    closed: Path, become: Callable[[Path], None], name: str, beside: bool
) -> None:
    become(closed / name)
    with pytest.raises(Problem) as caught:
        Database.open(closed, beside=beside)
    assert caught.value.kind is ProblemKind.LIBRARY_NOT_OURS
    assert name in caught.value.detail
    assert not (closed / name).is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
@pytest.mark.parametrize("beside", [False, True])
def test_a_link_to_a_library_is_refused_as_its_lock_lies_elsewhere(
    closed: Path, tmp_path: Path, beside: bool
) -> None:
    (tmp_path / "other").mkdir()
    link = tmp_path / "other" / "library.db"
    for target in (closed / "library.db", tmp_path / "nothing.db"):
        link.unlink(missing_ok=True)
        link.symlink_to(target)
        with pytest.raises(Problem) as caught:
            Database.open(link.parent, beside=beside)
        assert caught.value.kind is ProblemKind.LIBRARY_NOT_OURS
        assert "a link" in caught.value.detail
        assert link.readlink() == target
    # A link to the folder leads to the same lock.
    (tmp_path / "shortcut").symlink_to(closed)
    with closing(Database.open(closed)), pytest.raises(Problem) as caught:
        Database.open(tmp_path / "shortcut")
    assert caught.value.kind is ProblemKind.LIBRARY_IN_USE


@pytest.mark.parametrize("beside", [False, True])
@pytest.mark.parametrize("name", ["zero\0byte", "half \ud800", "x" * 300])
def test_a_name_that_no_folder_can_have_is_a_problem(
    tmp_path: Path, name: str, beside: bool
) -> None:
    with pytest.raises(Problem) as caught:
        Database.open(tmp_path / name, beside=beside)
    assert caught.value.kind is ProblemKind.DATA_FOLDER_UNUSABLE


READ_AS_NOBODY = """
import os, sys
from pathlib import Path
from aimstudy.domain.errors import Problem
from aimstudy.storage.database import Database
from aimstudy.storage.integrity import check
Database.open(Path(sys.argv[1])).close()  # loads all that is needed
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    database = Database.open(Path(sys.argv[2]), beside=True)
    print(check(database))
    database.close()
except Problem as problem:
    print(problem.kind.name)
"""


def read_as_nobody(folder: Path, warm: Path) -> str:
    result = subprocess.run(
        [sys.executable, "-c", READ_AS_NOBODY, str(warm), str(folder)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )
    return result.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions there are not bits")
def test_a_library_that_this_account_may_only_read_is_checked(
    open_to_all: Path, tmp_path: Path
) -> None:
    open_to_all.chmod(0o555)
    before = snapshot(open_to_all)
    assert read_as_nobody(open_to_all, tmp_path / "warm") == "()"
    assert snapshot(open_to_all) == before


@pytest.mark.skipif(sys.platform == "win32", reason="permissions there are not bits")
def test_a_library_that_is_open_elsewhere_is_checked_by_who_may_only_read(
    open_to_all: Path, tmp_path: Path
) -> None:
    with closing(Database.open(open_to_all)) as database:
        add_cards(database, 3)
        open_to_all.chmod(0o555)
        assert read_as_nobody(open_to_all, tmp_path / "warm") == "()"


@pytest.mark.skipif(sys.platform == "win32", reason="permissions there are not bits")
def test_a_folder_that_this_account_may_not_look_into_is_a_problem(
    open_to_all: Path, tmp_path: Path
) -> None:
    open_to_all.chmod(0o600)
    said = read_as_nobody(open_to_all, tmp_path / "warm")
    assert said == "DATA_FOLDER_UNUSABLE"


@pytest.mark.skipif(sys.platform == "win32", reason="permissions there are not bits")
@pytest.mark.parametrize("protect", ["folder", "file", "lock"])
def test_a_write_protected_library_is_a_problem(
    open_to_all: Path, tmp_path: Path, protect: str
) -> None:
    file = open_to_all / "library.db"
    open_to_all.chmod(0o777 if protect == "file" else 0o555)
    file.chmod(0o444 if protect == "file" else 0o666)
    (open_to_all / "library.lock").chmod(0o444 if protect == "lock" else 0o666)
    before = file.read_bytes()
    result = subprocess.run(
        [sys.executable, "-c", OPEN_AS_NOBODY, str(tmp_path / "warm"), str(open_to_all)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert result.stdout == "LIBRARY_READ_ONLY\n"
    assert file.read_bytes() == before
