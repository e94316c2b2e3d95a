"""Lets Python collect cycles on the UI thread only, and never looks at a multitude there.

Any thread may start a collection, and one on the jobs thread would delete widgets there. The window
waits while it lasts: a tenth of a second where a job has just read a large library. Such heaps are
set aside unseen, and looked through when another program has the screen.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

EVERY_MS = 4000
MANY = 100_000  # objects: to look at them takes 20 to 40 ms
_REST = 75  # turns of the timer between two looks at what was set aside


class GarbageCollection(QObject):
    """Collects every few seconds, each generation as soon as Python itself would."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._aside = False  # something was set aside
        self._turns = 0  # of the timer since all was looked at
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(EVERY_MS)

    def collect(self) -> int:
        """Collect what is due; returns the generation, or -1 where nothing was looked at."""
        self._turns += 1
        if self._aside and self._turns >= _REST and not in_use():
            self._aside, self._turns = False, 0
            gc.unfreeze()
            gc.collect()
            return 2
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                if _many(generation):
                    gc.freeze()
                    self._aside = True
                    return -1
                gc.collect(generation)
                return generation
        return -1

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()


def in_use() -> bool:
    """Whether the person looks at a window of this program."""
    return QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive


def _many(generation: int) -> bool:
    """Whether there is too much to look at while somebody may be typing."""
    total = gc.get_count()[0]
    for older in range(1, generation + 1):
        total += len(gc.get_objects(generation=older)) if total <= MANY else 0
    return total > MANY
