"""Article text to structure, sentences, facts and issues. Knows nothing of cards or storage."""
