"""Formulas in what a quiz asks and says read as a line of text; in options they are drawn."""

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from aimstudy.domain.article import Language
from aimstudy.services.views.quiz import QuizFeedback, QuizQuestion
from aimstudy.ui.quiz.answer_card import AnswerCard
from aimstudy.ui.quiz.run_view import RunView
from aimstudy.ui.quiz.specimens import specimens
from aimstudy.ui.widgets import Label

ASKED = r"What does \(E=mc^2\) tell?"
TODAY = date(2026, 11, 24)


def chosen() -> tuple[QuizQuestion, QuizFeedback]:
    """A question about a formula whose key is one, answered with a formula that is wrong."""
    _, question, feedback = next(one for one in specimens(Language.ENGLISH) if one[1].options)
    shown = (r"\(\frac{a}{b}\)", r"\(\sqrt{x}\)")
    options = tuple(
        replace(one, text=shown[not one.is_key], is_chosen=not one.is_key, belongs_to=ASKED)
        for one in feedback.options[:2]
    )
    said = replace(feedback, prompt=ASKED, answer=shown[0], options=options, correct=False, given=1)
    return replace(question, prompt=ASKED), said


def lines(card: AnswerCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(Label))


def test_the_question_and_the_verdict_hold_no_source(qtbot: QtBot) -> None:
    view = RunView()
    qtbot.addWidget(view)
    question, feedback = chosen()
    view.show_question(question)
    assert view.question.text() == "What does E = mc² tell?"
    view.show_feedback(feedback, TODAY)
    assert "a/b" in view.verdict.right.text()
    assert "\\" not in view.verdict.words()


def test_the_look_back_holds_no_source(qtbot: QtBot) -> None:
    card = AnswerCard(chosen()[1], TODAY)
    qtbot.addWidget(card)
    assert "What does E = mc² tell?" in lines(card)
    assert "√x" in lines(card)
    assert "\\" not in lines(card)
