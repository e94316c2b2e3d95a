"""Expected failures, in words: what happened, why, and what to do next.

A Problem is not a bug: it is raised where a file is damaged, a disk is full or an input cannot be
used. Its texts are templates, for other languages; ``title`` and so on are the English ones.
"""

from enum import Enum

from aimstudy.domain.problem_text import ProblemText, worded


class ProblemKind(Enum):
    """Every expected failure with its English text."""

    # Articles and other input
    FILE_MISSING = ProblemText(
        "There is no file {name}.",
        "Nothing was found at this place.",
        "Check the name and try again.",
    )
    FILE_IS_FOLDER = ProblemText(
        "{name} is a folder.",
        "An article is one text or Markdown file.",
        "Choose a file inside it.",
    )
    FILE_NOT_ALLOWED = ProblemText(
        "{name} may not be read.",
        "The system denies this account access to it.",
        "Change its permissions or copy it to your own folder.",
    )
    FILE_EMPTY = ProblemText("{name} is empty.", "It holds no text.", "Choose another file.")
    FILE_BINARY = ProblemText(
        "{name} is not a text file.",
        "It holds data that is not text.",
        "Save the article as plain text or Markdown first.",
    )
    FILE_TOO_LARGE = ProblemText(
        "{name} is too large.",
        "It has {size} MB; an article may have {limit} MB.",
        "Split it into several articles.",
    )
    FILE_KIND_UNKNOWN = ProblemText(
        "{name} is not an article file.",
        "An article's name ends in .md or .txt.",
        "Save the text under such a name.",
    )
    FILE_UNREADABLE = ProblemText(
        "{name} could not be read.", "{reason}", "Check the disk and try again."
    )
    NO_SENTENCES = ProblemText(
        "{name} holds no sentences.",
        "No running text was found to make cards from.",
        "Choose a file with an article in it.",
    )
    LANGUAGE_UNSUPPORTED = ProblemText(
        "{name} is in a language AimStudy cannot read.",
        "Articles can be in English or Norwegian bokmål; this looks like {language}.",
        "Add it in one of these two languages.",
    )
    ARTICLE_ALREADY_ADDED = ProblemText(
        "{name} is already here.",
        'The same text was added before as "{title}".',
        "Open the article that is there.",
    )
    ARTICLE_MISSING = ProblemText(
        "There is no such article.", "It may have been deleted.", "Go back to the list of articles."
    )
    CARD_MISSING = ProblemText(
        "There is no such card.", "It may have been deleted.", "Go on with the next card."
    )
    DECK_MISSING = ProblemText(
        "There is no such deck.", "It may belong to another library.", "Choose another deck."
    )
    RATING_UNKNOWN = ProblemText(
        "{rating} is no rating.",
        "An answer is rated 1 (again), 2 (hard), 3 (good) or 4 (easy).",
        "Choose one of the four.",
    )
    CARD_NOT_STUDIED = ProblemText(
        "This card is not in study now.",
        "It is proposed, rejected, suspended or archived.",
        "Bring it back before you rate it.",
    )
    CARD_NOT_TURNED = ProblemText(
        "This card cannot be turned round.",
        "It has no single answer, or there is already a card that asks the other way.",
        "Write a card of its own for the other way.",
    )
    CARD_TEXT_MISSING = ProblemText(
        "A card needs a question and an answer.", "One of the two is empty.", "Fill in both."
    )
    CARD_QUESTION_TOO_LONG = ProblemText(
        "The question of the card is too long.",
        "It has {length} characters; there is room for {limit}.",
        "Shorten it, or make several cards of it.",
    )
    CARD_ANSWER_TOO_LONG = ProblemText(
        "The answer of the card is too long.",
        "It has {length} characters; there is room for {limit}.",
        "Shorten it, or make several cards of it.",
    )
    CARD_TAGS_TOO_LONG = ProblemText(
        "The card has too many tags.",
        "Together they have {length} characters; there is room for {limit}.",
        "Take some out.",
    )
    SELECTION_EMPTY = ProblemText(
        "No text is marked.", "A card is made from marked words.", "Mark the words of the answer."
    )
    SELECTION_WHOLE = ProblemText(
        "Every word of the text is marked.",
        "A card shows the words around its answer, and none are left.",
        "Mark fewer words.",
    )
    NOTHING_TO_REDO = ProblemText(
        "There is nothing to do again.",
        "Nothing was undone, or something else was done since.",
        "Go on.",
    )
    NOTHING_TO_UNDO = ProblemText("There is nothing to undo.", "No earlier step is kept.", "Go on.")
    UNDO_NOT_POSSIBLE = ProblemText(
        "This step can no longer be undone.",
        "What it changed has been changed again or removed since.",
        "Mend it by hand.",
    )
    QUIZ_TOO_LITTLE = ProblemText(
        "There is too little material for a quiz.",
        "A question needs at least two wrong options. Questions that can be asked now: {usable}.",
        "Accept more cards or add an article.",
    )
    QUIZ_TOPIC_GONE = ProblemText(
        "What was chosen is no longer there.",
        "There is no card in study of these topics.",
        "Choose other topics.",
    )
    QUIZ_TOPIC_EMPTY = ProblemText(
        "There is too little about these topics for a quiz.",
        "Questions that can be asked about them now: {usable}.",
        "Choose more topics, or add cards to these.",
    )
    QUIZ_BLOCKED = ProblemText(
        "What was chosen waits for you to decide.",
        "Your articles contradict each other here, and what may be wrong is not asked.",
        "Decide about the contradictions, or choose other topics.",
    )
    QUIZ_KINDS_NONE = ProblemText(
        "There are too few questions of the chosen kinds.",
        "Questions of these kinds that can be asked now: {usable}. There are more of other kinds.",
        "Choose other kinds, or all of them.",
    )
    QUIZ_NO_ERRORS = ProblemText(
        "No answer was sure and wrong.",
        "None was, or you have answered each of them right since.",
        "Choose another drill, or an ordinary quiz.",
    )
    QUIZ_ALL_SEEN = ProblemText(
        "Everything has been asked before.",
        "No question here is one that no quiz or rehearsal has asked.",
        "Choose another drill, or an ordinary quiz.",
    )
    QUIZ_NONE_WEAK = ProblemText(
        "It is not known yet which topics are weakest.",
        "Nothing of them has been answered so far.",
        "Start an ordinary quiz, or study some cards first.",
    )
    QUIZ_MISSING = ProblemText(
        "There is no such quiz or question.", "It was taken out or not made.", "Start a new quiz."
    )
    PAPER_TOO_LITTLE = ProblemText(
        "There is too little material for a rehearsal.",
        "Different questions that can be asked now: {usable}. The shortest paper has {fewest}.",
        "Accept more cards or add an article.",
    )
    PAPER_SHORTER = ProblemText(
        "There are not so many different questions.",
        "The paper asks {wanted}; {usable} can be asked now.",
        "Take the shorter paper, or add material.",
    )
    PAPER_MISSING = ProblemText(
        "There is no such rehearsal.", "It may belong to another library.", "Start a new one."
    )
    PAPER_OPEN = ProblemText(
        "A rehearsal is not finished yet.",
        "There is one at a time.",
        "Go on with it, or hand it in.",
    )
    PAPER_NOT_HANDED_IN = ProblemText(
        "This paper is not handed in yet.", "Until then nothing is told of it.", "Go on with it."
    )
    PAPER_TIME_OVER = ProblemText(
        "The time is over.",
        "What was answered by then has been handed in; this came after it.",
        "Look at the result.",
    )
    PAPER_HANDED_IN = ProblemText(
        "This paper has been handed in.",
        "Its answers can no longer be changed.",
        "Look at the result.",
    )
    PAPER_ANSWERED = ProblemText(
        "Questions of this paper have been answered.",
        "A paper with answers is not thrown away.",
        "Go on with it, or hand it in.",
    )
    PAPER_PAUSED = ProblemText(
        "The paper is paused.",
        "While its clock stands still it takes no answers.",
        "Go on with it.",
    )
    PAPER_NOT_PAUSABLE = ProblemText(
        "This paper cannot be paused.", "By its rules the clock runs on.", "Go on, or hand it in."
    )
    MEDIA_KIND_UNKNOWN = ProblemText(
        "{name} is no picture or sound that can be used.",
        "Pictures end in .png, .jpg, .gif, .webp or .bmp, sounds in .mp3, .ogg, .opus, .wav, "
        ".m4a or .flac.",
        "Save it in one of these forms.",
    )
    MEDIA_TOO_LARGE = ProblemText(
        "{name} is too large.",
        "It has {size} MB; a picture or sound may have {limit} MB.",
        "Make it smaller first.",
    )
    LETTERS_UNFIT = ProblemText(
        "These letters do not fit the sheet.",
        "Some cannot be read, or there are too few or too many.",
        "Write one group for each question, or put their numbers before the letters.",
    )
    SHEET_SCORED = ProblemText(
        "This sheet is scored already.",
        "Its letters were typed in before, and its answers count.",
        "Look back on it, or print another sheet.",
    )
    PRINT_EMPTY = ProblemText(
        "There is nothing to print.", "No card was found.", "Choose cards or another deck."
    )
    EXAM_DATE_PAST = ProblemText(
        "That day has passed.", "An exam lies today or later.", "Choose a later date."
    )
    DAY_PAST = ProblemText(
        "These days have passed.", "Only days from today on can be planned.", "Choose later days."
    )
    EXAM_MISSING = ProblemText(
        "There is no such exam.", "It may have been removed.", "Go back to the timeline."
    )
    EXAM_NOT_OVER = ProblemText(
        "This exam is not over yet.",
        "A result can be entered from the day of the exam on.",
        "Enter it when you have it.",
    )
    MILESTONE_MISSING = ProblemText(
        "There is no such milestone.", "It may have been removed.", "Go back to the timeline."
    )
    NAME_EMPTY = ProblemText(
        "A name is missing.", "A milestone or a topic has none.", "Give it a name."
    )
    TOPIC_TWICE = ProblemText(
        "Two topics have the same name.",
        '"{name}" stands there twice.',
        "Give one of them another name.",
    )
    WINDOW_DAY_UNKNOWN = ProblemText(
        "A window has a day that no year has.",
        "Month {month} has no day {day}.",
        "Choose another day.",
    )
    CALENDAR_EMPTY = ProblemText(
        "There is nothing to put into a calendar.",
        "No exam lies ahead, and nothing is planned.",
        "Set the date of an exam first.",
    )
    FILE_NOT_OURS = ProblemText(
        "{name} is something else.",
        "There is a file of this name already that AimStudy did not write. It was not overwritten.",
        "Choose another name.",
    )
    FILE_NOT_WRITTEN = ProblemText(
        "{name} could not be written.", "{reason}", "Choose another place or name."
    )
    VALUE_OUT_OF_RANGE = ProblemText(
        "{what} is out of range.", "It goes from {low} to {high}.", "Choose a value between them."
    )
    VALUE_OF_OTHER_KIND = ProblemText(
        "{what} cannot be this.",
        "What is wanted here: {wanted}.",
        "Hand in another value.",
    )

    MINUTES_NOT_A_WEEK = ProblemText(
        "Minutes are given for seven weekdays.",
        "{found} numbers came.",
        "Give one for each day, Monday first.",
    )

    # The library file
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


class Problem(Exception):
    """An expected failure; ``values``, in words ``shown``, fill the templates of its kind."""

    def __init__(self, kind: ProblemKind, **values: object) -> None:
        self.kind = kind
        self.values = {name: str(value) for name, value in values.items()}
        self.shown = worded(self.values)
        super().__init__(self.title)

    @property
    def title(self) -> str:
        """What happened, in one sentence."""
        return self.kind.value.title.format_map(self.shown)

    @property
    def detail(self) -> str:
        """Why, as far as it is known."""
        return self.kind.value.detail.format_map(self.shown)

    @property
    def next_step(self) -> str:
        """What the person can do now."""
        return self.kind.value.next_step.format_map(self.shown)

    def __str__(self) -> str:
        # A reason that another program gave may end without a full stop.
        detail = self.detail if self.detail.endswith((".", "!", "?")) else f"{self.detail}."
        return f"{self.title} {detail} {self.next_step}"
