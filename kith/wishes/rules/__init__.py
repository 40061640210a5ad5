"""What can be sorted, drawn and noticed, and what may be made of it."""
