"""What keys are called where a person reads them: on buttons, in menus, on the sheet of keys."""

from PySide6.QtGui import QKeySequence

from aimstudy.ui.translations import tr


def key_name(keys: str) -> str:
    """A key by the word that buttons have for it, else as this system writes it."""
    words = {"Return": tr("Enter"), "Enter": tr("Enter"), "Space": tr("Space"), "Esc": tr("Esc")}
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    with_it, plus, last = native.rpartition("+")
    return f"{with_it}{plus}{words.get(last, last)}"
