"""The tables of step 1, frozen as text: later changes of ``tables.py`` are steps of their own."""

TABLES = (
    """
CREATE TABLE articles (
  id INTEGER NOT NULL,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  structure TEXT NOT NULL,
  warnings TEXT NOT NULL,
  added_ms INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  bundled INTEGER NOT NULL,
  PRIMARY KEY (id),
  CHECK (language IN ('en', 'nb')),
  UNIQUE (sha256)
) STRICT
""",
    """
CREATE TABLE calendar_days_off (
  day INTEGER NOT NULL,
  PRIMARY KEY (day)
) STRICT
""",
    """
CREATE TABLE calendar_weekdays (
  weekday INTEGER NOT NULL,
  minutes INTEGER NOT NULL,
  PRIMARY KEY (weekday),
  CHECK (weekday BETWEEN 0 AND 6),
  CHECK (minutes BETWEEN 0 AND 1440)
) STRICT
""",
    """
CREATE TABLE days (
  study_day INTEGER NOT NULL,
  answers INTEGER NOT NULL,
  new_cards INTEGER NOT NULL,
  took_ms INTEGER NOT NULL,
  PRIMARY KEY (study_day)
) STRICT
""",
    """
CREATE TABLE decks (
  id INTEGER NOT NULL,
  name TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (name)
) STRICT
""",
    """
CREATE TABLE exams (
  id INTEGER NOT NULL,
  name TEXT NOT NULL,
  day INTEGER NOT NULL,
  PRIMARY KEY (id)
) STRICT
""",
    """
CREATE TABLE media (
  sha256 TEXT NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL,
  size INTEGER NOT NULL,
  added_ms INTEGER NOT NULL,
  PRIMARY KEY (sha256)
) STRICT
""",
    """
CREATE TABLE quiz_attempts (
  id INTEGER NOT NULL,
  title TEXT NOT NULL,
  seed INTEGER NOT NULL,
  started_ms INTEGER NOT NULL,
  offset_min INTEGER NOT NULL,
  study_day INTEGER NOT NULL,
  finished_ms INTEGER,
  PRIMARY KEY (id)
) STRICT
""",
    """
CREATE TABLE settings (
  "key" TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY ("key")
) STRICT
""",
    """
CREATE TABLE undo_steps (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  payload TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  undone INTEGER NOT NULL
) STRICT
""",
    """
CREATE TABLE facts (
  id INTEGER NOT NULL,
  article_id INTEGER NOT NULL,
  "key" TEXT NOT NULL,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  subject TEXT NOT NULL,
  relation TEXT NOT NULL,
  answers TEXT NOT NULL,
  rule TEXT NOT NULL,
  core INTEGER NOT NULL,
  low REAL,
  high REAL,
  unit TEXT,
  qualifiers TEXT NOT NULL,
  parts TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (article_id, "key"),
  CHECK (state IN ('proposed', 'accepted', 'rejected')),
  FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
) STRICT
""",
    """
CREATE TABLE issues (
  id INTEGER NOT NULL,
  article_id INTEGER NOT NULL,
  "key" TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  first_value TEXT NOT NULL,
  second_value TEXT NOT NULL,
  choice TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (article_id, "key"),
  CHECK (choice IN ('open', 'first', 'second')),
  FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
) STRICT
""",
    """
CREATE TABLE sentences (
  article_id INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  section INTEGER NOT NULL,
  block TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  clean TEXT NOT NULL,
  PRIMARY KEY (article_id, idx),
  FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
) STRICT
""",
    """
CREATE TABLE issue_facts (
  issue_id INTEGER NOT NULL,
  fact_id INTEGER NOT NULL,
  PRIMARY KEY (issue_id, fact_id),
  FOREIGN KEY(issue_id) REFERENCES issues (id) ON DELETE CASCADE,
  FOREIGN KEY(fact_id) REFERENCES facts (id) ON DELETE CASCADE
) STRICT
""",
    """
CREATE TABLE notes (
  id INTEGER NOT NULL,
  guid TEXT NOT NULL,
  kind TEXT NOT NULL,
  front TEXT NOT NULL,
  back TEXT NOT NULL,
  accept TEXT NOT NULL,
  items TEXT NOT NULL,
  context TEXT NOT NULL,
  tags TEXT NOT NULL,
  rule TEXT NOT NULL,
  fact_id INTEGER,
  article_id INTEGER,
  created_ms INTEGER NOT NULL,
  modified_ms INTEGER NOT NULL,
  deleted INTEGER NOT NULL,
  PRIMARY KEY (id),
  CHECK (kind IN ('question', 'cloze', 'list')),
  CHECK (length(front) > 0),
  UNIQUE (guid),
  FOREIGN KEY(fact_id) REFERENCES facts (id) ON DELETE SET NULL,
  FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE SET NULL
) STRICT
""",
    """
CREATE TABLE quiz_responses (
  id INTEGER NOT NULL,
  attempt_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  fact_id INTEGER,
  item TEXT NOT NULL,
  chosen INTEGER,
  correct INTEGER,
  answered_ms INTEGER,
  PRIMARY KEY (id),
  UNIQUE (attempt_id, position),
  FOREIGN KEY(attempt_id) REFERENCES quiz_attempts (id) ON DELETE CASCADE,
  FOREIGN KEY(fact_id) REFERENCES facts (id) ON DELETE SET NULL
) STRICT
""",
    """
CREATE TABLE cards (
  id INTEGER NOT NULL,
  note_id INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  deck_id INTEGER NOT NULL,
  fact_id INTEGER,
  position INTEGER NOT NULL,
  state TEXT NOT NULL,
  suspended INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  deleted INTEGER NOT NULL,
  buried_day INTEGER NOT NULL,
  flagged INTEGER NOT NULL,
  phase TEXT NOT NULL,
  stability REAL NOT NULL,
  difficulty REAL NOT NULL,
  last_day INTEGER NOT NULL,
  due_day INTEGER NOT NULL,
  due_ms INTEGER NOT NULL,
  reps INTEGER NOT NULL,
  lapses INTEGER NOT NULL,
  active INTEGER GENERATED ALWAYS AS (
    state = 'accepted' AND suspended + archived + deleted = 0
  ) STORED,
  PRIMARY KEY (id),
  UNIQUE (note_id, ordinal),
  CHECK (state IN ('proposed', 'accepted', 'rejected')),
  CHECK (phase IN ('new', 'step', 'review')),
  FOREIGN KEY(note_id) REFERENCES notes (id),
  FOREIGN KEY(deck_id) REFERENCES decks (id),
  FOREIGN KEY(fact_id) REFERENCES facts (id) ON DELETE SET NULL
) STRICT
""",
    """
CREATE TABLE citations (
  id INTEGER NOT NULL,
  article_id INTEGER NOT NULL,
  fact_id INTEGER,
  issue_id INTEGER,
  note_id INTEGER,
  ordinal INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  answer_start INTEGER NOT NULL,
  answer_end INTEGER NOT NULL,
  PRIMARY KEY (id),
  CHECK ((fact_id IS NOT NULL) + (issue_id IS NOT NULL) + (note_id IS NOT NULL) = 1),
  FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE,
  FOREIGN KEY(fact_id) REFERENCES facts (id) ON DELETE CASCADE,
  FOREIGN KEY(issue_id) REFERENCES issues (id) ON DELETE CASCADE,
  FOREIGN KEY(note_id) REFERENCES notes (id) ON DELETE CASCADE
) STRICT
""",
    """
CREATE TABLE reviews (
  seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  card_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  rating INTEGER,
  at_ms INTEGER NOT NULL,
  offset_min INTEGER NOT NULL,
  study_day INTEGER NOT NULL,
  took_ms INTEGER NOT NULL,
  "before" TEXT NOT NULL,
  "after" TEXT NOT NULL,
  undoes INTEGER,
  CHECK (kind IN ('study', 'quiz', 'undo', 'state')),
  CHECK (rating IS NULL OR rating BETWEEN 1 AND 4),
  CHECK ((kind = 'undo') = (undoes IS NOT NULL)),
  FOREIGN KEY(card_id) REFERENCES cards (id),
  UNIQUE (undoes),
  FOREIGN KEY(undoes) REFERENCES reviews (seq)
) STRICT
""",
)
