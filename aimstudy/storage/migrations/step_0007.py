"""Step 7: decks from elsewhere - note types with their templates, imports, what sources said."""

STATEMENTS = (
    """
CREATE TABLE note_types (
  id INTEGER NOT NULL,
  "key" TEXT NOT NULL,
  definition TEXT NOT NULL,
  PRIMARY KEY (id)
) STRICT
""",
    """
CREATE TABLE imports (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  report TEXT NOT NULL,
  undone INTEGER NOT NULL
) STRICT
""",
    """
CREATE TABLE import_conflicts (
  import_id INTEGER NOT NULL,
  note_id INTEGER NOT NULL,
  incoming TEXT NOT NULL,
  choice TEXT,
  PRIMARY KEY (import_id, note_id),
  FOREIGN KEY(import_id) REFERENCES imports (id) ON DELETE CASCADE,
  FOREIGN KEY(note_id) REFERENCES notes (id) ON DELETE CASCADE
) STRICT
""",
    "ALTER TABLE notes ADD COLUMN type_id INTEGER REFERENCES note_types (id)",
    "ALTER TABLE notes ADD COLUMN fields TEXT",
    "ALTER TABLE notes ADD COLUMN choices TEXT",
    "ALTER TABLE notes ADD COLUMN source TEXT",
    "ALTER TABLE notes ADD COLUMN source_ms INTEGER",
    "ALTER TABLE notes ADD COLUMN digest TEXT",
    "ALTER TABLE notes ADD COLUMN import_id INTEGER",
    "ALTER TABLE cards ADD COLUMN source TEXT",
    "ALTER TABLE cards ADD COLUMN import_id INTEGER",
    "ALTER TABLE reviews ADD COLUMN source TEXT",
    "CREATE INDEX notes_import ON notes (import_id) WHERE import_id IS NOT NULL",
    "CREATE INDEX cards_import ON cards (import_id) WHERE import_id IS NOT NULL",
)
