"""How much of anything an exam can have, whoever typed, stored or handed it in."""

MOST_TOPICS, MOST_SOURCES, MOST_WINDOWS = 100, 1_000, 24
MOST_QUESTIONS, MOST_PAPER_MINUTES, MOST_OPTIONS = 1_000, 1_440, 26
FEWEST_OPTIONS = 2  # fewer are no choice; 0 is "not known"
MOST_ATTEMPTS, MOST_TRANSFER_DAYS, MOST_BAND_POINTS = 100, 366, 100
HIGHEST_WEIGHT = 1_000_000.0
HIGHEST_EXTRA_SHARE = 3.0  # of the minutes: four times the time
HIGHEST_ID = 2**63 - 1
