"""What a reader sees: views, the text with its figures marked, charts, feeds, search; no disk, no clock."""
