"""What is done in this room: the only writers of its tables."""
