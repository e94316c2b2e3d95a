"""The files of a card as pages get them."""

from dataclasses import dataclass
from pathlib import Path

from aimstudy.domain.media import MediaKind


@dataclass(frozen=True, slots=True)
class CardMedia:
    """A picture or sound that a card names; ``file`` is None where it is missing.

    ``side`` is the place of the text that names it: 0 the question, 1 the answer.
    """

    kind: MediaKind
    label: str
    file: Path | None
    side: int = 0
