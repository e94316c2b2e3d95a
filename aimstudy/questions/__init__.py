"""Facts to cards and quiz items. Knows nothing of storage or windows."""
