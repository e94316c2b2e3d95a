"""What a page has that takes the focus and no screen reader could name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def nameless(parent: QWidget) -> list[QWidget]:
    """Visible widgets that take the focus and have no name; a label is named by its words."""
    return [
        widget
        for widget in parent.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not (isinstance(widget, QLabel) and widget.text())
        and not widget.accessibleName()
        and not widget.objectName().startswith("qt_")
    ]
