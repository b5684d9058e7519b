"""Names: places and districts, people, organisations, and who said what."""
