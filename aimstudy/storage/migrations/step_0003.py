"""Step 3: an exam's profile, topics and result, milestones, fitted parameters, the day's order."""

STATEMENTS = (
    "ALTER TABLE exams ADD COLUMN profile TEXT",
    "ALTER TABLE exams ADD COLUMN topics TEXT",
    "ALTER TABLE exams ADD COLUMN result TEXT",
    "ALTER TABLE exams ADD COLUMN accepted INTEGER",
    "ALTER TABLE reviews ADD COLUMN fit INTEGER",
    """
CREATE TABLE milestones (
  id INTEGER NOT NULL,
  name TEXT NOT NULL,
  day INTEGER NOT NULL,
  PRIMARY KEY (id)
) STRICT
""",
    """
CREATE TABLE memory_fits (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  made_ms INTEGER NOT NULL,
  study_day INTEGER NOT NULL,
  answers INTEGER NOT NULL,
  parameters TEXT NOT NULL,
  theta TEXT NOT NULL,
  covariance TEXT NOT NULL,
  quality TEXT NOT NULL
) STRICT
""",
    """
CREATE TABLE day_plans (
  study_day INTEGER NOT NULL,
  made_ms INTEGER NOT NULL,
  basis TEXT NOT NULL,
  waits TEXT NOT NULL,
  forecast TEXT NOT NULL,
  PRIMARY KEY (study_day)
) STRICT
""",
    """
CREATE TABLE study_order (
  position INTEGER NOT NULL,
  card_id INTEGER NOT NULL,
  exam_id INTEGER NOT NULL,
  reason TEXT NOT NULL,
  gain REAL NOT NULL,
  seconds REAL NOT NULL,
  PRIMARY KEY (position),
  CHECK (reason IN ('gain', 'new', 'probe', 'due')),
  UNIQUE (card_id),
  FOREIGN KEY(card_id) REFERENCES cards (id) ON DELETE CASCADE
) STRICT
""",
)
