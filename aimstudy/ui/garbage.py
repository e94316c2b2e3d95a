"""Lets Python collect cycles on the UI thread only.

Any thread may start a collection, and one on the jobs thread would delete widgets there.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 4000


class GarbageCollection(QObject):
    """Collects every few seconds, each generation as soon as Python itself would."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(EVERY_MS)

    def collect(self) -> int:
        """Collect what is due; returns the generation, or -1."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return generation
        return -1

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
