"""Stored quiz items as questions and verdicts for a page."""

from aimstudy.services.card_details import due_date
from aimstudy.services.sources import marked_answer, source_of
from aimstudy.services.views.quiz import OptionFeedback, QuizFeedback, QuizQuestion
from aimstudy.services.views.study import SourceView
from aimstudy.storage.cards import cards_by_fact, load_card
from aimstudy.storage.quizzes import StoredAttempt, StoredResponse
from aimstudy.storage.session import Session


def question_of(attempt: StoredAttempt, position: int) -> QuizQuestion:
    """The question at ``position``; the key stays here."""
    item = attempt.at(position).item
    return QuizQuestion(
        attempt_id=attempt.attempt_id,
        position=position,
        total=len(attempt.responses),
        title=attempt.title,
        kind=item.kind,
        prompt=item.prompt,
        context=item.context,
        options=tuple(option.text for option in item.options),
    )


def feedback_of(session: Session, attempt: StoredAttempt, position: int) -> QuizFeedback:
    """The verdict on an answered item."""
    response = attempt.at(position)
    item = response.item
    card_id = None
    if response.fact_id is not None:
        card_id = cards_by_fact(session, [response.fact_id]).get(response.fact_id)
    memory = load_card(session, card_id, 0).memory if card_id is not None else None
    return QuizFeedback(
        attempt_id=attempt.attempt_id,
        position=position,
        total=len(attempt.responses),
        kind=item.kind,
        prompt=item.prompt,
        context=item.context,
        title=attempt.title,
        correct=response.correct,
        chosen=response.chosen,
        answer=item.answer,
        options=tuple(
            OptionFeedback(
                text=option.text,
                is_key=n == item.key,
                is_chosen=n == response.chosen,
                origin=option.origin,
                belongs_to=option.belongs_to,
            )
            for n, option in enumerate(item.options)
        ),
        source=_source(session, response),
        card_id=card_id,
        card_due=due_date(memory) if memory else None,
    )


def _source(session: Session, response: StoredResponse) -> SourceView | None:
    item = response.item
    answers = (item.answer, item.options[item.key].text)
    if response.fact_id is not None:
        source = source_of(session, response.fact_id, 0, answers)
        if source is not None:
            return source
    # The article is gone; the sentence the item was made from is still in the item.
    shown = item.quote
    marked = marked_answer(shown, answers)
    return SourceView(0, item.context, "", shown, shown, marked, -1, -1) if shown else None
