"""Backups shown in the window: on Settings, and on the page of a library that does not open."""
