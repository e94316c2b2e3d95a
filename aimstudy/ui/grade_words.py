"""Why a typed answer was graded as it was, in words; in study and in quizzes. Knows no widget."""

from aimstudy.domain.quiz import Grade, GradeReason, Verdict
from aimstudy.ui.translations import format_number, tr, trn


def why_graded(grade: Grade) -> str:
    """Why the answer got this grade; "" where the answer itself says it."""
    if grade.wanted > 1 and grade.verdict is not Verdict.RIGHT:
        return trn(
            "{n} of {total} is right.",
            "{n} of {total} are right.",
            grade.found,
            total=format_number(grade.wanted),
        )
    return {
        GradeReason.SPELLING: tr("It counts, but for the spelling."),
        GradeReason.MISSING: tr("A part of the answer is missing."),
        GradeReason.EXTRA: tr("It says more than your material does."),
        GradeReason.ORDER: tr("The words are the same, in another order."),
        GradeReason.UNIT: tr("The unit is another one."),
        GradeReason.LESS_EXACT: tr("The right answer is more exact."),
        GradeReason.NUMBER: tr("The number is another one."),
        GradeReason.NO_NUMBER: tr("A number or a date was asked for."),
        GradeReason.LISTED: tr("That stands in your material, but for something else."),
    }.get(grade.reason, "")
