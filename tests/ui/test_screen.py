"""A machine without a screen is told so in one line, before Qt would abort."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.ui.app import NAMES_A_SCREEN, check_screen

ROOT = Path(__file__).parents[2]


def test_a_console_is_refused_in_words() -> None:
    with pytest.raises(Problem) as caught:
        check_screen("linux", {"DISPLAY": "", "TERM": "xterm"})
    assert caught.value.kind is ProblemKind.NO_SCREEN


@pytest.mark.parametrize("name", NAMES_A_SCREEN)
def test_a_named_screen_will_do(name: str) -> None:
    check_screen("linux", {name: "x"})


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_name_none(platform: str) -> None:
    check_screen(platform, {})


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_the_program_says_it_in_one_line_and_ends(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in NAMES_A_SCREEN}
    run = subprocess.run(
        [sys.executable, "-m", "aimstudy", "--data-dir", str(tmp_path / "data")],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("There is no screen")
    assert run.stderr.count("\n") == 1
    assert not (tmp_path / "data").exists()
