"""Questions that read nearly the same, so that one is taken for the other."""

from collections.abc import Sequence

_NEAR = 80.0  # of 100 by letters; a question of eight words with one of them another
_SHORTEST = 12  # letters; "What is A?" and "What is B?" are told apart at a glance
_LONGEST = 400


def lookalikes(prompt: str, others: Sequence[str], most: int) -> list[int]:
    """Places of the prompts most like ``prompt``, nearest first; none that is plainly another.

    Likeness is that of the letters (normalised edit distance), whatever their case.
    """
    from rapidfuzz import fuzz, process

    plain = _plain(prompt)
    if len(plain) < _SHORTEST:
        return []
    found = process.extract(
        plain, [_plain(other) for other in others], scorer=fuzz.ratio, score_cutoff=_NEAR,
        limit=most,
    )  # fmt: skip
    return [place for _, _, place in found]


def _plain(text: str) -> str:
    return " ".join(text[:_LONGEST].casefold().split())
