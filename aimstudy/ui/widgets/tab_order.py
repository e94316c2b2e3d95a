"""Tab goes through a form as the eye does, also where rows were added to it later.

Qt's own order is that in which widgets were made.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QScrollArea, QWidget


def follow_layout(form: QWidget) -> None:
    """Bring all of ``form`` that takes the focus into the order of its layouts."""
    layout = form.layout()
    stops = list(_stops(layout)) if layout else []
    # Qt moves nothing that cannot take the focus now, as buttons of a choice not chosen.
    idle = [stop for stop in stops if stop.focusPolicy() is Qt.FocusPolicy.NoFocus]
    for stop in idle:
        stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
    for stop in idle:
        stop.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _stops(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        widget = item.widget() if item else None
        if isinstance(widget, QScrollArea):
            if _takes_focus(widget):
                yield widget
            widget = widget.widget()
        inner = widget.layout() if widget else item.layout() if item else None
        if inner is not None:
            yield from _stops(inner)
        elif widget is not None and _takes_focus(widget):
            yield widget


def _takes_focus(widget: QWidget) -> bool:
    # Of buttons that exclude each other only one is a stop at a time.
    return isinstance(widget, QAbstractButton) or bool(
        widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    )
