"""The readers of circles: the person's side of it, and what a key person is shown."""
