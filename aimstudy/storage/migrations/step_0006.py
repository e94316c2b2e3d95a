"""Step 6: quiz evidence, rehearsals, steps to do again, a person's own marks on cards."""

STATEMENTS = (
    "ALTER TABLE notes ADD COLUMN typed INTEGER",
    "ALTER TABLE notes ADD COLUMN remark TEXT",
    "ALTER TABLE notes ADD COLUMN markup TEXT",
    "ALTER TABLE cards ADD COLUMN bookmarked INTEGER",
    "ALTER TABLE cards ADD COLUMN shown_day INTEGER",
    "ALTER TABLE reviews ADD COLUMN evidence TEXT",
    "ALTER TABLE undo_steps ADD COLUMN forward TEXT",
    "ALTER TABLE quiz_attempts ADD COLUMN kind TEXT",
    "ALTER TABLE quiz_attempts ADD COLUMN rules TEXT",
    "ALTER TABLE quiz_attempts ADD COLUMN clock TEXT",
    "ALTER TABLE quiz_responses ADD COLUMN card_id INTEGER",
    "ALTER TABLE quiz_responses ADD COLUMN topic TEXT",
    "ALTER TABLE quiz_responses ADD COLUMN certainty INTEGER",
    "ALTER TABLE quiz_responses ADD COLUMN took_ms INTEGER",
    "ALTER TABLE quiz_responses ADD COLUMN seen INTEGER",
    "ALTER TABLE quiz_responses ADD COLUMN flagged INTEGER",
    "ALTER TABLE quiz_responses ADD COLUMN first_sight INTEGER",
    "ALTER TABLE quiz_responses ADD COLUMN review_seq INTEGER",
    """
CREATE TABLE confusions (
  id INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  card_id INTEGER NOT NULL,
  other_id INTEGER NOT NULL,
  response_id INTEGER,
  seq INTEGER,
  PRIMARY KEY (id),
  FOREIGN KEY(card_id) REFERENCES cards (id) ON DELETE CASCADE,
  FOREIGN KEY(other_id) REFERENCES cards (id) ON DELETE CASCADE,
  FOREIGN KEY(response_id) REFERENCES quiz_responses (id) ON DELETE CASCADE
) STRICT
""",
    """
CREATE TABLE note_media (
  note_id INTEGER NOT NULL,
  label TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (note_id, label),
  FOREIGN KEY(note_id) REFERENCES notes (id) ON DELETE CASCADE
) STRICT
""",
    """
CREATE TABLE session_cards (
  card_id INTEGER NOT NULL,
  PRIMARY KEY (card_id),
  FOREIGN KEY(card_id) REFERENCES cards (id) ON DELETE CASCADE
) STRICT
""",
    "CREATE INDEX confusions_card ON confusions (card_id, other_id)",
    "CREATE INDEX quiz_responses_card ON quiz_responses (card_id)",
)
