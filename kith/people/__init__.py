"""Persons, and what they say of themselves: what matters to them, how to talk with them, what they want.

Words here: *person* (never client or user), *worker*, *about me*, *caseload*. This room never scores anybody.
"""
