"""Dialogs and overlays of the window."""
