"""Pages of what is shared, and with whom."""
