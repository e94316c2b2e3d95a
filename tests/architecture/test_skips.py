"""Where the machine is said to have everything, a test left out fails the run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ONE_TEST = "import pytest\ndef test_it():\n    pytest.skip('no time')\n"
WHOLE_FILE = "import pytest\npytest.importorskip('no_such_module')\n"
EXPECTED_FAILURE = "import pytest\n@pytest.mark.xfail\ndef test_it():\n    raise AssertionError\n"


@pytest.mark.parametrize(
    ("source", "promise", "code"),
    [
        (ONE_TEST, "1", 1),
        (ONE_TEST, "0", 0),
        (WHOLE_FILE, "1", 2),
        (EXPECTED_FAILURE, "1", 0),
    ],
)
def test_a_test_left_out_fails_if_none_may_be(
    tmp_path: Path, source: str, promise: str, code: int
) -> None:
    shutil.copy(Path(__file__).parents[1] / "conftest.py", tmp_path)
    (tmp_path / "test_one.py").write_text(source)
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        env=os.environ | {"AIMSTUDY_NO_SKIPS": promise, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == code, run.stdout
