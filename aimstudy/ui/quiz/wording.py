"""What a quiz says: verdicts, what a wrong option belongs to, the score with its range. No Qt."""

from datetime import date

from aimstudy.domain.quiz import OptionOrigin, QuizKind
from aimstudy.services.views.quiz import OptionFeedback, QuizFeedback, QuizReview
from aimstudy.ui.study.wording import day_text
from aimstudy.ui.translations import format_number, tr

LETTERS = "ABCDEFGH"


def verdict(feedback: QuizFeedback) -> str:
    """Right, wrong or not known, in words that do not scold."""
    if feedback.correct:
        return tr("Right.")
    return tr("Not known.") if feedback.chosen is None else tr("Not this time.")


def right_answer(feedback: QuizFeedback) -> str:
    """What is right, and for a statement that is false what is true instead."""
    key = next((option.text for option in feedback.options if option.is_key), feedback.answer)
    if feedback.kind is QuizKind.TRUE_FALSE:
        return _truth(feedback)
    if feedback.correct:
        return tr("It is {key}.", key=key)
    return tr("The right answer is {key}.", key=key)


def _truth(feedback: QuizFeedback) -> str:
    """Of a statement: that it is so, or what is true instead. Its first option says "true"."""
    if feedback.options[0].is_key:
        if feedback.correct:
            return tr("Your material says so.")
        return tr("It is true: your material says so.")
    if feedback.correct:
        return tr("Your material says: {answer}.", answer=feedback.answer)
    return tr("It is not true. Your material says: {answer}.", answer=feedback.answer)


def wrong_option(feedback: QuizFeedback) -> str:
    """What the option chosen by mistake belongs to; "" where nothing is to be said."""
    if feedback.correct or feedback.chosen is None or feedback.kind is QuizKind.TRUE_FALSE:
        return ""
    return option_words(LETTERS[feedback.chosen], feedback.options[feedback.chosen])


def option_words(letter: str, option: OptionFeedback) -> str:
    """What ``option`` is: true of something else, or not in the material."""
    if option.origin is OptionOrigin.NEIGHBOUR:
        return tr(
            "{letter}, {option}, is not in your material: a neighbouring number.",
            letter=letter,
            option=option.text,
        )
    if option.belongs_to:
        return tr(
            "{letter}, {option}, belongs to: {other}",
            letter=letter,
            option=option.text,
            other=option.belongs_to,
        )
    return tr(
        "{letter}, {option}, stands in your material, but for something else.",
        letter=letter,
        option=option.text,
    )


def option_tag(option: OptionFeedback) -> str:
    """The words at the end of an option's row."""
    if option.is_key and option.is_chosen:
        return tr("Your answer, right")
    if option.is_key:
        return tr("Right answer")
    return tr("Your answer") if option.is_chosen else ""


def next_time(feedback: QuizFeedback, today: date) -> str:
    """When the card of this question comes; "" where it has none."""
    if feedback.card_due is None:
        return ""
    return tr("Its card comes {day}.", day=day_text(feedback.card_due, today))


def score(review: QuizReview) -> str:
    """``7 of 10``."""
    return tr("{n} of {total}", n=format_number(review.right), total=format_number(review.total))


def likely_range(review: QuizReview) -> str:
    """The share probably known, as a range of 100."""
    return tr(
        "For this material you probably know {low} to {high} of 100.",
        low=format_number(round(100 * review.low)),
        high=format_number(round(100 * review.high)),
    )
