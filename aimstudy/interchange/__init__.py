"""Formats in and out. Knows nothing of SQL or windows."""
