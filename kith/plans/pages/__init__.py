"""Pages for writing, agreeing, printing and reviewing a plan."""
