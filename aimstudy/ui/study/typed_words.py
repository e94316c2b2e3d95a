"""What is said of a typed answer, and the rating it suggests. Knows grades and no widget."""

from aimstudy.domain.quiz import Grade, Verdict
from aimstudy.domain.review import Rating
from aimstudy.services.views.card_reasons import OtherCard
from aimstudy.ui.grade_words import why_graded
from aimstudy.ui.study.leech_words import one_line
from aimstudy.ui.translations import format_number, tr


def verdict_words(grade: Grade, counted: bool = False) -> str:
    """Right or not, in words that do not scold; ``counted``: the person let it count."""
    if counted:
        return tr("Counted as right.")
    return {
        Verdict.RIGHT: tr("Right."),
        Verdict.NEARLY: tr("Nearly."),
        Verdict.WRONG: tr("Not this time."),
    }[grade.verdict]


def reason_words(grade: Grade, other: OtherCard | None = None) -> str:
    """Why a typed answer was graded as it was; "" where the answer itself says it.

    ``other`` is the card whose answer was typed.
    """
    if other is not None:
        return tr('That is the answer to "{question}".', question=one_line(other.prompt))
    return why_graded(grade)


def counts_as_right(grade: Grade, counted: bool) -> bool:
    """Whether the typed answer counts: graded right, or the person says so."""
    return counted or grade.verdict is Verdict.RIGHT


def suggested(grade: Grade | None, counted: bool = False, left_empty: bool = False) -> Rating:
    """The rating that Space gives: Good for what counts, Again for what does not.

    Again too where one was asked to type and the field was ``left_empty``.
    """
    if left_empty:
        return Rating.AGAIN
    if grade is None or counts_as_right(grade, counted):
        return Rating.GOOD
    return Rating.AGAIN


def field_name(items: int) -> str:
    """What the field asks for; a list wants its ``items``."""
    if items > 1:
        return tr("Your answer: {n}, with commas between", n=format_number(items))
    return tr("Your answer")
