"""Cards that are answered by yes or no, or judged as true or false. Knows nothing of decks."""

import re
from collections.abc import Sequence

from aimstudy.domain.quiz import Option, OptionOrigin
from aimstudy.language.grammar import Grammar

_ANSWERS = (("Yes", "No"), ("Ja", "Nei"))
_TRUTHS = (
    ("True", "False"),
    ("Sant", "Usant"),
    ("Sann", "Usann"),
    ("Riktig", "Galt"),
    ("Riktig", "Feil"),
    ("Correct", "Incorrect"),
)
_PAIRS = (*_ANSWERS, *_TRUTHS)
_ASKS_MORE = re.compile(
    r"\W*(?:what|who|whom|whose|which|when|where|why|how|hva|hvem|hvilke[nt]?|når|hvor\w*)\b", re.I
)


def is_verdict(answer: str) -> bool:
    """Whether an answer is one such word, whatever it answers."""
    return _pair(answer) is not None


def both_verdicts(options: Sequence[str]) -> tuple[str, str] | None:
    """Both verdicts, the one that says yes first, where ``options`` are just these in any order.

    >>> both_verdicts(["false", "True"]), both_verdicts(["True", "No"])
    (('True', 'False'), None)
    """
    said = {_plain(option) for option in options}
    return next(
        (pair for pair in _PAIRS if len(options) == 2 and said == {word.lower() for word in pair}),
        None,
    )


def two_options(prompt: str, answer: str, g: Grammar) -> tuple[tuple[Option, ...], int] | None:
    """Both verdicts, the one that says yes first, and the place of the right one.

    None for another answer, and where the word answers something else ("Norwegian for yes").
    """
    pair = _pair(answer)
    if pair is None or _ASKS_MORE.match(prompt):
        return None
    first = re.match(r"\W*(\w*)", prompt.lower())
    asks = prompt.rstrip().endswith("?") or (first is not None and first[1] in g.finite_aux)
    if pair in _ANSWERS and not asks:
        return None
    options = tuple(Option(word, OptionOrigin.TRUTH) for word in pair)
    return options, [word.lower() for word in pair].index(_plain(answer))


def _pair(answer: str) -> tuple[str, str] | None:
    plain = _plain(answer)
    return next((pair for pair in _PAIRS if plain in (pair[0].lower(), pair[1].lower())), None)


def _plain(answer: str) -> str:
    return answer.strip(" .!").lower()
