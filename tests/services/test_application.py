"""The example in the documentation of ``open_library`` runs as it stands."""

import contextlib
import io
import re
import textwrap
from pathlib import Path

import pytest

from aimstudy.application import open_library
from aimstudy.domain.article import Language
from aimstudy.paths import bundled_article


def example() -> str:
    """The code block of the docstring."""
    text = open_library.__doc__ or ""
    block = text.split("::\n", 1)[1]
    return textwrap.dedent(block).strip()


def test_ten_minutes_of_study_in_ten_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    article = bundled_article(Language.ENGLISH)
    (tmp_path / "article.md").write_bytes(article.read_bytes())
    code = example()
    assert len([line for line in code.splitlines() if line.strip()]) <= 10
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(code, "example", "exec"), {})
    *cards, last = said.getvalue().splitlines()
    assert 15 <= len(cards) <= 30
    assert all(" -> " in line for line in cards)
    assert re.search(r"'reviews': (\d+)", last)
    with open_library("my-library", beside=True) as library:
        assert library.status()["reviews"] == len(cards)
        assert len(library.care.backups()) == 1
