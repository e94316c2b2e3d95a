"""The quiz page's views: set-up, run and review."""
