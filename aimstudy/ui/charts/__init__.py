"""Own charts, painted with QPainter on one small axis module."""
