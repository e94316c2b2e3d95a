"""The rehearsal page's views: start, one question a screen, the grid, the result and its review."""
