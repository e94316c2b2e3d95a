"""Step 5: the minutes of a week as they were before they were changed."""

STATEMENTS = (
    """
CREATE TABLE past_weeks (
  until_day INTEGER NOT NULL,
  minutes TEXT NOT NULL,
  PRIMARY KEY (until_day)
) STRICT
""",
)
