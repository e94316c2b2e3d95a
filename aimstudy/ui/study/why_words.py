"""Why a card comes now and on which day it would come again, in a learner's words. No Qt."""

from datetime import date

from aimstudy.domain.evidence import Certainty
from aimstudy.services.views.card_reasons import QuizTrace, WhyCard, WhyNow
from aimstudy.services.views.study import GapUnit, RatingChoice
from aimstudy.ui.study.wording import day_text, gap_text, rating_word
from aimstudy.ui.translations import format_date, format_number, tr, trn

_SHORT = 2  # days: a wait that may be the least there is, or one more than that


def reason_text(why: WhyCard) -> str:
    """Why this card is in front."""
    if why.reason is WhyNow.GAIN and why.exam_day is not None:
        return tr(
            "Among the cards that wait, an answer to this one now adds much to what you recall "
            "on {date}, for the time it takes.",
            date=format_date(why.exam_day),
        )
    return {
        WhyNow.NEW: tr("It is new, and its turn has come."),
        WhyNow.GAIN: tr("An answer to it now adds much for the time it takes."),
        WhyNow.PROBE: tr("To find out how much is forgotten: the forecast rests on such answers."),
        WhyNow.DUE: tr("Its day has come."),
        WhyNow.STEP: tr("It was forgotten at the last answer; this is the second try."),
        WhyNow.MISSED: tr(
            "It was wrong or a guess in a quiz, and comes again while the answer is fresh."
        ),
        WhyNow.ASKED: tr("Before its day, because you asked for more."),
    }[why.reason]


def fact_lines(why: WhyCard, today: date) -> list[str]:
    """What is known of the card, one thing a line; nothing is said of what is not known."""
    lines = [
        _recall_now(why),
        _recall_exam(why),
        _last(why, today),
        quiz_line(why.quiz, today) if why.quiz else "",
        _history(why),
        _due(why, today),
    ]
    return [line for line in lines if line]


def quiz_line(quiz: QuizTrace, today: date) -> str:
    """What was answered in a quiz, and what that counted for."""
    parts = [_verdict(quiz)]
    if quiz.certainty is not None:
        parts.append(
            {
                Certainty.GUESS: tr("it was a guess"),
                Certainty.UNSURE: tr("you thought so"),
                Certainty.SURE: tr("you were sure"),
            }[quiz.certainty]
        )
    if quiz.knew is not None:
        share = format_number(round(100 * quiz.knew))
        parts.append(tr("{share} % likely that you knew it", share=share))
    return tr("{where}: {words}.", where=_where(quiz, today), words=", ".join(parts))


def choice_line(choice: RatingChoice) -> str:
    """A button, its wait, and why it is so long."""
    rating, gap = rating_word(choice.rating), gap_text(choice.gap)
    if choice.gap.unit is GapUnit.MINUTES:
        return tr("{rating}: {gap}, while it is still fresh.", rating=rating, gap=gap)
    share = format_number(round(100 * choice.recall))
    if choice.gap.unit is GapUnit.EXAM and choice.exam_day is not None:
        date_words = format_date(choice.exam_day)
        return tr(
            "{rating}: {gap}. On {date} recall is about {share} % without it.",
            rating=rating, gap=gap, date=date_words, share=share,
        )  # fmt: skip
    return tr(
        "{rating}: {gap}. Recall then is about {share} %.", rating=rating, gap=gap, share=share
    )


def plan_line(why: WhyCard) -> str:
    """What sets the waits."""
    if why.exam_day is None:
        if any(c.gap.unit is GapUnit.DAYS and c.gap.amount <= _SHORT for c in why.choices):
            return tr(
                "Each wait lasts until recall is about as low as you have set it, but for a day "
                "at the least."
            )
        return tr("Each wait lasts until recall is about as low as you have set it.")
    return tr(
        "An answer sooner would add little to what you recall on {date}.",
        date=format_date(why.exam_day),
    )


def _where(quiz: QuizTrace, today: date) -> str:
    ago = (today - quiz.day).days
    if ago <= 0:
        return tr("Exam rehearsal today") if quiz.rehearsal else tr("Practice quiz today")
    if quiz.rehearsal:
        return trn("Exam rehearsal {n} day ago", "Exam rehearsal {n} days ago", ago)
    return trn("Practice quiz {n} day ago", "Practice quiz {n} days ago", ago)


def _verdict(quiz: QuizTrace) -> str:
    if not quiz.tried:
        return tr("you did not know it")
    if quiz.typed:
        return tr("typed right") if quiz.right else tr("typed wrong")
    if quiz.options:
        right = trn("right among {n} option", "right among {n} options", quiz.options)
        return (
            right
            if quiz.right
            else trn("wrong among {n} option", "wrong among {n} options", quiz.options)
        )
    return tr("right") if quiz.right else tr("wrong")


def _recall_now(why: WhyCard) -> str:
    if why.recall_now is None:
        return tr("Recall now: not known before the first answer.")
    return tr("Recall now: about {share} %.", share=format_number(round(100 * why.recall_now)))


def _recall_exam(why: WhyCard) -> str:
    if why.recall_exam is None or why.exam_day is None:
        return ""
    return tr(
        "Recall on {date}, without another answer: about {share} %.",
        date=format_date(why.exam_day),
        share=format_number(round(100 * why.recall_exam)),
    )


def _last(why: WhyCard, today: date) -> str:
    if why.last_day is None or why.last_rating is None:
        return ""
    ago = (today - why.last_day).days
    rating = rating_word(why.last_rating)
    if ago <= 0:
        return tr("Last answer: {rating}, today.", rating=rating)
    return trn(
        "Last answer: {rating}, {n} day ago.", "Last answer: {rating}, {n} days ago.", ago,
        rating=rating,
    )  # fmt: skip


def _history(why: WhyCard) -> str:
    if not why.reps:
        return ""
    answers = trn("Answered {n} time", "Answered {n} times", why.reps)
    forgotten = trn("forgotten {n} time", "forgotten {n} times", why.lapses)
    return f"{answers}, {forgotten}."


def _due(why: WhyCard, today: date) -> str:
    if why.due is None or not why.reps:
        return ""
    if why.due < today:
        return tr("By its date alone it would have come on {date}.", date=format_date(why.due))
    return tr("By its date alone it would come {day}.", day=day_text(why.due, today))
