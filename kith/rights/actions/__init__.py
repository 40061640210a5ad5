"""What is done about rights: the only writers of this room."""
