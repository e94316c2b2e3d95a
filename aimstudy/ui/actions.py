"""All actions of the window in one enum: words, keys and scope.

Menus, tooltips, the sheet of keys and the command palette are made from it; a test checks that
no two actions of one scope share a key.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum


class Scope(StrEnum):
    """Where an action's keys work. Single letters never work while a text field has the focus."""

    GLOBAL = "global"
    STUDY = "study"
    QUIZ = "quiz"
    REHEARSAL = "rehearsal"
    TIMELINE = "timeline"
    ARTICLE = "article"
    LIBRARY = "library"
    STATISTICS = "statistics"
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class ActionText:
    """An action's name, what it does in one line, and its keys as Qt writes them."""

    text: str
    description: str
    keys: tuple[str, ...]
    scope: Scope = Scope.GLOBAL


class Action(Enum):
    """Every action. Texts are English sources for ``tr``."""

    GO_TODAY = ActionText("Today", "What waits today", ("Ctrl+1",))
    GO_STUDY = ActionText("Study", "Go on with today's cards", ("Ctrl+2",))
    GO_QUIZ = ActionText("Quiz", "Practise with questions from your material", ("Ctrl+3",))
    GO_TIMELINE = ActionText("Timeline", "The way to the exam, day by day", ("Ctrl+4",))
    GO_ARTICLES = ActionText("Articles", "Read articles and look at their cards", ("Ctrl+5",))
    GO_LIBRARY = ActionText("Library", "Find and edit cards", ("Ctrl+6",))
    GO_STATISTICS = ActionText("Statistics", "How your study has gone so far", ("Ctrl+7",))
    GO_SETTINGS = ActionText("Settings", "Minutes, exam, look, backups", ("Ctrl+8", "Ctrl+,"))
    GO_REHEARSAL = ActionText(
        "Exam rehearsal", "A whole paper by the clock, without feedback on the way", ("Ctrl+E",)
    )
    PALETTE = ActionText("Commands", "Find any command by its name", ("Ctrl+K",))
    MENU = ActionText("Menu", "Everything that can be done here", ("F10",))
    FIND = ActionText("Find", "Search in your cards", ("Ctrl+F",))
    ADD_ARTICLE = ActionText("Add an article", "Open a text or Markdown file", ("Ctrl+O",))
    PASTE_ARTICLE = ActionText(
        "Paste an article", "Make an article of copied text", ("Ctrl+Shift+V",)
    )
    IMPORT_DECK = ActionText(
        "Import a deck…", "Take in cards from another program or a file", ("Ctrl+Shift+O",)
    )
    PASTE_CARDS = ActionText(
        "Paste cards…", "Make cards of copied rows, from Quizlet or a table", ("Ctrl+Alt+V",)
    )
    WRITE_CARD = ActionText("Write a card", "Write a question and its answer", ("Ctrl+N",))
    UNDO = ActionText("Undo", "Take the last step back", ("Ctrl+Z",))
    REDO = ActionText("Redo", "Do again what was undone last", ("Ctrl+Shift+Z", "Ctrl+Y"))
    BACKUP = ActionText("Back up now", "Make a tested backup of the library", ("Ctrl+B",))
    LARGER = ActionText("Larger text", "Make all text larger", ("Ctrl++", "Ctrl+="))
    SMALLER = ActionText("Smaller text", "Make all text smaller", ("Ctrl+-",))
    NORMAL_SIZE = ActionText("Normal text", "Text at its usual size", ("Ctrl+0",))
    SWITCH_THEME = ActionText("Light or dark", "Switch between light and dark", ("Ctrl+Shift+L",))
    SWITCH_CONTRAST = ActionText(
        "High contrast", "Strong contrast on black, or the theme before", ("Ctrl+Shift+H",)
    )
    KEYS = ActionText("Keys", "Every key in one list", ("F1", "?"))
    BACK = ActionText("Back", "Go back to the page before", ("Alt+Left",))
    QUIT = ActionText("Quit", "Close AimStudy; everything is saved", ("Ctrl+Q",))

    START = ActionText("Start", "Start today's session", ("Return", "Enter"), Scope.TODAY)

    SHOW_OR_GOOD = ActionText(
        "Show, then Good",
        "Show the answer; then rate it Good",
        ("Space", "Return", "Enter"),
        Scope.STUDY,
    )
    RATE_AGAIN = ActionText("Again", "It did not come back", ("1",), Scope.STUDY)
    RATE_HARD = ActionText("Hard", "It came with effort", ("2",), Scope.STUDY)
    RATE_GOOD = ActionText("Good", "It came", ("3",), Scope.STUDY)
    RATE_EASY = ActionText("Easy", "It came at once", ("4",), Scope.STUDY)
    EDIT_CARD = ActionText("Edit", "Change this card", ("E",), Scope.STUDY)
    FLAG_CARD = ActionText("Flag", "Mark this card for later", ("F",), Scope.STUDY)
    BURY_CARD = ActionText("Not today", "Leave this card until tomorrow", ("B",), Scope.STUDY)
    SUSPEND_CARD = ActionText("Suspend", "Take this card out of study", ("S",), Scope.STUDY)
    OPEN_SOURCE = ActionText("Open source", "Read the sentence in its article", ("O",), Scope.STUDY)
    BOOKMARK_CARD = ActionText(
        "Bookmark", "Find this card again among the bookmarked ones", ("M",), Scope.STUDY
    )
    REMARK_CARD = ActionText(
        "Your note", "Write a note of your own under the answer", ("N",), Scope.STUDY
    )
    RESET_CARD = ActionText(
        "Begin anew", "Learn this card as if it were new", ("Ctrl+R",), Scope.STUDY
    )
    TYPE_ANSWERS = ActionText(
        "Type the answer", "Ask for this answer to be typed, or no longer", ("T",), Scope.STUDY
    )
    ADD_REVERSE = ActionText(
        "Reversed card", "Ask for the question by the answer, too", ("Ctrl+Shift+R",), Scope.STUDY
    )
    COUNT_RIGHT = ActionText(
        "Count it as right", "Decide yourself whether a typed answer counts", ("R",), Scope.STUDY
    )
    WHY_DATE = ActionText(
        "Why this date?", "Why the card comes now, and what each button does", ("W",), Scope.STUDY
    )
    PLAY_SOUND = ActionText("Play the sound", "Hear the sounds of this card", ("P",), Scope.STUDY)
    SHOW_HINT = ActionText(
        "Show the hint", "Show what the card keeps as a hint", ("H",), Scope.STUDY
    )
    SHOW_REST = ActionText(
        "Show the rest",
        "Show all of a question or an answer that is very long",
        ("V",),
        Scope.STUDY,
    )
    CARD_MENU = ActionText(
        "Card menu", "Everything that can be done with this card", (".",), Scope.STUDY
    )
    CHOOSE_SESSION = ActionText(
        "Choose a session", "How long, how many cards, and of what", ("C",), Scope.STUDY
    )
    WHAT_WAITS = ActionText(
        "What waits", "Cards that do not come now, and why", ("L",), Scope.STUDY
    )

    CHOOSE_A = ActionText("Option A", "Choose the first option", ("A", "1"), Scope.QUIZ)
    CHOOSE_B = ActionText("Option B", "Choose the second option", ("B", "2"), Scope.QUIZ)
    CHOOSE_C = ActionText("Option C", "Choose the third option", ("C", "3"), Scope.QUIZ)
    CHOOSE_D = ActionText("Option D", "Choose the fourth option", ("D", "4"), Scope.QUIZ)
    CHOOSE_E = ActionText("Option E", "Choose the fifth option", ("E", "5"), Scope.QUIZ)
    CHOOSE_F = ActionText("Option F", "Choose the sixth option", ("F", "6"), Scope.QUIZ)
    CHOOSE_G = ActionText("Option G", "Choose the seventh option", ("G", "7"), Scope.QUIZ)
    # Single letters stand aside for a field that is being typed in; with Alt they work there, too.
    SURE_GUESS = ActionText("A guess", "Say that the answer is a guess", ("J", "Alt+J"), Scope.QUIZ)
    SURE_RATHER = ActionText("Think so", "Say that you are rather sure", ("K", "Alt+K"), Scope.QUIZ)
    SURE_CERTAIN = ActionText("Sure", "Say that you are sure", ("L", "Alt+L"), Scope.QUIZ)
    DONT_KNOW = ActionText(
        "I don't know", "See the answer without a guess", ("0", "Alt+0"), Scope.QUIZ
    )
    NEXT_QUESTION = ActionText(
        "Start, check, next",
        "Start the quiz, check the answer or go on: what the main button says",
        ("Return", "Enter", "Space"),
        Scope.QUIZ,
    )
    OVERRULE = ActionText(
        "Count it as right", "Decide yourself whether a typed answer counts", ("R",), Scope.QUIZ
    )
    PRINT_SHEET = ActionText(
        "Print a quiz sheet…", "A quiz on paper, and its key apart", ("Ctrl+P",), Scope.QUIZ
    )
    QUIZ_SOURCE = ActionText(
        "Open the source", "Read the sentence in its article", ("O",), Scope.QUIZ
    )

    # Single letters stand aside for a field that is being typed in; with Alt they work there, too.
    PAPER_A = ActionText("Option A", "Choose the first option", ("A", "1"), Scope.REHEARSAL)
    PAPER_B = ActionText("Option B", "Choose the second option", ("B", "2"), Scope.REHEARSAL)
    PAPER_C = ActionText("Option C", "Choose the third option", ("C", "3"), Scope.REHEARSAL)
    PAPER_D = ActionText("Option D", "Choose the fourth option", ("D", "4"), Scope.REHEARSAL)
    PAPER_E = ActionText("Option E", "Choose the fifth option", ("E", "5"), Scope.REHEARSAL)
    PAPER_F = ActionText("Option F", "Choose the sixth option", ("6",), Scope.REHEARSAL)
    PAPER_G = ActionText("Option G", "Choose the seventh option", ("7",), Scope.REHEARSAL)
    PAPER_MAIN = ActionText(
        "Go on",
        "Start, go on to the next question, or what the main button says",
        ("Return", "Enter"),
        Scope.REHEARSAL,
    )
    PAPER_NEXT = ActionText(
        "Next question",
        "Skip this one, or go on; in the result other answers",
        ("Right", "Ctrl+PgDown"),
        Scope.REHEARSAL,
    )
    PAPER_PREVIOUS = ActionText(
        "Question before",
        "Back by one; in the result other answers",
        ("Left", "Ctrl+PgUp"),
        Scope.REHEARSAL,
    )
    PAPER_OPEN = ActionText(
        "Next open question", "The next one without an answer", ("N", "Alt+N"), Scope.REHEARSAL
    )
    PAPER_FLAG = ActionText(
        "Flag the question", "Mark it, to come back to it", ("F", "Alt+F"), Scope.REHEARSAL
    )
    PAPER_UNSURE = ActionText(
        "Unsure", "Note that you are not sure of the answer", ("U", "Alt+U"), Scope.REHEARSAL
    )
    PAPER_CLEAR = ActionText(
        "Take the answer back", "Leave the question open again", ("0", "Alt+0"), Scope.REHEARSAL
    )
    PAPER_GRID = ActionText(
        "All questions", "Which are answered, open and flagged", ("G", "Alt+G"), Scope.REHEARSAL
    )
    PAPER_TIME = ActionText(
        "Hide the time", "Hide the time that is left, or show it", ("H", "Alt+H"), Scope.REHEARSAL
    )
    PAPER_PAUSE = ActionText(
        "Pause",
        "Stop the clock where the rules allow it, or go on",
        ("P", "Alt+P"),
        Scope.REHEARSAL,
    )
    PAPER_SUBMIT = ActionText(
        "To the end of the paper",
        "See what is open before you hand in",
        ("S", "Alt+S"),
        Scope.REHEARSAL,
    )
    # Not the key that leads there: one that is pressed twice, or held, must hand nothing in.
    PAPER_HAND_IN = ActionText(
        "Hand in",
        "At the end of the paper, once you have seen what is open",
        ("Ctrl+Return", "Ctrl+Enter"),
        Scope.REHEARSAL,
    )
    PAPER_BACK = ActionText(
        "Back to the question", "Out of a field or of all questions", ("Esc",), Scope.REHEARSAL
    )

    CHART_TABLE = ActionText("Table", "The same figures as a table", ("T",), Scope.TIMELINE)
    TIMELINE_DAY = ActionText("Day", "The chosen day and its week", ("D",), Scope.TIMELINE)
    TIMELINE_MONTH = ActionText("Month", "Five weeks, a bar a day", ("M",), Scope.TIMELINE)
    TIMELINE_WHOLE = ActionText("All days", "From today to the last exam", ("W",), Scope.TIMELINE)
    WHAT_IF = ActionText(
        "What if…",
        "Other minutes, dates or days off, before anything changes",
        ("I",),
        Scope.TIMELINE,
    )
    # The chart reads these itself while it has the keys.
    WALK_DAY = ActionText(
        "A day back or on", "Walk along the chart", ("Left", "Right"), Scope.TIMELINE
    )
    WALK_WEEK = ActionText("A week back or on", "Walk faster", ("Up", "Down"), Scope.TIMELINE)
    WALK_FAR = ActionText(
        "Further back or on", "Four weeks; in a month five", ("PgUp", "PgDown"), Scope.TIMELINE
    )
    WALK_TODAY = ActionText("To today", "Back to where you are", ("Home",), Scope.TIMELINE)
    WALK_EXAM = ActionText("To the exam", "The next one", ("End",), Scope.TIMELINE)
    DAY_DETAIL = ActionText(
        "The day in detail", "Its figures and reasons; Esc goes back", ("Return",), Scope.TIMELINE
    )
    DAY_OFF = ActionText(
        "Day off", "Take the chosen day off, or study on it after all", ("Space",), Scope.TIMELINE
    )
    SAVE_CALENDAR = ActionText(
        "Save to calendar…",
        "Exams and study days as a file for your calendar",
        ("Ctrl+Shift+E",),
        Scope.TIMELINE,
    )

    STATISTICS_TABLES = ActionText(
        "Hide or show charts", "All figures as words and tables", ("T",), Scope.STATISTICS
    )

    ACCEPT_CARD = ActionText("Accept", "Study this card", ("A",), Scope.ARTICLE)
    REJECT_CARD = ActionText("Reject", "Leave this card out", ("R",), Scope.ARTICLE)
    EDIT_ARTICLE_CARD = ActionText("Edit card", "Change the marked card", ("E",), Scope.ARTICLE)
    NEXT_CARD = ActionText("Next card", "Choose the next card of the list", ("N",), Scope.ARTICLE)
    PREVIOUS_CARD = ActionText(
        "Card before", "Choose the card before in the list", ("P",), Scope.ARTICLE
    )
    MAKE_CARD = ActionText(
        "Make a card", "Make a card of the marked words", ("Ctrl+Shift+M",), Scope.ARTICLE
    )
    WHY_CARD = ActionText(
        "Why this card?", "Which sentence and rule it is from", ("W",), Scope.ARTICLE
    )

    DELETE_CARDS = ActionText("Delete", "Delete the marked cards", ("Del",), Scope.LIBRARY)
    SUSPEND_CARDS = ActionText(
        "Suspend or resume",
        "Take the marked cards out of study, or back",
        ("Ctrl+J",),
        Scope.LIBRARY,
    )
    PRINT_CARDS = ActionText(
        "Print cards…",
        "The marked cards, or all that are shown, as PDF",
        ("Ctrl+P",),
        Scope.LIBRARY,
    )
    PICK_SIDES = ActionText(
        "Choose between both sides…", "Notes changed here and in a file", (), Scope.LIBRARY
    )
    EXPORT_CARDS = ActionText(
        "Export cards…",
        "All cards, this deck or what is searched for, as a file for other programs",
        ("Ctrl+Shift+S",),
        Scope.LIBRARY,
    )
    CHOOSE_FOUND = ActionText(
        "Choose all that are found",
        "Also those further down, to change all of them at once",
        ("Ctrl+A",),
        Scope.LIBRARY,
    )
    CHOOSE_COLUMNS = ActionText(
        "Columns…",
        "What rows show, and what they are sorted by",
        ("Ctrl+Shift+K",),
        Scope.LIBRARY,
    )
    REPLACE_TEXT = ActionText(
        "Find and replace…",
        "Change words in all cards that are found, or in the marked ones",
        ("Ctrl+H",),
        Scope.LIBRARY,
    )
    FLAG_CARDS = ActionText("Flag cards", "Mark or unmark the cards", ("Ctrl+G",), Scope.LIBRARY)
    FIND_DUPLICATES = ActionText(
        "Duplicates…",
        "Cards that ask the same, or nearly, among those that are found",
        ("Ctrl+Shift+D",),
        Scope.LIBRARY,
    )
    NOTE_TYPES = ActionText(
        "Note types…",
        "Make, change and delete note types: their fields, templates and style",
        ("Ctrl+Alt+N",),
        Scope.LIBRARY,
    )
    NEW_DECK = ActionText(
        "New deck…", "Make a deck, also under the chosen one", ("Ctrl+Shift+N",), Scope.LIBRARY
    )
    RENAME_DECK = ActionText(
        "Rename the deck…", "Decks under it go with it", ("F2",), Scope.LIBRARY
    )
    TAKE_ALONG = ActionText(
        "Take along", "The chosen cards, or the deck, to put them elsewhere", ("Ctrl+X",),
        Scope.LIBRARY,
    )  # fmt: skip
    PUT_HERE = ActionText(
        "Put here", "Into the chosen deck: what was taken along", ("Ctrl+V",), Scope.LIBRARY
    )
    ARCHIVE_DECK = ActionText(
        "Archive the deck", "Its cards leave study until it is taken back", (), Scope.LIBRARY
    )
    DELETE_DECK = ActionText(
        "Delete the deck…", "With its cards and the decks under it", (), Scope.LIBRARY
    )


# What chooses an option, from the first one on: in a quiz, and in a rehearsal.
QUIZ_LETTERS = (
    Action.CHOOSE_A,
    Action.CHOOSE_B,
    Action.CHOOSE_C,
    Action.CHOOSE_D,
    Action.CHOOSE_E,
    Action.CHOOSE_F,
    Action.CHOOSE_G,
)
PAPER_LETTERS = (
    Action.PAPER_A,
    Action.PAPER_B,
    Action.PAPER_C,
    Action.PAPER_D,
    Action.PAPER_E,
    Action.PAPER_F,
    Action.PAPER_G,
)
