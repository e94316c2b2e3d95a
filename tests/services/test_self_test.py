"""``aimstudy --self-test`` in a process of its own, without a display."""

import os
import subprocess
import sys
from pathlib import Path


def test_the_self_test_passes_without_a_display(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [sys.executable, "-m", "aimstudy", "--self-test"],
        cwd=Path(__file__).parents[2],
        env=environment | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "self-test passed"
    assert "9 pictures" in done.stdout
    assert list(tmp_path.iterdir()) == [], "nothing is left behind"
