"""A test left out fails the run where the machine is said to have everything; so does a crash."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ONE_TEST = "import pytest\ndef test_it():\n    pytest.skip('no time')\n"
WHOLE_FILE = "import pytest\npytest.importorskip('no_such_module')\n"
EXPECTED_FAILURE = "import pytest\n@pytest.mark.xfail\ndef test_it():\n    raise AssertionError\n"
CRASH = "import os\ndef test_it():\n    os.abort()\n"
WORKERS = ("-p", "xdist.plugin", "-n", "2")


@pytest.mark.parametrize(
    ("source", "promise", "options", "code"),
    [
        (ONE_TEST, "1", (), 1),
        (ONE_TEST, "0", (), 0),
        (WHOLE_FILE, "1", (), 2),
        (EXPECTED_FAILURE, "1", (), 0),
        (ONE_TEST, "1", WORKERS, 1),
        (WHOLE_FILE, "1", WORKERS, 1),
        (EXPECTED_FAILURE, "1", WORKERS, 0),
        (CRASH, "1", WORKERS, 1),
    ],
)
def test_a_test_left_out_fails_if_none_may_be(
    tmp_path: Path, source: str, promise: str, options: tuple[str, ...], code: int
) -> None:
    shutil.copy(Path(__file__).parents[1] / "conftest.py", tmp_path)
    (tmp_path / "test_one.py").write_text(source)
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options, str(tmp_path)],
        env=os.environ | {"AIMSTUDY_NO_SKIPS": promise, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == code, run.stdout
