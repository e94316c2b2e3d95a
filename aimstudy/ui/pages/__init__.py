"""Pages of the window: each shows a frozen view and calls the library."""
