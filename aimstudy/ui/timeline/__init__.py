"""Parts of the Timeline page: its words, the table twin, exams and minutes."""
