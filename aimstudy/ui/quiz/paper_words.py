"""What is said of a line of letters and of sheets. Knows no widget."""

from aimstudy.domain.answer_letters import LetterFault, LettersFault, LettersRead
from aimstudy.services.views.printing import SheetLine
from aimstudy.ui.translations import format_day, format_number, tr, trn

SAID = 3  # faults at once


def sheet_name(attempt_id: int) -> str:
    """What a sheet is called on screen and on paper."""
    return tr("Quiz sheet {n}", n=attempt_id)


def sheet_words(line: SheetLine) -> str:
    """When a sheet was made, how long it is, what it is about."""
    count = trn("{n} question", "{n} questions", line.questions)
    parts = [format_day(line.day), count, *([line.title] if line.title else [])]
    return " · ".join(parts)


def letters_words(read: LettersRead) -> str:
    """What a line says so far: how much of it was read, or what is in the way."""
    if read.faults:
        told = [_fault_words(fault, len(read.answers)) for fault in read.faults[:SAID]]
        return " ".join(told)
    out = len(read.left_out)
    unknown = sum(answer is None for answer in read.answers) - out
    words = [trn("{n} answer read.", "{n} answers read.", len(read.answers) - unknown - out)]
    if unknown:
        words.append(
            trn("{n} question counts as not known.", "{n} questions count as not known.", unknown)
        )
    if out:
        words.append(
            trn(
                "{n} question is left out and counts nowhere.",
                "{n} questions are left out and count nowhere.",
                out,
            )
        )
    return " ".join(words)


def _fault_words(fault: LettersFault, questions: int) -> str:
    n, written = format_number(fault.question), fault.written
    return {
        LetterFault.NO_OPTION: tr("Question {n} has no option {letters}.", n=n, letters=written),
        LetterFault.TOO_MANY: tr(
            "Question {n} takes one letter, not {letters}.", n=n, letters=written
        ),
        LetterFault.TWICE: tr("Question {n}: {letters} is there twice.", n=n, letters=written),
        LetterFault.NO_QUESTION: tr("There is no question {number}.", number=written),
        LetterFault.STRANGE: tr("“{letters}” cannot be read.", letters=written),
        LetterFault.COUNT: tr(
            "{found} of {all} answers: write them all with spaces between, a dash for what you did "
            "not know and ? for what you left out, or put the numbers before the letters.",
            found=written,
            all=format_number(questions),
        ),
        LetterFault.NOTHING: tr("No answer so far: every question is left out."),
    }[fault.fault]
