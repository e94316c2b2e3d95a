"""What tests need beside Python, and the promise that none is left out where all of it is there.

``AIMSTUDY_NO_SKIPS=1`` says that this machine has everything: a test left out counts as failed.
"""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import URL, Dialect, Engine, Pool

from tests.prepared_reader import ready_reader

__all__ = ["ready_reader"]

# A pause of a busy machine is no finding; what must be quick is measured in tests/benchmarks.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

NO_SKIPS = os.environ.get("AIMSTUDY_NO_SKIPS") == "1"
SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
X_TOOLS = ("Xvfb", "xdotool")
IN_MEMORY = Path("/dev/shm")
ROOM_IN_MEMORY = 3_000_000_000  # bytes; a run needs a tenth of it


@pytest.fixture(scope="session")
def seeds() -> tuple[Path, ...]:
    """The seed articles beside the checkout, in order; for tests marked ``seeds``."""
    return tuple(sorted(SEEDS.glob("*.txt")))


def pytest_configure() -> None:
    """What takes time and proves nothing is spared, here and in all that is started from here.

    Libraries wait for the disk at every answer: they lie in memory, where there is plenty of it.
    Programs are started dozens of times: their modules are compiled once, whatever is set here.
    """
    if IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ROOM_IN_MEMORY:
        os.environ["TMPDIR"] = str(IN_MEMORY)
        tempfile.tempdir = None  # asked anew
    # Word lists of both languages lie in memory; looking through them for cycles again and again is
    # a fifth of a run.
    gc.set_threshold(200_000, 50, 100)
    _write_statements_once()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


def _write_statements_once() -> None:
    """The SQL of a statement is the same in every library: it is written out once a worker.

    Each library has engines of its own, which would write out all statements again: a tenth of the
    tests of the services, a quarter of those that open hundreds of libraries.
    """
    dialects: dict[type[Dialect], Dialect] = {}
    written: dict[Any, Any] = {}
    made = Engine.__init__

    def make(self: Engine, pool: Pool, dialect: Dialect, url: URL, **more: Any) -> None:
        made(self, pool, dialects.setdefault(type(dialect), dialect), url, **more)
        self.update_execution_options(compiled_cache=written)

    pytest.MonkeyPatch().setattr(Engine, "__init__", make)


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """What is judged by a program that is no part of this one needs to be told where it is."""
    told = os.environ.get("AIMSTUDY_ANKI_PYTHON")
    return True if collection_path.name == "real_anki" and not told else None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out what this machine cannot run."""
    if item.get_closest_marker("seeds") and not any(SEEDS.glob("*.txt")):
        pytest.skip("no seed articles beside the checkout")
    if item.get_closest_marker("xvfb"):
        missing = [tool for tool in X_TOOLS if shutil.which(tool) is None]
        if missing:
            pytest.skip("not installed: " + ", ".join(missing))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """No workers for files and single tests named: they would cost more than they save."""
    return None if any(Path(name).is_dir() for name in config.args) else 0


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test left out has failed, if none may be; an expected failure has not."""
    report = yield
    if NO_SKIPS and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Left out, although AIMSTUDY_NO_SKIPS=1: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a file that leaves itself out as a whole."""
    report = yield
    if NO_SKIPS and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"Left out, although AIMSTUDY_NO_SKIPS=1: {report.longrepr}"
    return report
