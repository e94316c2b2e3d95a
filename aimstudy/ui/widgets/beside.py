"""Puts a part beside the words before it or, where it is narrow, below them."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QWidget


def lay_beside(holder: QWidget, box: QBoxLayout, part: QWidget, beside: bool) -> None:
    """Lay ``part``, the last in the ``box`` of ``holder``, beside or below the others."""
    way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
    if box.direction() == way:
        return
    box.setDirection(way)
    # Below the words a row of buttons takes the whole width, and may break.
    box.setAlignment(part, Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag(0))
    # The page is being laid out just now and would not hear of the new height.
    QTimer.singleShot(0, holder, holder.updateGeometry)
