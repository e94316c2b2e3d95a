"""Words of the import: what kind a file is of, what was done with its rows, what a person chose.

A remark is about one row, and never sinks the others. Its texts are templates like those of a
``Problem``; here stand the English ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum


class FileKind(StrEnum):
    """What a file holds, told from its content."""

    PACKAGE = "anki-package"
    COLLECTION = "anki-collection"
    DATABASE = "anki-database"
    ANKI_TEXT = "anki-text"
    TABLE = "table"
    SHEET = "sheet"
    MARKDOWN = "markdown-cards"
    AIKEN = "aiken"
    ORG = "org"
    QTI = "qti"
    BLACKBOARD = "blackboard"
    GIFT = "gift"
    MOODLE = "moodle-xml"
    CROWDANKI = "crowdanki"
    MNEMOSYNE = "mnemosyne"
    JSON = "aimstudy-json"
    JSON_ROWS = "json-rows"
    ARTICLE = "article"


# Kinds whose rows have columns with names, which can fill a note type's fields.
WITH_COLUMNS = (FileKind.TABLE, FileKind.SHEET, FileKind.JSON_ROWS)


class ExportFormat(StrEnum):
    """What decks are written as."""

    APKG = "apkg"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    ANKI_TEXT = "anki-text"
    MARKDOWN = "markdown"


class Duplicates(StrEnum):
    """What becomes of a note that is here already and is another one in the file."""

    UPDATE = "update"
    KEEP = "keep"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class RemarkText:
    """What is so with a row, and what was done about it: templates with ``{name}`` fields."""

    what: str
    done: str


class RemarkKind(Enum):
    """Everything that can be remarked about a row of a file, in words."""

    ROW_WITHOUT_QUESTION = RemarkText("The row has no question.", "It was left out.")
    ROW_WITHOUT_ANSWER = RemarkText("The row has no answer.", "It was left out.")
    ROW_TOO_WIDE = RemarkText(
        "The row has {found} columns where others have {usual}.",
        "What is too many was joined to the last.",
    )
    ROW_TOO_NARROW = RemarkText(
        "The row has {found} columns where others have {usual}.", "The others are empty."
    )
    QUOTE_NOT_CLOSED = RemarkText(
        "A quotation mark is not closed.", "The line was read as it stands."
    )
    TEXT_TOO_LONG = RemarkText(
        "A text has {found} characters; there is room for {limit}.", "It was left out."
    )
    BYTES_NOT_TEXT = RemarkText(
        "{found} bytes are no text in {encoding}.", "They stand as \N{REPLACEMENT CHARACTER}."
    )
    ENCODING_GUESSED = RemarkText(
        "The file is neither UTF-8 nor UTF-16.", "It was read as {encoding}."
    )
    ROW_TWICE = RemarkText("The row is in the file twice.", "This one was left out.")
    LINE_LIKE_COMMENT = RemarkText("The line begins with #.", "It was taken as a card.")
    LINE_NOT_UNDERSTOOD = RemarkText("The line was not understood.", "It was left out.")
    DIRECTIVE_UNKNOWN = RemarkText("The setting {name} is not known.", "It was passed over.")
    SAME_IDENTITY = RemarkText(
        "Another note of the file has the same identity.", "This one was given its own."
    )
    FIELDS_TOO_FEW = RemarkText(
        "The note has fewer fields than its type: {found} of {usual}.", "The others are empty."
    )
    FIELDS_TOO_MANY = RemarkText(
        "The note has more fields than its type: {found} instead of {usual}.",
        "They were joined to the last.",
    )
    ROW_WITHOUT_CARD = RemarkText(
        "The row makes no card of the note type {type}.", "It was left out."
    )
    ROW_WITHOUT_GAP = RemarkText(
        "The row has no gap, which the note type {type} asks for.", "It was left out."
    )
    NOTE_EMPTY = RemarkText("The note is empty.", "It was left out.")
    NOTE_TYPE_MISSING = RemarkText(
        "The note is of a type that is not in the file.", "It was taken with plain fields."
    )
    NOTE_UNREADABLE = RemarkText("The note cannot be read: {reason}.", "It was left out.")
    CARD_WITHOUT_NOTE = RemarkText("The card's note is not in the file.", "It was left out.")
    CARD_DOUBLE = RemarkText("The note has this card already.", "The second one was left out.")
    CARD_TEMPLATE_MISSING = RemarkText(
        "The card's template is not in its note type.", "It was left out."
    )
    CARD_SCHEDULE_ODD = RemarkText(
        "The card's {what} is impossible ({found}).", "It was put right."
    )
    DECK_MISSING = RemarkText("The card's deck is not in the file.", "It is in {deck} now.")
    DECK_TOO_DEEP = RemarkText("The deck is {found} levels deep.", "It was cut to {limit}.")
    REVIEW_ODD = RemarkText(
        "{found} answers in the history are of an impossible time.", "They were left out."
    )
    REVIEW_WITHOUT_CARD = RemarkText(
        "{found} answers are of cards that are not in the file.", "They were left out."
    )
    TIME_IN_MILLISECONDS = RemarkText(
        "A time is in milliseconds where seconds belong.", "It was read as milliseconds."
    )
    MEDIUM_MISSING = RemarkText("{name} is not in the file.", "The card says that it is missing.")
    MEDIUM_TOO_LARGE = RemarkText(
        "{name} has more than {limit} MB.", "It was left out; the card says that it is missing."
    )
    MEDIUM_NAME_ODD = RemarkText("A file has an odd name.", "It is called {name} now.")
    MEDIUM_UNREADABLE = RemarkText("{name} cannot be read.", "It was left out.")
    MEDIA_NOT_USED = RemarkText("{found} files are named by no note.", "They were left out.")
    MEDIUM_KIND_UNKNOWN = RemarkText("{name} is neither a picture nor a sound.", "It was left out.")
    QUESTION_KIND_LEFT_OUT = RemarkText(
        "A question of the kind {found} cannot be asked here.", "It was left out."
    )
    ANSWER_OUT_OF_RANGE = RemarkText(
        "The answer {found} is none of the options.", "The question was left out."
    )
    OPTION_MISSING = RemarkText("The question has no options.", "It was left out.")
    OPTIONS_TOO_MANY = RemarkText(
        "The question has {found} options; {limit} can be shown.", "It is asked without options."
    )


@dataclass(frozen=True, slots=True)
class Remark:
    """What was done with one row: ``file``, its physical ``line`` (0: none) or other ``place``.

    ``cells`` are those of a row that was left out.
    """

    kind: RemarkKind
    file: str = ""
    line: int = 0
    place: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    cells: tuple[str, ...] = ()

    @property
    def what(self) -> str:
        """What is so, in English."""
        return self.kind.value.what.format(**self.given)

    @property
    def done(self) -> str:
        """What was done about it, in English."""
        return self.kind.value.done.format(**self.given)
