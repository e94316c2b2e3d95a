"""What the languages know: words, sentences, numbers, clauses. Knows nothing of articles or cards."""
