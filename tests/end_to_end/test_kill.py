"""A sample of the kills of ``kill_nine`` and ``kill_rehearsals``: nothing kept is lost or torn."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def kill(*options: str, by: str = "kill_nine") -> tuple[int, dict[str, object]]:
    """Run the kills; the exit code and the figures."""
    command = [sys.executable, "-m", f"tests.benchmarks.{by}", *options]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.stdout, result.stderr
    return result.returncode, json.loads(result.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of POSIX")
@pytest.mark.timeout(300)
def test_no_kill_loses_or_doubles_an_answer() -> None:
    code, figures = kill("20", "--seed", "7")
    assert figures["findings"] == []
    assert code == 0
    assert figures["kills"] == 20
    assert isinstance(figures["answers"], int)
    assert figures["answers"] > 20


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of POSIX")
@pytest.mark.timeout(300)
def test_the_kills_do_see_a_program_that_promises_too_early() -> None:
    code, figures = kill("6", "--seed", "7", "--only", "answers", "--early")
    assert code == 1
    assert isinstance(figures["lost"], int)
    assert figures["lost"] >= 1


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of POSIX")
@pytest.mark.timeout(300)
def test_no_kill_loses_or_doubles_an_answer_in_a_quiz_or_a_paper() -> None:
    code, figures = kill("4", "--seed", "7", by="kill_rehearsals")
    assert figures["findings"] == []
    assert code == 0
    assert isinstance(figures["answers"], int)
    assert figures["answers"] > 0
