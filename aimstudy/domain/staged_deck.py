"""The shape of a deck on its way in or out: between the readers and writers, and the library.

A foreign file is read in another process, which leaves its cards in a small SQLite file of this
shape; it is looked at for the preview, and then taken in by one transaction. On the way out the
library is laid out in one, and a writer makes the format of it. Here stands only which columns
there are: ``interchange`` and ``storage`` make and read the tables.

- Times are ms UTC. ``place`` is the physical line, the row of a sheet or the id of the source.
- ``notes``: ``fields`` joined by U+001F where there is a ``type_id``, else NULL; ``front`` and
  ``back`` are plain text then, for search and lists. ``digest`` tells whether notes are the same.
- ``cards``: ``due_ms`` is the moment a card is due; for one in review about the middle of its day.
  ``stability`` 0 means that the source had none. ``ivl`` in days, ``factor`` in thousandths.
  ``answered`` is 1 on the way out where its source's numbers hold no more: it was answered here.
- ``reviews``: in the order they were given; ``rating`` 0 marks from where a card begins anew.
- ``states``: memory as the library keeps it (days are date ordinals), worked out by the library
  before it takes the cards; ``told`` is 1 where the answers do not explain it,
  ``first_review`` the number of a card's first answer, or 0.
- ``source`` columns are what the source said of a row, as JSON text, for the way back.
- ``kept_notes`` and ``kept_cards``: what only AimStudy says of a note or a card, for its own
  files; ``quotes`` are the sentences it stands on, as JSON. ``suspended`` and the days are as the
  library has them, ``position`` is the order of new cards.
- ``remarks``: what was repaired or left out; ``code`` is a ``RemarkKind``, ``given`` JSON.
"""

import hashlib
from collections.abc import Mapping

FILE_NAME = "deck.db"
# On the way in the answers stand in a file of their own: they can be copied beside the rest.
ANSWERS_FILE = "answers.db"
IN_ANSWERS = frozenset({"reviews"})
MEDIA_FOLDER = "media"
# Of every imported note: identity, digest, whether all its cards were answered, and which cards
# there are, as the sum of 2 ** ordinal for ordinals up to LAST_TOLD.
KNOWN_FILE = "known.json"
# The definition of the note type that a person chose for the rows of a table, and its key.
TYPE_FILE = "type.json"
LAST_TOLD = 61
SHOWN = 50  # the first notes of a deck that a person is shown before it is taken
Columns = tuple[tuple[str, str], ...]

_INT, _TEXT, _REAL = "INTEGER NOT NULL", "TEXT NOT NULL", "REAL NOT NULL"

TABLES: Mapping[str, Columns] = {
    "meta": (("name", "TEXT PRIMARY KEY NOT NULL"), ("value", _TEXT)),
    "types": (("id", "INTEGER PRIMARY KEY"), ("key", _TEXT), ("definition", _TEXT)),
    "decks": (("id", "INTEGER PRIMARY KEY"), ("name", _TEXT)),
    "notes": (
        ("id", "INTEGER PRIMARY KEY"),
        ("guid", _TEXT),
        ("type_id", "INTEGER"),
        ("kind", _TEXT),
        ("front", _TEXT),
        ("back", _TEXT),
        ("accept", _TEXT),
        ("items", _TEXT),
        ("tags", _TEXT),
        ("markup", "TEXT"),
        ("fields", "TEXT"),
        ("choices", "TEXT"),
        ("created_ms", _INT),
        ("modified_ms", _INT),
        ("digest", _TEXT),
        ("source", "TEXT"),
        ("place", _TEXT),
    ),
    "cards": (
        ("id", "INTEGER PRIMARY KEY"),
        ("note_id", _INT),
        ("ordinal", _INT),
        ("deck_id", _INT),
        ("suspended", _INT),
        ("flagged", _INT),
        ("phase", _TEXT),
        ("stability", _REAL),
        ("difficulty", _REAL),
        ("last_ms", _INT),
        ("due_ms", _INT),
        ("ivl", _INT),
        ("factor", _INT),
        ("reps", _INT),
        ("lapses", _INT),
        ("source", "TEXT"),
        ("answered", _INT),
    ),
    "reviews": (
        ("id", "INTEGER PRIMARY KEY"),
        ("card_id", _INT),
        ("rating", _INT),
        ("at_ms", _INT),
        ("took_ms", _INT),
        ("source", "TEXT"),
    ),
    "states": (
        ("card_id", "INTEGER PRIMARY KEY"),
        ("phase", _TEXT),
        ("stability", _REAL),
        ("difficulty", _REAL),
        ("last_day", _INT),
        ("due_day", _INT),
        ("due_ms", _INT),
        ("reps", _INT),
        ("lapses", _INT),
        ("told", _INT),
        ("first_review", _INT),
    ),
    "media": (("label", "TEXT PRIMARY KEY NOT NULL"), ("sha256", _TEXT), ("kind", _TEXT),
              ("size", _INT)),
    "note_media": (("note_id", _INT), ("label", _TEXT), ("sha256", _TEXT)),
    "kept_notes": (
        ("note_id", "INTEGER PRIMARY KEY"),
        ("created_ms", _INT),
        ("context", _TEXT),
        ("typed", "INTEGER"),
        ("remark", "TEXT"),
        ("quotes", "TEXT"),
    ),
    "kept_cards": (
        ("card_id", "INTEGER PRIMARY KEY"),
        ("position", _INT),
        ("suspended", _INT),
        ("buried_day", _INT),
        ("bookmarked", "INTEGER"),
        ("last_day", _INT),
        ("due_day", _INT),
        ("due_ms", _INT),
    ),
    "remarks": (
        ("id", "INTEGER PRIMARY KEY"),
        ("code", _TEXT),
        ("place", _TEXT),
        ("row", _INT),
        ("given", _TEXT),
    ),
}  # fmt: skip


def column_names(table: str) -> tuple[str, ...]:
    """The columns of a table, in their order.

    >>> column_names("decks")
    ('id', 'name')
    """
    return tuple(name for name, _ in TABLES[table])


def digest(*parts: str | None) -> str:
    """A short word for what a note holds: the same for the same texts only."""
    said = "\x1e".join([part or "" for part in parts])
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def fields_digest(fields: str, *others: str | None) -> str:
    """The same for a note of a type, whose sides follow from its fields and need not be told.

    It is like none of ``digest``, which once was that of such notes too.
    """
    return f"f{digest(fields, *others)}"
