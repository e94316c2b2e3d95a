"""Answers typed in study: graded against the card, and what was mixed up kept.

The grader is loaded on first use: starting the window must not pay for it.
"""

import json
import re
from dataclasses import replace

from aimstudy.domain.article import Language
from aimstudy.domain.media import without_marks
from aimstudy.domain.quiz import Expected, Grade, GradeReason, Verdict
from aimstudy.services.context import Context
from aimstudy.services.quiz_answers import words_of
from aimstudy.services.views.card_reasons import OtherCard
from aimstudy.services.views.session_choice import TypedAnswer
from aimstudy.storage.answers import CardAnswer, cards_answering
from aimstudy.storage.cards import StoredCard, load_card
from aimstudy.storage.fact_cards import quantity_of_fact
from aimstudy.storage.session import Session

LONGEST_TYPED = 1_000  # letters; more was not typed by hand
_GROUPED = re.compile(r"\d[.,]\d")  # a thousand in one language, one in the other
_MOST_OTHERS = 2
_LONGEST_ANSWER = 2_000  # beyond it only the very same words are right


def graded(session: Session, context: Context, card: StoredCard, text: str) -> Grade:
    """The verdict on what was typed for a card; another card's answer is never a slip of the pen.

    Words of the question need not be typed again.
    """
    return _judged(session, context, card, text)[0]


def answer_of(session: Session, context: Context, card: StoredCard, text: str) -> OtherCard | None:
    """The card whose answer was typed for this one, or None."""
    _, other = _judged(session, context, card, text)
    if other is None:
        return None
    found = load_card(session, other, context.today().toordinal())
    return OtherCard(other, found.front, found.back)


def _judged(
    session: Session, context: Context, card: StoredCard, text: str
) -> tuple[Grade, int | None]:
    """The grade, and the card whose answer this is, if it is another's and was not right.

    Where many cards have that answer - a number, say - none is mixed up with another.
    """
    from aimstudy.questions.grading import grade
    from aimstudy.questions.grading_words import plain_words

    # What is to be seen or heard is not typed.
    answers = tuple(without_marks(one) for one in card.items or (card.back,))
    whole = "".join(answers)
    signs, lacks = not _has_words(whole), not whole.strip()
    if len(whole) > _LONGEST_ANSWER or lacks or (signs and len(answers) > 1):
        return _compared(without_marks(card.back), text), None
    text = text[:LONGEST_TYPED]
    if signs:
        return grade(Expected(_languages(context, card)[0], answers, card.accept), text), None
    words = plain_words(text)
    own = [plain_words(right) for right in (*answers, *card.accept)]
    others = [] if words in own else _with_words(session, card, text, words)
    refuse = (others[0].answer,) if others else ()
    low, high = _quantity(session, card)
    grades = [
        grade(
            Expected(language, answers, card.accept, refuse, low, high),
            text,
            card.front,
            words_of(context.models),
        )
        for language in _languages(context, card)
    ]
    found = grades[0]
    if not _GROUPED.search(" ".join((text, *answers))):
        # A slip is one only where the words of the language are known: not in the other one.
        same = (one for one in grades[1:] if one.reason is GradeReason.SAME)
        found = next(same, found) if found.verdict is not Verdict.RIGHT else found
    if found.verdict is Verdict.RIGHT or not others:
        return found, None
    if found.reason is GradeReason.OTHER:
        found = replace(found, reason=GradeReason.LISTED)
    few = len({other.note_id for other in others}) <= _MOST_OTHERS
    return found, others[0].card_id if few else None


def _with_words(
    session: Session, card: StoredCard, text: str, words: list[str]
) -> list[CardAnswer]:
    """Other cards whose answer has just these words."""
    from aimstudy.questions.grading_words import plain_words

    found = cards_answering(session, card, text)
    return [other for other in found if plain_words(other.answer) == words]


def _languages(context: Context, card: StoredCard) -> tuple[Language, ...]:
    """The card's own; else that of its words; where these are too few, each of ours.

    The library's comes first: another one counts only where it finds the answer the same.
    """
    from aimstudy.language.detect import detect_language

    if card.language:
        return (Language(card.language),)
    told = detect_language(" ".join((card.front, card.back, *card.items)))
    if told.sure and told.language is not None:
        return (told.language,)
    first = context.settings.content_language
    return (first, *(language for language in Language if language is not first))


def _quantity(session: Session, card: StoredCard) -> tuple[float | None, float | None]:
    """(low, high) of a number; its unit does not stand beside the field here."""
    if card.fact_id is None or card.reversed:
        return None, None
    low, high, _unit = quantity_of_fact(session, card.fact_id)
    return low, high


def _compared(right: str, text: str) -> Grade:
    """Too long to be looked at word by word, or a list of signs: the same, or not."""
    given = text.casefold().split()
    if given and given == right.casefold().split():
        return Grade(Verdict.RIGHT, GradeReason.SAME, (), 1, 1)
    return Grade(Verdict.WRONG, GradeReason.OTHER if given else GradeReason.EMPTY, (), 0, 1)


def _has_words(text: str) -> bool:
    return any(c.isalnum() for c in text)


def typed_evidence(
    session: Session, context: Context, card: StoredCard, typed: TypedAnswer
) -> tuple[str, int | None]:
    """What the log keeps of a typed answer, as JSON, and the card it was mixed up with."""
    grade, other = _judged(session, context, card, typed.text)
    kept: dict[str, object] = {
        "source": "study",
        "typed": typed.text[:LONGEST_TYPED],
        "verdict": grade.verdict.value,
        "reason": grade.reason.value,
    }
    if typed.counted_right and grade.verdict is not Verdict.RIGHT:
        kept["counted_right"] = True
        other = None
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")), other
