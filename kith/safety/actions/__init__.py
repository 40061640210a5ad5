"""What is done about staying safe: the only writers of this room."""
