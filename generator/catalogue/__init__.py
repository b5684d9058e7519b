"""What listings may know of all articles, in SQLite: derived, and safe to delete at any time."""
