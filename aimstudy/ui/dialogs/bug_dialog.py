"""The one dialog for an unexpected error: what it was, where the log is, and the way on."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from aimstudy.ui.dialogs.sizing import open_at
from aimstudy.ui.tokens import GAP, INSET, MEDIUM
from aimstudy.ui.translations import tr
from aimstudy.ui.widgets import Label, PlainButton, PrimaryButton


class BugDialog(QDialog):
    """Accepted means go on; rejected by Quit means close the program (``wants_quit``)."""

    def __init__(self, details: str, log_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = log_folder
        self.wants_quit = False
        self.setWindowTitle(tr("Something went wrong"))
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, INSET, INSET, INSET)
        column.setSpacing(MEDIUM)
        column.addWidget(Label(tr("Something went wrong"), "title"))
        column.addWidget(
            Label(
                tr(
                    "This is a mistake in the program, not yours. Every answer you gave is "
                    "saved. The details below are also in the log."
                )
            )
        )
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setAccessibleName(tr("Details of the error"))
        self.details.setTabChangesFocus(True)
        column.addWidget(self.details, 1)
        column.addLayout(self._buttons())
        open_at(self, 680, 440)

    def copy_details(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy.set_words(tr("Copied"))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.copy = PlainButton(tr("Copy details"))
        self.copy.clicked.connect(self.copy_details)
        self.folder = PlainButton(tr("Open folder"))
        self.folder.clicked.connect(self._open_folder)
        self.quit = PlainButton(tr("Quit"))
        self.quit.clicked.connect(self._quit)
        self.go_on = PrimaryButton(tr("Continue"))
        self.go_on.clicked.connect(self.accept)
        row.addWidget(self.copy)
        row.addWidget(self.folder)
        row.addStretch(1)
        row.addWidget(self.quit)
        row.addWidget(self.go_on)
        return row

    def _open_folder(self) -> None:
        # Only ever our own data folder: no address from an article or card comes here.
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _quit(self) -> None:
        self.wants_quit = True
        self.reject()
