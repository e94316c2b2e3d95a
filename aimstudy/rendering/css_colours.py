"""Colours as style sheets write them, made readable on the ground they are to be shown on."""

import re
from colorsys import hls_to_rgb

Colour = tuple[int, int, int]
_NAMED: dict[str, str] = {
    "black": "000000", "white": "ffffff", "red": "ff0000", "green": "008000", "blue": "0000ff",
    "yellow": "ffff00", "orange": "ffa500", "purple": "800080", "gray": "808080", "grey": "808080",
    "silver": "c0c0c0", "maroon": "800000", "olive": "808000", "lime": "00ff00", "aqua": "00ffff",
    "cyan": "00ffff", "teal": "008080", "navy": "000080", "fuchsia": "ff00ff", "magenta": "ff00ff",
    "brown": "a52a2a", "pink": "ffc0cb", "gold": "ffd700", "crimson": "dc143c", "tomato": "ff6347",
    "darkred": "8b0000", "darkblue": "00008b", "darkgreen": "006400", "darkorange": "ff8c00",
    "darkgray": "a9a9a9", "darkgrey": "a9a9a9", "lightgray": "d3d3d3", "lightgrey": "d3d3d3",
    "lightblue": "add8e6", "lightgreen": "90ee90", "lightyellow": "ffffe0", "steelblue": "4682b4",
    "royalblue": "4169e1", "dodgerblue": "1e90ff", "skyblue": "87ceeb", "indigo": "4b0082",
    "violet": "ee82ee", "salmon": "fa8072", "coral": "ff7f50", "chocolate": "d2691e",
    "firebrick": "b22222", "forestgreen": "228b22", "seagreen": "2e8b57", "slategray": "708090",
    "dimgray": "696969", "gainsboro": "dcdcdc", "whitesmoke": "f5f5f5", "ivory": "fffff0",
    "beige": "f5f5dc", "khaki": "f0e68c", "tan": "d2b48c", "turquoise": "40e0d0",
}  # fmt: skip
_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
_FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]{1,60})\)", re.IGNORECASE)
_READABLE = 4.5  # of 21: what is asked of small text
_STEPS = 20


def parsed(text: str) -> Colour | None:
    """A colour as red, green and blue, 0-255; None for what is no colour, and for none at all.

    >>> parsed("hsl(120, 100%, 25%)"), parsed("#f80"), parsed("transparent")
    ((0, 128, 0), (255, 136, 0), None)
    """
    text = text.strip().lower()
    if text in _NAMED:
        return _of_hex(_NAMED[text])
    if found := _HEX.fullmatch(text):
        return _of_hex(found[1])
    if found := _FUNCTION.fullmatch(text):
        return _of_function(found[1], re.split(r"[\s,/]+", found[2].strip()))
    return None


def _of_hex(digits: str) -> Colour:
    if len(digits) < 6:
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _of_function(name: str, parts: list[str]) -> Colour | None:
    try:
        numbers = [float(re.sub(r"(%|deg|turn|rad)$", "", part)) for part in parts[:3]]
    except ValueError:
        return None
    if len(numbers) < 3 or not all(-1e4 < number < 1e4 for number in numbers):
        return None
    if name == "rgb":
        share = [n * 2.55 if "%" in part else n for n, part in zip(numbers, parts, strict=False)]
        red, green, blue = (min(max(round(n), 0), 255) for n in share)
        return red, green, blue
    hue, saturation, light = numbers[0] / 360 % 1, numbers[1] / 100, numbers[2] / 100
    made = hls_to_rgb(hue, min(max(light, 0), 1), min(max(saturation, 0), 1))
    red, green, blue = (int(part * 255 + 0.5) for part in made)
    return red, green, blue


def as_hex(colour: Colour) -> str:
    """``#rrggbb``."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: Colour) -> float:
    shares = [part / 255 for part in colour]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def readable(colour: Colour, ground: Colour, text: Colour) -> Colour:
    """``colour``, or as far on its way to ``text`` as it takes to be read on ``ground``."""
    for step in range(_STEPS):
        share = step / _STEPS
        red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, text, strict=True))
        if contrast((red, green, blue), ground) >= _READABLE:
            return red, green, blue
    return text
