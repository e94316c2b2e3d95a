"""The lines under facts are visible on every ground they are drawn on, and differ in style."""

import pytest

from aimstudy.ui.articles.fact_kinds import STROKES, FactGroup, line_color
from aimstudy.ui.tokens import Tokens
from tests.architecture.test_tokens_contrast import THEMES, contrast


@pytest.mark.parametrize("group", FactGroup)
@pytest.mark.parametrize("theme", THEMES)
def test_every_line_is_visible_on_paper_and_under_a_highlight(
    theme: Tokens, group: FactGroup
) -> None:
    color = line_color(group, theme)
    assert contrast(color, theme.surface) >= 4.5
    for ground in (theme.info, theme.highlight, theme.surface2, theme.bg):
        assert contrast(color, ground) >= 3


def test_no_two_families_share_a_style_or_a_colour() -> None:
    assert len(set(STROKES.values())) == len(FactGroup)
    for theme in THEMES:
        tokens = theme.values[0]
        assert isinstance(tokens, Tokens)
        assert len({line_color(group, tokens) for group in FactGroup}) == len(FactGroup)
