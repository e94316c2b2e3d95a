"""A quiz at 200 % text: nothing is cut at the top of the verdict, and the edges are in line."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.article import Language
from aimstudy.ui.quiz.run_view import RunView
from aimstudy.ui.quiz.specimens import specimens
from aimstudy.ui.theme import apply_theme

TODAY = date(2026, 11, 22)


@pytest.fixture
def run(qtbot: QtBot, qapp: QApplication) -> Iterator[RunView]:
    apply_theme(qapp, "light", 2.0)
    view = RunView()
    qtbot.addWidget(view)
    view.resize(880, 640)
    with qtbot.waitExposed(view):
        view.show()
    yield view
    apply_theme(qapp, "light", 1.0)


def cut(run: RunView) -> list[QWidget]:
    """Parts that stand half above the upper edge."""
    above = [run.question, *run.options, run.verdict]
    tops = {part: part.mapTo(run.area.viewport(), QPoint()).y() for part in above}
    return [part for part in above if tops[part] < 0 < tops[part] + part.height()]


def test_the_verdict_cuts_nothing_and_the_question_stays_to_be_read(
    qtbot: QtBot, run: RunView
) -> None:
    for _name, question, feedback in specimens(Language.ENGLISH):
        run.show_question(question)
        assert run.area.verticalScrollBar().value() == 0
        run.show_feedback(feedback, TODAY)
        qtbot.waitUntil(lambda: not cut(run))
        bottom = run.verdict.mapTo(run.area.viewport(), QPoint(0, run.verdict.height())).y()
        assert bottom <= run.area.viewport().height()
        out_of_sight = run.question.visibleRegion().isEmpty()
        assert (run.header.place.text() == question.prompt) == out_of_sight


def test_the_button_below_ends_where_the_cards_end(qtbot: QtBot, run: RunView) -> None:
    _name, question, feedback = next(iter(specimens(Language.ENGLISH)))
    run.show_question(question)
    run.show_feedback(feedback, TODAY)
    qtbot.waitUntil(run.area.verticalScrollBar().isVisible)
    parts = (run.verdict, run.header.line, run.next_button)
    qtbot.waitUntil(
        lambda: len({part.mapTo(run, QPoint(part.width(), 0)).x() for part in parts}) == 1
    )


def test_options_below_the_fold_are_told_until_they_are_in_sight(
    qtbot: QtBot, run: RunView
) -> None:
    _name, question, feedback = next(iter(specimens(Language.ENGLISH)))
    run.resize(880, 420)
    run.show_question(replace(question, certainty=True))
    bar = run.area.verticalScrollBar()
    qtbot.waitUntil(run.below.isVisible)

    def hidden() -> int:
        bottoms = [
            row.mapTo(run.area.viewport(), QPoint(0, row.height())).y() for row in run.options
        ]
        return sum(bottom > run.area.viewport().height() for bottom in bottoms)

    qtbot.waitUntil(lambda: run.below.text().startswith(f"{hidden()} more option"))
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.wait(100)
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: not run.below.isVisible() and hidden() == 0)
    bar.setValue(0)
    qtbot.waitUntil(run.below.isVisible)
    run.show_feedback(feedback, TODAY)
    qtbot.waitUntil(lambda: not run.below.isVisible())
    run.resize(880, 1400)
    run.show_question(question)
    QApplication.processEvents()
    assert not run.below.isVisible()


@pytest.mark.parametrize("height", range(380, 700, 16))
def test_the_line_of_what_is_below_is_true_and_not_itself_the_reason(
    qtbot: QtBot, run: RunView, height: int
) -> None:
    """Where every option is seen without the line there is none; else it counts what is hidden."""
    _name, question, _feedback = next(iter(specimens(Language.ENGLISH)))
    run.resize(880, height)
    run.show_question(question)
    view = run.area.viewport()

    def bottoms() -> list[int]:
        return [row.mapTo(view, QPoint(0, row.height())).y() for row in run.options]

    def is_true() -> bool:
        if not run.below.isVisible():
            return max(bottoms()) <= view.height() + 1
        hidden = sum(bottom > view.height() for bottom in bottoms())
        room = view.height() + run.below.height()
        return max(bottoms()) > room and run.below.text().startswith(f"{hidden} more option")

    qtbot.wait(30)
    qtbot.waitUntil(is_true)
