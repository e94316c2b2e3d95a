"""Step 2: what was typed, picked out or matched in a quiz, its grade, and the person's own word."""

STATEMENTS = (
    "ALTER TABLE quiz_responses ADD COLUMN given TEXT",
    "ALTER TABLE quiz_responses ADD COLUMN grade TEXT",
    "ALTER TABLE quiz_responses ADD COLUMN overruled INTEGER",
)
