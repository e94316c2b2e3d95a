"""The parts of the Settings page; each shows and keeps one kind of setting."""
