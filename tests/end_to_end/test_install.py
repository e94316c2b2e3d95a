"""The wheel as pip would build it: it carries the program's data, and runs from elsewhere."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUILD = "import sys, hatchling.build as backend; print(backend.build_wheel(sys.argv[1]))"
USE = """
import sys
from pathlib import Path
from aimstudy.application import add_bundled_articles, open_library
with open_library(Path(sys.argv[1])) as library:
    add_bundled_articles(library)
    print(Path(sys.modules["aimstudy"].__file__).parent)
    print(len(library.articles.list()), library.status()["cards"] > 20)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by the backend that pip calls, without its network."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    return folder / run(ROOT, "-c", BUILD, str(folder)).split()[-1]


def run(folder: Path, *words: str, **environment: str) -> str:
    """The output of Python with ``words``, in ``folder``."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def files(folder: str) -> set[str]:
    """All files below a folder of the checkout, as paths from there; caches left out."""
    found = (path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file())
    return {
        path.as_posix()
        for path in found
        if not any(part == "__pycache__" or part.startswith(".") for part in path.parts)
    }


def test_the_wheel_holds_the_program_its_data_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = {name for name in packed.namelist() if ".dist-info/" not in name}
    data = {f"aimstudy/_data/{name}" for name in files("resources") | files("decks")}
    assert names == files("aimstudy") | data
    assert "aimstudy/_data/decks/aim/associate-in-management.en.md" in names
    assert "aimstudy/_data/decks/aim/associate-in-management.nb.md" in names


def test_the_wheel_names_its_command_its_licence_and_its_python(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        notes = {
            Path(name).name: packed.read(name).decode()
            for name in packed.namelist()
            if ".dist-info/" in name
        }
    assert "[console_scripts]\naimstudy = aimstudy.__main__:main" in notes["entry_points.txt"]
    assert notes["LICENSE"] == (ROOT / "LICENSE").read_text()
    assert "Requires-Python: >=3.11" in notes["METADATA"]


def test_what_is_in_the_wheel_runs_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    unpacked = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(unpacked)
    path = str(unpacked)
    place, counts = run(tmp_path, "-c", USE, str(tmp_path / "data"), PYTHONPATH=path).splitlines()
    assert Path(place) == unpacked / "aimstudy"
    assert counts == "2 True"
    assert run(tmp_path, "-m", "aimstudy", "--version", PYTHONPATH=path).startswith("aimstudy ")
