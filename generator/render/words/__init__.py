"""Words and marks as people read them: amounts and periods, typography, the strings of the interface."""
