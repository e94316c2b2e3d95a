"""What every way of answering has in common: it asks, is filled in, and shows what was right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aimstudy.domain.quiz import Given
from aimstudy.services.views.quiz import QuizFeedback, QuizQuestion


class AnswerPanel(QWidget):
    """Base of the panels. ``given`` is None as long as there is nothing to check.

    What raises NotImplementedError every panel has of its own: Qt's metaclass rules out ``ABC``.
    """

    answered = Signal(object)  # Given, at once where one press is an answer
    filled = Signal(bool)  # whether there is something to check now
    done = Signal()  # Enter, where all is put in: it is to be checked
    at_once = False  # a press answers; else a button checks what was put in

    def ask(self, question: QuizQuestion) -> None:
        """Put a question that is still to be answered."""
        raise NotImplementedError

    def show_feedback(self, feedback: QuizFeedback) -> None:
        """Show what was right; nothing can be changed any more."""
        raise NotImplementedError

    def given(self) -> Given | None:
        """What was put in."""
        raise NotImplementedError

    def put(self, given: Given | None) -> None:
        """Show what was put in before, without a verdict; no signal is sent."""
        raise NotImplementedError

    def kept(self) -> Given | None:
        """What was put in so far, to be kept for later; it may be less than an answer."""
        return self.given()

    def choose(self, place: int) -> None:
        """A letter's key was pressed."""

    def first_part(self) -> QWidget | None:
        """What the focus goes to when the question comes; None: the page keeps it."""
        return None

    def apply_fonts(self) -> None:
        """Take the theme in force."""
