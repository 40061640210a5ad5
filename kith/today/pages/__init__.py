"""Pages of the working day."""
