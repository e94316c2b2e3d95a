"""What is said of the library file, backups and the program itself: the texts of these failures."""

from aimstudy.domain.problem_text import ProblemText

LIBRARY_IN_USE = ProblemText(
    "The library is already open.",
    "Another AimStudy uses the folder {folder}.",
    "Go to the open window, or close it first.",
)
LIBRARY_EMPTY_FILE = ProblemText(
    "The library file is empty.",
    "{file} has no content; a library never has. It may be what a full disk or an "
    "interrupted copy left.",
    "Restore a backup. The file stays as it is until you choose.",
)
LIBRARY_DAMAGED = ProblemText(
    "The library file is damaged.",
    "{file} does not pass its check: {reason}",
    "Restore a backup. The damaged file is kept beside it.",
)
LIBRARY_NOT_OURS = ProblemText(
    "This is not an AimStudy library.",
    "{file} is something else: {reason}",
    "Choose another data folder, or move the file away.",
)
LIBRARY_NEWER = ProblemText(
    "The library is from a newer AimStudy.",
    "It has version {found}; this program knows version {known}. It was left untouched.",
    "Install the newer AimStudy.",
)
LIBRARY_OLDER = ProblemText(
    "The library is from an older AimStudy.",
    "It has version {found}; this program works with version {known}.",
    "Open it in the window once; that brings it up to date.",
)
LIBRARY_LOST = ProblemText(
    "The library file is gone.",
    "{folder} holds {trace}, but no library file. No new one was made on top.",
    "Restore a backup, or move what is left out of the folder to start anew.",
)
LIBRARY_READ_ONLY = ProblemText(
    "The library cannot be written.",
    "{folder} is read-only for this account.",
    "Change its permissions, or choose another data folder.",
)
LIBRARY_BESIDE = ProblemText(
    "The library was opened to be read only.",
    "{folder} may be open in another window, so nothing is written to it from here.",
    "Make the change in that window, or close it and open the library anew.",
)
LIBRARY_MISSING = ProblemText(
    "There is no library here yet.",
    "{folder} holds no library file.",
    "Start AimStudy once, or name another folder with --data-dir.",
)
DISK_FULL = ProblemText(
    "The disk is full.",
    "Nothing was changed; your earlier answers are safe.",
    "Free some space and try again.",
)
LIBRARY_WRITE_FAILED = ProblemText(
    "The change was not saved.", "{reason}", "Try again; if it stays, restart AimStudy."
)
LIBRARY_CLOSED = ProblemText(
    "The library is closed.", "It was closed before this was done.", "Open it again."
)
BACKUP_FAILED = ProblemText(
    "No backup was made.", "{reason}", "Free some space or choose another folder."
)
BACKUP_UNUSABLE = ProblemText(
    "This backup cannot be restored.",
    "{name} does not pass its check: {reason}",
    "Choose another backup. Your library was not changed.",
)
DATA_FOLDER_UNUSABLE = ProblemText(
    "The data folder cannot be used.",
    "{folder}: {reason}",
    "Choose another folder with --data-dir.",
)
PYSIDE_PAIR_BROKEN = ProblemText(
    "This pair of Python and PySide6 is known to crash.",
    "PySide6 {pyside} under Python {python} ends the program after some thousand calls.",
    "Install AimStudy anew with pip; it picks a pair that works.",
)
NO_SCREEN = ProblemText(
    "There is no screen to open a window on.",
    "Neither DISPLAY nor WAYLAND_DISPLAY is set.",
    "Start AimStudy from a desktop; aimstudy status and the other commands need none.",
)
CONTENT_MISSING = ProblemText(
    "A file of the program is missing.",
    "{name} was not found where AimStudy was installed.",
    "Install AimStudy again.",
)
