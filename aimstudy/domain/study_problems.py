"""What is said of cards, answers, steps back and printing: the texts of these failures."""

from aimstudy.domain.problem_text import ProblemText

CARD_MISSING = ProblemText(
    "There is no such card.", "It may have been deleted.", "Go on with the next card."
)
DECK_MISSING = ProblemText(
    "There is no such deck.", "It may belong to another library.", "Choose another deck."
)
DECK_NAME_MISSING = ProblemText(
    "The deck has no name.", "There is nothing to see in what was typed.", "Type a name."
)
DECK_NAME_TOO_LONG = ProblemText(
    "The name of the deck is too long.",
    "With the decks above it, it has {length} characters of {limit}.",
    "Shorten it.",
)
DECK_NAME_TAKEN = ProblemText(
    "There is already a deck {name}.",
    "Two decks of one name cannot stand side by side.",
    "Choose another name, or merge the two.",
)
DECK_INSIDE_ITSELF = ProblemText(
    "A deck cannot stand under itself.",
    "{name} would have to stand above the place where it goes.",
    "Choose a deck that is not one of its own.",
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
CARD_OF_TEMPLATES = ProblemText(
    "The texts of this card cannot be changed here.",
    "They are put together from several fields of its note.",
    "Edit the fields of the note in the window.",
)
NOTE_MAKES_NO_CARD = ProblemText(
    "This note makes no card.",
    "Every field that its cards ask for is empty.",
    "Fill one of them in: {fields}.",
)
NOTE_WITHOUT_GAP = ProblemText(
    "There is no gap in this text.",
    "Each gap makes a card, and none is marked in {fields}.",
    "Mark the words to ask for and press Ctrl+Shift+C.",
)
NOTE_FIELD_TOO_LONG = ProblemText(
    "The field {field} is too long.",
    "It has {length} characters; there is room for {limit}.",
    "Shorten it, or make several notes of it.",
)
NOTE_TYPE_FAULTY = ProblemText(
    "This note type cannot make its cards so.",
    "A name is missing or stands twice, or a template asks for nothing that its notes have.",
    "Mend what is said below the templates.",
)
NOTE_TYPE_IN_USE = ProblemText(
    "This note type is in use.",
    "It has {count} notes.",
    "Delete their cards first.",
)
NOTE_TYPE_MISSING = ProblemText(
    "There is no such note type.", "It may have been deleted.", "Choose another one."
)
CARD_TAGS_TOO_LONG = ProblemText(
    "The card has too many tags.",
    "Together they have {length} characters; there is room for {limit}.",
    "Take some out.",
)
REPLACE_PATTERN = ProblemText(
    "The regular expression cannot be used.",
    "The program that reads it says: {reason}.",
    "Mend it, or look for plain words.",
)
REPLACE_TOO_SLOW = ProblemText(
    "The regular expression takes too long.",
    "On one of the cards it tried more ways than there is time for; nothing is changed.",
    "Make it simpler, for example with fewer stars inside of brackets.",
)
REPLACE_TOO_LONG = ProblemText(
    "This is too long to look for.",
    "It has {length} characters; there is room for {limit}.",
    "Look for a part of it.",
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
PRINT_EMPTY = ProblemText(
    "There is nothing to print.", "No card was found.", "Choose cards or another deck."
)
