"""Step 1: the first library. Never edited once released; a change is a new step.

Beside the tables: the queue's indexes, the triggers that keep the log append-only, and search.
"""

from aimstudy.storage.migrations.schema_0001 import TABLES

INDEXES = (
    # The queue's, wide enough that it is counted without a look at the cards themselves.
    "CREATE INDEX cards_due_day ON cards (due_day, id, buried_day, phase, active)"
    " WHERE active = 1 AND phase = 'review'",
    "CREATE INDEX cards_due_ms ON cards (due_ms, id, buried_day, phase, active)"
    " WHERE active = 1 AND phase = 'step'",
    "CREATE INDEX cards_new ON cards (position, id, buried_day, phase, active)"
    " WHERE active = 1 AND phase = 'new'",
    "CREATE INDEX cards_fact ON cards (fact_id)",
    "CREATE INDEX cards_deck ON cards (deck_id)",
    "CREATE INDEX reviews_card ON reviews (card_id, seq)",
    "CREATE INDEX reviews_day ON reviews (study_day)",
    "CREATE INDEX reviews_kind ON reviews (kind)",
    "CREATE INDEX notes_fact ON notes (fact_id)",
    "CREATE INDEX notes_article ON notes (article_id)",
    "CREATE INDEX citations_article ON citations (article_id)",
    "CREATE INDEX citations_fact ON citations (fact_id, ordinal)",
    "CREATE INDEX citations_issue ON citations (issue_id, ordinal)",
    "CREATE INDEX citations_note ON citations (note_id, ordinal)",
    "CREATE INDEX issue_facts_fact ON issue_facts (fact_id)",
    "CREATE INDEX quiz_responses_fact ON quiz_responses (fact_id)",
)

LOG_IS_APPEND_ONLY = (
    """CREATE TRIGGER reviews_no_update BEFORE UPDATE ON reviews
BEGIN SELECT RAISE(ABORT, 'the review log is append-only'); END""",
    """CREATE TRIGGER reviews_no_delete BEFORE DELETE ON reviews
BEGIN SELECT RAISE(ABORT, 'the review log is append-only'); END""",
)

SEARCH = (
    """CREATE VIRTUAL TABLE notes_fts USING fts5(
  front, back, tags, content='notes', content_rowid='id',
  tokenize="unicode61 remove_diacritics 2"
)""",
    """CREATE TRIGGER notes_fts_insert AFTER INSERT ON notes BEGIN
  INSERT INTO notes_fts (rowid, front, back, tags)
  VALUES (new.id, new.front, new.back, new.tags);
END""",
    """CREATE TRIGGER notes_fts_delete AFTER DELETE ON notes BEGIN
  INSERT INTO notes_fts (notes_fts, rowid, front, back, tags)
  VALUES ('delete', old.id, old.front, old.back, old.tags);
END""",
    """CREATE TRIGGER notes_fts_update AFTER UPDATE OF front, back, tags ON notes BEGIN
  INSERT INTO notes_fts (notes_fts, rowid, front, back, tags)
  VALUES ('delete', old.id, old.front, old.back, old.tags);
  INSERT INTO notes_fts (rowid, front, back, tags)
  VALUES (new.id, new.front, new.back, new.tags);
END""",
)

STATEMENTS = (*TABLES, *INDEXES, *LOG_IS_APPEND_ONLY, *SEARCH)
