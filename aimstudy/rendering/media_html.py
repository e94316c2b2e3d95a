"""Pictures and sounds in safe HTML: marks become images by number, or words. Knows no file.

An image is asked for as ``media:<number>`` only; what that is, the one who shows it decides.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape

from aimstudy.rendering.card_html import CardColours

IMAGE_URL = "media:{n}"
_MARK = re.compile(r"\[(image|sound):([^\[\]<>\n]{1,1500}?)\]")


@dataclass(frozen=True, slots=True)
class MediaWords:
    """What is said in place of a picture that is missing or cannot be read, and of a sound.

    Templates with ``{name}``.
    """

    no_picture: str
    sound: str
    no_sound: str


def with_media(
    html: str,
    pictures: Mapping[str, int],
    sounds: frozenset[str],
    words: MediaWords,
    colours: CardColours,
) -> str:
    """Safe ``html`` with its marks shown; ``pictures`` are the numbers of those that are there."""

    def shown(found: re.Match[str]) -> str:
        label = unescape(found[2])
        if found[1] == "image" and label in pictures:
            return f'<br><img src="{IMAGE_URL.format(n=pictures[label])}"><br>'
        if found[1] == "image":
            template = words.no_picture
        else:
            template = words.sound if label in sounds else words.no_sound
        said = escape(template.format(name=label))
        return f'<span style="color:{colours.muted}">{said}</span>'

    return _MARK.sub(shown, html)
