"""Stored quiz items as questions and verdicts for a page."""

from collections.abc import Sequence

from aimstudy.domain.quiz import Given, QuizItem
from aimstudy.domain.told import answers_of, tells
from aimstudy.services.context import Context
from aimstudy.services.held_back import open_items, without_open, without_owners
from aimstudy.services.quiz_answers import judge
from aimstudy.services.quiz_next import NextTime, next_time
from aimstudy.services.quiz_record import card_of
from aimstudy.services.sources import marked_answer, source_of
from aimstudy.services.views.quiz import OptionFeedback, PairFeedback, QuizFeedback, QuizQuestion
from aimstudy.services.views.study import SourceView
from aimstudy.storage.cards import StoredCard, load_card
from aimstudy.storage.note_options import explanation_of
from aimstudy.storage.quiz_cards import cards_of_keys
from aimstudy.storage.quiz_history import times_of
from aimstudy.storage.quizzes import StoredAttempt, StoredResponse
from aimstudy.storage.session import Session


def question_of(
    attempt: StoredAttempt, position: int, beside: Sequence[QuizItem] = ()
) -> QuizQuestion:
    """The question at ``position``; the key stays here.

    A title or topic that holds an answer of the attempt, or of the items ``beside``, is left out.
    """
    item = attempt.at(position).item
    items = [*(response.item for response in attempt.responses), *beside]
    return QuizQuestion(
        attempt_id=attempt.attempt_id,
        position=position,
        total=len(attempt.responses),
        title=silent(attempt.title, items),
        kind=item.kind,
        prompt=item.prompt,
        context=silent(item.context, items),
        options=tuple(option.text for option in item.options),
        lefts=item.lefts,
        wanted=len(item.keys) or (len(item.expected.answers) if item.expected else 1),
        unit=item.expected.unit if item.expected else "",
        certainty=bool(attempt.rules.get("certainty")),
        topic=silent(attempt.at(position).topic, items),
        again=not attempt.kind and attempt.at(position).seen,
    )


def silent(words: str, items: Sequence[QuizItem]) -> str:
    """``words`` to stand above questions; "" where they hold an answer of one of ``items``."""
    return "" if words and any(tells(words, answers_of(item)) for item in items) else words


def feedback_of(
    context: Context, session: Session, attempt: StoredAttempt, position: int
) -> QuizFeedback:
    """The verdict on an answered item, with what is known of its card.

    What it would tell of questions that are still open is held back.
    """
    response = attempt.at(position)
    item, others = response.item, open_items(attempt, position)
    card_id = card_of(session, response)
    card = load_card(session, card_id, 0) if card_id is not None else None
    comes = next_time(session, context, card) if card else NextTime(None)
    times = times_of(session, response.fact_id, response.card_id)
    whole = _source(session, response, card)
    source = without_open(whole, item, others) if whole else None
    return QuizFeedback(
        attempt_id=attempt.attempt_id,
        position=position,
        total=len(attempt.responses),
        kind=item.kind,
        prompt=item.prompt,
        context=silent(item.context, others),
        title=silent(attempt.title, others),
        correct=_correct(context, response),
        given=response.given,
        answer=item.answer,
        options=without_owners(_options(session, response), item, others),
        source=source,
        card_id=card_id,
        card_due=comes.day,
        pairs=_pairs(response),
        grade=None if response.again else response.grade,
        overruled=response.overruled,
        certainty=response.certainty,
        topic=silent(response.topic, others),
        took_ms=response.took_ms,
        exam=comes.exam,
        card_makeable=card_id is None,
        times_asked=times[0],
        times_right=times[1],
        again=response.again,
        held_back=bool(whole and source and source.shown != whole.shown),
    )


def _correct(context: Context, response: StoredResponse) -> bool:
    """One given again is not judged for good, but said to be right or wrong all the same."""
    if response.again:
        return judge(response.item, response.given, context.models)[0]
    return response.correct


def _options(session: Session, response: StoredResponse) -> tuple[OptionFeedback, ...]:
    item = response.item
    right, picked = item.keys or (item.key,), _picked(response.given)
    cards = cards_of_keys(session, {option.source for option in item.options})
    return tuple(
        OptionFeedback(
            text=option.text,
            is_key=n in right,
            is_chosen=n in picked,
            origin=option.origin,
            belongs_to=option.belongs_to,
            card_id=cards.get(option.source),
            mixed_up=option.mixed_up,
        )
        for n, option in enumerate(item.options)
    )


def _picked(given: Given | None) -> tuple[int, ...]:
    """The places of the options that were chosen."""
    if isinstance(given, int):
        return (given,)
    return given if isinstance(given, tuple) else ()


def _pairs(response: StoredResponse) -> tuple[PairFeedback, ...]:
    item = response.item
    picked = _picked(response.given) or (-1,) * len(item.lefts)
    return tuple(
        PairFeedback(left, item.options[key].text, item.options[place].text if place >= 0 else "")
        for left, key, place in zip(item.lefts, item.keys, picked, strict=False)
    )


def _source(
    session: Session, response: StoredResponse, card: StoredCard | None
) -> SourceView | None:
    item = response.item
    listed = item.expected.answers if item.expected else ()
    right = tuple(item.options[n].text for n in item.keys or (item.key,) if n >= 0)
    answers = (item.answer, *right, *listed)
    if response.fact_id is not None:
        source = source_of(session, response.fact_id, 0, answers)
        if source is not None:
            return source
    elif card is not None:
        source = source_of(session, card.fact_id, card.note_id, answers)
        told = "" if source else explanation_of(session, card.note_id)
        return SourceView(0, "", "", told, told, "", -1, -1) if told else source
    # The article is gone; the sentence the item was made from is still in the item.
    shown = item.quote
    marked = marked_answer(shown, answers)
    return SourceView(0, item.context, "", shown, shown, marked, -1, -1) if shown else None
