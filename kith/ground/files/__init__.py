"""Private files, kept outside the web root and served only through the gate."""
