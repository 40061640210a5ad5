"""Decisions of this room: whether two may be brought together, and when a concern must be answered."""
