"""Words, sentences, numbers and clauses of each language. Knows nothing of articles or cards."""
