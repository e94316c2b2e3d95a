"""Frozen views: all that a page may know. Light to import: no SQL, no Qt, no numpy."""
