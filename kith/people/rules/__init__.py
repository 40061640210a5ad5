"""What may be said of a person, by whom, and how two records are seen to be one. Pure."""
