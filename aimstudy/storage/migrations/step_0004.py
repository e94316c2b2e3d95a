"""Step 4: how many seconds of study a day's order asked for."""

STATEMENTS = ("ALTER TABLE day_plans ADD COLUMN planned_s INTEGER",)
