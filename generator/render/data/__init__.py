"""What other programs read: tables, feeds, linked data, whole data sets, a parsed page as JSON."""
