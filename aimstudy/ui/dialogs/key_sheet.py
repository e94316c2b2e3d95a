"""Every key in one list, made from the actions."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from aimstudy.ui.actions import Action, Scope
from aimstudy.ui.dialogs.edged import EdgedDialog
from aimstudy.ui.dialogs.sizing import open_at
from aimstudy.ui.key_names import key_name
from aimstudy.ui.theme import pixels
from aimstudy.ui.tokens import GAP, INSET, SMALL
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import KeyChip, Label, PrimaryButton

_SIDE_BY_SIDE = 140  # per cent of the usual text: larger words stand below each other


def scope_name(scope: Scope) -> str:
    """Where the keys of ``scope`` work."""
    names = {
        Scope.GLOBAL: tr("Everywhere"),
        Scope.TODAY: tr("Today"),
        Scope.STUDY: tr("Study"),
        Scope.QUIZ: tr("Quiz"),
        Scope.REHEARSAL: tr("Exam rehearsal"),
        Scope.TIMELINE: tr("Timeline"),
        Scope.ARTICLE: tr("Article"),
        Scope.LIBRARY: tr("Library"),
        Scope.STATISTICS: tr("Statistics"),
    }
    return names[scope]


class KeySheet(EdgedDialog):
    """The sheet; Esc closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, GAP)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(tr("All keys"))
        inner = QWidget()
        inner.setProperty("transparent", True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(INSET, INSET, INSET, GAP)
        column.setSpacing(SMALL)
        column.addWidget(Label(tr("Keys"), "page"))
        column.addWidget(
            Label(tr("Single letters work while no text field has the focus."), "note", muted=True)
        )
        for scope in Scope:
            column.addSpacing(SMALL)
            column.addWidget(Label(scope_name(scope), "section"))
            column.addLayout(_scope_grid(scope))
        column.addStretch(1)
        area.setWidget(inner)
        outer.addWidget(area, 1)
        self.close_button = PrimaryButton(tr("Close"), tr("Esc"))
        self.close_button.clicked.connect(self.accept)
        outer.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignHCenter)
        open_at(self, 620, 640)


def _scope_grid(scope: Scope) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(SMALL // 2)
    below = pixels(100) > _SIDE_BY_SIDE
    grid.setColumnStretch(1 if below else 2, 1)
    for row, action in enumerate(a for a in Action if a.value.scope is scope and a.value.keys):
        names = dict.fromkeys(key_name(key) for key in action.value.keys)  # Enter is on two keys
        keys = tr(" or ").join(names)
        grid.addWidget(KeyChip(keys), 2 * row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(Label(tr(action.value.text), "strong", wrap=below), 2 * row, 1)
        place = (2 * row + 1, 1) if below else (2 * row, 2)
        grid.addWidget(Label(tr(action.value.description), "note", muted=True), *place)
    return grid
