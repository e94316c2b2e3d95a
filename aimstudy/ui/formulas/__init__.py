"""Formulas on cards: set from their parts, drawn in the window's colours, told in words."""
