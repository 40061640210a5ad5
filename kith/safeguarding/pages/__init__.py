"""Pages of limits and concerns."""
