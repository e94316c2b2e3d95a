"""The looks that the gallery draws everything in, and how they are asked for on the command line.

Draws nothing itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aimstudy.domain.article import Language
from aimstudy.ui.theme import Mode


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to look at everything."""

    name: str
    language: Language = Language.ENGLISH
    mode: Mode = Mode.LIGHT
    scale: float = 1.0


VARIANTS = (
    Variant("light"),
    Variant("dark", mode=Mode.DARK),
    Variant("contrast", mode=Mode.CONTRAST),
    Variant("large", scale=2.0),
    Variant("norwegian", language=Language.BOKMAL),
)
NAMES = tuple(variant.name for variant in VARIANTS)
USAGE = f"usage: python -m aimstudy.ui.gallery OUT [{'] ['.join(NAMES)}]"
HELP = f"""{USAGE}

Writes every page and its main states as pictures below the folder OUT, one folder a look.
Without a look all of them are drawn. A look is one of: {", ".join(NAMES)}.
"""


def asked(arguments: Sequence[str]) -> tuple[Path, tuple[Variant, ...]]:
    """The folder and the looks that ``arguments`` name; raises ValueError in words otherwise."""
    if not arguments:
        raise ValueError("The folder for the pictures is missing.")
    folder, *looks = arguments
    options = [word for word in arguments if word.startswith("-")]
    if options:
        raise ValueError(f"There is no option {options[0]}.")
    unknown = [look for look in looks if look not in NAMES]
    if unknown:
        raise ValueError(f"There is no look named {unknown[0]}.")
    return Path(folder), tuple(v for v in VARIANTS if not looks or v.name in looks)
