"""Words of the failures with decks from elsewhere. Knows nothing else."""

from aimstudy.domain.problem_text import ProblemText

_AGAIN = "Export it again where it comes from, or download it again."

DECK_KIND_UNKNOWN = ProblemText(
    "{name} is no deck that AimStudy knows.",
    "Neither a package of Anki, nor a table, nor a list of questions was found in it.",
    "Export it from its program as .apkg or .csv.",
)
DECK_KIND_LATER = ProblemText(
    "{name} is {found}, which AimStudy does not read.",
    "Its cards can come another way.",
    "{way}",
)
DECK_IS_WEB_PAGE = ProblemText(
    "{name} is a web page, not a deck.",
    "The page around a download was saved instead of the deck.",
    "Download the deck itself.",
)
DECK_TRUNCATED = ProblemText(
    "{name} is damaged.", "A part of it is missing, or was changed: {reason}.", _AGAIN
)
DECK_NEWER = ProblemText(
    "{name} was made by a newer version of its program.",
    "Its version is {found}; versions up to {known} can be read.",
    "Export it there with support for older versions.",
)
DECK_PLACEHOLDER = ProblemText(
    "{name} holds only a note that asks for an update.",
    "The collection itself is missing from the package.",
    _AGAIN,
)
DECK_HOSTILE = ProblemText(
    "{name} is built in a way that no deck is.",
    "It was refused: {reason}.",
    "Get it from a place that you trust.",
)
DECK_TOO_LARGE = ProblemText(
    "{name} is too large.",
    "It holds more than {limit} {unit}.",
    "Export a part of it.",
)
DECK_EMPTY = ProblemText(
    "{name} holds no cards.", "It was read to its end, and nothing was found.", "Choose another."
)
DECK_TOO_SLOW = ProblemText(
    "{name} could not be read in time.",
    "After {limit} seconds its reading was stopped.",
    "Export a part of it.",
)
DECK_READER_FAILED = ProblemText(
    "{name} could not be read.",
    "The program that reads it ended without a word; nothing of it was taken.",
    "Export it in another format, .csv or .apkg.",
)
DECK_ENCODING_UNKNOWN = ProblemText(
    "It cannot be told how {name} is written.",
    "It is neither UTF-8 nor UTF-16.",
    "Choose the encoding in which its letters look right.",
)
DECK_WITHOUT_COLUMNS = ProblemText(
    "{name} is no table.",
    "A note type can be chosen for the rows of a table; of other files the notes have their own.",
    "Import it without one.",
)
TABLE_COLUMN_UNKNOWN = ProblemText(
    "The table has no column called {name}.",
    "Its columns: {columns}.",
    "Choose one of them, by its name or its number.",
)
NOTE_TYPE_UNKNOWN = ProblemText(
    "There is no note type called {name}.",
    "The note types that can be chosen: {types}.",
    "Choose one of them.",
)
TYPE_FIELD_UNKNOWN = ProblemText(
    "The note type {type} has no field called {field}.",
    "Its fields: {fields}.",
    "Choose one of them, or tags, deck, guid or skip.",
)
EXPORT_FORMAT_UNKNOWN = ProblemText(
    "It cannot be told in which format {name} is to be written.",
    "The end of a file's name says it, and this one says nothing that is known.",
    "Choose a name that ends in .apkg, .json, .csv, .tsv, .txt or .md, or name the format.",
)
EXPORT_DECK_UNKNOWN = ProblemText(
    "There is no deck called {name}.",
    "The decks of this library: {decks}.",
    "Choose one of them, or name none to write them all.",
)
IMPORT_STOPPED = ProblemText(
    "The import was stopped.", "Nothing of it was taken.", "Start it again whenever you like."
)
