"""Takes everything out of a layout."""

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Remove all of ``layout``; its widgets are hidden at once and deleted when Qt is idle."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
