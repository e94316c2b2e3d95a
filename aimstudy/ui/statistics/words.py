"""Small words of the Statistics page: shares, ranges, and how much evidence is missing."""

from aimstudy.domain.plan import Band
from aimstudy.services.views.statistics import Share
from aimstudy.ui.translations import format_number, tr, trn

LONGEST_QUESTION = 110  # letters


def of_100(share: float) -> str:
    """``87``, of 100."""
    return format_number(round(100 * share))


def range_of(low: float, high: float) -> str:
    """``84 to 89``, of 100; one number where both are the same."""
    if of_100(low) == of_100(high):
        return of_100(low)
    return tr("{low} to {high}", low=of_100(low), high=of_100(high))


def band_words(band: Band) -> str:
    """``84 to 89 of 100``."""
    return tr("{range} of 100", range=range_of(band.low, band.high))


def counted(share: Share) -> str:
    """``45 of 52``."""
    return tr("{n} of {all}", n=format_number(share.known), all=format_number(share.answers))


def share_words(share: Share) -> str:
    """``87 of 100, likely 84 to 89``; the count alone where there are few."""
    if share.few:
        return tr("too few to say more")
    return tr(
        "{share} of 100, likely {range}",
        share=of_100(share.mean),
        range=range_of(share.low, share.high),
    )


def missing(answers: int, short: bool) -> str:
    """How much is missing; ``short``: of the last five weeks alone."""
    words = trn(
        "Not enough evidence yet: {n} answer more.",
        "Not enough evidence yet: {n} answers more.",
        answers,
    )
    return f"{words} {tr('Only the last five weeks are looked at.')}" if short else words


def shortened(words: str) -> str:
    """A question on few lines: a long one is cut after a word."""
    flat = " ".join(words.split())
    if len(flat) <= LONGEST_QUESTION:
        return flat
    return flat[:LONGEST_QUESTION].rsplit(" ", 1)[0] + "…"
