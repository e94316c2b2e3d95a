"""What is said of a card that is failed again and again: how often, why, and what helps."""

from aimstudy.services.views.card_reasons import Leech, LeechCause, OtherCard
from aimstudy.ui.translations import tr, trn

MOST = 80  # characters of another card's question
CAUSES_SHOWN = 2
OTHERS_SHOWN = 2


def leech_title(leech: Leech) -> str:
    """How often it was failed."""
    return trn("Forgotten {n} time", "Forgotten {n} times", leech.lapses)


def leech_text(leech: Leech) -> str:
    """The likely causes, surest first, each with what helps."""
    said = [_cause(cause, leech) for cause in leech.causes[:CAUSES_SHOWN]]
    words = " ".join(text for text in said if text)
    return words or tr(
        "The log does not tell why. Other words, a note of your own or a pause may help."
    )


def _cause(cause: LeechCause, leech: Leech) -> str:
    if cause is LeechCause.MIXED_UP:
        mixed = [other for other in leech.others if other.times or other.turned]
        return " ".join(_mixed_up(other) for other in mixed[:OTHERS_SHOWN])
    if cause is LeechCause.LOOKALIKE:
        alike = [other for other in leech.others if not other.times and not other.turned][:1]
        return " ".join(
            tr(
                'Another card asks nearly the same: "{question}" Make the two differ.',
                question=one_line(other.prompt),
            )
            for other in alike
        )
    if cause is LeechCause.LONG_WAITS:
        return _long_waits(leech)
    return {
        LeechCause.LONG_ANSWER: tr("The answer is long for one card. Split it, or shorten it."),
        LeechCause.LIST: tr("It asks for several things at once. A card for each is easier."),
    }.get(cause, "")


def _mixed_up(other: OtherCard) -> str:
    if not other.times:
        return trn(
            'Its answer was given {n} time where "{question}" was asked (answer: {answer}).',
            'Its answer was given {n} times where "{question}" was asked (answer: {answer}).',
            other.turned,
            question=one_line(other.prompt),
            answer=one_line(other.answer),
        )
    return trn(
        'You mixed it up {n} time with "{question}" (answer: {answer}).',
        'You mixed it up {n} times with "{question}" (answer: {answer}).',
        other.times,
        question=one_line(other.prompt),
        answer=one_line(other.answer),
    )


def _long_waits(leech: Leech) -> str:
    if leech.failed_after is None or leech.known_after is None:
        return tr("It is known after short waits and forgotten after long ones.")
    return tr(
        "It is known after about {short}, and forgotten after about {long}. "
        "Hard instead of Good keeps the waits shorter.",
        short=trn("{n} day", "{n} days", max(1, round(leech.known_after))),
        long=trn("{n} day", "{n} days", max(1, round(leech.failed_after))),
    )


def one_line(text: str) -> str:
    """The beginning of a question or answer, without line breaks."""
    line = " ".join(text.split())
    return line if len(line) <= MOST else line[:MOST].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
