"""The house rules that a machine can check: contracts, sizes, names, silenced checks."""

import ast
import re
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "aimstudy").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LARGEST_FILE, MEDIAN_FILE = 400, 120
LARGEST_FUNCTION, P90_FUNCTION = 40, 25


def lines_of(path: Path) -> int:
    return sum(bool(line.strip()) for line in path.read_text(encoding="utf-8").splitlines())


def functions_of(path: Path) -> list[tuple[str, int]]:
    """(name, lines from ``def`` to the end, the docstring left out) of every function."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                length -= (first.end_lineno or first.lineno) - first.lineno + 1
            found.append((f"{path.relative_to(ROOT)}:{node.name}", length))
    return found


def test_import_contracts_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]


def test_files_stay_small() -> None:
    sizes = {str(path.relative_to(ROOT)): lines_of(path) for path in SOURCES + TESTS}
    assert {name: n for name, n in sizes.items() if n > LARGEST_FILE} == {}
    sources = [lines_of(path) for path in SOURCES if path.name != "__init__.py"]
    assert statistics.median(sources) <= MEDIAN_FILE


def test_functions_stay_short() -> None:
    found = [function for path in SOURCES for function in functions_of(path)]
    assert [f for f in found if f[1] > LARGEST_FUNCTION] == []
    lengths = sorted(length for _, length in found)
    assert lengths[int(len(lengths) * 0.9)] <= P90_FUNCTION


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = re.compile(r"(^|_)(utils?|helpers?|common|manager|misc)(_|$)")
    assert [str(p) for p in SOURCES if empty.search(p.stem)] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_no_check_is_silenced_and_nothing_is_left_for_later() -> None:
    marks = re.compile("|".join(["# type" + ": ignore", "# no" + "qa", "TO" + "DO", "FIX" + "ME"]))
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in SOURCES + TESTS
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if marks.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("module", "must_not_load"),
    [
        ("aimstudy.application", ["PySide6", "sqlmodel", "numpy"]),
        ("aimstudy.cli", ["PySide6", "sqlmodel", "numpy"]),
        ("aimstudy.services.library", ["PySide6", "numpy"]),
        ("aimstudy.services.generate", ["PySide6", "sqlmodel", "numpy"]),
    ],
)
def test_importing_a_module_does_not_load_what_it_does_not_need(
    module: str, must_not_load: list[str]
) -> None:
    code = f"import sys, {module}; print(*(m for m in {must_not_load} if m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
