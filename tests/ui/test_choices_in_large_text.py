"""Lists to choose from wrap where text is large: no word of a row is left out."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from aimstudy.domain.article import Language
from aimstudy.services.views.quiz import QuizTopic, QuizTopicKind, TopicRef
from aimstudy.services.views.session_choice import ScopeKind, ScopeLine, StudyScope
from aimstudy.ui.quiz.topic_list import TopicList
from aimstudy.ui.study.scope_list import ScopeList
from aimstudy.ui.theme import apply_theme

NAME = "Associate in Management (AIM)"


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light", 2.0)
    yield
    apply_theme(qapp, "light")


def row_pictures(rows: QListWidget) -> list[QImage]:
    places: list[QRect] = [rows.visualItemRect(rows.item(n)) for n in range(rows.count())]
    return [rows.viewport().grab(place).toImage() for place in places]


def heights(rows: QListWidget) -> list[int]:
    return [rows.visualItemRect(rows.item(n)).height() for n in range(rows.count())]


def test_topics_of_a_quiz_wrap_and_are_one_line_where_there_is_room(
    qtbot: QtBot, large: None
) -> None:
    kind = QuizTopicKind
    topics = (
        QuizTopic(TopicRef(kind.ARTICLE, 1), NAME, 37, language=Language.ENGLISH),
        QuizTopic(TopicRef(kind.ARTICLE, 2), NAME, 37, language=Language.BOKMAL),
        QuizTopic(TopicRef(kind.DECK, 3), "Knots", 7),
    )
    shown = TopicList()
    qtbot.addWidget(shown)
    shown.show_topics(topics, ())
    shown.resize(520, 600)
    shown.show()
    qtbot.waitUntil(lambda: heights(shown.marks)[0] > heights(shown.marks)[2])
    assert shown.marks.sizeHint().height() >= sum(heights(shown.marks))
    first, second, _ = row_pictures(shown.marks)
    assert first != second  # the language stands at the end of the row
    shown.resize(1600, 600)
    qtbot.waitUntil(lambda: len(set(heights(shown.marks))) == 1)


def test_choices_of_a_session_keep_their_kind_and_are_one_line_where_there_is_room(
    qtbot: QtBot, large: None
) -> None:
    lines = (
        ScopeLine(StudyScope(ScopeKind.ARTICLE, 7), NAME, 40, 0, 33),
        ScopeLine(StudyScope(ScopeKind.DECK, 1), NAME, 40, 0, 33),
        ScopeLine(StudyScope(ScopeKind.TAG, 0, "money"), "money", 11, 0, 3),
    )
    shown = ScopeList()
    qtbot.addWidget(shown)
    shown.show_lines(lines, lines[2].scope)
    shown.resize(520, 600)
    shown.show()
    qtbot.waitUntil(lambda: heights(shown.list)[0] > heights(shown.list)[2])
    first, second, _ = row_pictures(shown.list)
    assert first != second
    shown.resize(1600, 600)
    qtbot.waitUntil(lambda: len(set(heights(shown.list))) == 1)
    first, second, _ = row_pictures(shown.list)
    assert first != second
