"""Keys as the buttons of a paper show them: with Alt where letters are words."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import QuizKind
from aimstudy.ui.quiz.specimens import specimens
from aimstudy.ui.quiz.written_panel import WrittenPanel
from aimstudy.ui.rehearsal.paper_buttons import PaperButtons
from aimstudy.ui.theme import Mode, Role, apply_theme, font


def test_while_one_types_the_keys_that_are_shown_need_alt(qtbot: QtBot) -> None:
    buttons = PaperButtons()
    qtbot.addWidget(buttons)
    buttons.show_question(0, last=False, pausable=True, field=True)
    assert (buttons.submit.key, buttons.grid.key, buttons.take_back.key) == (
        "Alt S",
        "Alt G",
        "Alt 0",
    )
    buttons.show_question(1, last=False, pausable=True, field=False)
    assert (buttons.submit.key, buttons.grid.key, buttons.take_back.key) == ("S", "G", "0")


def test_what_is_typed_grows_with_all_other_text(qapp: QApplication, qtbot: QtBot) -> None:
    [question, *_] = [
        asked for _, asked, _ in specimens(Language.ENGLISH) if asked.kind is QuizKind.TYPED
    ]
    apply_theme(qapp, Mode.LIGHT, 1.0)
    panel = WrittenPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.ask(question)
    apply_theme(qapp, Mode.LIGHT, 2.0)
    panel.apply_fonts()
    panel.ask(question)
    assert panel.field.fontInfo().pixelSize() == font(Role.BODY).pixelSize()
    apply_theme(qapp, Mode.LIGHT, 1.0)
