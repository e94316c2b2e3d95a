"""With an exam ahead the buttons of Study say when a card comes again, and why then."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.domain.review import Rating
from aimstudy.services.views.study import Gap, GapUnit, RatingChoice
from aimstudy.ui.pages.study_page import StudyPage
from aimstudy.ui.study.wording import answered_text, gap_text
from aimstudy.ui.theme import apply_theme
from aimstudy.ui.translations import set_language
from tests.ui.fake_study import Clock, FakeLibrary, library_of, show_study, study_card

Shown = Callable[..., StudyPage]


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Shown:
    def show(library: FakeLibrary, width: int = 984, height: int = 760) -> StudyPage:
        return show_study(qtbot, qapp, library, Clock(), width, height)

    return show


BY_PLAN = (
    RatingChoice(Rating.AGAIN, Gap(GapUnit.MINUTES, 10), 0.99, "AIM", date(2027, 1, 2)),
    RatingChoice(Rating.HARD, Gap(GapUnit.DAYS, 3), 0.93, "AIM", date(2027, 1, 2)),
    RatingChoice(Rating.GOOD, Gap(GapUnit.DAYS, 8), 0.88, "AIM", date(2027, 1, 2)),
    RatingChoice(Rating.EASY, Gap(GapUnit.EXAM, 42), 0.86, "AIM", date(2027, 1, 2)),
)


@pytest.mark.parametrize(
    ("language", "words", "name", "why_days", "why_rest", "said"),
    [
        (
            "en",
            "not before the exam",
            "Easy, comes again: not before the exam",
            "Why 8 days? Recall then is about 88 %; an answer sooner would add little to what you "
            "recall on 2 January.",
            "Why not before the exam? On 2 January recall is about 86 % without it; another answer "
            "would add little.",
            "Easy, not before the exam",
        ),
        (
            "nb",
            "ikke før eksamen",
            "Lett, kommer igjen: ikke før eksamen",
            "Hvorfor 8 dager? Da er sjansen for å huske det omtrent 88 %; et svar før ville ha "
            "lite å si for hva du husker 2. januar.",
            "Hvorfor ikke før eksamen? 2. januar er sjansen for å huske det omtrent 86 % uten; "
            "et svar til ville ha lite å si.",
            "Lett, ikke før eksamen",
        ),
    ],
)
def test_the_buttons_of_a_plan_say_when_and_why(
    shown: Shown, language: str, words: str, name: str, why_days: str, why_rest: str, said: str
) -> None:
    set_language(language)
    page = shown(library_of(replace(study_card(1), choices=BY_PLAN)))
    page.show_answer()
    height = page.keys.height()
    easy = page.ratings.buttons[Rating.EASY]
    assert gap_text(BY_PLAN[3].gap) == words
    assert easy.accessibleName() == name
    assert page.keys.why.text() == why_days
    page.ratings.pointed.emit(Rating.EASY)
    assert page.keys.why.text() == why_rest
    QApplication.processEvents()
    assert page.keys.height() == height
    assert answered_text(Rating.EASY, BY_PLAN[3].gap) == said


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_words_of_a_plan_fit_on_the_buttons(
    shown: Shown, qapp: QApplication, scale: float
) -> None:
    page = shown(library_of(replace(study_card(1), choices=BY_PLAN)), width=700)
    apply_theme(qapp, "light", scale)
    try:
        page.show_answer()
        QApplication.processEvents()
        for button in page.ratings.buttons.values():
            assert button.width() >= button.minimumSizeHint().width()
    finally:
        apply_theme(qapp, "light", 1.0)
