"""Quizzes for paper: made, given out as pages with a key, and scored from a line of letters."""

from datetime import date
from string import ascii_uppercase

from aimstudy.domain.answer_letters import LettersRead
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.quiz import QuizItem, QuizKind
from aimstudy.questions.answer_letters import read_letters
from aimstudy.rendering.safe_text import harmless
from aimstudy.services import sheet_steps
from aimstudy.services.context import Context
from aimstudy.services.printing import place_of
from aimstudy.services.quiz_review import review_of
from aimstudy.services.quiz_runs import begin_attempt, record_answer, require_attempt
from aimstudy.services.quiz_view import feedback_of, silent
from aimstudy.services.quiz_wish import possible
from aimstudy.services.views.printing import KeyLine, QuizSheet, SheetLine, SheetQuestion
from aimstudy.services.views.quiz import QuizReview, QuizWish
from aimstudy.storage.printed_quizzes import PAPER, printed_quizzes
from aimstudy.storage.quizzes import StoredAttempt, StoredResponse, close_attempt, open_rows
from aimstudy.storage.session import Session

LETTERED = frozenset({QuizKind.MULTIPLE_CHOICE, QuizKind.TRUE_FALSE, QuizKind.SELECT})


class SheetsService:
    """What a person can do with quizzes on paper."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def make(self, wish: QuizWish) -> QuizSheet:
        """Make a sheet as wished, of questions that a letter answers.

        Raises Problem QUIZ_TOO_LITTLE with fewer than three of them.
        """
        when, context, wish = self._context.moment(), self._context, possible(wish)
        kinds = (wish.kinds & LETTERED) or LETTERED
        asked = QuizWish(wish.topics, wish.count, kinds, wish.easy_start, False, None, wish.seed)

        def work(session: Session) -> QuizSheet:
            return _sheet(context, session, begin_attempt(session, context, asked, when, PAPER))

        return context.database.write(work)

    def sheet(self, attempt_id: int) -> QuizSheet:
        """A sheet with its key; raises Problem QUIZ_MISSING."""
        with self._context.database.read() as session:
            attempt = require_attempt(session, attempt_id, PAPER)
            return _sheet(self._context, session, attempt)

    def sheets(self) -> tuple[SheetLine, ...]:
        """Every sheet, newest first."""
        with self._context.database.read() as session:
            return tuple(
                SheetLine(
                    one.attempt_id, one.title, date.fromordinal(one.day), one.questions, one.right
                )
                for one in printed_quizzes(session)
            )

    def read(self, attempt_id: int, line: str) -> LettersRead:
        """What a line of letters says for this sheet; nothing is kept."""
        with self._context.database.read() as session:
            return _read(require_attempt(session, attempt_id, PAPER), line)

    def score(self, attempt_id: int, line: str) -> QuizReview:
        """Keep the answers of a line of letters, as one step; what it leaves out counts nowhere.

        Raises Problem LETTERS_UNFIT where the line cannot be taken, SHEET_SCORED for a sheet that
        has been scored: its answers count already. Then nothing is kept.
        """
        when, context = self._context.moment(), self._context

        def work(session: Session) -> QuizReview:
            attempt = require_attempt(session, attempt_id, PAPER)
            if attempt.finished:
                raise Problem(ProblemKind.SHEET_SCORED)
            read = _read(attempt, line)
            if read.faults:
                raise Problem(ProblemKind.LETTERS_UNFIT)
            before = open_rows(session, attempt_id)
            for place, response in enumerate(attempt.responses):
                if place not in read.left_out:
                    given = read.answers[place]
                    record_answer(session, context, attempt_id, response, given, when)
            close_attempt(session, attempt_id, when.at_ms)
            sheet_steps.keep_step(session, attempt_id, attempt.title, before, when)
            return review_of(context, session, require_attempt(session, attempt_id, PAPER))

        return context.database.write(work)


def _read(attempt: StoredAttempt, line: str) -> LettersRead:
    return read_letters(line, [_question(r.item, "").letters for r in attempt.responses])


def _sheet(context: Context, session: Session, attempt: StoredAttempt) -> QuizSheet:
    items = [response.item for response in attempt.responses]
    contexts = {item.context for item in items}
    return QuizSheet(
        attempt_id=attempt.attempt_id,
        title=silent(attempt.title, items),
        day=date.fromordinal(attempt.study_day),
        # What all questions have in common stands in the title.
        questions=tuple(
            _question(r.item, silent(r.item.context, items) if len(contexts) > 1 else "")
            for r in attempt.responses
        ),
        key=tuple(_key(context, session, attempt, r) for r in attempt.responses),
        scored=attempt.finished,
    )


def _question(item: QuizItem, context: str) -> SheetQuestion:
    options = tuple(harmless(option.text) for option in item.options)
    several = item.kind is QuizKind.SELECT
    return SheetQuestion(harmless(item.prompt), options, harmless(context), several)


def _answer(item: QuizItem) -> str:
    """What the key says: of a statement whether it holds, and what is right where it does not."""
    if item.kind is not QuizKind.TRUE_FALSE:
        return item.answer
    word = item.options[item.key].text
    return word if item.key == 0 else f"{word}: {item.answer}"


def _key(
    context: Context, session: Session, attempt: StoredAttempt, response: StoredResponse
) -> KeyLine:
    item = response.item
    places = sorted(item.keys) or [item.key]
    source = feedback_of(context, session, attempt, response.position).source
    return KeyLine(
        letters="".join(ascii_uppercase[place] for place in places),
        answer=harmless(_answer(item)),
        quote=harmless(source.shown) if source else "",
        source=place_of(source),
    )
