"""Article ⇄ Markdown with front matter; the field-by-field merge that keeps hand edits."""
