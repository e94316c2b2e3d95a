"""Plain values shared by every layer: no files, no SQL, no Qt, no clock."""
