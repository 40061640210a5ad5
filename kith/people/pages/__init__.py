"""One module for each thing that is done about a person, its page beside it."""
