"""Clocks and states of a request, what a pack leaves out, how it is burnt out, and the order of a chronology."""
