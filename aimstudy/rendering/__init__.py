"""Untrusted card text made into HTML that is safe to show."""
