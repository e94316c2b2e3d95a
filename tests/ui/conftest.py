"""What every test of the window stands on: the program's own icons, found as the program does."""

from pathlib import Path

import pytest

from aimstudy.ui.icons import use_icons


@pytest.fixture(autouse=True, scope="session")
def _icons() -> None:
    use_icons(Path(__file__).parents[2] / "resources" / "icons")
