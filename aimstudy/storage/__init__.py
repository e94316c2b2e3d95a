"""The library file: the only tables and queries. Knows nothing of Qt or of deck formats."""
