"""What a quiz says: verdicts, what a wrong option belongs to, the score with its range. No Qt."""

from datetime import date

from aimstudy.domain.quiz import OptionOrigin, QuizKind, Verdict
from aimstudy.services.views.quiz import OptionFeedback, QuizFeedback, QuizQuestion, QuizReview
from aimstudy.ui.grade_words import why_graded
from aimstudy.ui.study.wording import day_text
from aimstudy.ui.translations import format_number, tr, trn

LETTERS = "ABCDEFGH"
SUREST = 3
_ENDS = (".", "!", "?", "…", ":", ";")
_STOPS = ".,:;"


def verdict(feedback: QuizFeedback) -> str:
    """Right, wrong or not known, in words that do not scold."""
    if feedback.overruled:
        return tr("Counted as right.") if feedback.correct else tr("Counted as wrong.")
    if feedback.correct:
        return tr("Right.")
    if feedback.grade is not None and feedback.grade.verdict is Verdict.NEARLY:
        return tr("Nearly.")
    return tr("You did not know it.") if feedback.given is None else tr("Not this time.")


def certainty_words(level: int) -> str:
    """How sure somebody is, on a small button."""
    return {1: tr("A guess"), 2: tr("Think so"), 3: tr("Sure")}[level]


def right_answer(feedback: QuizFeedback) -> str:
    """What is right, and for a statement that is false what is true instead."""
    if feedback.kind is QuizKind.TRUE_FALSE and not _is_verdict(feedback):
        return _truth(feedback)
    if feedback.kind is QuizKind.MATCHING:
        if feedback.given is None:
            return ""  # each pair says what goes with it; none was tried
        right = sum(pair.is_right for pair in feedback.pairs)
        total = len(feedback.pairs)
        return trn(
            "{n} of {total} pairs is right.",
            "{n} of {total} pairs are right.",
            right,
            total=format_number(total),
        )
    keys = [option.text for option in feedback.options if option.is_key]
    key = keys[0] if len(keys) == 1 else feedback.answer
    # A colon: a key may be a thing, a clause ("before it is cut") or a whole sentence.
    if key.rstrip().endswith(_ENDS):
        return tr("Right answer: {key}", key=key)
    if len(keys) > 1:
        return tr("Right answers: {key}.", key=key)
    if feedback.correct:
        return tr("The answer: {key}.", key=key)
    return tr("Right answer: {key}.", key=key)


def grade_reason(feedback: QuizFeedback) -> str:
    """Why a typed answer was graded as it was; "" where the answer itself says it."""
    grade = feedback.grade
    if grade is None or feedback.overruled:
        return ""
    return why_graded(grade)


def overrule_words(feedback: QuizFeedback) -> str:
    """What the person can decide over the grade."""
    return tr("Count it as wrong") if feedback.correct else tr("Count it as right")


def your_answer(feedback: QuizFeedback) -> str:
    """What was answered, for the look back; "" where it was right."""
    if feedback.given is None:
        return tr("You chose: I don't know")
    if isinstance(feedback.given, str):
        exact = feedback.correct and feedback.given.strip() == feedback.answer
        return "" if exact else tr("You wrote: {words}", words=feedback.given)
    if feedback.correct or feedback.kind is QuizKind.MATCHING:
        return ""
    chosen = ", ".join(option.text for option in feedback.options if option.is_chosen)
    return tr("You chose: {option}", option=chosen)


def pairs_words(feedback: QuizFeedback) -> str:
    """What goes with each left side, a line each, and what was put there instead."""
    lines = []
    for pair in feedback.pairs:
        line = f"{pair.left}: {pair.right}"
        if pair.given and not pair.is_right:
            line = tr("{pair} · you chose: {given}", pair=line, given=pair.given)
        lines.append(line)
    return "\n".join(lines)


def _is_verdict(feedback: QuizFeedback) -> bool:
    """The answer itself is yes or no; of a statement of an article it is what is true."""
    return feedback.answer in {option.text for option in feedback.options}


def _truth(feedback: QuizFeedback) -> str:
    """Of a statement: that it is so, or what is true instead. Its first option says "true"."""
    if feedback.options[0].is_key:
        if feedback.correct:
            return tr("Your material says so.")
        return tr("It is true: your material says so.")
    answer = feedback.answer.rstrip().rstrip(".")
    if feedback.correct:
        return tr("Your material says: {answer}.", answer=answer)
    return tr("It is not true. Your material says: {answer}.", answer=answer)


def wrong_option(feedback: QuizFeedback) -> str:
    """What each option chosen by mistake belongs to; "" where nothing is to be said."""
    if feedback.correct or feedback.kind in (QuizKind.TRUE_FALSE, QuizKind.MATCHING):
        return ""
    wrong = [
        option_words(letter, option)
        for letter, option in zip(LETTERS, feedback.options, strict=False)
        if option.is_chosen and not option.is_key and option.origin is not OptionOrigin.OWN
    ]
    return "\n".join(wrong)


def _inside(option: OptionFeedback) -> str:
    """The option's words inside a sentence: one that is a sentence leaves its full stop behind."""
    return option.text.rstrip().rstrip(_STOPS) or option.text


def option_words(letter: str, option: OptionFeedback) -> str:
    """What ``option`` is: true of something else, or made up."""
    if option.origin is OptionOrigin.NEIGHBOUR:
        return tr(
            "{letter}, {option}, is a number near the right one, made up for this question.",
            letter=letter,
            option=_inside(option),
        )
    if option.origin is OptionOrigin.CONTRAST:
        return tr(
            "{letter}, {option}, was made up for this question: a word of it is turned round.",
            letter=letter,
            option=_inside(option),
        )
    if option.belongs_to.endswith("?"):
        return tr(
            "{letter}, {option}, is the answer to: {other}",
            letter=letter,
            option=_inside(option),
            other=option.belongs_to,
        )
    if option.belongs_to:
        return tr(
            "{letter}, {option}, belongs to: {other}",
            letter=letter,
            option=_inside(option),
            other=option.belongs_to,
        )
    return tr(
        "{letter}, {option}, stands in your material, but for something else.",
        letter=letter,
        option=_inside(option),
    )


def held_back(feedback: QuizFeedback) -> str:
    """Why the sentence has gaps; "" where it has none."""
    if not feedback.held_back:
        return ""
    return tr(
        "“…” stands for words that this quiz still asks about. The look back shows all of it."
    )


def option_tag(option: OptionFeedback) -> str:
    """The words at the end of an option's row."""
    if option.is_key and option.is_chosen:
        return tr("Your answer, right")
    if option.is_key:
        return tr("Right answer")
    return tr("Your answer") if option.is_chosen else ""


def mixed_up(feedback: QuizFeedback) -> str:
    """That two answers were taken for each other, how often, and that one is offered for it."""
    words = []
    for letter, option in zip(LETTERS, feedback.options, strict=False):
        times = option.mixed_up
        if option.is_key or not times:
            continue
        if option.is_chosen and not feedback.correct:
            words.append(
                trn(
                    "You have mixed these up once before.",
                    "You have mixed these up {n} times before.",
                    times,
                )
            )
        else:
            words.append(
                trn(
                    "{letter}, {option}, is offered because you took it for this once.",
                    "{letter}, {option}, is offered because you took it for this {n} times.",
                    times,
                    letter=letter,
                    option=_inside(option),
                )
            )
    return "\n".join(words)


def record(feedback: QuizFeedback) -> str:
    """How often this was right so far; "" for the first time. One given again counts not."""
    if feedback.again:
        return tr("Its answer was shown before: this counts in no score and moves no card.")
    if feedback.times_asked < 2:
        return ""
    return tr(
        "Right {n} of {total} times so far.",
        n=format_number(feedback.times_right),
        total=format_number(feedback.times_asked),
    )


def felt(feedback: QuizFeedback) -> str:
    """That a wrong answer felt sure, or that a right one was a guess; "" where neither."""
    if feedback.confident_error:
        if feedback.certainty == SUREST:
            return tr("You were sure of it.")
        return tr("You were rather sure of it.")
    if feedback.correct and feedback.certainty == 1:
        return tr("You called it a guess: it counts for less.")
    return ""


def next_time(feedback: QuizFeedback, today: date) -> str:
    """When the card of this question comes; "" where it has none."""
    if feedback.card_due is None:
        if feedback.card_id is None:
            return ""
        if not feedback.exam:
            return tr("Its card is new to you: it comes with your new cards.")
        return tr("Its card does not come again before {exam}.", exam=feedback.exam)
    return tr("Its card comes {day}.", day=day_text(feedback.card_due, today))


def again_question(question: QuizQuestion) -> str:
    """That the answer is known already, over a question that was opened anew; "" elsewhere."""
    if not question.again:
        return ""
    return tr("You have seen the answer: what you say now counts in no score and moves no card.")


def left_out(review: QuizReview) -> str:
    """How many answers the score leaves out, and why; "" for none."""
    if not review.again:
        return ""
    return trn(
        "{n} answer is left out of the score: it was given after its answer was shown.",
        "{n} answers are left out of the score: they were given after their answers were shown.",
        review.again,
    )


def score(review: QuizReview) -> str:
    """``7 of 10``."""
    return tr("{n} of {total}", n=format_number(review.right), total=format_number(review.total))


def by_certainty(review: QuizReview) -> str:
    """``Sure: 5 of 6 right. Think so: 1 of 3.``; "" where nobody was asked."""
    lines = [
        trn(
            "{level}: {n} of {total} right.",
            "{level}: {n} of {total} right.",
            part.right,
            level=certainty_words(int(part.name)),
            total=format_number(part.total),
        )
        for part in sorted(review.by_certainty, key=lambda part: part.name, reverse=True)
        if part.total
    ]
    return " ".join(lines)


def range_words(low: float, high: float) -> str:
    """``44 to 87 of 100``, for a table."""
    return tr(
        "{low} to {high} of 100",
        low=format_number(round(100 * low)),
        high=format_number(round(100 * high)),
    )


def likely_range(review: QuizReview) -> str:
    """The share probably known, as a range of 100."""
    return tr(
        "For this material you probably know {low} to {high} of 100.",
        low=format_number(round(100 * review.low)),
        high=format_number(round(100 * review.high)),
    )


def counts(feedback: QuizFeedback) -> tuple[int, bool, bool, bool]:
    """How an answer counts: what a verdict in front must be true to."""
    return feedback.position, feedback.correct, feedback.overruled, feedback.again
