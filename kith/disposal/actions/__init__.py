"""Holding, proposing, deciding, putting back and erasing."""
