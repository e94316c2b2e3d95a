"""Rules of the window: plain text, no dialogs for ordinary things, no way out to other programs."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UI = sorted((ROOT / "aimstudy" / "ui").rglob("*.py"))
# Calls and names that a page must not have; where one may stand, by file name.
FORBIDDEN = {
    r"\bQMessageBox\b": (),
    r"\bQInputDialog\b": (),
    r"\.setHtml\(|\.insertHtml\(|\.appendHtml\(": ("card_view", "reader"),
    r"\bRichText\b|\bAutoText\b|\bMarkdownText\b": (),
    r"\bopenUrl\b": ("bug_dialog", "data_card"),
    r"\bsubprocess\b|\bQProcess\b|\bos\.system\b|\bos\.popen\b": (),
    r"\bpickle\b|\bmarshal\b|\bshelve\b": (),
    r"(?<![\w.])eval\(|(?<![\w.])exec\(|\b__import__\(": (),
    r"\bQThread\b": (),
    r"\bprocessEvents\b": ("gallery",),
    r"\bQtNetwork\b|\bQtWebEngine|\bQtQml\b|\bQtQuick": (),
    r"datetime\.now\(|date\.today\(|time\.time\(": (),
    r"\brandom\b": (),
}


@cache
def code_of(path: Path) -> str:
    """The file without docstrings and comments."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
            and isinstance(node.body[0].value, ast.Constant)
        ):
            node.body[0].value.value = ""
    return ast.unparse(tree)


@pytest.mark.parametrize("pattern", list(FORBIDDEN))
def test_what_the_window_must_not_use(pattern: str) -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in UI
        if path.stem not in FORBIDDEN[pattern] and re.search(pattern, code_of(path))
    ]
    assert found == []


def test_labels_are_the_plain_ones_of_the_kit() -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in UI
        if path.parent.name != "widgets" and re.search(r"(?<![\w.\"'])QLabel\(", code_of(path))
    ]
    assert found == []


def test_fstrings_are_never_translated() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in UI
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("tr", "trn")
        and any(isinstance(argument, ast.JoinedStr) for argument in node.args)
    ]
    assert found == []


def test_pages_open_no_file_and_know_no_table() -> None:
    allowed = ("aimstudy.domain", "aimstudy.services", "aimstudy.ui")
    found = [
        f"{path.relative_to(ROOT)}: {node.module}"
        for path in UI
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and node.module
        and node.module.startswith("aimstudy.")
        and not node.module.startswith(allowed)
    ]
    assert found == []
