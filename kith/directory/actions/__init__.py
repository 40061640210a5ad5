"""The verbs of the directory: take in what a source has, check, doubt, and say what has changed."""
