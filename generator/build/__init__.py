"""The only disk: scan, plan, write, prune, lock."""
