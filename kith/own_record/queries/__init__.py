"""Reading one's own record as lines, and what is said of it."""
