"""A key held down in the real window: the server repeats it, and nothing is rated unseen."""

from collections.abc import Callable
from pathlib import Path

import pytest

from aimstudy.application import add_bundled_articles, open_library
from aimstudy.domain.article import Language
from aimstudy.services.views.settings import FirstRunChoices
from tests.end_to_end.display import Display
from tests.end_to_end.program import Program, review_log

pytestmark = pytest.mark.xvfb
Start = Callable[..., Program]
HELD_S = 1.2


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A library past its first run."""
    folder = tmp_path / "data"
    with open_library(folder) as library:
        add_bundled_articles(library)
        library.settings.first_run(FirstRunChoices(Language.ENGLISH, None, 25))
    return folder


def test_a_key_held_down_does_one_thing(start: Start, data: Path, display: Display) -> None:
    program = start()
    program.appear("TodayPage")
    program.press("ctrl+2")
    program.wait_focus("CardSheet")
    display.hold("space", HELD_S)
    display.settle()
    assert review_log(data) == []
    display.hold("space", HELD_S)
    program.wait_log(("study", 3))
    display.settle()
    assert len(review_log(data)) == 1
    program.press("space")
    display.settle()
    display.hold("1", HELD_S)
    display.settle()
    assert [row[2] for row in review_log(data)] == [3, 1]
    program.quit()
