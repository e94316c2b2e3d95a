"""The window: pages show frozen views and call the library; no rule, no SQL, no file lives here."""
