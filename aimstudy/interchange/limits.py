"""How much of a foreign file is read at most. What is beyond is refused or left out in words."""

MEGABYTE = 1_000_000
COLLECTION = 2 << 30  # bytes, unpacked
MEDIUM = 256 << 20
ALL_MEDIA = 8 << 30
MEDIA_LIST = 64 << 20
MEMBERS = 200_000
FIELD = 4 << 20  # bytes of one field
NOTES = 2_000_000
COLUMNS = 1_000
FIELDS = 200  # of a note type
TEMPLATES = 200
DECK_LEVELS = 50
DECK_NAME = 1_000  # characters
TAGS = 10_000  # characters of a note's tags together
TEXT_FILE = 256 << 20
OPTIONS = 200  # of a question
QUESTION_TEXTS = 256 * MEGABYTE  # characters: pairs that repeat their question and options grow
DOCUMENT = 64 << 20  # bytes: a document is some times as large in memory
BLOCK = 1 << 18
