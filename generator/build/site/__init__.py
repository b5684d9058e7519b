"""The site: what changed, which pages that means, and their files."""
