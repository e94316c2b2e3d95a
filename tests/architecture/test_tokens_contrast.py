"""Contrast of every pair of colours that meet, and ratings that stay apart for every eye.

Contrast after WCAG 2.2; colour difference after CIEDE2000 (Sharma, Wu, Dalal 2005), with the
simulation of colour blindness of Machado, Oliveira and Fernandes (2009) at full severity.
"""

import math
from itertools import combinations

import pytest

from aimstudy.ui.tokens import CONTRAST, DARK, LIGHT, Tokens

THEMES = [
    pytest.param(LIGHT, id="light"),
    pytest.param(DARK, id="dark"),
    pytest.param(CONTRAST, id="contrast"),
]
Rgb = tuple[float, float, float]

# Rows for red, green and blue in linear light.
EYES: dict[str, tuple[Rgb, Rgb, Rgb]] = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
LEAST_DIFFERENCE = {"normal": 25.0, "protan": 19.0, "deutan": 15.0, "tritan": 14.0}


def linear(value: str) -> Rgb:
    """``#RRGGBB`` in linear light, 0-1."""
    parts = [int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return red, green, blue


def luminance(value: str) -> float:
    red, green, blue = linear(value)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """WCAG's ratio, 1-21."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def lab(colour: Rgb) -> Rgb:
    """CIELAB (D65) of a colour in linear light."""
    red, green, blue = (min(1.0, max(0.0, part)) for part in colour)
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 216 / 24389 else (841 / 108) * t + 4 / 29 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _hue(a: float, b: float) -> float:
    return math.degrees(math.atan2(b, a)) % 360 if a or b else 0.0


def difference(first: Rgb, second: Rgb) -> float:
    """CIEDE2000 of two colours in CIELAB."""
    l1, a1, b1 = first
    l2, a2, b2 = second
    mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(mean**7 / (mean**7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = _hue(a1, b1), _hue(a2, b2)
    dh = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    d_hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(dh / 2))
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    hue = h1 + h2 if c1 * c2 == 0 else (h1 + dh / 2) % 360
    t = (
        1
        - 0.17 * math.cos(math.radians(hue - 30))
        + 0.24 * math.cos(math.radians(2 * hue))
        + 0.32 * math.cos(math.radians(3 * hue + 6))
        - 0.20 * math.cos(math.radians(4 * hue - 63))
    )
    s_l = 1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2)
    s_c, s_h = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    turn = 60 * math.exp(-(((hue - 275) / 25) ** 2))
    r_t = -math.sin(math.radians(turn)) * 2 * math.sqrt(chroma**7 / (chroma**7 + 25**7))
    dl, dc, dhue = (l2 - l1) / s_l, (c2 - c1) / s_c, d_hue / s_h
    return math.sqrt(dl**2 + dc**2 + dhue**2 + r_t * dc * dhue)


def seen(value: str, eye: str) -> Rgb:
    """CIELAB of ``value`` as ``eye`` sees it."""
    colour = linear(value)
    red, green, blue = (
        sum(weight * part for weight, part in zip(row, colour, strict=True)) for row in EYES[eye]
    )
    return lab((red, green, blue))


def test_the_measures_give_the_published_values() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    # Pairs 1, 7 and 17 of the published test data.
    assert difference((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert difference((50, 0, 0), (50, -1, 2)) == pytest.approx(2.3669, abs=1e-4)
    assert difference((50, 2.5, 0), (73, 25, -18)) == pytest.approx(27.1492, abs=1e-4)


@pytest.mark.parametrize("theme", THEMES)
def test_text_is_readable_on_every_ground(theme: Tokens) -> None:
    grounds = (theme.bg, theme.surface, theme.surface2)
    notices = (theme.info, theme.warn, theme.error, theme.ok, theme.highlight)
    assert min(contrast(theme.text, ground) for ground in grounds + notices) >= 7
    assert min(contrast(theme.muted, ground) for ground in grounds) >= 4.5
    assert min(contrast(theme.accent, ground) for ground in grounds[:2]) >= 4.5
    assert contrast(theme.on_accent, theme.accent) >= 4.5


def test_in_high_contrast_all_text_has_seven_to_one_and_every_mark_can_be_seen() -> None:
    theme = CONTRAST
    grounds = (theme.bg, theme.surface, theme.surface2)
    notices = (theme.info, theme.warn, theme.error, theme.ok)
    texts = (theme.text, theme.muted, theme.accent)
    assert min(contrast(text, ground) for text in texts for ground in grounds + notices) >= 7
    assert contrast(theme.text, theme.highlight) >= 7
    assert contrast(theme.on_accent, theme.accent) >= 7
    ratings = (theme.again, theme.hard, theme.good, theme.easy)
    lines = (theme.rose, theme.sky, theme.violet)
    marks = (theme.line, theme.control, theme.focus, *ratings, *lines)
    assert min(contrast(mark, ground) for mark in marks for ground in grounds + notices) >= 4.5
    assert contrast(theme.accent, theme.beside) >= 1.6


@pytest.mark.parametrize("theme", THEMES)
def test_borders_focus_and_marks_are_visible(theme: Tokens) -> None:
    for ground in (theme.bg, theme.surface):
        assert contrast(theme.control, ground) >= 3
        assert contrast(theme.focus, ground) >= 3
        assert contrast(theme.accent, ground) >= 3
        for rating in (theme.again, theme.hard, theme.good, theme.easy):
            assert contrast(rating, ground) >= 3
    for ground in (theme.info, theme.warn, theme.error, theme.ok):
        assert contrast(theme.focus, ground) >= 3


@pytest.mark.parametrize("eye", list(EYES))
@pytest.mark.parametrize("theme", THEMES)
def test_ratings_stay_apart_for_every_eye(theme: Tokens, eye: str) -> None:
    ratings = (theme.again, theme.hard, theme.good, theme.easy)
    apart = min(
        difference(seen(first, eye), seen(second, eye))
        for first, second in combinations(ratings, 2)
    )
    assert apart >= LEAST_DIFFERENCE[eye]
